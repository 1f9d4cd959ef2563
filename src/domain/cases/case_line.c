#include "domain/cases/case_line.h"

#include "domain/cases/case_private.h"

/* $1: the case. Everything of it that is open, in one row. */
#define OPEN                                                                                                         \
        "(SELECT MIN(CASE WHEN b.urgent = 1 THEN CASE WHEN b.kind = 'disruption' THEN '' ELSE b.due END END)"        \
        " AS burns_from, MIN(CASE WHEN b.waits = 0 THEN b.due END) AS due_from, COALESCE(MAX(b.waits), 0) AS waits," \
        " MIN(b.due) AS next_due FROM case_open_v b WHERE b.case_id = $1) b"
#define NEXT_TITLE                                                                                           \
        "(SELECT n.title FROM case_open_v n WHERE n.case_id = $1 ORDER BY n.due NULLS LAST, n.clock, n.row_id LIMIT 1)"
#define ENTRY "(SELECT MAX(e.held_on) AS last_entry FROM contact_entry_v e WHERE e.case_id = $1) e"
#define CONSENT                                                                                              \
        "(SELECT MIN(k.valid_until) AS consent_first, MAX(k.valid_until) AS consent_last FROM consent_v k"   \
        " WHERE k.case_id = $1 AND k.ended_on IS NULL AND k.refused = 0) k"

/* Every column but the key, as name = excluded.name. */
#define AGAIN                                                                                                          \
        " ON CONFLICT (case_id) DO UPDATE SET running = excluded.running, case_manager_id = excluded.case_manager_id," \
        " deputy_id = excluded.deputy_id, number = excluded.number, given = excluded.given, family = excluded.family," \
        " name_key = excluded.name_key, search_key = excluded.search_key, employer = excluded.employer,"               \
        " employer_key = excluded.employer_key, work_field = excluded.work_field, status = excluded.status,"           \
        " concept_id = excluded.concept_id, manager = excluded.manager, burns_from = excluded.burns_from,"             \
        " due_from = excluded.due_from, waits = excluded.waits, next_title = excluded.next_title,"                     \
        " next_due = excluded.next_due, last_entry = excluded.last_entry, active_on = excluded.active_on,"             \
        " consent_first = excluded.consent_first, consent_last = excluded.consent_last"

SQL(case_line_put, none,
    "INSERT INTO case_line (case_id, running, case_manager_id, deputy_id, number, given, family, name_key, search_key, employer,"
    " employer_key, work_field, status, concept_id, manager, burns_from, due_from, waits, next_title, next_due, last_entry,"
    " active_on, consent_first, consent_last) SELECT c.id,"
    " CASE WHEN c.status NOT IN ('closed', 'follow_up', 'archived') THEN 1 ELSE 0 END, c.case_manager_id, c.deputy_id,"
    " c.number, c.given, c.family, c.name_key, c.search_key, o.name, o.name_key, c.work_field, c.status, c.concept_id, m.name,"
    " CASE WHEN c.urgent = 1 THEN '' ELSE b.burns_from END, b.due_from, b.waits, " NEXT_TITLE
    ", b.next_due, e.last_entry,"
    " COALESCE(e.last_entry, c.opened_on), k.consent_first, k.consent_last FROM casefile_v c CROSS JOIN " OPEN
    " CROSS JOIN " ENTRY " CROSS JOIN " CONSENT " LEFT JOIN organisation_v o ON o.id = c.employer_id"
    " LEFT JOIN users m ON m.id = c.case_manager_id WHERE c.id = $1" AGAIN)
SQL(case_line_running, none,
    "UPDATE case_access SET running = (SELECT l.running FROM case_line l WHERE l.case_id = $1) WHERE case_id = $1")

SQL(case_line_of_person, one_int, "SELECT id FROM casefile WHERE person_id = $1")
SQL(case_line_of_employer, one_int, "SELECT id FROM casefile WHERE employer_id = $1")
SQL(case_line_of_manager, one_int, "SELECT case_id FROM case_line WHERE case_manager_id = $1")

enum err case_line_refresh(struct wtx *tx, int64_t case_id)
{
        return db_exec(tx, &sql_case_line_put, ARGS(case_id), NULL);
}

static enum err refresh_found(struct wtx *tx, const struct stmt_free *cases, int64_t id)
{
        struct one_int *of;
        size_t n;
        TRY(db_list(rtx_of(tx), cases, ARGS(id), &of, &n));
        for (size_t i = 0; i < n; i++)
                TRY(case_line_refresh(tx, of[i].n));
        return OK;
}

static bool differs(const struct record *before, const struct record *after, struct str key)
{
        int field = ent_field(after->e, key);
        must(field >= 0);
        return !before || !value_eq(before->v[field], after->v[field]);
}

static enum err follow_case(struct wtx *tx, const struct record *before, const struct record *after)
{
        TRY(case_line_refresh(tx, after->id));
        return differs(before, after, S("status"))
                       ? db_exec(tx, &sql_case_line_running, ARGS(after->id), NULL)
                       : OK;
}

/* Records of a case that its row tells about. */
static bool shows(struct str entity)
{
        static const struct str shown[] = {S_INIT("task"),       S_INIT("appointment"),   S_INIT("reminder"),
                                           S_INIT("disruption"), S_INIT("contact_entry"), S_INIT("consent")};
        for (size_t i = 0; i < ARRAY_LEN(shown); i++)
                if (str_eq(shown[i], entity))
                        return true;
        return false;
}

enum err case_line_follow(struct wtx *tx, const struct entity *e, const struct record *before,
                          const struct record *after)
{
        if (e->in_case)
                return shows(e->name) ? case_line_refresh(tx, (after ? after : before)->case_id) : OK;
        if (!after) /* the row of a deleted case goes with it; names that are still used are not deleted */
                return OK;
        if (e == &casefile_entity.e)
                return follow_case(tx, before, after);
        if (str_eq(e->name, S("person")))
                return refresh_found(tx, &sql_case_line_of_person, after->id);
        if (str_eq(e->name, S("organisation")) && before && differs(before, after, S("name")))
                return refresh_found(tx, &sql_case_line_of_employer, after->id);
        if (str_eq(e->name, S("users")) && before && differs(before, after, S("name")))
                return refresh_found(tx, &sql_case_line_of_manager, after->id);
        return OK;
}
