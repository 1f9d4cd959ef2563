/* Roles of accounts and the second person they need. */
#include "core/audit.h"
#include "core/session.h"
#include "core/user.h"

/* The site within which a role stays; of a case manager the one where the person works; NULL: the whole house. */
#define WITHIN "COALESCE(r.site_id, CASE WHEN r.role = 'case_manager' THEN u.site_id END)"
/* $2: who looks. */
#define ROLE_COLUMNS                                                                                                     \
        "SELECT r.id, r.role, r.requested_by, q.name, r.requested_at, p.name, r.approved_at, r.user_id, u.name, s.name," \
        " r.live, r.taken_n, r.taken_at, r.taken_how, r.taken_by, t.name,"                                               \
        " CASE WHEN c.password_hash IS NULL THEN 0 ELSE 1 END, " WITHIN ", CASE WHEN EXISTS"                             \
        " (SELECT 1 FROM user_role_v l WHERE l.user_id = $2 AND l.role = 'lead' AND l.live = 1"                          \
        " AND (l.site_id IS NULL OR l.site_id = " WITHIN ")) THEN 1 ELSE 0 END"                                          \
        " FROM user_role_v r JOIN users u ON u.id = r.user_id LEFT JOIN users q ON q.id = r.requested_by"                \
        " LEFT JOIN site s ON s.id = r.site_id LEFT JOIN users t ON t.id = r.taken_by"                                   \
        " LEFT JOIN credential c ON c.user_id = r.user_id LEFT JOIN users p ON p.id = r.approved_by "
SQL(role_of_user, user_role_line, ROLE_COLUMNS "WHERE r.user_id = $1 ORDER BY r.id")
SQL(role_requests, user_role_line, ROLE_COLUMNS "WHERE r.live = $1 ORDER BY r.id")
SQL(role_by_id, user_role_line, ROLE_COLUMNS "WHERE r.id = $1")
SQL(role_add, one_int,
    "INSERT INTO user_role (user_id, role, requested_by, requested_at, approved_by, approved_at, approved_n, site_id)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id")
SQL(role_approve, none,
    "UPDATE user_role SET approved_by = $2, approved_at = $3, approved_n = $4 WHERE id = $1")
SQL(role_stop, none, "UPDATE user_role SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL")
SQL(role_same, one_int, "SELECT COUNT(*) FROM user_role_v WHERE user_id = $1 AND role = $2")
SQL(role_administers, one_int,
    "SELECT COUNT(*) FROM user_role_v WHERE user_id = $1 AND role = 'administrator' AND live = 1")
#define LEADS                                                                                                       \
        " WHERE r.role = 'lead' AND r.live = 1"                                                                     \
        " AND NOT EXISTS (SELECT 1 FROM user_role_v a WHERE a.user_id = r.user_id AND a.role = 'administrator' AND" \
        " a.live = 1)"
SQL(role_approvers, one_int,
    "SELECT COUNT(*) FROM user_role_v r JOIN users u ON u.id = r.user_id AND u.active = 1" LEADS)
/* $1: within which site the role stays that waits, NULL: the whole house. */
SQL(role_approvers_of, one_int,
    "SELECT COUNT(*) FROM user_role_v r JOIN users u ON u.id = r.user_id AND u.active = 1" LEADS
    " AND (r.site_id IS NULL OR r.site_id = $1)")
SQL(taken_of, one_int, "SELECT COALESCE(MAX(n), 0) FROM account_taken WHERE user_id = $1")
SQL(taken_put, none,
    "INSERT INTO account_taken (user_id, n, at, how, made_by) VALUES ($1, 1, $2, $3, $4) ON CONFLICT (user_id) DO UPDATE SET"
    " n = account_taken.n + 1, at = excluded.at, how = excluded.how, made_by = excluded.made_by")

enum err user_roles(struct rtx *tx, int64_t user_id, struct user_role_line **out, size_t *n)
{
        return db_list(tx, &sql_role_of_user, ARGS(user_id, rtx_actor(tx)), out, n);
}

enum err user_role_requests(struct rtx *tx, struct user_role_line **out, size_t *n)
{
        return db_list(tx, &sql_role_requests, ARGS(0, rtx_actor(tx)), out, n);
}

enum err user_role_approvers(struct rtx *tx, int64_t *out)
{
        struct one_int n;
        TRY(db_row(tx, &sql_role_approvers, NO_ARGS, &n));
        *out = n.n;
        return OK;
}

bool user_role_may_approve(const struct user_role_line *r, int64_t user_id)
{
        return user_id && r->reached && user_id != r->requested_by && user_id != r->user_id &&
               user_id != r->taken_by;
}

/* How many could say yes to a role that stays within this site (0: the whole house). */
static enum err approvers_of(struct rtx *tx, int64_t site_id, int64_t *out)
{
        struct one_int n;
        TRY(db_row(tx, &sql_role_approvers_of, ARGS(value_ref(site_id)), &n));
        *out = n.n;
        return OK;
}

/* Only the command line may open the first lead: nobody else could say yes. */
static enum err role_waits(struct rtx *tx, enum role role, bool *out)
{
        *out = false;
        if (!role_needs_second(role))
                return OK;
        int64_t approvers;
        TRY(user_role_approvers(tx, &approvers));
        *out = rtx_actor(tx) != 0 || approvers > 0;
        return OK;
}

