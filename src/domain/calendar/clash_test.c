#include "domain/calendar/clash.h"

#include "test/rules.h"

static int minute_of(struct str clock)
{
        int minute = -1;
        must(clock_parse(clock, &minute));
        return minute;
}

static int number_of(struct str s)
{
        int64_t n = 0;
        must(str_int(s, &n));
        return (int)n;
}

TEST(clashes_are_those_of_the_table)
{
        static const struct str word[] = {S_INIT("frei"), S_INIT("knapp"), S_INIT("gleichzeitig")};
        struct rules rules = rules_read("test/rules/clashes.txt", 6);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                enum clash c =
                        clash_of(minute_of(r->column[0]), number_of(r->column[1]), minute_of(r->column[2]),
                                 number_of(r->column[3]), number_of(r->column[4]));
                CHECK_RULE(r, word[c], r->column[5]);
        }
}

/* In the night of 26 October the hour after two comes twice: who begins at 01:30 and takes two hours is done at 02:30. */
TEST(spans_follow_the_clock_on_the_wall)
{
        struct calendar_entry e = {.held_on = date_of(2025, 10, 26), .clock = S("01:30"), .minutes = 120};
        CHECK_STR(calendar_span(test_arena(), &e), "01:30–02:30");
        e.held_on = date_of(2025, 10, 27);
        CHECK_STR(calendar_span(test_arena(), &e), "01:30–03:30");
        e.minutes = 0;
        CHECK_STR(calendar_span(test_arena(), &e), "01:30");
        CHECK_INT(calendar_length(&e), CALENDAR_USUAL_MINUTES);
        e.clock = S("23:30");
        CHECK_INT(calendar_length(&e), 30);
}

TEST(marks_are_of_one_day_and_leave_out_what_was_missed)
{
        struct calendar_entry e[] = {
                {.held_on = date_of(2025, 7, 7), .clock = S("09:00"), .minutes = 60},
                {.held_on = date_of(2025, 7, 7), .clock = S("09:30"), .minutes = 30},
                {.held_on = date_of(2025, 7, 7), .clock = S("10:05"), .minutes = 30},
                {.held_on = date_of(2025, 7, 8), .clock = S("09:00"), .minutes = 60},
                {.held_on = date_of(2025, 7, 8), .clock = S("09:00"), .minutes = 60, .status = S("missed")},
        };
        struct calendar c = {.entry = e, .entries = ARRAY_LEN(e)};
        enum clash *mark = clash_marks(test_arena(), &c, 15);
        CHECK_INT(mark[0], CLASH_OVERLAP);
        CHECK_INT(mark[1], CLASH_OVERLAP);
        CHECK_INT(mark[2], CLASH_TIGHT);
        CHECK_INT(mark[3], CLASH_NONE);
}

TEST_GROUP(clash, &clashes_are_those_of_the_table, &spans_follow_the_clock_on_the_wall,
           &marks_are_of_one_day_and_leave_out_what_was_missed)
