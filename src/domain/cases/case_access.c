/* The only file that opens a case. */
#include "core/case_opener.h"
#include "db/grant_private.h"
#include "domain/cases/case_line.h"
#include "domain/cases/case_private.h"
#include "domain/cases/health_reading.h"

/* Roles that may open a case by assignment, by their place in the table: case_access stores the places. */
#define BY_ASSIGNMENT ((uint64_t)1 << ROLE_case_manager | (uint64_t)1 << ROLE_lead)
_Static_assert(ROLE_case_manager == 0 && ROLE_lead == 1 && ROLE_administration == 2,
               "case_access_fill and the stored bits name the first three roles");

/* $3: today, $4: the session. stands_in: the deputy of somebody who is absent on this day; nothing has to run for that. */
#define ACCESS_LINE(X)                                                                                       \
        X(INT, readers) X(INT, writers) X(TEXT, why) X(BOOL, stands_in) X(BOOL, deputy) X(TIME, reasoned)
ROW(access_line, ACCESS_LINE)
SQL(case_access_of, access_line,
    "SELECT scope_.readers, scope_.writers, scope_.why, CASE WHEN " SCOPE_STANDS_IN(
            "$3") " THEN 1 ELSE 0 END"
                  ", CASE WHEN scope_.stands_for IS NULL THEN 0 ELSE 1 END,"
                  " (SELECT MAX(h.given_at) FROM health_reading h WHERE h.case_id = $1 AND h.user_id = $2 AND h.session_id = $4) FROM case_access scope_ WHERE scope_.case_id = $1 AND scope_.user_id = $2")

/* What the table and the day say about a user and a case: roles that open it now, and the reason. */
struct access {
        uint64_t readers, writers;
        struct const_name why;
        struct moment reasoned; /* when a reason was given in this session */
        bool own;               /* leads the case or is its deputy: reads about health without saying why */
};

/* Why an access was allowed: constants, so that the log holds no free text. */
static struct const_name access_why(const struct access_line *l)
{
        if (str_eq(l->why, S("manager")))
                return CONST_NAME("manager");
        if (l->stands_in)
                return CONST_NAME("deputy_absence");
        if (str_eq(l->why, S("deputy")))
                return CONST_NAME("deputy");
        if (str_eq(l->why, S("lead")))
                return CONST_NAME("lead");
        return CONST_NAME("administration");
}

/* Of those roles the ones the user has, and that may do this in cases at all. A role that does not count opens nothing. */
static uint64_t roles_that_can(const struct actor *who, int64_t stored, enum cap cap)
{
        uint64_t found = 0;
        for (enum role r = 0; r < ROLE_N; r++)
                if ((stored >> r & 1) && (who->roles >> r & 1) && (role_table[r].caps >> cap & 1))
                        found |= (uint64_t)1 << r;
        return found;
}

static enum err access_find(struct rtx *tx, const struct actor *who, int64_t case_id, struct access *out)
{
        struct access_line l;
        if (!actor_can(who, CAP_CASE_READ))
                return ERR_NOT_FOUND;
        TRY(db_row(tx, &sql_case_access_of, ARGS(case_id, who->user_id, clock_today(), who->session_id), &l));
        if (l.stands_in)
                l.writers |= l.readers & (int64_t)BY_ASSIGNMENT;
        *out = (struct access){.readers = roles_that_can(who, l.readers, CAP_CASE_READ),
                               .writers = roles_that_can(who, l.writers, CAP_CASE_WRITE),
                               .why = access_why(&l),
                               .reasoned = l.reasoned,
                               .own = l.deputy || str_eq(l.why, S("manager"))};
        return out->readers ? OK : ERR_NOT_FOUND;
}

static struct actor *access_actor(struct arena *a, const struct actor *who, uint64_t readers,
                                  uint64_t writers)
{
        struct actor *here = NEW(a, struct actor);
        *here = actor_in_case(who, readers, writers);
        return here;
}

/* Whoever neither leads the case nor is its deputy says why before reading about health; true when that was said. H10, 7.6 */
static bool withhold(const struct access *found, bool writes, struct actor *here)
{
        if (found->own || !actor_reads(here, CLASS_HEALTH))
                return false;
        if (health_reading_holds(found->reasoned, writes))
                return true;
        here->withheld = (uint64_t)1 << CLASS_HEALTH;
        here->read &= ~here->withheld;
        here->write &= ~here->withheld;
        return false;
}

enum err case_open_read(struct rtx *tx, const struct actor *who, int64_t case_id, const struct actor **here,
                        const struct grant **out, struct const_name *why)
{
        struct access found;
        TRY(access_find(tx, who, case_id, &found));
        struct grant *g = NEW(rtx_arena(tx), struct grant);
        *g = (struct grant){.case_id = case_id, .writes = found.writers != 0};
        struct actor *a = access_actor(rtx_arena(tx), who, found.readers,
                                       found.writers ? found.writers : found.readers);
        *why = withhold(&found, false, a) ? CONST_NAME("health_reason") : found.why;
        *here = a;
        *out = g;
        return OK;
}