/* What approved_n holds: the account as it is now, or nothing for a role that needs nobody. */
static enum err role_stand(struct rtx *tx, int64_t user_id, enum role role, struct value *out)
{
        struct one_int taken;
        TRY(db_row(tx, &sql_taken_of, ARGS(user_id), &taken));
        *out = role_needs_second(role) ? V(taken.n) : VALUE_NULL;
        return OK;
}

enum err user_role_request(struct wtx *tx, int64_t user_id, enum role role, bool *waits)
{
        return user_role_request_at(tx, user_id, role, 0, waits);
}

enum err user_role_request_at(struct wtx *tx, int64_t user_id, enum role role, int64_t site_id, bool *waits)
{
        must(!site_id || role_table[role].cases == CASES_SITE);
        struct rtx *rtx = rtx_of(tx);
        struct one_int same;
        TRY(db_row(rtx, &sql_role_same, ARGS(user_id, role_table[role].key), &same));
        if (same.n)
                return ERR_CONFLICT;
        struct value stand;
        TRY(role_waits(rtx, role, waits));
        TRY(role_stand(rtx, user_id, role, &stand));
        int64_t id, actor = rtx_actor(rtx);
        struct moment now = clock_now();
        TRY(db_insert(tx, &sql_role_add,
                      ARGS(user_id, role_table[role].key, value_ref(actor), now,
                           value_ref(*waits ? 0 : actor), *waits ? MOMENT_NONE : now, stand,
                           value_ref(site_id)),
                      &id));
        if (!*waits)
                TRY(session_end_others(tx, user_id, 0));
        return audit_note(tx, S("user_role"), id, 0, *waits ? S("request") : S("grant"),
                          role_table[role].key);
}

enum err user_role_approve(struct wtx *tx, int64_t request_id, int64_t seen)
{
        struct user_role_line r;
        int64_t actor = rtx_actor(rtx_of(tx));
        TRY(db_row(rtx_of(tx), &sql_role_by_id, ARGS(request_id, actor), &r));
        struct one_int administers;
        TRY(db_row(rtx_of(tx), &sql_role_administers, ARGS(actor), &administers));
        if (administers.n || !user_role_may_approve(&r, actor))
                return ERR_DENIED;
        if (r.live || !r.password || r.taken_n != seen)
                return ERR_CONFLICT;
        TRY(db_exec(tx, &sql_role_approve, ARGS(request_id, actor, clock_now(), r.taken_n), NULL));
        TRY(session_end_others(tx, r.user_id, 0));
        return audit_note(tx, S("user_role"), request_id, 0, S("approve"), r.role);
}

static enum err role_confirm(struct wtx *tx, const struct user_role_line *l, int64_t *confirmed)
{
        ++*confirmed;
        TRY(db_exec(tx, &sql_role_approve, ARGS(l->id, value_ref(0), clock_now(), l->taken_n), NULL));
        return audit_note(tx, S("user_role"), l->id, 0, S("approve"), l->role);
}

enum err user_role_confirm(struct wtx *tx, int64_t user_id, int64_t *confirmed)
{
        struct user_role_line *line;
        size_t n;
        int64_t any;
        *confirmed = 0;
        if (rtx_actor(rtx_of(tx)))
                return ERR_DENIED;
        TRY(user_role_approvers(rtx_of(tx), &any));
        TRY(user_roles(rtx_of(tx), user_id, &line, &n));
        for (size_t i = 0; i < n; i++) {
                int64_t approvers = 0;
                if (!line[i].live)
                        TRY(approvers_of(rtx_of(tx), line[i].within, &approvers));
                if (!line[i].live && !approvers)
                        TRY(role_confirm(tx, &line[i], confirmed));
        }
        return any && !*confirmed ? ERR_DENIED : OK;
}

enum err user_role_end(struct wtx *tx, int64_t request_id)
{
        struct user_role_line r;
        TRY(db_row(rtx_of(tx), &sql_role_by_id, ARGS(request_id, rtx_actor(rtx_of(tx))), &r));
        TRY(db_exec(tx, &sql_role_stop, ARGS(request_id, clock_now()), NULL));
        TRY(session_end_others(tx, r.user_id, 0));
        return audit_note(tx, S("user_role"), request_id, 0, S("end"), r.role);
}

static bool role_depends(const struct user_role_line *r)
{
        enum role role = role_parse(r->role);
        return role != ROLE_N && role_needs_second(role) && r->live;
}

enum err user_taken(struct wtx *tx, int64_t user_id, struct str how, int64_t by, int64_t *paused)
{
        struct user_role_line *line;
        size_t n;
        *paused = 0;
        TRY(user_roles(rtx_of(tx), user_id, &line, &n));
        TRY(db_exec(tx, &sql_taken_put, ARGS(user_id, clock_now(), how, value_ref(by)), NULL));
        for (size_t i = 0; i < n; i++) {
                if (!role_depends(&line[i]))
                        continue;
                TRY(audit_note(tx, S("user_role"), line[i].id, 0, S("pause"), line[i].role));
                ++*paused;
        }
        return *paused ? session_end_others(tx, user_id, 0) : OK;
}
