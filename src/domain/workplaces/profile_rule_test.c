#include "domain/workplaces/profile_rule.h"

#include "test/rules.h"

static int64_t level(struct str s)
{
        int64_t n;
        return str_int(s, &n) ? n : PROFILE_OPEN;
}

TEST(which_ability_counts)
{
        struct rules rules = rules_read("test/rules/profile-ability.txt", 6);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct profile_voices v = {level(r->column[0]), level(r->column[1]), level(r->column[2]),
                                           level(r->column[3])};
                int64_t n = profile_ability(&v);
                CHECK_RULE(r, n == PROFILE_OPEN ? S("-") : str_from_int(test_arena(), n), r->column[4]);
                CHECK_RULE(r, profile_divided(&v) ? S("ja") : S("nein"), r->column[5]);
        }
}

TEST(what_is_suggested_as_severe)
{
        static const struct str word[] = {S_INIT("offen"), S_INIT("passt"), S_INIT("Reserve"),
                                          S_INIT("zu viel")};
        struct rules rules = rules_read("test/rules/profile-severe.txt", 5);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                int64_t demand = level(r->column[1]), ability = level(r->column[2]),
                        most = level(r->column[0]);
                CHECK_RULE(r, word[profile_fit(demand, ability)], r->column[3]);
                CHECK_RULE(r, profile_severe_suggested(demand, ability, 0, most) ? S("ja") : S("nein"),
                           r->column[4]);
        }
}

TEST_GROUP(profile_rule, &which_ability_counts, &what_is_suggested_as_severe)
