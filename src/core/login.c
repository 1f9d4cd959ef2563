#define BASE_BORDER
#include "core/login.h"

#include <sodium.h>

#include "base/rand.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/login_factor.h"
#include "core/throttle.h"

/* OWASP minimum, design.md section 2: 19 MiB, two passes. */
#define ARGON_MEMORY (19u << 20)
#define ARGON_PASSES 2

#define CREDENTIAL_LINE(X) X(INT, user_id) X(TEXT, password_hash) X(BOOL, totp_confirmed)
ROW(credential_line, CREDENTIAL_LINE)
SQL(credential_by_login, credential_line,
    "SELECT u.id, c.password_hash, c.totp_confirmed FROM users u JOIN credential c ON c.user_id = u.id"
    " WHERE u.login = $1 AND u.active = 1")
SQL(credential_by_user, credential_line,
    "SELECT user_id, password_hash, totp_confirmed FROM credential WHERE user_id = $1")
SQL(login_of_user, one_text,
    "SELECT u.login FROM users u JOIN credential c ON c.user_id = u.id WHERE u.id = $1 AND u.active = 1")
SQL(credential_put, none,
    "INSERT INTO credential (user_id, password_hash, totp_confirmed, totp_last_step, must_change, changed_at)"
    " VALUES ($1, $2, 0, 0, 0, $3)"
    " ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at")

static bool password_fits(struct arena *a, struct str hash, struct str password)
{
        /* an unknown account costs the same time as a wrong password */
        static const char none[crypto_pwhash_STRBYTES] =
                "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        const char *c = str_empty(hash) ? none : str_c(a, hash);
        return crypto_pwhash_str_verify(c, password.p, password.n) == 0 && !str_empty(hash);
}

/* Every password has its own salt: also the same one chosen again is another. */
static struct str password_stand(struct arena *a, const struct credential_line *c)
{
        return digest_hex(a, c->password_hash);
}

static enum err login_factor(struct wtx *tx, const struct credential_line *c, struct str factor,
                             struct login_answer *out)
{
        if (!c->totp_confirmed) {
                out->result = LOGIN_OK;
                return OK;
        }
        if (str_empty(factor)) {
                out->result = LOGIN_NEEDS_FACTOR;
                return OK;
        }
        bool fits;
        TRY(factor_check(tx, c->user_id, factor, &fits));
        out->second_factor = fits;
        out->result = fits ? LOGIN_OK : LOGIN_WRONG_FACTOR;
        return OK;
}

/* True if this sign-in has to wait. */
static bool login_waits(struct rtx *tx, const struct throttle *t, struct login_answer *out)
{
        out->wait_seconds = throttle_wait(tx, t);
        if (out->wait_seconds)
                out->result = LOGIN_WAIT;
        return out->wait_seconds > 0;
}

/* Behind the password: the second factor, and what a success or failure means for the throttle. */
static enum err login_second(struct wtx *tx, const struct throttle *t, const struct credential_line *c,
                             struct str factor, struct login_answer *out)
{
        TRY(login_factor(tx, c, factor, out));
        if (out->result == LOGIN_WRONG_FACTOR)
                return throttle_failed(tx, t);
        out->user_id = c->user_id;
        out->stand = password_stand(wtx_arena(tx), c);
        if (out->result != LOGIN_OK)
                return OK;
        return throttle_succeeded(tx, t);
}

enum err login_try(struct wtx *tx, struct str login, struct str password, struct str factor,
                   struct str address, struct login_answer *out)
{
        struct throttle t = throttle_of(wtx_arena(tx), login, address);
        *out = (struct login_answer){.result = LOGIN_WRONG};
        if (login_waits(rtx_of(tx), &t, out))
                return OK;
        struct credential_line c = {0};
        enum err e = db_row(rtx_of(tx), &sql_credential_by_login, ARGS(login), &c);
        if (e != OK && e != ERR_NOT_FOUND)
                return e;
        if (!password_fits(wtx_arena(tx), c.password_hash, password))
                return throttle_failed(tx, &t);
        return login_second(tx, &t, &c, factor, out);
}

enum err login_factor_try(struct wtx *tx, int64_t user_id, struct str stand, struct str factor,
                          struct str address, struct login_answer *out)
{
        struct one_text login;
        struct credential_line c;
        *out = (struct login_answer){.result = LOGIN_WRONG};
        enum err e = db_row(rtx_of(tx), &sql_login_of_user, ARGS(user_id), &login);
        if (e != OK)
                return e == ERR_NOT_FOUND ? OK : e;
        struct throttle t = throttle_of(wtx_arena(tx), login.s, address);
        if (login_waits(rtx_of(tx), &t, out))
                return OK;
        TRY(db_row(rtx_of(tx), &sql_credential_by_login, ARGS(login.s), &c));
        if (!c.totp_confirmed || !str_eq(stand, password_stand(wtx_arena(tx), &c)))
                return OK;
        return login_second(tx, &t, &c, factor, out);
}

