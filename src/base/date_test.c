#include "test/rules.h"

/* "+6 months", "-1 days", "workday NI". */
static struct date take_step(struct date d, struct str step, const struct rule *r)
{
        struct str unit, amount = str_split(str_trim(step), ' ', &unit);
        int64_t n = 0;
        if (str_eq(amount, S("workday"))) {
                enum land l = land_parse(unit);
                test_check(l != LAND_N, r->file, r->line, "a Land");
                return date_next_workday(d, l);
        }
        if (str_starts(amount, S("+")))
                amount = str_sub(amount, 1, amount.n);
        test_check(str_int(amount, &n), r->file, r->line, "a number");
        test_check(str_starts(unit, S("day")) || str_starts(unit, S("month")), r->file, r->line, "a unit");
        return str_starts(unit, S("day")) ? date_add_days(d, (int)n) : date_add_months(d, (int)n);
}

TEST(deadlines)
{
        struct rules rules = rules_read("test/rules/deadlines.txt", 3);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct date d = DATE_NONE;
                struct str steps = r->column[1];
                test_check(date_parse(r->column[0], &d), r->file, r->line, "a day");
                while (!str_empty(steps)) {
                        struct str step = str_split(steps, ',', &steps);
                        d = take_step(d, step, r);
                }
                CHECK_RULE(r, date_german(test_arena(), d), r->column[2]);
        }
}

TEST(every_day_of_four_centuries_in_order)
{
        struct date d = date_of(1800, 1, 1);
        int weekday = 3, days = 0; /* a Wednesday */
        for (struct ymd at = {1800, 1, 1}; date_given(d); days++) {
                struct ymd got = date_ymd(d);
                NEED(got.year == at.year && got.month == at.month && got.day == at.day);
                NEED(date_cmp(date_of(at.year, at.month, at.day), d) == 0);
                NEED(date_weekday(d) == weekday);
                weekday = weekday % 7 + 1;
                at.day++;
                if (!date_given(date_of(at.year, at.month, at.day)))
                        at = (struct ymd){at.year + at.month / 12, at.month % 12 + 1, 1};
                d = date_add_days(d, 1);
        }
        CHECK_INT(days, 401 * 365 + 97); /* 97 leap days: 1800, 1900, 2100 and 2200 have none */
}

TEST(days_that_do_not_exist)
{
        CHECK(!date_given(date_of(2025, 2, 29)));
        CHECK(!date_given(date_of(2025, 4, 31)));
        CHECK(!date_given(date_of(2025, 0, 1)));
        CHECK(!date_given(date_of(2025, 13, 1)));
        CHECK(!date_given(date_of(2025, 1, 0)));
        CHECK(!date_given(date_of(1799, 12, 31)));
        CHECK(!date_given(date_of(2201, 1, 1)));
        CHECK_DATE(date_of(2024, 2, 29), "2024-02-29");
}

TEST(nothing_leaves_the_known_years)
{
        CHECK_DATE(date_add_days(date_of(2200, 12, 31), 1), "");
        CHECK_DATE(date_add_days(date_of(1800, 1, 1), -1), "");
        CHECK_DATE(date_add_days(date_of(2025, 1, 1), INT32_MAX), "");
        CHECK_DATE(date_add_days(date_of(2025, 1, 1), INT32_MIN), "");
        CHECK_DATE(date_add_months(date_of(2200, 12, 31), 1), "");
        CHECK_DATE(date_add_months(date_of(1800, 1, 1), -1), "");
        CHECK_DATE(date_add_months(date_of(2025, 1, 1), INT32_MAX), "");
        CHECK_DATE(date_add_months(date_of(2025, 1, 1), INT32_MIN), "");
}

TEST(not_given_stays_not_given)
{
        CHECK(!date_given(date_add_days(DATE_NONE, 1)));
        CHECK(!date_given(date_add_months(DATE_NONE, 1)));
        CHECK_INT(date_cmp(DATE_NONE, date_of(1800, 1, 1)), -1);
        CHECK_INT(date_cmp(DATE_NONE, DATE_NONE), 0);
}

TEST(between_and_order)
{
        struct date a = date_of(2025, 3, 28), b = date_of(2025, 4, 16);
        CHECK_INT(date_between(a, b), 19);
        CHECK_INT(date_between(b, a), -19);
        CHECK_INT(date_cmp(a, b), -1);
        CHECK_INT(date_cmp(b, a), 1);
        CHECK_INT(date_of(1970, 1, 1).day, 0);
        CHECK_INT(date_of(2000, 1, 1).day, 10957);
}

TEST(iso_weeks)
{
        CHECK_INT(date_week(date_of(2025, 5, 6)), 19);
        CHECK_INT(date_week(date_of(2024, 12, 30)), 1); /* Monday of the first week of 2025 */
        CHECK_INT(date_week(date_of(2024, 12, 29)), 52);
        CHECK_INT(date_week(date_of(2021, 1, 3)), 53);
        CHECK_INT(date_week(date_of(2021, 1, 4)), 1);
        CHECK_INT(date_week(date_of(2020, 12, 31)), 53);
        CHECK_INT(date_week(date_of(2026, 1, 1)), 1);
        CHECK_INT(date_week(date_of(2200, 12, 31)), 1); /* of a year that the program does not know */
        CHECK_INT(date_week(date_of(1800, 1, 1)), 1);
}

TEST(ages)
{
        struct date born = date_of(1978, 11, 14);
        CHECK_INT(date_years(born, date_of(2025, 11, 13)), 46);
        CHECK_INT(date_years(born, date_of(2025, 11, 14)), 47);
        CHECK_INT(date_years(born, date_of(2025, 12, 1)), 47);
        CHECK_INT(date_years(born, born), 0);
        CHECK_INT(date_years(date_of(2004, 2, 29), date_of(2025, 2, 28)), 20);
        CHECK_INT(date_years(date_of(2004, 2, 29), date_of(2025, 3, 1)), 21);
        CHECK_INT(date_years(date_of(2004, 2, 29), date_of(2024, 2, 29)), 20);
}

static void between_nothing(void)
{
        (void)date_between(DATE_NONE, date_of(2025, 1, 1));
}

TEST(a_distance_needs_two_days)
{
        CHECK_PANICS(between_nothing);
}

TEST_GROUP(date, &deadlines, &every_day_of_four_centuries_in_order, &days_that_do_not_exist,
           &nothing_leaves_the_known_years, &not_given_stays_not_given, &between_and_order, &iso_weeks, &ages,
           &a_distance_needs_two_days)
