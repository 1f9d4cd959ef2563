#include "core/throttle.h"

#include "base/text.h"
#include "core/job.h"
#include "core/login.h"

enum {
        WAIT_MOST = 900,        /* seconds */
        QUIET = 24 * 3600,      /* without a failure: forgotten */
        KNOWN = 30 * 24 * 3600, /* since the last success */
        FIRST_POINTS = 3,       /* a name that failed nowhere near costs more than one that fails again */
        AGAIN_POINTS = 1,
        FREE_POINTS = 60,
        LEAK_SECONDS = 300, /* for one point */
};

#define THROTTLE_LINE(X) X(INT, failures) X(TIME, blocked_until) X(TIME, changed_at)
ROW(throttle_line, THROTTLE_LINE)
SQL(throttle_get, throttle_line, "SELECT failures, blocked_until, changed_at FROM throttle WHERE key = $1")
SQL(throttle_put, none,
    "INSERT INTO throttle (key, failures, blocked_until, changed_at) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO UPDATE SET"
    " failures = excluded.failures, blocked_until = excluded.blocked_until, changed_at = excluded.changed_at")
SQL(throttle_clear, none, "DELETE FROM throttle WHERE key = $1")
SQL(throttle_drop_old, none, "DELETE FROM throttle WHERE changed_at <= $1")

struct throttle throttle_of(struct arena *a, struct str login, struct str address)
{
        struct str name = text_prefix(login, 60);
        return (struct throttle){.account = str_join(a, S("account:"), name),
                                 .address = str_join(a, S("address:"), address),
                                 .pair = str_join(a, S("pair:"), address, S(" "), name),
                                 .known = str_join(a, S("known:"), address, S(" "), name)};
}

/* ---- rows ---- */

static enum err row_of(struct rtx *tx, struct str key, struct throttle_line *out)
{
        *out = (struct throttle_line){0};
        enum err e = db_row(tx, &sql_throttle_get, ARGS(key), out);
        return e == ERR_NOT_FOUND ? OK : e;
}

static enum err row_put(struct wtx *tx, struct str key, int64_t failures, struct moment until)
{
        return db_exec(tx, &sql_throttle_put, ARGS(key, failures, until, clock_now()), NULL);
}

static int64_t left_of(struct rtx *tx, struct str key)
{
        struct throttle_line t;
        if (row_of(tx, key, &t) != OK)
                return 0;
        int64_t left = t.blocked_until.s - clock_now().s;
        return left > 0 ? left : 0;
}

/* 2, 4, 8 … seconds for the first, second, third one too many. */
static struct moment until_of(int64_t over)
{
        int64_t wait = over <= 0 ? 0 : over > 9 ? WAIT_MOST : (int64_t)1 << over;
        return (struct moment){clock_now().s + (wait > WAIT_MOST ? WAIT_MOST : wait)};
}

/* ---- account, and name at address ---- */

static int64_t failures_of(const struct throttle_line *t)
{
        return clock_now().s - t->changed_at.s < QUIET ? t->failures : 0;
}

static enum err fail(struct wtx *tx, struct str key, int64_t *before)
{
        struct throttle_line t;
        TRY(row_of(rtx_of(tx), key, &t));
        *before = failures_of(&t);
        return row_put(tx, key, *before + 1, until_of(*before + 1 - LOGIN_FREE_TRIES));
}

/* ---- address ---- */

/* Since the last point leaked or was filled in; a clock that was set back leaks nothing. */
static int64_t age_of(const struct throttle_line *t)
{
        int64_t age = clock_now().s - t->changed_at.s;
        return age > 0 ? age : 0;
}

static int64_t points_of(const struct throttle_line *t)
{
        int64_t leaked = age_of(t) / LEAK_SECONDS;
        return t->failures > leaked ? t->failures - leaked : 0;
}

/* The moment from which the next point leaks is kept: who fails often does not stop the leak. */
static enum err address_put(struct wtx *tx, struct str key, const struct throttle_line *t, int64_t points,
                            struct moment until)
{
        int64_t since = points_of(t) ? age_of(t) % LEAK_SECONDS : 0;
        struct moment at = {clock_now().s - since};
        return db_exec(tx, &sql_throttle_put, ARGS(key, points, until, at), NULL);
}

static enum err address_fail(struct wtx *tx, struct str key, int64_t points)
{
        struct throttle_line t;
        TRY(row_of(rtx_of(tx), key, &t));
        int64_t full = points_of(&t) + points;
        return address_put(tx, key, &t, full, until_of(full - FREE_POINTS));
}

static enum err address_refund(struct wtx *tx, struct str key, int64_t points)
{
        struct throttle_line t;
        TRY(row_of(rtx_of(tx), key, &t));
        int64_t full = points_of(&t);
        return address_put(tx, key, &t, full > points ? full - points : 0, t.blocked_until);
}

/* ---- all three ---- */

static bool is_known(struct rtx *tx, const struct throttle *t)
{
        return left_of(tx, t->known) > 0;
}

int64_t throttle_wait(struct rtx *tx, const struct throttle *t)
{
        int64_t pair = left_of(tx, t->pair);
        if (is_known(tx, t))
                return pair;
        int64_t account = left_of(tx, t->account), address = left_of(tx, t->address);
        return account > address ? account : address;
}

enum err throttle_failed(struct wtx *tx, const struct throttle *t)
{
        int64_t before, others;
        bool known = is_known(rtx_of(tx), t);
        TRY(fail(tx, t->pair, &before));
        TRY(address_fail(tx, t->address, before ? AGAIN_POINTS : FIRST_POINTS));
        return known ? OK : fail(tx, t->account, &others);
}

enum err throttle_succeeded(struct wtx *tx, const struct throttle *t)
{
        struct throttle_line pair;
        bool known = is_known(rtx_of(tx), t);
        TRY(row_of(rtx_of(tx), t->pair, &pair));
        int64_t own = failures_of(&pair);
        if (own)
                TRY(address_refund(tx, t->address, FIRST_POINTS + (own - 1) * AGAIN_POINTS));
        TRY(db_exec(tx, &sql_throttle_clear, ARGS(t->pair), NULL));
        if (!known) /* at a known place nobody proves that the strangers have gone */
                TRY(db_exec(tx, &sql_throttle_clear, ARGS(t->account), NULL));
        return row_put(tx, t->known, 0, (struct moment){clock_now().s + KNOWN});
}

/* ---- personal links ---- */

static struct str guess_key(struct arena *a, struct str address)
{
        return str_join(a, S("guess:"), address);
}

int64_t throttle_guess_wait(struct rtx *tx, struct str address)
{
        return left_of(tx, guess_key(rtx_arena(tx), address));
}

enum err throttle_guess(struct wtx *tx, struct str address)
{
        return address_fail(tx, guess_key(wtx_arena(tx), address), FIRST_POINTS);
}

/* Addresses and names are kept as long as they are of use. */
JOB(throttle_forget, 3600)
(struct wtx *tx)
{
        struct moment old = {clock_now().s - KNOWN};
        return db_exec(tx, &sql_throttle_drop_old, ARGS(old), NULL);
}
