#include "test/rules.h"

TEST(typed_dates)
{
        struct rules rules = rules_read("test/rules/dates.txt", 2);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct date d = DATE_NONE;
                bool read = date_parse(r->column[0], &d);
                CHECK_RULE(r, read ? date_iso(test_arena(), d) : S("-"), r->column[1]);
                if (!read)
                        test_check(!date_given(d), r->file, r->line, "the result is not touched");
        }
}

TEST(dates_typed_in_a_hurry)
{
        struct rules rules = rules_read("test/rules/dates-typed.txt", 3);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct date d = DATE_NONE;
                bool past = str_eq(r->column[1], S("yes"));
                bool read = date_parse_near(r->column[0], date_of(2025, 12, 1), past, &d);
                CHECK_RULE(r, read ? date_iso(test_arena(), d) : S("-"), r->column[2]);
        }
}

TEST(storage_form_is_strict)
{
        struct date d = DATE_NONE;
        CHECK(date_parse_iso(S("2025-05-06"), &d));
        CHECK_DATE(d, "2025-05-06");
        CHECK(!date_parse_iso(S("06.05.2025"), &d));
        CHECK(!date_parse_iso(S(" 2025-05-06"), &d));
        CHECK(!date_parse_iso(S("2025-05-06 "), &d));
        CHECK(!date_parse_iso(S("2025-5-06"), &d));
        CHECK(!date_parse_iso(S("2025-05-6"), &d));
        CHECK(!date_parse_iso(S("02025-05-06"), &d));
        CHECK(!date_parse_iso(S("2025-02-30"), &d));
        CHECK(!date_parse_iso(S(""), &d));
        CHECK_DATE(d, "2025-05-06");
}

TEST(german_forms)
{
        struct date d = date_of(2025, 5, 6);
        CHECK_STR(date_german(test_arena(), d), "06.05.2025");
        CHECK_STR(date_short(test_arena(), d), "Di 06.05.");
        CHECK_STR(date_long(test_arena(), d), "Dienstag, 6. Mai 2025");
        CHECK_STR(date_long(test_arena(), date_of(2024, 3, 31)), "Sonntag, 31. März 2024");
        CHECK_STR(date_short(test_arena(), date_of(2025, 12, 27)), "Sa 27.12.");
}

TEST(nothing_is_written_for_not_given)
{
        CHECK_STR(date_iso(test_arena(), DATE_NONE), "");
        CHECK_STR(date_german(test_arena(), DATE_NONE), "");
        CHECK_STR(date_short(test_arena(), DATE_NONE), "");
        CHECK_STR(date_long(test_arena(), DATE_NONE), "");
        CHECK_STR(moment_german(test_arena(), MOMENT_NONE), "");
        CHECK_STR(moment_clock(test_arena(), MOMENT_NONE), "");
}

TEST(names_of_all_days_and_months)
{
        CHECK_STR(date_long(test_arena(), date_of(2025, 1, 6)), "Montag, 6. Januar 2025");
        CHECK_STR(date_long(test_arena(), date_of(2025, 2, 5)), "Mittwoch, 5. Februar 2025");
        CHECK_STR(date_long(test_arena(), date_of(2025, 4, 3)), "Donnerstag, 3. April 2025");
        CHECK_STR(date_long(test_arena(), date_of(2025, 6, 6)), "Freitag, 6. Juni 2025");
        CHECK_STR(date_long(test_arena(), date_of(2025, 7, 5)), "Samstag, 5. Juli 2025");
        CHECK_STR(date_long(test_arena(), date_of(2025, 8, 3)), "Sonntag, 3. August 2025");
        CHECK_STR(date_long(test_arena(), date_of(2025, 9, 1)), "Montag, 1. September 2025");
        CHECK_STR(date_long(test_arena(), date_of(2025, 10, 7)), "Dienstag, 7. Oktober 2025");
        CHECK_STR(date_long(test_arena(), date_of(2025, 11, 5)), "Mittwoch, 5. November 2025");
        CHECK_STR(date_long(test_arena(), date_of(2025, 12, 4)), "Donnerstag, 4. Dezember 2025");
}

TEST(typed_times)
{
        static const struct str wrong[] = {
                S_INIT(""),      S_INIT("24"),    S_INIT("9:5"),    S_INIT("24:00"), S_INIT("12:60"),
                S_INIT(":30"),   S_INIT("9:300"), S_INIT("009:30"), S_INIT("9,30"),  S_INIT("-9:30"),
                S_INIT("9:30x"), S_INIT("Uhr"),   S_INIT("9: 30"),
        };
        int minute = -1;
        for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
                CHECK(!clock_parse(wrong[i], &minute));
        CHECK_INT(minute, -1);
        CHECK(clock_parse(S("09:30"), &minute));
        CHECK_INT(minute, 570);
        CHECK(clock_parse(S("9.30"), &minute));
        CHECK_INT(minute, 570);
        CHECK(clock_parse(S(" 0:00 "), &minute));
        CHECK_INT(minute, 0);
        CHECK(clock_parse(S("23:59 Uhr"), &minute));
        CHECK_INT(minute, 1439);
        CHECK(clock_parse(S("11"), &minute));
        CHECK_INT(minute, 660);
        CHECK(clock_parse(S("8 Uhr"), &minute));
        CHECK_INT(minute, 480);
        CHECK(clock_parse(S("930"), &minute));
        CHECK_INT(minute, 570);
        CHECK(clock_parse(S("1130"), &minute));
        CHECK_INT(minute, 690);
}

TEST_GROUP(date_format, &typed_dates, &dates_typed_in_a_hurry, &storage_form_is_strict, &german_forms,
           &nothing_is_written_for_not_given, &names_of_all_days_and_months, &typed_times)
