#include "domain/cases/next_step.h"

#include "test/rules.h"
#include "test/testcase.h"

static void flag_set(struct step_state *s, struct str word)
{
        const struct {
                const char *name;
                bool *flag;
        } flag[] = {{"consent", &s->consent},
                    {"planned", &s->planned},
                    {"talked", &s->talked},
                    {"criteria", &s->criteria},
                    {"decided", &s->decided},
                    {"goals", &s->goals},
                    {"employer", &s->employer},
                    {"employer_consent", &s->employer_consent},
                    {"employer_talked", &s->employer_talked},
                    {"measure", &s->measure},
                    {"outcome", &s->outcome},
                    {"burns", &s->burns}};
        for (size_t i = 0; i < ARRAY_LEN(flag); i++)
                if (str_eq(word, str_of(flag[i].name))) {
                        *flag[i].flag = true;
                        return;
                }
        must(str_eq(word, S("-")) || str_empty(word));
}

TEST(steps_are_those_of_the_table)
{
        struct rules rules = rules_read("test/rules/next-steps.txt", 5);
        struct date today = date_of(2025, 7, 7);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                int64_t days;
                must(str_int(r->column[3], &days));
                struct step_state s = {.status = r->column[0],
                                       .last_entry = date_add_days(today, -(int)days)};
                if (!str_eq(r->column[2], S("-")))
                        s.plan = r->column[2];
                for (struct str rest = r->column[1]; rest.n;)
                        flag_set(&s, str_split(rest, ' ', &rest));
                CHECK_RULE(r, next_step_key(next_step_of(&s, today, 14)), r->column[4]);
        }
}

/* What the statement says of a case is what the case page shows, and the list of the one who leads it. */
TEST(the_case_page_says_what_comes_next)
{
        struct testcase t;
        testcase_open(&t);
        struct browser b = testcase_browser(&t, t.jonas);
        CHECK_HAS(browse_get(&b, S("/faelle/1")).body, "Einwilligung zur Teilnahme einholen");
        CHECK_HAS(browse_get(&b, S("/")).body, "Einwilligung zur Teilnahme einholen");
        CHECK_HAS_NOT(b.last.body, "/faelle/2");
        testcase_close(&t);
}

TEST_GROUP(next_step, &steps_are_those_of_the_table, &the_case_page_says_what_comes_next)
