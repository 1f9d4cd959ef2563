/* Roles of accounts and the second person they need. */
#include "core/audit.h"
#include "core/session.h"
#include "core/user.h"

#define ROLE_COLUMNS                                                                                                    \
        "SELECT r.id, r.role, r.requested_by, q.name, r.requested_at, p.name, r.approved_at, r.user_id, u.name, s.name" \
        " FROM user_role r JOIN users u ON u.id = r.user_id LEFT JOIN users q ON q.id = r.requested_by"                 \
        " LEFT JOIN site s ON s.id = r.site_id"                                                                         \
        " LEFT JOIN users p ON p.id = r.approved_by "
SQL(role_of_user, user_role_line, ROLE_COLUMNS "WHERE r.user_id = $1 AND r.ended_at IS NULL ORDER BY r.id")
SQL(role_requests, user_role_line,
    ROLE_COLUMNS "WHERE r.approved_at IS NULL AND r.ended_at IS NULL ORDER BY r.id")
SQL(role_by_id, user_role_line, ROLE_COLUMNS "WHERE r.id = $1 AND r.ended_at IS NULL")
SQL(role_add, one_int,
    "INSERT INTO user_role (user_id, role, requested_by, requested_at, approved_by, approved_at, site_id)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id")
SQL(role_approve, none,
    "UPDATE user_role SET approved_by = $2, approved_at = $3 WHERE id = $1 AND approved_at IS NULL")
SQL(role_wait, none,
    "UPDATE user_role SET requested_by = $2, requested_at = $3, approved_by = NULL, approved_at = NULL WHERE id = $1")
SQL(role_stop, none, "UPDATE user_role SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL")
SQL(role_same, one_int,
    "SELECT COUNT(*) FROM user_role WHERE user_id = $1 AND role = $2 AND ended_at IS NULL")
SQL(role_approvers, one_int,
    "SELECT COUNT(*) FROM user_role WHERE role = 'lead' AND ended_at IS NULL AND approved_at IS NOT NULL")

enum err user_roles(struct rtx *tx, int64_t user_id, struct user_role_line **out, size_t *n)
{
        return db_list(tx, &sql_role_of_user, ARGS(user_id), out, n);
}

enum err user_role_requests(struct rtx *tx, struct user_role_line **out, size_t *n)
{
        return db_list(tx, &sql_role_requests, NO_ARGS, out, n);
}

/* Only the command line may open the first lead: nobody else could say yes. */
static enum err role_needs_second(struct rtx *tx, enum role role, bool *out)
{
        *out = false;
        if (!role_opens_cases(role))
                return OK;
        struct one_int approvers;
        TRY(db_row(tx, &sql_role_approvers, NO_ARGS, &approvers));
        *out = rtx_actor(tx) != 0 || approvers.n > 0;
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
        TRY(role_needs_second(rtx, role, waits));
        int64_t id, actor = rtx_actor(rtx);
        struct moment now = clock_now();
        TRY(db_insert(tx, &sql_role_add,
                      ARGS(user_id, role_table[role].key, value_ref(actor), now,
                           value_ref(*waits ? 0 : actor), *waits ? MOMENT_NONE : now, value_ref(site_id)),
                      &id));
        if (!*waits)
                TRY(session_end_others(tx, user_id, 0));
        return audit_note(tx, S("user_role"), id, 0, *waits ? S("request") : S("grant"),
                          role_table[role].key);
}

enum err user_role_approve(struct wtx *tx, int64_t request_id)
{
        struct user_role_line r;
        TRY(db_row(rtx_of(tx), &sql_role_by_id, ARGS(request_id), &r));
        int64_t actor = rtx_actor(rtx_of(tx));
        if (!actor || actor == r.requested_by || actor == r.user_id)
                return ERR_DENIED;
        int64_t changed;
        TRY(db_exec(tx, &sql_role_approve, ARGS(request_id, actor, clock_now()), &changed));
        if (!changed)
                return ERR_CONFLICT;
        TRY(session_end_others(tx, r.user_id, 0));
        return audit_note(tx, S("user_role"), request_id, 0, S("approve"), r.role);
}

enum err user_role_end(struct wtx *tx, int64_t request_id)
{
        struct user_role_line r;
        TRY(db_row(rtx_of(tx), &sql_role_by_id, ARGS(request_id), &r));
        TRY(db_exec(tx, &sql_role_stop, ARGS(request_id, clock_now()), NULL));
        TRY(session_end_others(tx, r.user_id, 0));
        return audit_note(tx, S("user_role"), request_id, 0, S("end"), r.role);
}

static bool role_is_live_on_cases(const struct user_role_line *r)
{
        enum role role = role_parse(r->role);
        return role != ROLE_N && role_opens_cases(role) && moment_given(r->approved_at);
}

enum err user_role_pause(struct wtx *tx, int64_t user_id, int64_t *paused)
{
        struct user_role_line *line;
        size_t n;
        *paused = 0;
        TRY(user_roles(rtx_of(tx), user_id, &line, &n));
        for (size_t i = 0; i < n; i++) {
                if (!role_is_live_on_cases(&line[i]))
                        continue;
                TRY(db_exec(tx, &sql_role_wait,
                            ARGS(line[i].id, value_ref(rtx_actor(rtx_of(tx))), clock_now()), NULL));
                TRY(audit_note(tx, S("user_role"), line[i].id, 0, S("pause"), line[i].role));
                ++*paused;
        }
        return *paused ? session_end_others(tx, user_id, 0) : OK;
}
