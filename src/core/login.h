/* Sign-in: passwords (Argon2id), second factor (TOTP), recovery codes, links for invitation and reset, throttling. */
#ifndef CORE_LOGIN_H
#define CORE_LOGIN_H

#include "db/stmt.h"

#define LOGIN_PASSWORD_MIN 10u
#define LOGIN_PASSWORD_MAX 200u
#define LOGIN_FREE_TRIES 5 /* failures before somebody has to wait, core/throttle.h */
#define LOGIN_INVITE_SECONDS (7 * 24 * 3600)
#define LOGIN_RESET_SECONDS (3600)
#define LOGIN_RECOVERY_CODES 10

enum login_result {
        LOGIN_OK,
        LOGIN_WRONG,        /* unknown name, wrong password or closed account: said with the same words */
        LOGIN_WAIT,         /* too many failures; wait_seconds says how long */
        LOGIN_NEEDS_FACTOR, /* password right, second factor asked */
        LOGIN_WRONG_FACTOR,
};
struct login_answer {
        enum login_result result;
        int64_t user_id;
        bool second_factor; /* was given */
        int64_t wait_seconds;
        struct str stand; /* which password was right: a digest, for the second step */
};
/*
 * Checks name and password, then the second factor if the account has one. factor: six digits or a recovery code; may be
 * empty. Failures are counted (core/throttle.h); the transaction must be committed whatever the result.
 */
enum err login_try(struct wtx *tx, struct str login, struct str password, struct str factor,
                   struct str address, struct login_answer *out);

/*
 * The second step alone, for a user whose password was right a moment ago (the caller proves that by a sealed ticket, which
 * holds the stand of that answer). Counts failures like login_try. LOGIN_WRONG if the account was closed, has no second
 * factor any more, or has another password since.
 */
enum err login_factor_try(struct wtx *tx, int64_t user_id, struct str stand, struct str factor,
                          struct str address, struct login_answer *out);

/* Message for a password that is not good enough, or the empty str. name and login must not be part of it. */
struct str login_password_fault(struct str password, struct str login);
enum err login_password_set(struct wtx *tx, int64_t user_id, struct str password);
/* OK or ERR_DENIED. Counts no failures: for what a person types, use login_try with an empty factor. */
enum err login_password_check(struct rtx *tx, int64_t user_id, struct str password);
/* Does the account have a password yet? Without one it was never taken over by its owner. */
enum err login_password_known(struct rtx *tx, int64_t user_id, bool *out);

/* A link token for a purpose ("invite", "reset"); older ones of the user end. */
enum err login_link_make(struct wtx *tx, int64_t user_id, struct str purpose, int64_t seconds,
                         struct str *token);
struct login_link {
        int64_t user_id;
        struct str name, login, purpose;
        int64_t made_by; /* who made the link: the acting user of login_link_make */
};
/* ERR_NOT_FOUND when unknown, used or expired. */
enum err login_link_find(struct rtx *tx, struct str token, struct login_link *out);
enum err login_link_use(struct wtx *tx, struct str token);
/* Links that were not used yet end. */
enum err login_links_end(struct wtx *tx, int64_t user_id);

struct totp_state {
        bool has, confirmed;
        struct str secret; /* base32, only while not confirmed */
        int64_t codes_left;
};
enum err totp_state(struct rtx *tx, int64_t user_id, struct totp_state *out);
/* New unconfirmed secret (base32). */
enum err totp_begin(struct wtx *tx, int64_t user_id, struct str *secret);
/* Confirms with a first code and returns fresh recovery codes; ERR_INVALID for a wrong code. */
enum err totp_confirm(struct wtx *tx, int64_t user_id, struct str code,
                      struct str codes[LOGIN_RECOVERY_CODES]);
enum err totp_remove(struct wtx *tx, int64_t user_id);

#endif
