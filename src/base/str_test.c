#include "test/test.h"

static struct str digits_of(struct arena *a, size_t n)
{
        char *p = arena_alloc(a, n);
        for (size_t i = 0; i < n; i++)
                p[i] = (char)('0' + i % 10);
        return (struct str){p, n};
}

TEST(equal_and_order)
{
        CHECK(str_eq(S(""), (struct str){0}));
        CHECK(str_eq(S("ab"), S("ab")));
        CHECK(!str_eq(S("ab"), S("abc")));
        CHECK(!str_eq(S("ab"), S("aB")));
        CHECK_INT(str_cmp(S("a"), S("b")), -1);
        CHECK_INT(str_cmp(S("ab"), S("a")), 1);
        CHECK_INT(str_cmp(S(""), S("a")), -1);
        CHECK_INT(str_cmp(S("ab"), S("ab")), 0);
        CHECK_INT(str_cmp(S("z"), S("ä")), -1); /* bytes, not signed characters */
}

TEST(starts_ends_find)
{
        CHECK(str_starts(S("abc"), S("ab")));
        CHECK(str_starts(S("abc"), S("")));
        CHECK(!str_starts(S("a"), S("ab")));
        CHECK(str_ends(S("abc"), S("bc")));
        CHECK(str_ends(S("abc"), S("abc")));
        CHECK(!str_ends(S("bc"), S("abc")));
        CHECK(str_ends(S(""), S("")));
        CHECK_INT(str_find(S("abcabc"), S("ca")), 2);
        CHECK_INT(str_find(S("abc"), S("x")), -1);
        CHECK_INT(str_find(S("a"), S("abc")), -1);
        CHECK_INT(str_find(S(""), S("")), 0);
}

TEST(sub_is_clamped)
{
        CHECK_STR(str_sub(S("abcdef"), 2, 3), "cde");
        CHECK_STR(str_sub(S("abcdef"), 4, 100), "ef");
        CHECK_STR(str_sub(S("abcdef"), 4, SIZE_MAX), "ef");
        CHECK_STR(str_sub(S("abcdef"), 6, 1), "");
        CHECK_STR(str_sub(S("abcdef"), SIZE_MAX, 1), "");
}

TEST(trim_takes_blanks_off_both_ends)
{
        CHECK_STR(str_trim(S(" \t\r\n a b \n")), "a b");
        CHECK_STR(str_trim(S(" \t")), "");
        CHECK_STR(str_trim(S("x")), "x");
        CHECK_STR(str_trim((struct str){0}), "");
}

TEST(split_at_the_first_separator)
{
        struct str rest;
        CHECK_STR(str_split(S("a,b,c"), ',', &rest), "a");
        CHECK_STR(rest, "b,c");
        CHECK_STR(str_split(S("abc"), ',', &rest), "abc");
        CHECK_STR(rest, "");
        CHECK_STR(str_split(S(",b"), ',', &rest), "");
        CHECK_STR(rest, "b");
        CHECK_STR(str_split(S(""), ',', &rest), "");
        CHECK_STR(rest, "");
}

TEST(c_strings_at_the_border)
{
        CHECK_STR(str_of(NULL), "");
        CHECK_STR(str_of("abc"), "abc");
        char *c = str_c(test_arena(), str_sub(S("abcdef"), 0, 3));
        CHECK_INT((int64_t)strlen(c), 3);
        CHECK_INT((int64_t)strlen(str_c(test_arena(), (struct str){0})), 0);
        struct str original = S("abc"), copy = str_copy(test_arena(), original);
        CHECK_STR(copy, "abc");
        CHECK(copy.p != original.p);
        CHECK(str_copy(test_arena(), (struct str){0}).p !=
              NULL); /* a database driver would take NULL for SQL's NULL */
}