static const struct wgrant *wgrant_new(struct arena *a, int64_t case_id)
{
        struct wgrant *g = NEW(a, struct wgrant);
        *g = (struct wgrant){.g = {.case_id = case_id, .writes = true}};
        return g;
}

enum err case_open_write(struct wtx *tx, const struct actor *who, int64_t case_id, const struct actor **here,
                         const struct wgrant **out)
{
        struct access found;
        TRY(access_find(rtx_of(tx), who, case_id, &found));
        if (!found.writers)
                return ERR_DENIED;
        struct actor *a = access_actor(wtx_arena(tx), who, found.writers, found.writers);
        withhold(&found, true, a);
        *here = a;
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

enum err case_open_link(struct rtx *tx, int64_t case_id, const struct grant **out)
{
        if (rtx_actor(tx) != 0)
                return ERR_DENIED;
        struct grant *g = NEW(rtx_arena(tx), struct grant);
        *g = (struct grant){.case_id = case_id};
        *out = g;
        return OK;
}

enum err case_first_grant(struct wtx *tx, int64_t case_id, const struct wgrant **out)
{
        *out = wgrant_new(wtx_arena(tx), case_id);
        return OK;
}

void case_start(void)
{
        case_opener_set((struct case_opener){
                .read = case_open_read, .write = case_open_write, .reason = HEALTH_READING_PAGE});
        ent_follow_set(case_line_follow);
}

/* ---- the access table ---- */
/*
 * Who sees a case: its manager writes; its deputy reads (and writes while the manager is absent, 7.6: asked at opening); leads
 * and administration of the site write, each within the data classes of the role that opens it.
 */
#define ASSIGNED "u.id IN (c.case_manager_id, COALESCE(c.deputy_id, 0))"
#define OF_SITE "(r.site_id IS NULL OR r.site_id = c.site_id)"
#define ACCESS_RULES                                                                                         \
        " FROM casefile c JOIN users u ON u.active = 1"                                                      \
        " JOIN user_role_v r ON r.user_id = u.id AND r.live = 1"                                             \
        " WHERE (c.id = $1 OR CAST($1 AS BIGINT) = 0) AND ("                                                 \
        " (r.role IN ('case_manager', 'lead') AND " ASSIGNED                                                 \
        ") OR (r.role IN ('lead', 'administration') AND " OF_SITE "))"
#define BIT(n, condition) "MAX(CASE WHEN " condition " THEN " n " ELSE 0 END)"

SQL(case_access_clear, none, "DELETE FROM case_access WHERE case_id = $1 OR CAST($1 AS BIGINT) = 0")
/* rank: the strongest reason of a user; readers and writers: the roles, see BY_ASSIGNMENT */
SQL(case_access_fill, none,
    "INSERT INTO case_access (user_id, case_id, readers, writers, stands_for, why, running)"
    " SELECT user_id, case_id, readers, writers, stands_for,"
    " CASE rank WHEN 4 THEN 'manager' WHEN 3 THEN 'lead' WHEN 2 THEN 'deputy' ELSE 'administration' END, running"
    " FROM (SELECT u.id AS user_id, c.id AS case_id, " BIT("1", "r.role = 'case_manager'") " + " BIT("2", "r.role = 'lead'") " + " BIT("4", "r.role = 'administration'") " AS readers, " BIT(
            "1",
            "r.role = 'case_manager' AND u.id = c.case_manager_id") " + " BIT("2",
                                                                              "r.role = 'lead' AND (u.id = c.case_manager_id OR " OF_SITE
                                                                              ")") " + " BIT("4",
                                                                                             "r.role = 'administration'") " AS writers,"
                                                                                                                          " MAX(CASE WHEN r.role <> 'administration' AND u.id = c.deputy_id THEN c.case_manager_id END) AS stands_for,"
                                                                                                                          " MAX(CASE WHEN r.role <> 'administration' AND u.id = c.case_manager_id THEN 4"
                                                                                                                          " WHEN r.role = 'lead' AND " OF_SITE
                                                                                                                          " THEN 3"
                                                                                                                          " WHEN r.role <> 'administration' THEN 2 ELSE 1 END) AS rank,"
                                                                                                                          " MAX(CASE WHEN c.status IN ('closed', 'follow_up', 'archived') THEN 0 ELSE 1 END) AS running" ACCESS_RULES
                                                                                                                          " GROUP BY u.id, c.id) AS found")

static enum err access_fill(struct wtx *tx, int64_t case_id)
{
        TRY(db_exec(tx, &sql_case_access_clear, ARGS(case_id), NULL));
        return db_exec(tx, &sql_case_access_fill, ARGS(case_id), NULL);
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
