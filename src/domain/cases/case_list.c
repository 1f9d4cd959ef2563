#include "domain/cases/case_list.h"

#include "base/text.h"
#include "core/setting.h"

/* $2: today. A burning case: marked so, an urgent disruption that is not solved, or an urgent task that is due. */
#define BURNS "c.burns_from <= $2"
#define DUE_TODAY "c.due_from <= $2"
#define RANK                                                                                                 \
        "CASE WHEN c.running = 0 THEN 5 WHEN " BURNS " THEN 1 WHEN " DUE_TODAY " THEN 2 WHEN c.waits = 1"    \
        " THEN 3 ELSE 4 END"
/* day: the last of the days that count. A case has few consents, and most cases none that matters: their days are asked first. */
#define EXPIRING(day)                                                                                                 \
        "c.consent_first <= " day " AND c.consent_last >= $2 AND EXISTS (SELECT 1 FROM consent_v k"                   \
        " WHERE k.case_id = c.case_id AND k.ended_on IS NULL AND k.refused = 0 AND k.valid_until BETWEEN $2 AND " day \
        ")"
#define FROM_LINES " FROM case_line c" SCOPE_CASE("c.case_id")

SQL_SCOPE(case_list_scope, case_line,
          "SELECT c.case_id, c.number, c.given, c.family, c.employer, c.work_field, c.status, " RANK
          " AS rank, c.next_title,"
          " c.next_due, c.last_entry, c.manager, c.concept_id" FROM_LINES
          " WHERE 1 = 1 @where ORDER BY @order @page")
SQL_SCOPE(case_list_total, one_int, "SELECT COUNT(*)" FROM_LINES " WHERE $2 <> '' @where")

#define SUM_IF(condition) "COALESCE(SUM(CASE WHEN " condition " THEN 1 ELSE 0 END), 0)"
#define MINE "c.case_manager_id = $1"
/* $3: today less the quiet days; $4: today and the warning days of consents */
SQL_SCOPE(
        case_view_counts, case_counts,
        "SELECT " SUM_IF(MINE) ", " SUM_IF("c.deputy_id = $1") ", " SUM_IF("c.active_on < $3") ", " SUM_IF(EXPIRING(
                "$4")) ", COUNT(*),"
                       " (SELECT COUNT(*) FROM case_access x WHERE x.user_id = $1 AND x.running = 0), " SUM_IF(
                               MINE " AND " BURNS) ", " SUM_IF(MINE " AND " DUE_TODAY) FROM_LINES
        " WHERE scope_.running = 1")

static void list_order(struct where *w, const struct case_filter *f)
{
        static const struct {
                struct str key;
                const char *up, *down;
        } orders[] = {
                {S_INIT("person"), "c.name_key, c.case_id", "c.name_key DESC, c.case_id"},
                {S_INIT("number"), "c.number", "c.number DESC"},
                {S_INIT("employer"), "c.employer_key NULLS LAST, c.case_id",
                 "c.employer_key DESC NULLS LAST, c.case_id"},
                {S_INIT("field"), "length(c.work_field), c.work_field, c.name_key",
                 "length(c.work_field) DESC, c.work_field DESC, c.name_key"},
                {S_INIT("urgency"), "rank, next_due NULLS LAST, c.name_key",
                 "rank DESC, next_due NULLS LAST, c.name_key"},
                {S_INIT("next"), "next_due NULLS LAST, c.name_key", "next_due DESC NULLS LAST, c.name_key"},
                {S_INIT("last"), "last_entry NULLS FIRST, c.name_key",
                 "last_entry DESC NULLS LAST, c.name_key"},
        };
        w->order = orders[4].up;
        for (size_t i = 0; i < ARRAY_LEN(orders); i++)
                if (str_eq(orders[i].key, f->sort))
                        w->order = f->descending ? orders[i].down : orders[i].up;
}

/* Every word must begin a name, or the text begins the number. */
static void list_filters(struct arena *a, struct where *w, const struct case_filter *f)
{
        struct str key = text_fold(a, f->search);
        if (!str_empty(key)) {
                where_and(w, "c.search_key LIKE '%' || $? || '%'", V(key));
        }
        if (!str_empty(f->work_field))
                where_and(w, "c.work_field = $?", V(f->work_field));
        if (f->case_manager_id)
                where_and(w, "c.case_manager_id = $?", V(f->case_manager_id));
        if (f->rank)
                where_and(w, RANK " = $?", V(f->rank));
}

struct list_dates {
        struct date today, quiet, expiring;
};

static struct list_dates list_dates(struct rtx *tx)
{
        struct date today = clock_today();
        return (struct list_dates){today, date_add_days(today, -(int)setting_int(tx, S("quiet_days"))),
                                   date_add_days(today, (int)setting_int(tx, S("consent_warn_days")))};
}

/* Each view begins with what an index finds. */
static void list_view(struct rtx *tx, struct where *w, enum case_view view, const struct list_dates *d)
{
        switch (view) {
        case CASES_MINE:
                where_and(w, "scope_.running = 1 AND c.running = 1 AND c.case_manager_id = $?",
                          V(rtx_actor(tx)));
                return;
        case CASES_DEPUTY:
                where_and(w, "scope_.running = 1 AND c.running = 1 AND c.deputy_id = $?", V(rtx_actor(tx)));
                return;
        case CASES_QUIET:
                where_and(w, "scope_.running = 1 AND c.active_on < $?", V(d->quiet));
                return;
        case CASES_EXPIRING:
                where_and(w, "scope_.running = 1 AND " EXPIRING("$?"), V(d->expiring));
                return;
        case CASES_ALL:
                where_plain(w, "scope_.running = 1");
                return;
        case CASES_CLOSED:
                where_plain(w, "scope_.running = 0");
                return;
        }
}

enum err case_list(struct rtx *tx, const struct case_filter *f, const struct case_counts *counts,
                   struct case_line **out, size_t *n, int64_t *total)
{
        struct list_dates d = list_dates(tx);
        struct where w = {0}, count;
        struct one_int *sum;
        size_t one;
        list_view(tx, &w, f->view, &d);
        size_t of_view = w.n;
        list_filters(rtx_arena(tx), &w, f);
        count = w;
        list_order(&w, f);
        w.limit = f->limit;
        w.offset = f->offset;
        TRY(db_list_scope_where(tx, &sql_case_list_scope, ARGS(d.today), &w, out, n));
        *total = case_view_count(counts, f->view);
        if (w.n == of_view)
                return OK;
        TRY(db_list_scope_where(tx, &sql_case_list_total, ARGS(d.today), &count, &sum, &one));
        *total = sum->n;
        return OK;
}

enum err case_counts(struct rtx *tx, struct case_counts *out)
{
        struct list_dates d = list_dates(tx);
        return db_row_scope(tx, &sql_case_view_counts, ARGS(d.today, d.quiet, d.expiring), out);
}

int64_t case_view_count(const struct case_counts *c, enum case_view v)
{
        switch (v) {
        case CASES_MINE:
                return c->mine;
        case CASES_DEPUTY:
                return c->deputy;
        case CASES_QUIET:
                return c->quiet;
        case CASES_EXPIRING:
                return c->expiring;
        case CASES_ALL:
                return c->all;
        case CASES_CLOSED:
                return c->closed;
        }
        return 0;
}
