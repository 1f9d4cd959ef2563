#include "test/rules.h"

/* "2025-03-30T00:59" in UTC. */
static struct moment utc(const struct rule *r, struct str s)
{
        struct date d = DATE_NONE;
        int minute = 0;
        bool read = date_parse_iso(str_sub(s, 0, 10), &d) && clock_parse(str_sub(s, 11, 5), &minute);
        test_check(read, r->file, r->line, "a moment");
        return (struct moment){(int64_t)d.day * 86400 + minute * 60};
}

TEST(moments)
{
        struct rules rules = rules_read("test/rules/moments.txt", 3);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct moment m = utc(r, r->column[0]);
                CHECK_RULE(r, moment_german(test_arena(), m), r->column[1]);
                struct moment back = moment_of(moment_date(m), moment_minute(m));
                CHECK_RULE(r, str_from_int(test_arena(), back.s),
                           str_from_int(test_arena(), utc(r, r->column[2]).s));
        }
}

TEST(the_missed_hour_in_spring_lies_behind_the_change)
{
        struct moment m = moment_of(date_of(2025, 3, 30), 2 * 60 + 30);
        CHECK_STR(moment_german(test_arena(), m), "30.03.2025, 03:30 Uhr");
        m = moment_of(date_of(2025, 3, 30), 2 * 60);
        CHECK_STR(moment_german(test_arena(), m), "30.03.2025, 03:00 Uhr");
}

TEST(seconds_are_cut_not_rounded)
{
        struct moment m = moment_of(date_of(2025, 5, 6), 8 * 60 + 4);
        CHECK_STR(moment_clock(test_arena(), (struct moment){m.s + 59}), "08:04");
        CHECK_STR(moment_clock(test_arena(), (struct moment){m.s + 60}), "08:05");
        CHECK_STR(moment_clock(test_arena(), (struct moment){-1}), "00:59");
        CHECK_DATE(moment_date((struct moment){-3601}), "1969-12-31");
}

TEST(there_and_back_for_each_quarter_of_an_hour)
{
        for (struct date d = date_of(2024, 1, 1); date_cmp(d, date_of(2026, 1, 1)) < 0;
             d = date_add_days(d, 1))
                for (int minute = 0; minute < 1440; minute += 15) {
                        struct moment m = moment_of(d, minute);
                        bool missed = date_ymd(d).month == 3 && date_weekday(d) == 7 &&
                                      date_ymd(d).day > 24 && minute / 60 == 2;
                        NEED(date_cmp(moment_date(m), d) == 0);
                        NEED(moment_minute(m) == minute + (missed ? 60 : 0));
                }
}

TEST(not_given_and_far_away)
{
        CHECK_DATE(moment_date(MOMENT_NONE), "");
        CHECK(!moment_given(moment_of(DATE_NONE, 0)));
        CHECK_DATE(moment_date((struct moment){INT64_MAX}), "");
        CHECK_DATE(moment_date((struct moment){INT64_MIN + 1}), "");
        CHECK_STR(moment_german(test_arena(), (struct moment){INT64_MAX}), "");
        CHECK_DATE(moment_date(moment_of(date_of(2200, 12, 31), 720)), "2200-12-31");
        CHECK_DATE(moment_date(moment_of(date_of(1800, 1, 1), 720)), "1800-01-01");
}

TEST(the_clock_stands_when_it_is_fixed)
{
        struct moment m = moment_of(date_of(2025, 5, 6), 484);
        clock_set(m);
        CHECK_INT(clock_now().s, m.s);
        CHECK_DATE(clock_today(), "2025-05-06");
        clock_set(MOMENT_NONE);
        CHECK(clock_now().s > m.s);
        CHECK(date_cmp(clock_today(), date_of(2025, 5, 6)) > 0);
        int64_t before = clock_monotonic_us();
        CHECK(clock_monotonic_us() >= before);
}

TEST_GROUP(zone, &moments, &the_missed_hour_in_spring_lies_behind_the_change, &seconds_are_cut_not_rounded,
           &there_and_back_for_each_quarter_of_an_hour, &not_given_and_far_away,
           &the_clock_stands_when_it_is_fixed)
