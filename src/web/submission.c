#include "web/submission.h"

#include "base/rand.h"

#define SUBMISSION_LINE(X) X(TEXT, location) X(INT, user_id) X(TEXT, digest)
ROW(submission_line, SUBMISSION_LINE)
SQL(submission_add, none,
    "INSERT INTO submission (id, user_id, at, location, digest) VALUES ($1, $2, $3, '/', $4) ON CONFLICT (id) DO NOTHING")
SQL(submission_get, submission_line, "SELECT location, user_id, digest FROM submission WHERE id = $1")
SQL(submission_led, none, "UPDATE submission SET location = $2 WHERE id = $1")
SQL(submission_drop, none, "DELETE FROM submission WHERE id = $1")

bool submission_valid(struct str id)
{
        for (size_t i = 0; i < id.n; i++) {
                char c = id.p[i];
                if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '-' || c == '_'))
                        return false;
        }
        return id.n >= 20 && id.n <= 64;
}

/* The same thing sent twice may differ in these. */
static bool is_envelope(struct str key)
{
        return str_eq(key, S("csrf")) || str_eq(key, S("submission")) || str_eq(key, S("parked"));
}

/* With its length before it, so that no two lists of parts give the same text. */
static struct str part(struct arena *a, struct str all, struct str s)
{
        return digest_hex(a, str_join(a, all, str_from_int(a, (int64_t)s.n), S(":"), s));
}

struct str submission_digest(const struct req *r)
{
        struct arena *a = r->arena;
        struct str all = part(a, S(""), req_target(r).s);
        for (size_t i = 0; i < r->form.n; i++)
                if (!is_envelope(r->form.field[i].key))
                        all = part(a, part(a, all, r->form.field[i].key), r->form.field[i].value);
        for (size_t i = 0; i < r->form.uploads; i++)
                all = part(a, part(a, all, r->form.upload[i].name), r->form.upload[i].body);
        return all;
}

/* A row of an older version has no digest: it is believed. */
static bool is_retry(const struct submission_line *l, int64_t user, struct str digest)
{
        return l->user_id == user && (str_empty(l->digest) || str_eq(l->digest, digest));
}

enum err submission_begin(struct wtx *tx, struct str id, struct str digest, enum submission_state *state,
                          struct str *location)
{
        int64_t added, user = rtx_actor(rtx_of(tx));
        struct submission_line l;
        *location = S("/");
        *state = SUBMISSION_FIRST;
        TRY(db_exec(tx, &sql_submission_add, ARGS(id, value_ref(user), clock_now(), digest), &added));
        if (added)
                return OK;
        TRY(db_row(rtx_of(tx), &sql_submission_get, ARGS(id), &l));
        *state = is_retry(&l, user, digest) ? SUBMISSION_AGAIN : SUBMISSION_OTHER;
        if (*state == SUBMISSION_AGAIN)
                *location = l.location;
        return OK;
}

enum err submission_finish(struct wtx *tx, struct str id, struct str location)
{
        return str_empty(location) ? OK : db_exec(tx, &sql_submission_led, ARGS(id, location), NULL);
}

enum err submission_forget(struct wtx *tx, struct str id)
{
        return db_exec(tx, &sql_submission_drop, ARGS(id), NULL);
}
