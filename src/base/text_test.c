#include "base/text.h"

#include "test/rules.h"

TEST(valid_text)
{
        CHECK(text_valid(S("")));
        CHECK(text_valid((struct str){0}));
        CHECK(text_valid(S("Grüße\taus\r\nŁódź – 王 \U0001F600")));
        CHECK(text_valid(S("\xf4\x8f\xbf\xbf"))); /* U+10FFFF */
}

TEST(text_that_is_not_valid)
{
        static const struct str wrong[] = {
                S_INIT("a\0b"),             /* NUL */
                S_INIT("\x01"),             /* control */
                S_INIT("a\x1b[0m"),         /* escape */
                S_INIT("\x80"),             /* only the middle of a code point */
                S_INIT("\xc3"),             /* cut */
                S_INIT("\xe2\x82"),         /* cut */
                S_INIT("\xc3 a"),           /* another byte where the middle should be */
                S_INIT("\xc0\xaf"),         /* overlong */
                S_INIT("\xe0\x80\xaf"),     /* overlong */
                S_INIT("\xc0\x80"),         /* overlong NUL */
                S_INIT("\xed\xa0\x80"),     /* surrogate */
                S_INIT("\xf4\x90\x80\x80"), /* beyond U+10FFFF */
                S_INIT("\xff\xfe"),         /* never in UTF-8 */
                S_INIT("M\xfcller"),        /* Latin-1 */
        };
        for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
                if (text_valid(wrong[i]))
                        CHECK_SAME(text_hex(test_arena(), wrong[i].p, wrong[i].n), S("refused"));
}

/* „Nothing lost“: what an old program sent is shown again as it was meant. */
TEST(old_letters_are_read_as_they_were_meant)
{
        CHECK_STR(text_mended(test_arena(), S("M\xfcller \x84gut\x93 4 \x80 ü")), "Müller „gut“ 4 € ü");
        CHECK_STR(text_mended(test_arena(), S("a\x01"
                                              "b\x81"
                                              "c\x1b[0m")),
                  "abc[0m");
        CHECK_STR(text_mended(test_arena(), S("Gr\xc3")), "GrÃ");
        CHECK(text_valid(text_mended(test_arena(), S("\xff\xfe\xed\xa0\x80\xc0\xaf"))));
}

TEST(length_and_prefix_count_code_points)
{
        CHECK_INT((int64_t)text_length(S("")), 0);
        CHECK_INT((int64_t)text_length(S("Grüße")), 5);
        CHECK_INT((int64_t)text_length(S("王\U0001F600")), 2);
        CHECK_STR(text_prefix(S("Grüße"), 3), "Grü");
        CHECK_STR(text_prefix(S("Grüße"), 0), "");
        CHECK_STR(text_prefix(S("Grüße"), 5), "Grüße");
        CHECK_STR(text_prefix(S("Grüße"), SIZE_MAX), "Grüße");
        CHECK_STR(text_prefix(S("王\U0001F600"), 1), "王");
}

TEST(normal_form)
{
        CHECK_STR(text_normal(test_arena(), S("Mu\u0308ller")), "Müller");
        CHECK_STR(text_normal(test_arena(), S("  a\r\nb\rc\n\nd \r\n")), "a\nb\nc\n\nd");
        CHECK_STR(text_normal(test_arena(), S("\r\n")), "");
        CHECK_STR(text_normal(test_arena(), S("")), "");
        CHECK_STR(text_normal(test_arena(), S("Plan\u202Efdp.exe\u202C \u2067x\u2069")), "Planfdp.exe x");
        CHECK_STR(text_normal(test_arena(), S("\u2026\u2014\u2060")), "\u2026\u2014\u2060");
        CHECK_STR(text_normal(test_arena(), S("\u212B")), "Å"); /* the unit becomes the letter */
}

TEST(normal_form_of_text_that_grows)
{
        struct buf in, want;
        buf_init(&in, test_arena(), 10000);
        buf_init(&want, test_arena(), 10000);
        for (int i = 0; i < 500; i++) {
                buf_lit(&in, "\U0001D160"); /* four bytes become twelve */
                buf_lit(&want, "\U0001D158\U0001D165\U0001D16E");
        }
        CHECK_SAME(text_normal(test_arena(), buf_str(&in)), buf_str(&want));
}

TEST(folding)
{
        struct rules rules = rules_read("test/rules/folding.txt", 2);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct str key = text_fold(test_arena(), r->column[0]);
                CHECK_RULE(r, key, r->column[1]);
                CHECK_RULE(r, text_fold(test_arena(), key), r->column[1]);
        }
}

TEST(hexadecimal)
{
        CHECK_STR(text_hex(test_arena(), "\x00\x7f\xff", 3), "007fff");
        CHECK_STR(text_hex(test_arena(), "", 0), "");
        char c = 0;
        CHECK(text_unhex(S("fF"), &c) && c == '\xff');
        CHECK(text_unhex(S("0a"), &c) && c == '\n');
        CHECK(!text_unhex(S("0g"), &c) && !text_unhex(S("0"), &c) && !text_unhex(S("/:"), &c) && c == '\n');
}

TEST(numbers_however_they_are_written)
{
        static const struct str same[] = {S_INIT("04931 555-0200"),    S_INIT("049315550200"),
                                          S_INIT("+49 4931 5550200"),  S_INIT(" +49 (0) 4931 / 555 0200"),
                                          S_INIT("0049 4931 5550200"), S_INIT("04931/5550200")};
        for (size_t i = 0; i < ARRAY_LEN(same); i++)
                CHECK_STR(text_phone(test_arena(), same[i]), "049315550200");
        CHECK_STR(text_phone(test_arena(), S("Pförtner")), "");
        CHECK_STR(text_phone(test_arena(), S("+43 1 2345")), "4312345");
}

TEST(what_is_too_long_ends_in_dots)
{
        CHECK_STR(text_short(test_arena(), S("Müller"), 6), "Müller");
        CHECK_STR(text_short(test_arena(), S("Müller"), 5), "Müll…");
        CHECK_STR(text_short(test_arena(), S("Frau Müller"), 6), "Frau…");
        CHECK_STR(text_short(test_arena(), S(""), 1), "");
}

static void normalise_garbage(void)
{
        text_normal(test_arena(), S("M\xfcller"));
}

TEST(garbage_behind_the_door_is_a_defect)
{
        CHECK_PANICS(normalise_garbage);
}

TEST_GROUP(text, &valid_text, &text_that_is_not_valid, &old_letters_are_read_as_they_were_meant,
           &length_and_prefix_count_code_points, &normal_form, &normal_form_of_text_that_grows, &folding,
           &hexadecimal, &numbers_however_they_are_written, &what_is_too_long_ends_in_dots,
           &garbage_behind_the_door_is_a_defect)
