#define BASE_BORDER
#include "core/login_factor.h"

#include <liboath/oath.h>
#include <stdlib.h>

#include "base/rand.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/login.h"
#include "core/secret.h"

#define TOTP_STEP 30
#define TOTP_BYTES 20

#define FACTOR_LINE(X) X(TEXT, totp_secret) X(BOOL, totp_confirmed) X(INT, totp_last_step) X(INT, codes_left)
ROW(factor_line, FACTOR_LINE)
SQL(factor_get, factor_line,
    "SELECT totp_secret, totp_confirmed, totp_last_step,"
    " (SELECT COUNT(*) FROM recovery_code r WHERE r.user_id = c.user_id AND r.used_at IS NULL) FROM credential c WHERE user_id = $1")
SQL(factor_put, none,
    "UPDATE credential SET totp_secret = $2, totp_confirmed = $3, totp_last_step = $4, changed_at = $5 WHERE user_id = $1")
SQL(factor_step, none, "UPDATE credential SET totp_last_step = $2 WHERE user_id = $1 AND totp_last_step < $2")
SQL(code_drop, none, "DELETE FROM recovery_code WHERE user_id = $1")
SQL(code_add, none, "INSERT INTO recovery_code (user_id, code_hash) VALUES ($1, $2)")
SQL(code_use, none,
    "UPDATE recovery_code SET used_at = $3 WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL")

/* The account's secret is sealed with its number, so that a dump of the table opens nothing. */
static struct str factor_uid(struct arena *a, int64_t user_id)
{
        return str_join(a, S("totp:"), str_from_int(a, user_id));
}

/* The step number whose code was typed (one step of drift either way), or -1. */
static int64_t totp_step(struct arena *a, struct str secret, struct str code)
{
        char *raw = NULL;
        size_t n = 0;
        if (oath_base32_decode(secret.p, secret.n, &raw, &n) != OATH_OK)
                return -1;
        int64_t now = clock_now().s;
        int position = 0;
        int rc = oath_totp_validate2(raw, n, now, TOTP_STEP, 0, 1, &position, str_c(a, code));
        free(raw);
        return rc < 0 ? -1 : now / TOTP_STEP + position;
}

static struct str code_hash(struct arena *a, int64_t user_id, struct str code)
{
        return digest_salted(a, factor_uid(a, user_id), code);
}

/* As it was made: small letters, recovery codes with their dash; people write codes as they like. */
static struct str code_typed(struct arena *a, struct str typed)
{
        struct buf b;
        buf_init(&b, a, typed.n + 1);
        for (size_t i = 0; i < typed.n; i++) {
                char c = typed.p[i];
                if (c == ' ' || c == '-')
                        continue;
                buf_char(&b, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
        }
        struct str code = buf_str(&b);
        if (code.n != 10)
                return code;
        return str_join(a, str_sub(code, 0, 5), S("-"), str_sub(code, 5, 5));
}

enum err factor_check(struct wtx *tx, int64_t user_id, struct str typed, bool *fits)
{
        struct arena *a = wtx_arena(tx);
        struct factor_line f;
        int64_t changed = 0;
        TRY(db_row(rtx_of(tx), &sql_factor_get, ARGS(user_id), &f));
        struct str code = code_typed(a, typed), secret;
        if (code.n == 6) {
                TRY(secret_open(a, f.totp_secret, factor_uid(a, user_id), &secret));
                int64_t step = totp_step(a, secret, code);
                if (step > 0)
                        TRY(db_exec(tx, &sql_factor_step, ARGS(user_id, step), &changed));
        } else {
                TRY(db_exec(tx, &sql_code_use, ARGS(user_id, code_hash(a, user_id, code), clock_now()),
                            &changed));
        }
        *fits = changed > 0;
        return OK;
}

enum err totp_state(struct rtx *tx, int64_t user_id, struct totp_state *out)
{
        struct arena *a = rtx_arena(tx);
        struct factor_line f;
        *out = (struct totp_state){0};
        enum err e = db_row(tx, &sql_factor_get, ARGS(user_id), &f);
        if (e == ERR_NOT_FOUND || (e == OK && str_empty(f.totp_secret)))
                return OK;
        TRY(e);
        out->has = true;
        out->confirmed = f.totp_confirmed;
        out->codes_left = f.codes_left;
        if (!f.totp_confirmed)
                TRY(secret_open(a, f.totp_secret, factor_uid(a, user_id), &out->secret));
        return OK;
}

static enum err factor_store(struct wtx *tx, int64_t user_id, struct str secret, bool confirmed, int64_t step)
{
        struct arena *a = wtx_arena(tx);
        struct str sealed = S("");
        if (!str_empty(secret))
                TRY(secret_seal(a, secret, factor_uid(a, user_id), &sealed));
        return db_exec(tx, &sql_factor_put, ARGS(user_id, sealed, confirmed, step, clock_now()), NULL);
}

enum err totp_begin(struct wtx *tx, int64_t user_id, struct str *secret)
{
        char raw[TOTP_BYTES], *text = NULL;
        size_t n = 0;
        rand_bytes(raw, sizeof raw);
        if (oath_base32_encode(raw, sizeof raw, &text, &n) != OATH_OK)
                return ERR_INTERNAL;
        *secret = str_copy(wtx_arena(tx), (struct str){text, n});
        free(text);
        TRY(factor_store(tx, user_id, *secret, false, 0));
        return audit_note(tx, S("users"), user_id, 0, S("factor_begin"), S(""));
}

/* "abcde-fghjk" from letters that are not mistaken for others. */
static struct str code_new(struct arena *a)
{
        static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";
        char c[11];
        for (size_t i = 0; i < sizeof c; i++)
                c[i] = i == 5 ? '-' : letters[rand_below(sizeof letters - 1)];
        return str_copy(a, (struct str){c, sizeof c});
}

enum err totp_confirm(struct wtx *tx, int64_t user_id, struct str code,
                      struct str codes[LOGIN_RECOVERY_CODES])
{
        struct arena *a = wtx_arena(tx);
        struct totp_state state;
        TRY(totp_state(rtx_of(tx), user_id, &state));
        if (!state.has || state.confirmed)
                return ERR_CONFLICT;
        int64_t step = totp_step(a, state.secret, code_typed(a, code));
        if (step < 0)
                return ERR_INVALID;
        TRY(factor_store(tx, user_id, state.secret, true, step));
        TRY(db_exec(tx, &sql_code_drop, ARGS(user_id), NULL));
        for (int i = 0; i < LOGIN_RECOVERY_CODES; i++) {
                codes[i] = code_new(a);
                TRY(db_exec(tx, &sql_code_add, ARGS(user_id, code_hash(a, user_id, codes[i])), NULL));
        }
        return audit_note(tx, S("users"), user_id, 0, S("factor_on"), S(""));
}

enum err totp_remove(struct wtx *tx, int64_t user_id)
{
        TRY(factor_store(tx, user_id, S(""), false, 0));
        TRY(db_exec(tx, &sql_code_drop, ARGS(user_id), NULL));
        return audit_note(tx, S("users"), user_id, 0, S("factor_off"), S(""));
}
