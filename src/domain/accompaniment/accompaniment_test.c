#include "domain/accompaniment/accompaniment.h"

#include "test/rules.h"

static struct date day(struct str s)
{
        struct date d = DATE_NONE;
        if (!str_empty(s))
                must(date_parse(s, &d));
        return d;
}

TEST(the_next_contact_is_counted_from_the_last)
{
        struct rules rules = rules_read("test/rules/contact-rhythm.txt", 4);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                int64_t weeks;
                must(str_int(r->column[2], &weeks));
                struct date due = contact_due(day(r->column[0]), day(r->column[1]), weeks);
                CHECK_RULE(r, date_given(due) ? date_german(test_arena(), due) : S(""), r->column[3]);
        }
}

TEST(measures_are_late_by_begin_or_end)
{
        struct rules rules = rules_read("test/rules/measure-dates.txt", 6);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct measure_dates m = {.starts = day(r->column[0]),
                                          .started_on = day(r->column[1]),
                                          .ends = day(r->column[2]),
                                          .ended_on = day(r->column[3])};
                CHECK_RULE(r, str_from_int(test_arena(), measure_late_days(&m, day(r->column[4]))),
                           r->column[5]);
        }
}

TEST_GROUP(accompaniment, &the_next_contact_is_counted_from_the_last, &measures_are_late_by_begin_or_end)
