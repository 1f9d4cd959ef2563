/* Waiting before the next try to sign in: the stories of test/rules/signin.txt. */
#include "core/throttle.h"

#include "test/rules.h"
#include "test/testdb.h"

SQL(test_throttle_empty, none, "DELETE FROM throttle")

static struct db *db;
static struct moment now;

/* "15 min" as seconds. */
static int64_t seconds_of(struct str s)
{
        struct str unit, number = str_split(s, ' ', &unit);
        int64_t n = 0;
        must(str_int(str_trim(number), &n));
        unit = str_trim(unit);
        return n * (str_eq(unit, S("s"))     ? 1
                    : str_eq(unit, S("min")) ? 60
                    : str_eq(unit, S("h"))   ? 3600
                                             : 24 * 3600);
}

static struct str said(int64_t wait, bool right)
{
        if (!wait)
                return right ? S("in") : S("wrong");
        struct arena *a = test_arena();
        return wait < 60 ? str_join(a, str_from_int(a, wait), S(" Sekunden"))
                         : str_join(a, str_from_int(a, (wait + 59) / 60), S(" Minuten"));
}

/* As login_try does, without the password. */
static struct str attempt(struct wtx *tx, struct str name, struct str from, bool right)
{
        struct throttle t = throttle_of(test_arena(), name, from);
        int64_t wait = throttle_wait(rtx_of(tx), &t);
        CHECK(wait >= 0 && wait <= 900);
        if (!wait)
                CHECK_OK(right ? throttle_succeeded(tx, &t) : throttle_failed(tx, &t));
        return said(wait, right);
}

static struct str one(struct wtx *tx, struct str name, struct str from, struct str password)
{
        if (!str_eq(password, S("typo")))
                return attempt(tx, name, from, str_eq(password, S("right")));
        struct str first = attempt(tx, name, from, false);
        return str_eq(first, S("wrong")) ? attempt(tx, name, from, true) : first;
}

/* "n1-n20": twenty names. */
static struct str all(struct wtx *tx, struct str names, struct str from, struct str password)
{
        struct str to, first = str_split(names, '-', &to);
        int64_t a, z;
        if (str_empty(to))
                return one(tx, names, from, password);
        must(str_int(str_sub(first, 1, first.n), &a) && str_int(str_sub(to, 1, to.n), &z));
        struct str answer = S("");
        for (; a <= z; a++)
                answer = one(tx, str_join(test_arena(), str_sub(to, 0, 1), str_from_int(test_arena(), a)),
                             from, password);
        return answer;
}

static void tell(struct wtx *tx, const struct rule *r)
{
        int64_t times;
        struct str answer = S("");
        must(str_int(r->column[5], &times));
        now.s += seconds_of(r->column[1]);
        clock_set(now);
        for (int64_t i = 0; i < times; i++)
                answer = all(tx, r->column[2], r->column[3], r->column[4]);
        test_check(str_eq(answer, r->column[6]), r->file, r->line, str_c(test_arena(), answer));
}

TEST(stories_of_signing_in)
{
        struct rules rules = rules_read("test/rules/signin.txt", 7);
        struct str story = S("");
        struct wtx *tx;
        db = testdb_open();
        now = moment_of(date_of(2025, 7, 7), 10 * 60);
        must(db_begin_write(db, test_arena(), 0, &tx) == OK);
        for (size_t i = 0; i < rules.n; i++) {
                if (!str_eq(rules.rule[i].column[0], story))
                        CHECK_OK(db_exec(tx, &sql_test_throttle_empty, NO_ARGS, NULL));
                story = rules.rule[i].column[0];
                tell(tx, &rules.rule[i]);
        }
        must(db_commit(tx) == OK);
        clock_set(MOMENT_NONE);
        testdb_close(db);
}

TEST_GROUP(throttle, &stories_of_signing_in)
