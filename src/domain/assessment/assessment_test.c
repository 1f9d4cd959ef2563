#include "domain/assessment/capability.h"

#include "test/rules.h"

static struct date day(struct str s)
{
        struct date d = DATE_NONE;
        if (!str_empty(s) && !str_eq(s, S("offen")))
                must(date_parse(s, &d));
        return d;
}

static struct str day_words(struct date d, struct str none)
{
        return date_given(d) ? date_german(test_arena(), d) : none;
}

TEST(incapacity_is_counted_in_stretches)
{
        struct rules rules = rules_read("test/rules/incapacity.txt", 5);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct incapacity_span span[8];
                struct str rest = r->column[0];
                size_t n = 0;
                while (!str_empty(rest)) {
                        struct str to, one = str_split(rest, ',', &rest),
                                       from = str_split(str_trim(one), '-', &to);
                        span[n++] = (struct incapacity_span){day(from), day(to)};
                }
                struct incapacity_state s = incapacity_state(span, n, day(r->column[1]));
                CHECK_RULE(r, day_words(s.since, S("")), r->column[2]);
                CHECK_RULE(r, day_words(s.ends, n ? S("offen") : S("")), r->column[3]);
                CHECK_RULE(r, str_from_int(test_arena(), s.days_in_year), r->column[4]);
        }
}

static struct str side(struct str words)
{
        return str_eq(words, S("geht"))         ? S("can")
               : str_eq(words, S("geht nicht")) ? S("cannot")
               : str_eq(words, S("beides"))     ? S("mixed")
                                                : S("");
}

TEST(both_sides_are_compared)
{
        static const struct str names[] = {[MATCH_SAME] = S_INIT("gleich"),
                                           [MATCH_DIFFERENT] = S_INIT("verschieden"),
                                           [MATCH_REPORT_ONLY] = S_INIT("nur Gutachten"),
                                           [MATCH_CLIENT_ONLY] = S_INIT("nur eigene Sicht")};
        struct rules rules = rules_read("test/rules/capability.txt", 3);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                CHECK_RULE(r, names[capability_match(side(r->column[0]), side(r->column[1]))], r->column[2]);
        }
}

TEST_GROUP(assessment, &incapacity_is_counted_in_stretches, &both_sides_are_compared)
