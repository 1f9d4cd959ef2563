#include "base/text.h"

#include "test/rules.h"

TEST(whole_numbers)
{
        CHECK_STR(text_int(test_arena(), 0), "0");
        CHECK_STR(text_int(test_arena(), 999), "999");
        CHECK_STR(text_int(test_arena(), 1000), "1.000");
        CHECK_STR(text_int(test_arena(), -1234567), "-1.234.567");
        CHECK_STR(text_int(test_arena(), 123456), "123.456");
        CHECK_STR(text_int(test_arena(), INT64_MIN), "-9.223.372.036.854.775.808");
}

TEST(amounts)
{
        CHECK_STR(text_money(test_arena(), 485000), "4.850,00 €");
        CHECK_STR(text_money(test_arena(), 0), "0,00 €");
        CHECK_STR(text_money(test_arena(), 5), "0,05 €");
        CHECK_STR(text_money(test_arena(), 50), "0,50 €");
        CHECK_STR(text_money(test_arena(), 100), "1,00 €");
        CHECK_STR(text_money(test_arena(), -5), "-0,05 €");
        CHECK_STR(text_money(test_arena(), -123456), "-1.234,56 €");
        CHECK_STR(text_money(test_arena(), INT64_MIN), "-92.233.720.368.547.758,08 €");
}

TEST(typed_amounts)
{
        struct rules rules = rules_read("test/rules/money.txt", 2);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                int64_t cents = 0;
                bool read = text_money_parse(r->column[0], &cents);
                CHECK_RULE(r, read ? text_money(test_arena(), cents) : S("-"), r->column[1]);
        }
}

TEST(every_amount_is_read_again)
{
        static const int64_t samples[] = {0, 1, -1, 99, 100, 123456789, -485000, INT64_MAX, INT64_MIN};
        for (size_t i = 0; i < ARRAY_LEN(samples); i++) {
                int64_t cents = 1;
                CHECK(text_money_parse(text_money(test_arena(), samples[i]), &cents));
                CHECK_INT(cents, samples[i]);
        }
}

TEST(sizes_of_files)
{
        CHECK_STR(text_bytes(test_arena(), 0), "0 Byte");
        CHECK_STR(text_bytes(test_arena(), 999), "999 Byte");
        CHECK_STR(text_bytes(test_arena(), 1000), "1 KB");
        CHECK_STR(text_bytes(test_arena(), 230 * 1024), "230 KB");
        CHECK_STR(text_bytes(test_arena(), 1024 * 1024), "1 MB");
        CHECK_STR(text_bytes(test_arena(), 1468006), "1,4 MB");
        CHECK_STR(text_bytes(test_arena(), LIMIT_FILE_BYTES), "25 MB");
        CHECK_STR(text_bytes(test_arena(), 3LL << 30), "3 GB");
        CHECK_STR(text_bytes(test_arena(), 3LL << 29), "1,5 GB");
        CHECK_STR(text_bytes(test_arena(), INT64_MAX), "8.589.934.592 GB");
}

TEST_GROUP(text_number, &whole_numbers, &amounts, &typed_amounts, &every_amount_is_read_again,
           &sizes_of_files)
