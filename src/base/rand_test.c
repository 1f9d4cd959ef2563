#include "base/rand.h"

#include "test/test.h"

TEST(tokens_are_long_url_safe_and_different)
{
        rand_start();
        struct str a = rand_token(test_arena()), b = rand_token(test_arena());
        CHECK_INT((int64_t)a.n, 43);
        CHECK(!str_eq(a, b));
        for (size_t i = 0; i < a.n; i++)
                CHECK((a.p[i] >= '0' && a.p[i] <= '9') || (a.p[i] >= 'A' && a.p[i] <= 'Z') ||
                      (a.p[i] >= 'a' && a.p[i] <= 'z') || a.p[i] == '-' || a.p[i] == '_');
}

TEST(numbers_stay_below_and_reach_all)
{
        bool seen[5] = {false};
        for (int i = 0; i < 1000; i++) {
                uint32_t n = rand_below(5);
                NEED(n < 5);
                seen[n] = true;
        }
        for (size_t i = 0; i < ARRAY_LEN(seen); i++)
                CHECK(seen[i]);
        CHECK_INT(rand_below(1), 0);
}

TEST(bytes_differ)
{
        unsigned char a[32] = {0}, b[32] = {0};
        rand_bytes(a, sizeof(a));
        rand_bytes(b, sizeof(b));
        CHECK(memcmp(a, b, sizeof(a)) != 0);
}

/* The value is what "b2sum -l 256" prints. */
TEST(digests)
{
        CHECK_STR(digest_hex(test_arena(), S("abc")),
                  "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
        CHECK_SAME(digest_salted(test_arena(), S("a"), S("bc")), digest_hex(test_arena(), S("abc")));
        CHECK(!str_eq(digest_salted(test_arena(), S("b"), S("bc")), digest_hex(test_arena(), S("abc"))));
        CHECK_INT((int64_t)digest_hex(test_arena(), (struct str){0}).n, 64);
}

static void choose_from_nothing(void)
{
        (void)rand_below(0);
}

TEST(no_number_below_zero)
{
        CHECK_PANICS(choose_from_nothing);
}

TEST_GROUP(random, &tokens_are_long_url_safe_and_different, &numbers_stay_below_and_reach_all, &bytes_differ,
           &digests, &no_number_below_zero)
