#include "web/parked.h"

#include "base/rand.h"
#include "core/job.h"
#include "core/secret.h"
#include "core/session.h"
#include "web/kept.h"
#include "web/parse.h"

#define SUBMISSION_SECONDS (30 * 24 * 3600)

#define PARKED_LINE(X) X(TEXT, token_hash) X(TEXT, path) X(TEXT, body) X(TIME, at)
ROW(parked_line, PARKED_LINE)
SQL(parked_add, none,
    "INSERT INTO parked_form (token_hash, user_id, path, body, at) VALUES ($1, $2, $3, $4, $5)")
SQL(parked_get, parked_line,
    "SELECT token_hash, path, body, at FROM parked_form WHERE token_hash IN ($1, $4) AND user_id = $2 AND at > $3")
SQL(parked_drop, none, "DELETE FROM parked_form WHERE token_hash IN ($1, $3) AND user_id = $2")
SQL(parked_of_user, parked_seen,
    "SELECT token_hash, path, at FROM parked_form WHERE user_id = $1 AND at > $2 ORDER BY at DESC, token_hash LIMIT 100")
/* What was sent meanwhile is saved: a note that comes after it changes nothing. Somebody else's id is no id. */
SQL(parked_put, none,
    "INSERT INTO parked_form (token_hash, user_id, path, body, at) SELECT $1, $2, $3, $4, $5"
    " WHERE NOT EXISTS (SELECT 1 FROM submission WHERE id = $6) ON CONFLICT (token_hash) DO UPDATE SET"
    " path = excluded.path, body = excluded.body, at = excluded.at WHERE parked_form.user_id = excluded.user_id")
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

static enum err key_of(struct wtx *tx, struct str on, struct str submission, struct str *out)
{
        struct arena *a = wtx_arena(tx);
        struct parked_line l;
        enum err e =
                db_row(rtx_of(tx), &sql_parked_get,
                       ARGS(digest_hex(a, on), rtx_actor(rtx_of(tx)), seconds_ago(PARKED_SECONDS), on), &l);
        *out = e == OK ? l.token_hash : digest_hex(a, submission);
        return e == ERR_NOT_FOUND ? OK : e;
}

enum err parked_keep(struct wtx *tx, struct str on, struct str submission, struct url target,
                     const struct form *f)
{
        struct arena *a = wtx_arena(tx);
        struct form fields = kept_fields(a, f);
        struct str sealed, hash;
        TRY(key_of(tx, on, submission, &hash));
        TRY(secret_seal(a, form_encoded(a, &fields), hash, &sealed));
        return db_exec(tx, &sql_parked_put,
                       ARGS(hash, rtx_actor(rtx_of(tx)), target.s, sealed, clock_now(), submission), NULL);
}

enum err parked_list(struct rtx *tx, struct parked_seen **out, size_t *n)
{
        return db_list(tx, &sql_parked_of_user, ARGS(rtx_actor(tx), seconds_ago(PARKED_SECONDS)), out, n);
}

enum err parked_find(struct rtx *tx, struct str token, struct parked *out)
{
        struct arena *a = rtx_arena(tx);
        struct str hash = digest_hex(a, token), body;
        struct parked_line l;
        TRY(db_row(tx, &sql_parked_get, ARGS(hash, rtx_actor(tx), seconds_ago(PARKED_SECONDS), token), &l));
        TRY(secret_open(a, l.body, l.token_hash, &body));
        *out = (struct parked){.target = url_local(a, l.path), .at = l.at};
        return parse_urlencoded(a, body, &out->form);
}

enum err parked_resume(struct rtx *tx, struct req *r)
{
        struct str token = req_query(r, S(PARKED_QUERY)), query;
        struct parked p;
        if (!token.n || !r->actor)
                return OK;
        enum err e = parked_find(tx, token, &p);
        if (e != OK || !str_eq(str_split(p.target.s, '?', &query), r->path))
                return e == ERR_NOT_FOUND ? OK : e;
        r->form = p.form;
        r->parked = token;
        return OK;
}

enum err parked_remove(struct wtx *tx, struct str token)
{
        return db_exec(tx, &sql_parked_drop,
                       ARGS(digest_hex(wtx_arena(tx), token), rtx_actor(rtx_of(tx)), token), NULL);
}

/* What is kept for a retry is not kept for ever. */
JOB(web_forget_forms, 3600)(struct wtx *tx)
{
        TRY(db_exec(tx, &sql_parked_drop_old, ARGS(seconds_ago(PARKED_SECONDS)), NULL));
        return db_exec(tx, &sql_submission_drop_old, ARGS(seconds_ago(SUBMISSION_SECONDS)), NULL);
}
