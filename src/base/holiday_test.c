#include "test/rules.h"

/* Whether the list of the rule contains the Land; "all" and "none" are lists as well. */
static bool lists(struct str lands, enum land l)
{
        if (str_eq(lands, S("all")))
                return true;
        while (!str_empty(lands)) {
                struct str code = str_split(lands, ' ', &lands);
                if (land_parse(code) == l)
                        return true;
        }
        return false;
}

static void check_day(const struct rule *r)
{
        struct date d = DATE_NONE;
        test_check(date_parse(r->column[0], &d), r->file, r->line, "a day");
        for (enum land l = 0; l < LAND_N; l++) {
                struct str want = lists(r->column[1], l) ? r->column[2] : S("");
                struct str got = date_holiday(d, l);
                CHECK_RULE(r, str_join(test_arena(), land_code(l), S(" "), got),
                           str_join(test_arena(), land_code(l), S(" "), want));
        }
}

TEST(holidays)
{
        struct rules rules = rules_read("test/rules/holidays.txt", 3);
        for (size_t i = 0; i < rules.n; i++)
                check_day(&rules.rule[i]);
}

static int64_t count(int year, enum land l)
{
        int64_t n = 0;
        for (struct date d = date_of(year, 1, 1); date_ymd(d).year == year; d = date_add_days(d, 1))
                n += !str_empty(date_holiday(d, l));
        return n;
}

TEST(holidays_of_a_year)
{
        struct rules rules = rules_read("test/rules/holiday-counts.txt", 3);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                int64_t year = 0;
                enum land l = land_parse(r->column[1]);
                bool known = str_int(r->column[0], &year) && l != LAND_N;
                if (test_check(known, r->file, r->line, "year and Land"))
                        CHECK_RULE(r, str_from_int(test_arena(), count((int)year, l)), r->column[2]);
        }
}

TEST(easter_is_a_sunday_between_22_march_and_25_april)
{
        for (int year = 1800; year <= 2200; year++) {
                int found = 0;
                for (struct date d = date_of(year, 3, 22); date_cmp(d, date_of(year, 4, 25)) <= 0;
                     d = date_add_days(d, 1))
                        if (str_eq(date_holiday(d, LAND_BB), S("Ostersonntag")) && date_weekday(d) == 7)
                                found++;
                NEED(CHECK_INT(found, 1));
        }
}

TEST(codes_of_the_laender)
{
        for (enum land l = 0; l < LAND_N; l++)
                CHECK_INT(land_parse(land_code(l)), l);
        CHECK_STR(land_code(LAND_NI), "NI");
        CHECK_STR(land_code(LAND_N), "");
        CHECK_INT(land_parse(S("XX")), LAND_N);
        CHECK_INT(land_parse(S("ni")), LAND_N);
        CHECK_INT(land_parse(S("")), LAND_N);
}

TEST(workdays)
{
        CHECK(date_is_workday(date_of(2025, 4, 17), LAND_NI));
        CHECK(!date_is_workday(date_of(2025, 4, 18), LAND_NI));
        CHECK(!date_is_workday(date_of(2025, 4, 19), LAND_NI));
        CHECK(!date_is_workday(date_of(2025, 4, 20), LAND_NI));
        CHECK_DATE(date_next_workday(date_of(2025, 4, 18), LAND_NI), "2025-04-22");
        CHECK_DATE(date_next_workday(date_of(2025, 4, 17), LAND_NI), "2025-04-17");
        CHECK_DATE(date_next_workday(DATE_NONE, LAND_NI), "");
        CHECK_STR(date_holiday(DATE_NONE, LAND_NI), "");
        CHECK_STR(date_holiday(date_of(2025, 1, 1), LAND_N), "");
}

TEST_GROUP(holiday, &holidays, &holidays_of_a_year, &easter_is_a_sunday_between_22_march_and_25_april,
           &codes_of_the_laender, &workdays)
