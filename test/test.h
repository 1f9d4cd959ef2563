/*
 * How little a unit test needs. A test file stands beside its code (src/base/str_test.c):
 *
 *   TEST(trim_takes_blanks_off)
 *   {
 *           CHECK_STR(str_trim(S(" x ")), "x");
 *   }
 *   TEST_GROUP(str, &trim_takes_blanks_off)
 *
 * Every test gets a fresh test_arena(). A failed CHECK is reported and the test goes on; NEED leaves the test.
 * A test that is not in its group does not compile (unused). Groups are found by tools/collect.c.
 */
#ifndef TEST_TEST_H
#define TEST_TEST_H

#include "base/base.h"

struct test_case {
        const char *name;
        void (*run)(void);
};

struct test_group {
        const char *name;
        const struct test_case *const *cases; /* ends with NULL */
};

#define TEST(name_)                                                                                          \
        static void name_##_body(void);                                                                      \
        static const struct test_case name_ = {#name_, name_##_body};                                        \
        static void name_##_body(void)

#define TEST_GROUP(name_, ...)                                                                               \
        extern const struct test_group test_group_##name_;                                                   \
        static const struct test_case *const test_cases_##name_[] = {__VA_ARGS__, NULL};                     \
        const struct test_group test_group_##name_ = {#name_, test_cases_##name_};

/* Each reports file, line and both values when it fails, and returns whether it held. */
#define CHECK(condition) test_check((condition), __FILE__, __LINE__, #condition)
#define CHECK_INT(got, want) test_check_int((int64_t)(got), (int64_t)(want), __FILE__, __LINE__, #got)
/* want is a literal. */
#define CHECK_STR(got, want) test_check_str((got), S(want), __FILE__, __LINE__, #got)
#define CHECK_SAME(got, want) test_check_str((got), (want), __FILE__, __LINE__, #got)
/* A day against "2025-05-06"; "" is DATE_NONE. */
#define CHECK_DATE(got, want) test_check_str(date_iso(test_arena(), (got)), S(want), __FILE__, __LINE__, #got)
/* An enum err: OK or a named error. */
#define CHECK_ERR(got, want) test_check_err((got), (want), __FILE__, __LINE__, #got)
#define CHECK_OK(got) CHECK_ERR(got, OK)
/* The text contains this literal. */
#define CHECK_HAS(got, part) test_check_has((got), S(part), true, __FILE__, __LINE__, #got)
#define CHECK_HAS_NOT(got, part) test_check_has((got), S(part), false, __FILE__, __LINE__, #got)
/* Leaves the test when it does not hold: for what later lines rely on. NEED is the short form; web/page.h has its own. */
#define NEED_TRUE(condition)                                                                                 \
        do {                                                                                                 \
                if (!CHECK(condition))                                                                       \
                        return;                                                                              \
        } while (0)
#ifndef NEED
#define NEED(condition) NEED_TRUE(condition)
#endif
#define NEED_OK(expression)                                                                                  \
        do {                                                                                                 \
                if (!CHECK_OK(expression))                                                                   \
                        return;                                                                              \
        } while (0)
/* The function aborts (panic, must). It runs in a child process. */
#define CHECK_PANICS(function) test_check_panics((function), __FILE__, __LINE__, #function)

bool test_check(bool held, const char *file, int line, const char *what);
bool test_check_int(int64_t got, int64_t want, const char *file, int line, const char *what);
bool test_check_str(struct str got, struct str want, const char *file, int line, const char *what);
bool test_check_err(enum err got, enum err want, const char *file, int line, const char *what);
bool test_check_has(struct str got, struct str part, bool want, const char *file, int line, const char *what);
bool test_check_panics(void (*function)(void), const char *file, int line, const char *what);

/* What the test is at, "GET /personen/1: 404": printed with a text that lacks something, and by a panic. Copied. */
void test_at(struct str what);

/* The text between the tags, single blanks between words, about so many bytes. */
struct str test_words(struct str markup, size_t most);

/* Fresh for each test. */
struct arena *test_arena(void);
/* The whole text of a file of the checkout; "" and a failed check if it cannot be read. */
struct str test_file(const char *path);

/*
 * main() of every test binary: runs all groups, or those named by the arguments (group or group/case).
 * Prints one line per failed test and last "N passed, M failed". Returns 1 if any failed or none ran.
 */
int test_main(int argc, char **argv, const struct test_group *const *groups);

#endif