TEST(numbers_are_read_strictly)
{
        static const struct str wrong[] = {
                S_INIT(""),
                S_INIT("-"),
                S_INIT("+1"),
                S_INIT(" 1"),
                S_INIT("1 "),
                S_INIT("1a"),
                S_INIT("--1"),
                S_INIT("1.0"),
                S_INIT("0x1"),
                S_INIT("9223372036854775808"),
                S_INIT("-9223372036854775809"),
                S_INIT("99999999999999999999"),
        };
        int64_t n = 7;
        for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
                CHECK(!str_int(wrong[i], &n));
        CHECK_INT(n, 7);
        CHECK(str_int(S("-42"), &n));
        CHECK_INT(n, -42);
        CHECK(str_int(S("007"), &n));
        CHECK_INT(n, 7);
        CHECK(str_int(S("9223372036854775807"), &n));
        CHECK_INT(n, INT64_MAX);
        CHECK(str_int(S("-9223372036854775808"), &n));
        CHECK_INT(n, INT64_MIN);
}

TEST(numbers_are_written)
{
        CHECK_STR(str_from_int(test_arena(), 0), "0");
        CHECK_STR(str_from_int(test_arena(), -42), "-42");
        CHECK_STR(str_from_int(test_arena(), INT64_MAX), "9223372036854775807");
        CHECK_STR(str_from_int(test_arena(), INT64_MIN), "-9223372036854775808");
}

TEST(join)
{
        CHECK_STR(str_join(test_arena(), S("a"), S(""), S("bc"), (struct str){0}), "abc");
        CHECK_STR(str_join(test_arena(), S("")), "");
        CHECK_STR(str_join_with(test_arena(), S(", "), S("a"), S(""), S("bc"), (struct str){0}), "a, bc");
        CHECK_STR(str_join_with(test_arena(), S(", "), S(""), S("a")), "a");
        CHECK_STR(str_join_with(test_arena(), S(", "), S(""), S("")), "");
}

TEST(buffer_grows_and_keeps_its_text)
{
        struct buf b;
        struct str part = digits_of(test_arena(), 1000);
        buf_init(&b, test_arena(), 5000);
        CHECK(buf_str(&b).p != NULL);
        for (int i = 0; i < 5; i++) {
                buf_put(&b, part);
                arena_alloc(test_arena(), 1); /* in the way: the next growth has to move */
        }
        CHECK(!b.full);
        CHECK_INT((int64_t)buf_str(&b).n, 5000);
        for (size_t i = 0; i < 5; i++)
                CHECK_SAME(str_sub(buf_str(&b), i * 1000, 1000), part);
}

TEST(buffer_that_is_full_stays_full)
{
        struct buf b;
        buf_init(&b, test_arena(), 4);
        buf_lit(&b, "abc");
        buf_lit(&b, "de");
        CHECK(b.full);
        buf_char(&b, 'x'); /* would fit, but something is missing before it */
        CHECK(b.full);
        CHECK_STR(buf_str(&b), "abc");
        buf_init(&b, test_arena(), 4);
        buf_lit(&b, "abcd");
        CHECK(!b.full);
}

TEST(buffer_takes_numbers_and_itself)
{
        struct buf b;
        buf_init(&b, test_arena(), 100000);
        buf_int(&b, INT64_MIN);
        buf_char(&b, ';');
        CHECK_STR(buf_str(&b), "-9223372036854775808;");
        for (int i = 0; i < 3; i++)
                buf_put(&b, buf_str(&b));
        CHECK_INT((int64_t)b.n, 21 * 8);
        CHECK_SAME(str_sub(buf_str(&b), 84, 84), str_sub(buf_str(&b), 0, 84));
}

TEST(room_made_before_is_within_the_maximum)
{
        struct buf b;
        buf_init(&b, test_arena(), 100);
        buf_lit(&b, "abc");
        buf_reserve(&b, 50);
        CHECK(b.cap >= 53 && b.cap <= 100);
        buf_reserve(&b, SIZE_MAX);
        CHECK_INT((int64_t)b.cap, 100);
        CHECK(!b.full);
        CHECK_STR(buf_str(&b), "abc");
}

TEST_GROUP(str, &equal_and_order, &starts_ends_find, &sub_is_clamped, &trim_takes_blanks_off_both_ends,
           &split_at_the_first_separator, &c_strings_at_the_border, &numbers_are_read_strictly,
           &numbers_are_written, &join, &buffer_grows_and_keeps_its_text, &buffer_that_is_full_stays_full,
           &buffer_takes_numbers_and_itself, &room_made_before_is_within_the_maximum)
