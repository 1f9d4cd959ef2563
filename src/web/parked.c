#include "web/parked.h"

#include "base/rand.h"
#include "core/job.h"
#include "core/secret.h"
#include "web/kept.h"
#include "web/parse.h"

#define PARKED_SECONDS (24 * 3600)
#define SUBMISSION_SECONDS (30 * 24 * 3600)

#define PARKED_LINE(X) X(TEXT, path) X(TEXT, body) X(TIME, at)
ROW(parked_line, PARKED_LINE)
SQL(parked_add, none,
    "INSERT INTO parked_form (token_hash, user_id, path, body, at) VALUES ($1, $2, $3, $4, $5)")
SQL(parked_get, parked_line,
    "SELECT path, body, at FROM parked_form WHERE token_hash = $1 AND user_id = $2 AND at > $3")
SQL(parked_drop, none, "DELETE FROM parked_form WHERE token_hash = $1 AND user_id = $2")
SQL(parked_drop_old, none, "DELETE FROM parked_form WHERE at <= $1")
SQL(submission_drop_old, none, "DELETE FROM submission WHERE at <= $1")

static struct moment seconds_ago(int64_t seconds)
{
        return (struct moment){clock_now().s - seconds};
}

enum err parked_save(struct wtx *tx, int64_t user_id, struct url target, const struct form *f,
                     struct str *token)
{
        struct arena *a = wtx_arena(tx);
        struct form fields = kept_fields(a, f);
        struct str sealed;
        *token = rand_token(a);
        struct str hash = digest_hex(a, *token);
        TRY(secret_seal(a, form_encoded(a, &fields), hash, &sealed));
        return db_exec(tx, &sql_parked_add, ARGS(hash, user_id, target.s, sealed, clock_now()), NULL);
}

enum err parked_find(struct rtx *tx, struct str token, struct parked *out)
{
        struct arena *a = rtx_arena(tx);
        struct str hash = digest_hex(a, token), body;
        struct parked_line l;
        TRY(db_row(tx, &sql_parked_get, ARGS(hash, rtx_actor(tx), seconds_ago(PARKED_SECONDS)), &l));
        TRY(secret_open(a, l.body, hash, &body));
        *out = (struct parked){.target = url_local(a, l.path), .at = l.at};
        return parse_urlencoded(a, body, &out->form);
}

enum err parked_remove(struct wtx *tx, struct str token)
{
        return db_exec(tx, &sql_parked_drop, ARGS(digest_hex(wtx_arena(tx), token), rtx_actor(rtx_of(tx))),
                       NULL);
}

/* What is kept for a retry is not kept for ever. */
JOB(web_forget_forms, 3600)(struct wtx *tx)
{
        TRY(db_exec(tx, &sql_parked_drop_old, ARGS(seconds_ago(PARKED_SECONDS)), NULL));
        return db_exec(tx, &sql_submission_drop_old, ARGS(seconds_ago(SUBMISSION_SECONDS)), NULL);
}
