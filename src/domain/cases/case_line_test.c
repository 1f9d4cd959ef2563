/* The row of a case in lists says what the records say, after every change of them. */
#include "test/test.h"

#include "core/user.h"
#include "domain/cases/case_line.h"
#include "domain/cases/case_list.h"
#include "domain/organisations/organisation.h"
#include "domain/people/person.h"
#include "test/proof.h"

/* The same, worked out from the records for every row. $2: today */
#define RUNNING "c.status NOT IN ('closed', 'follow_up', 'archived')"
#define OPEN_THING " EXISTS (SELECT 1 FROM case_open_v b WHERE b.case_id = c.id AND "
#define RECORDS_LINE(X)                                                                                      \
        X(INT, id) X(INT, rank) X(DATE, next_due) X(DATE, last_entry) X(TEXT, employer) X(TEXT, manager)     \
                X(TEXT, family)
ROW(records_line, RECORDS_LINE)
SQL_SCOPE(
        test_line_records, records_line,
        "SELECT c.id, CASE WHEN NOT " RUNNING " THEN 5 WHEN c.urgent = 1 OR" OPEN_THING
        "b.urgent = 1 AND (b.kind = 'disruption' OR b.due <= $2)) THEN 1 WHEN" OPEN_THING
        "b.due <= $2 AND b.waits = 0) THEN 2 WHEN" OPEN_THING "b.waits = 1) THEN 3 ELSE 4 END,"
        " (SELECT MIN(n.due) FROM case_open_v n WHERE n.case_id = c.id),"
        " (SELECT MAX(e.held_on) FROM contact_entry_v e WHERE e.case_id = c.id), o.name, m.name, c.family FROM casefile_v c" SCOPE_CASE(
                "c.id") " LEFT JOIN organisation_v o ON o.id = c.employer_id LEFT JOIN users m ON m.id = c.case_manager_id ORDER BY c.number")

static struct proof p;
static int64_t petra;

static struct rtx *reading(void)
{
        struct rtx *tx;
        must(db_begin_read(p.db, test_arena(), petra, &tx) == OK);
        return tx;
}

static struct wtx *writing(void)
{
        struct wtx *tx;
        must(db_begin_write(p.db, test_arena(), 0, &tx) == OK);
        return tx;
}

static void demo_open(void)
{
        p = proof_open();
        petra = proof_user(&p, S("petra"));
}

static size_t records_read(struct records_line **out)
{
        size_t n = 0;
        struct rtx *tx = reading();
        CHECK_OK(db_list_scope(tx, &sql_test_line_records, ARGS(clock_today()), out, &n));
        db_end_read(tx);
        return n;
}

static size_t list_read(enum case_view view, struct case_line **out, int64_t *total)
{
        struct case_counts counts;
        struct case_filter f = {.view = view, .sort = S("number")};
        size_t n = 0;
        struct rtx *tx = reading();
        CHECK_OK(case_counts(tx, &counts));
        CHECK_OK(case_list(tx, &f, &counts, out, &n, total));
        db_end_read(tx);
        return n;
}

static void line_compare(const struct records_line *r, const struct case_line *l)
{
        CHECK_INT(l->id, r->id);
        CHECK_INT(l->rank, r->rank);
        CHECK_SAME(date_iso(test_arena(), l->next_due), date_iso(test_arena(), r->next_due));
        CHECK_SAME(date_iso(test_arena(), l->last_entry), date_iso(test_arena(), r->last_entry));
        CHECK_SAME(l->employer, r->employer);
        CHECK_SAME(l->case_manager, r->manager);
        CHECK_SAME(l->family, r->family);
}

static void demo_compare(void)
{
        struct records_line *r;
        struct case_line *running, *over;
        int64_t runs, ended;
        size_t n = records_read(&r), a = list_read(CASES_ALL, &running, &runs),
               b = list_read(CASES_CLOSED, &over, &ended);
        CHECK_INT(a + b, n);
        CHECK_INT(runs, a);
        CHECK_INT(ended, b);
        CHECK(a > 10 && b > 0);
        for (size_t i = 0; i < n; i++) {
                if (r[i].rank == RANK_OVER)
                        line_compare(&r[i], over++);
                else
                        line_compare(&r[i], running++);
        }
}

TEST(lists_say_what_the_records_of_the_demo_say)
{
        demo_open();
        demo_compare();
        proof_close(&p);
}

static int64_t first_running(struct case_line *out)
{
        struct case_line *l;
        int64_t total;
        must(list_read(CASES_ALL, &l, &total) > 0);
        *out = l[0];
        return total;
}

TEST(a_closed_case_moves_to_the_closed_ones)
{
        struct case_line l, *over;
        const struct wgrant *g;
        int64_t ended;
        demo_open();
        int64_t running = first_running(&l);
        size_t closed = list_read(CASES_CLOSED, &over, &ended);
        struct wtx *tx = writing();
        NEED_OK(case_open_program(tx, l.id, &g));
        NEED_OK(case_close(tx, g, clock_today(), S("other"), S("")));
        NEED_OK(db_commit(tx));
        CHECK_INT(first_running(&l), running - 1);
        CHECK_INT(list_read(CASES_CLOSED, &over, &ended), closed + 1);
        demo_compare();
        proof_close(&p);
}

#define TEST_NAMES(X) X(INT, person_id) X(INT, employer_id) X(INT, case_manager_id)
ROW(test_names, TEST_NAMES)
SQL(test_line_names, test_names, "SELECT person_id, employer_id, case_manager_id FROM casefile WHERE id = $1")

static void rename_record(struct wtx *tx, const struct free_entity *e, int64_t id, size_t field,
                          struct str name)
{
        struct record *r;
        struct errs errs;
        errs_init(&errs, test_arena());
        NEED_OK(ent_get(rtx_of(tx), e, id, &r));
        REC_SET(r, field, name);
        CHECK_OK(ent_update(tx, e, r, &errs));
}

TEST(new_names_reach_the_lists)
{
        struct case_line l;
        struct test_names of;
        demo_open();
        first_running(&l);
        struct wtx *tx = writing();
        NEED_OK(db_row(rtx_of(tx), &sql_test_line_names, ARGS(l.id), &of));
        rename_record(tx, &person_entity, of.person_id, PERSON_family, S("Neuname"));
        rename_record(tx, &organisation_entity, of.employer_id, ORGANISATION_name, S("Neue Firma"));
        rename_record(tx, &users_entity, of.case_manager_id, USERS_name, S("Neue Kraft"));
        NEED_OK(db_commit(tx));
        first_running(&l);
        CHECK_STR(l.family, "Neuname");
        CHECK_STR(l.employer, "Neue Firma");
        CHECK_STR(l.case_manager, "Neue Kraft");
        demo_compare();
        proof_close(&p);
}

TEST_GROUP(case_line, &lists_say_what_the_records_of_the_demo_say, &a_closed_case_moves_to_the_closed_ones,
           &new_names_reach_the_lists)