struct str login_password_fault(struct str password, struct str login)
{
        if (text_length(password) < LOGIN_PASSWORD_MIN)
                return _("Das Passwort braucht mindestens 10 Zeichen.");
        if (password.n > LOGIN_PASSWORD_MAX)
                return _("Das Passwort ist zu lang. Höchstens 200 Zeichen.");
        if (!str_empty(login) && str_find(password, login) >= 0)
                return _("Das Passwort enthält Ihren Anmeldenamen. Bitte wählen Sie ein anderes.");
        size_t distinct = 0;
        bool seen[256] = {0};
        for (size_t i = 0; i < password.n; i++) {
                unsigned char c = (unsigned char)password.p[i];
                distinct += !seen[c];
                seen[c] = true;
        }
        if (distinct < 5)
                return _("Das Passwort wiederholt zu wenige Zeichen. Nehmen Sie zum Beispiel drei Wörter.");
        return S("");
}

enum err login_password_set(struct wtx *tx, int64_t user_id, struct str password)
{
        char hash[crypto_pwhash_STRBYTES];
        if (crypto_pwhash_str(hash, password.p, password.n, ARGON_PASSES, ARGON_MEMORY) != 0)
                return ERR_INTERNAL;
        TRY(db_exec(tx, &sql_credential_put, ARGS(user_id, str_of(hash), clock_now()), NULL));
        return audit_note(tx, S("users"), user_id, 0, S("password"), S(""));
}

enum err login_password_check(struct rtx *tx, int64_t user_id, struct str password)
{
        struct credential_line c;
        TRY(db_row(tx, &sql_credential_by_user, ARGS(user_id), &c));
        return password_fits(rtx_arena(tx), c.password_hash, password) ? OK : ERR_DENIED;
}

enum err login_password_known(struct rtx *tx, int64_t user_id, bool *out)
{
        struct credential_line c;
        enum err e = db_row(tx, &sql_credential_by_user, ARGS(user_id), &c);
        *out = e == OK && !str_empty(c.password_hash);
        return e == ERR_NOT_FOUND ? OK : e;
}

/* ---- links ---- */
#define LINK_LINE(X)                                                                                         \
        X(INT, user_id) X(TEXT, name) X(TEXT, login) X(TEXT, purpose) X(TIME, expires_at) X(TIME, used_at)   \
                X(INT, made_by)
ROW(link_line, LINK_LINE)
SQL(link_end, none, "UPDATE account_link SET used_at = $2 WHERE user_id = $1 AND used_at IS NULL")
SQL(link_add, none,
    "INSERT INTO account_link (token_hash, user_id, purpose, created_at, expires_at, made_by) VALUES ($1, $2, $3, $4, $5, $6)")
SQL(link_find, link_line,
    "SELECT l.user_id, u.name, u.login, l.purpose, l.expires_at, l.used_at, l.made_by FROM account_link l JOIN users u ON u.id = l.user_id"
    " WHERE l.token_hash = $1 AND u.active = 1")
SQL(link_use, none, "UPDATE account_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL")

enum err login_links_end(struct wtx *tx, int64_t user_id)
{
        return db_exec(tx, &sql_link_end, ARGS(user_id, clock_now()), NULL);
}

enum err login_link_make(struct wtx *tx, int64_t user_id, struct str purpose, int64_t seconds,
                         struct str *token)
{
        struct moment now = clock_now();
        TRY(login_links_end(tx, user_id));
        *token = rand_token(wtx_arena(tx));
        TRY(db_exec(tx, &sql_link_add,
                    ARGS(digest_hex(wtx_arena(tx), *token), user_id, purpose, now,
                         ((struct moment){now.s + seconds}), value_ref(rtx_actor(rtx_of(tx)))),
                    NULL));
        return audit_note(tx, S("users"), user_id, 0, S("link"), purpose);
}

enum err login_link_find(struct rtx *tx, struct str token, struct login_link *out)
{
        struct link_line l;
        TRY(db_row(tx, &sql_link_find, ARGS(digest_hex(rtx_arena(tx), token)), &l));
        if (moment_given(l.used_at) || l.expires_at.s < clock_now().s)
                return ERR_NOT_FOUND;
        *out = (struct login_link){l.user_id, l.name, l.login, l.purpose, l.made_by};
        return OK;
}

enum err login_link_use(struct wtx *tx, struct str token)
{
        int64_t changed;
        TRY(db_exec(tx, &sql_link_use, ARGS(digest_hex(wtx_arena(tx), token), clock_now()), &changed));
        return changed ? OK : ERR_NOT_FOUND;
}
