#include "core/session.h"

#include "base/rand.h"

#define SESSION_ENDED_VISIBLE (24 * 60 * 60)

#define SESSION_LINE(X)                                                                                      \
        X(INT, id) X(INT, user_id) X(TEXT, csrf) X(TIME, created_at) X(TIME, seen_at) X(TIME, ended_at)      \
                X(BOOL, second_factor) X(BOOL, factor_due) X(INT, unsaved)
ROW(session_line, SESSION_LINE)
SQL(session_by_token, session_line,
    "SELECT id, user_id, csrf, created_at, seen_at, ended_at, second_factor, CASE WHEN second_factor = 0 AND"
    " EXISTS (SELECT 1 FROM setting WHERE key = 'second_factor' AND value = '1') THEN 1 ELSE 0 END,"
    " (SELECT COUNT(*) FROM parked_form p WHERE p.user_id = session.user_id AND p.at > $2)"
    " FROM session WHERE token_hash = $1")
SQL(session_add, none,
    "INSERT INTO session (token_hash, id, user_id, csrf, created_at, seen_at, address, agent, second_factor)"
    " VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8)")
SQL(session_use, none, "UPDATE session SET seen_at = $2 WHERE id = $1 AND ended_at IS NULL")
SQL(session_stop, none, "UPDATE session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL")
SQL(session_stop_others, none,
    "UPDATE session SET ended_at = $2 WHERE user_id = $1 AND id <> $3 AND ended_at IS NULL")

SQL(session_running, session_seen,
    "SELECT id, created_at, seen_at, address, agent, second_factor FROM session"
    " WHERE user_id = $1 AND ended_at IS NULL AND seen_at >= $2 AND created_at >= $3 ORDER BY seen_at DESC, id LIMIT 100")
SQL(session_factor, none, "UPDATE session SET second_factor = 1 WHERE id = $1 AND ended_at IS NULL")

static bool session_over(const struct session_line *l, struct moment now)
{
        return moment_given(l->ended_at) || now.s > l->seen_at.s + SESSION_IDLE_SECONDS ||
               now.s > l->created_at.s + SESSION_LIMIT_SECONDS;
}

enum err session_find(struct rtx *tx, struct str token, struct session *out)
{
        if (token.n < 20 || token.n > 100)
                return ERR_NOT_FOUND;
        struct session_line l;
        struct moment now = clock_now();
        TRY(db_row(tx, &sql_session_by_token,
                   ARGS(digest_hex(rtx_arena(tx), token), (struct moment){now.s - PARKED_SECONDS}), &l));
        if (now.s > l.created_at.s + SESSION_LIMIT_SECONDS + SESSION_ENDED_VISIBLE)
                return ERR_NOT_FOUND;
        *out = (struct session){.id = l.id,
                                .user_id = l.user_id,
                                .csrf = l.csrf,
                                .second_factor = l.second_factor,
                                .factor_due = l.factor_due,
                                .ended = session_over(&l, now),
                                .unsaved = l.unsaved,
                                .seen_at = l.seen_at};
        return OK;
}

enum err session_start(struct wtx *tx, int64_t user_id, bool second_factor, struct str address,
                       struct str agent, struct str *token)
{
        struct arena *a = wtx_arena(tx);
        int64_t id;
        rand_bytes(&id, sizeof id);
        id &= INT64_MAX;
        *token = rand_token(a);
        return db_exec(tx, &sql_session_add,
                       ARGS(digest_hex(a, *token), id, user_id, rand_token(a), clock_now(), address,
                            str_sub(agent, 0, 200), second_factor),
                       NULL);
}

enum err session_touch(struct wtx *tx, int64_t session_id)
{
        return db_exec(tx, &sql_session_use, ARGS(session_id, clock_now()), NULL);
}

enum err session_end(struct wtx *tx, int64_t session_id)
{
        return db_exec(tx, &sql_session_stop, ARGS(session_id, clock_now()), NULL);
}

enum err session_end_others(struct wtx *tx, int64_t user_id, int64_t except)
{
        return db_exec(tx, &sql_session_stop_others, ARGS(user_id, clock_now(), except), NULL);
}

enum err session_list(struct rtx *tx, int64_t user_id, struct session_seen **out, size_t *n)
{
        struct moment now = clock_now(), idle = {now.s - SESSION_IDLE_SECONDS},
                      limit = {now.s - SESSION_LIMIT_SECONDS};
        return db_list(tx, &sql_session_running, ARGS(user_id, idle, limit), out, n);
}

enum err session_factor_given(struct wtx *tx, int64_t session_id)
{
        return db_exec(tx, &sql_session_factor, ARGS(session_id), NULL);
}
