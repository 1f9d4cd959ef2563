#include "domain/reports/report_rule.h"

#include "db/field.h"
#include "test/rules.h"

static struct date day(const struct rule *r, size_t column)
{
        struct date d = DATE_NONE;
        if (!str_eq(r->column[column], S("-")))
                CHECK(date_parse(r->column[column], &d));
        return d;
}

/* „Kalender“, „Arbeitstage NI“ */
static struct report_clock clock_of(struct str words)
{
        struct str land, kind = str_split(words, ' ', &land);
        return (struct report_clock){.workdays = str_eq(kind, S("Arbeitstage")), .land = land_parse(land)};
}

static int64_t number(struct str s)
{
        int64_t n = -1;
        CHECK(str_int(s, &n));
        return n;
}

TEST(days_are_counted_as_the_office_counts_them)
{
        struct rules rules = rules_read("test/rules/report-days.txt", 4);
        struct arena *a = test_arena();
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                int days = report_days(clock_of(r->column[0]), day(r, 1), day(r, 2));
                CHECK_RULE(r, str_from_int(a, days), r->column[3]);
        }
}

TEST(a_deadline_is_over_after_its_days)
{
        struct rules rules = rules_read("test/rules/report-due.txt", 4);
        struct arena *a = test_arena();
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct date due = report_due(clock_of(r->column[0]), day(r, 1), (int)number(r->column[2]));
                CHECK_RULE(r, date_german(a, due), r->column[3]);
        }
}

TEST(the_next_step_follows_from_state_and_day)
{
        static const struct str step[] = {S_INIT("remind"), S_INIT("review"), S_INIT("send"), S_INIT("wait"),
                                          S_INIT("done")};
        struct rules rules = rules_read("test/rules/report-next.txt", 5);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct str reviewed, papers = str_split(r->column[3], '/', &reviewed);
                struct report_state s = {.status = report_status_parse(r->column[0]),
                                         .due_on = day(r, 1),
                                         .last_reminded_on = day(r, 2),
                                         .papers = (size_t)number(papers),
                                         .reviewed = (size_t)number(reviewed)};
                CHECK_RULE(r, step[report_next(&s, date_of(2025, 5, 20))], r->column[4]);
        }
}

TEST(marks_of_papers_add_up)
{
        struct rules rules = rules_read("test/rules/report-marks.txt", 2);
        for (size_t i = 0; i < rules.n; i++) {
                struct str rest = rules.rule[i].column[0], mark, all[8];
                size_t n = 0;
                while (codes_next(&rest, &mark))
                        all[n++] = str_eq(mark, S("?")) ? S("") : mark;
                struct str sum = report_mark_sum(all, n);
                CHECK_RULE(&rules.rule[i], str_empty(sum) ? S("-") : sum, rules.rule[i].column[1]);
        }
}

TEST_GROUP(report_rule, &days_are_counted_as_the_office_counts_them, &a_deadline_is_over_after_its_days,
           &the_next_step_follows_from_state_and_day, &marks_of_papers_add_up)
