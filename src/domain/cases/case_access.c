/* The only file that opens a case. */
#include "core/case_opener.h"
#include "core/job.h"
#include "db/grant_private.h"
#include "domain/cases/case_line.h"
#include "domain/cases/case_private.h"

/* Levels of case_access. */
#define LEVEL_WRITE 2

#define ACCESS_LINE(X) X(INT, level) X(TEXT, why)
ROW(access_line, ACCESS_LINE)
SQL(case_access_of, access_line, "SELECT level, why FROM case_access WHERE case_id = $1 AND user_id = $2")

/* Why an access was allowed: constants, so that the log holds no free text. */
static struct const_name access_why(struct str why)
{
        if (str_eq(why, S("manager")))
                return CONST_NAME("manager");
        if (str_eq(why, S("deputy")))
                return CONST_NAME("deputy");
        if (str_eq(why, S("deputy_absence")))
                return CONST_NAME("deputy_absence");
        if (str_eq(why, S("lead")))
                return CONST_NAME("lead");
        return CONST_NAME("administration");
}

static enum err access_find(struct rtx *tx, const struct actor *who, int64_t case_id, struct access_line *out)
{
        /* the table says which cases, the role says whether cases at all: a role taken away counts at once */
        if (!actor_can(who, CAP_CASE_READ))
                return ERR_NOT_FOUND;
        return db_row(tx, &sql_case_access_of, ARGS(case_id, who->user_id), out);
}

enum err case_open_read(struct rtx *tx, const struct actor *who, int64_t case_id, const struct grant **out,
                        struct const_name *why)
{
        struct access_line line;
        TRY(access_find(tx, who, case_id, &line));
        struct grant *g = NEW(rtx_arena(tx), struct grant);
        *g = (struct grant){.case_id = case_id,
                            .writes = line.level >= LEVEL_WRITE && actor_can(who, CAP_CASE_WRITE)};
        *why = access_why(line.why);
        *out = g;
        return OK;
}

static const struct wgrant *wgrant_new(struct arena *a, int64_t case_id)
{
        struct wgrant *g = NEW(a, struct wgrant);
        *g = (struct wgrant){.g = {.case_id = case_id, .writes = true}};
        return g;
}

enum err case_open_write(struct wtx *tx, const struct actor *who, int64_t case_id, const struct wgrant **out)
{
        struct access_line line;
        TRY(access_find(rtx_of(tx), who, case_id, &line));
        if (line.level < LEVEL_WRITE || !actor_can(who, CAP_CASE_WRITE))
                return ERR_DENIED;
        *out = wgrant_new(wtx_arena(tx), case_id);
        return OK;
}

enum err case_open_program(struct wtx *tx, int64_t case_id, const struct wgrant **out)
{
        if (rtx_actor(rtx_of(tx)) != 0)
                return ERR_DENIED;
        *out = wgrant_new(wtx_arena(tx), case_id);
        return OK;
}

enum err case_first_grant(struct wtx *tx, int64_t case_id, const struct wgrant **out)
{
        *out = wgrant_new(wtx_arena(tx), case_id);
        return OK;
}

void case_start(void)
{
        case_opener_set((struct case_opener){case_open_read, case_open_write});
        ent_follow_set(case_line_follow);
}

/* ---- the access table ---- */
/*
 * Who sees a case: its manager writes; its deputy reads and, while the manager is absent, writes (7.6); leads and
 * administration of the site write, each within the data classes of their role.
 */
#define ACCESS_RULES                                                                                         \
        " FROM casefile c JOIN users u ON u.active = 1"                                                      \
        " JOIN user_role r ON r.user_id = u.id AND r.ended_at IS NULL AND r.approved_at IS NOT NULL"         \
        " WHERE (c.id = $1 OR CAST($1 AS BIGINT) = 0) AND ("                                                 \
        " (r.role IN ('case_manager', 'lead') AND u.id = c.case_manager_id)"                                 \
        " OR (r.role IN ('case_manager', 'lead') AND u.id = c.deputy_id)"                                    \
        " OR (r.role IN ('lead', 'administration') AND (r.site_id IS NULL OR r.site_id = c.site_id)))"

#define MANAGER_ABSENT                                                                                       \
        "EXISTS (SELECT 1 FROM absence b WHERE b.user_id = c.case_manager_id AND b.starts <= $2 AND b.ends >= $2)"

SQL(case_access_clear, none, "DELETE FROM case_access WHERE case_id = $1 OR CAST($1 AS BIGINT) = 0")
/* rank: the strongest reason of a user wins; level follows from it */
SQL(case_access_fill, none,
    "INSERT INTO case_access (user_id, case_id, level, why, running) SELECT user_id, case_id,"
    " CASE WHEN rank = 2 THEN 1 ELSE 2 END,"
    " CASE rank WHEN 5 THEN 'manager' WHEN 4 THEN 'deputy_absence' WHEN 3 THEN 'lead' WHEN 2 THEN 'deputy' ELSE 'administration' END,"
    " running"
    " FROM (SELECT u.id AS user_id, c.id AS case_id, MAX(CASE WHEN r.role <> 'administration' AND u.id = c.case_manager_id THEN 5"
    " WHEN r.role <> 'administration' AND u.id = c.deputy_id AND " MANAGER_ABSENT " THEN 4"
    " WHEN r.role = 'lead' AND (r.site_id IS NULL OR r.site_id = c.site_id) THEN 3"
    " WHEN r.role <> 'administration' AND u.id = c.deputy_id THEN 2 ELSE 1 END) AS rank,"
    " MAX(CASE WHEN c.status IN ('closed', 'follow_up', 'archived') THEN 0 ELSE 1 END) AS running" ACCESS_RULES
    " GROUP BY u.id, c.id) AS found")

static enum err access_fill(struct wtx *tx, int64_t case_id)
{
        TRY(db_exec(tx, &sql_case_access_clear, ARGS(case_id), NULL));
        return db_exec(tx, &sql_case_access_fill, ARGS(case_id, clock_today()), NULL);
}

enum err case_access_refresh(struct wtx *tx, int64_t case_id)
{
        must(case_id > 0);
        return access_fill(tx, case_id);
}

enum err case_access_refresh_all(struct wtx *tx)
{
        return access_fill(tx, 0);
}

/* ---- absences begin and end by the calendar ---- */
SQL(case_absence_turns, one_int, "SELECT COUNT(*) FROM absence WHERE starts = $1 OR ends = $2")

/* Deputies write while the manager is away (7.6): on days when that changes the table is made anew. */
JOB(case_access_day, 3600)
(struct wtx *tx)
{
        struct one_int n;
        struct date today = clock_today();
        TRY(db_row(rtx_of(tx), &sql_case_absence_turns, ARGS(today, date_add_days(today, -1)), &n));
        return n.n ? case_access_refresh_all(tx) : OK;
}
