/* Rules of goals without a database: how they are put, and how far all together are. Tables: test/rules */
#include "domain/goals/goal_hints.h"
#include "domain/goals/goal_scale.h"
#include "test/rules.h"

enum { MOST = 8 };

static size_t numbers(struct str words, int64_t out[MOST])
{
        size_t n = 0;
        while (words.n && n < MOST) {
                struct str one = str_split(words, ' ', &words);
                bool minus = str_starts(one, S("-"));
                must(str_int(minus ? str_sub(one, 1, one.n) : one, &out[n]));
                out[n] = minus ? -out[n] : out[n];
                n++;
        }
        return n;
}

TEST(t_scores_are_those_worked_by_hand)
{
        struct rules rules = rules_read("test/rules/goal-scale.txt", 3);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                int64_t step[MOST], weight[MOST];
                struct scaled_goal goal[MOST];
                size_t n = numbers(r->column[0], step);
                CHECK_INT((int64_t)numbers(r->column[1], weight), (int64_t)n);
                for (size_t j = 0; j < n; j++)
                        goal[j] = (struct scaled_goal){(int)step[j], (int)weight[j]};
                int64_t t = goal_t_score(goal, n);
                CHECK_RULE(r,
                           str_join(test_arena(), str_from_int(test_arena(), t / 10), S(","),
                                    str_from_int(test_arena(), t % 10)),
                           r->column[2]);
        }
        CHECK_INT(goal_t_score(NULL, 0), 0);
}

TEST(the_last_word_of_each_party_counts)
{
        const struct goal_step_at s[] = {
                {.goal_id = 1, .party = S("client"), .step = S("m1"), .weight = 1, .start_step = S("m2")},
                {.goal_id = 1,
                 .party = S("case_manager"),
                 .step = S("0"),
                 .weight = 1,
                 .start_step = S("m2")},
                {.goal_id = 1, .party = S("client"), .step = S("p1"), .weight = 1, .start_step = S("m2")},
        };
        struct goal_attainment client = goal_attainment(test_arena(), s, ARRAY_LEN(s), GOAL_CLIENT);
        CHECK_INT((int64_t)client.goals, 1);
        CHECK_INT(client.now, 600);
        CHECK_INT(client.start, 300);
        CHECK_INT(goal_attainment(test_arena(), s, ARRAY_LEN(s), GOAL_MANAGER).now, 500);
        CHECK_INT((int64_t)goal_attainment(test_arena(), s, ARRAY_LEN(s), GOAL_FUNDER).goals, 0);
}

TEST(hints_are_those_of_the_table)
{
        static const struct str name[GOAL_HINTS] = {S_INIT("Frist"), S_INIT("Merkmal"), S_INIT("verneint"),
                                                    S_INIT("mehrere")};
        struct rules rules = rules_read("test/rules/goal-hints.txt", 4);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct str got = S("");
                for (enum goal_hint h = 0; h < GOAL_HINTS; h++)
                        if (goal_hint(h, r->column[0], str_eq(r->column[1], S("ja")),
                                      str_eq(r->column[2], S("ja"))))
                                got = str_join_with(test_arena(), S(" "), got, name[h]);
                CHECK_RULE(r, got.n ? got : S("-"), r->column[3]);
        }
}

TEST_GROUP(goal, &t_scores_are_those_worked_by_hand, &the_last_word_of_each_party_counts,
           &hints_are_those_of_the_table)
