#include "core/token.h"

#include "base/rand.h"
#include "core/job.h"

enum { TOKEN_LEAST = 20, TOKEN_MOST = 64 };
#define KEPT_SECONDS                                                                                         \
        (30LL * 86400) /* after its end, so that the digest is not given twice; it opens nothing */

SQL(token_add, none,
    "INSERT INTO link_token (token_hash, kind, ref_id, case_id, valid_until, created_at, created_by)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7)")
SQL(token_stop, none,
    "UPDATE link_token SET ended_at = $3 WHERE kind = $1 AND ref_id = $2 AND ended_at IS NULL")
#define OPENS " valid_until > $3 AND ended_at IS NULL"
SQL(token_by_hash, token_line,
    "SELECT id, ref_id, COALESCE(case_id, 0), valid_until FROM link_token WHERE token_hash = $1 AND kind = $2 AND" OPENS)
SQL(token_by_ref, token_line,
    "SELECT id, ref_id, COALESCE(case_id, 0), valid_until FROM link_token WHERE kind = $1 AND ref_id = $2 AND" OPENS
    " ORDER BY id DESC LIMIT 1")
SQL(token_old, none, "DELETE FROM link_token WHERE valid_until < $1 OR ended_at < $1")

enum err token_make(struct wtx *tx, const struct token_data *d, struct str *clear)
{
        struct arena *a = wtx_arena(tx);
        must(moment_given(d->valid_until) && !str_empty(d->kind) && d->ref_id);
        TRY(token_end(tx, d->kind, d->ref_id));
        *clear = rand_token(a);
        return db_exec(tx, &sql_token_add,
                       ARGS(digest_hex(a, *clear), d->kind, d->ref_id, value_ref(d->case_id), d->valid_until,
                            clock_now(), value_ref(rtx_actor(rtx_of(tx)))),
                       NULL);
}

enum err token_find(struct rtx *tx, struct str kind, struct str clear, struct token_line *out)
{
        if (clear.n < TOKEN_LEAST || clear.n > TOKEN_MOST)
                return ERR_NOT_FOUND;
        return db_row(tx, &sql_token_by_hash, ARGS(digest_hex(rtx_arena(tx), clear), kind, clock_now()), out);
}

enum err token_end(struct wtx *tx, struct str kind, int64_t ref_id)
{
        return db_exec(tx, &sql_token_stop, ARGS(kind, ref_id, clock_now()), NULL);
}

enum err token_of(struct rtx *tx, struct str kind, int64_t ref_id, struct token_line *out)
{
        return db_row(tx, &sql_token_by_ref, ARGS(kind, ref_id, clock_now()), out);
}

JOB(token_forget, 3600)
(struct wtx *tx)
{
        struct moment old = {clock_now().s - KEPT_SECONDS};
        return db_exec(tx, &sql_token_old, ARGS(old), NULL);
}
