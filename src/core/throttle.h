/*
 * Who has to wait before the next try to sign in. Three counts, so that guessing is slow and nobody locks out others:
 *
 *   account          failures of places that are not known for it. The fifth is free, then each doubles the wait, from 2
 *                    seconds to 15 minutes. A day without failures forgets.
 *   address          a bucket that leaks: the first failure of a name fills in 3, each further one of the same name 1, and
 *                    every five minutes 1 runs out. Above 60 each further point doubles the wait, to 15 minutes at most. Who
 *                    succeeds takes out again what the own failures filled in, so that the typing errors of 150 colleagues
 *                    behind one address do not add up.
 *   name at address  the same count as of an account. A place where this account signed in within the last 30 days is known:
 *                    it waits for this count only. Strangers cannot lock it by failing for the account, nor neighbours by
 *                    failing at the address.
 *
 * test/rules/signin.txt says it in examples.
 */
#ifndef CORE_THROTTLE_H
#define CORE_THROTTLE_H

#include "db/stmt.h"

struct throttle {
        struct str account, address, pair, known; /* keys of the rows */
};
struct throttle throttle_of(struct arena *a, struct str login, struct str address);
/* Seconds to wait, 0 for none, never more than 900. */
int64_t throttle_wait(struct rtx *tx, const struct throttle *t);
enum err throttle_failed(struct wtx *tx, const struct throttle *t);
/* Password and, where there is one, second factor were right. */
enum err throttle_succeeded(struct wtx *tx, const struct throttle *t);

/*
 * Personal links (core/token.h): the same bucket of an address, of its own: 3 points for a link that opened nothing. Above 60
 * everybody at this address waits, also with a link that would open something: otherwise guessing could go on.
 */
int64_t throttle_guess_wait(struct rtx *tx, struct str address);
enum err throttle_guess(struct wtx *tx, struct str address);

#endif
