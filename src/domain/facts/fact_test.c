#include "domain/codes/codes.h"
#include "domain/facts/fact.h"
#include "test/test.h"

static int providers_of(enum fact f)
{
        int n = 0;
        for (const struct fact_provider *const *p = all_fact_providers; *p; p++)
                for (size_t i = 0; i < (*p)->n; i++)
                        n += (*p)->fact[i] == f;
        return n;
}

TEST(every_fact_has_one_provider_and_later_ones_none)
{
        for (enum fact f = 0; f < FACT_N; f++)
                if (!CHECK_INT(providers_of(f), fact_table[f].later ? 0 : 1))
                        test_check_str(fact_table[f].name, S("one provider"), __FILE__, __LINE__, "fact");
}

TEST(a_provider_speaks_of_cases_or_of_sites_not_of_both)
{
        for (const struct fact_provider *const *p = all_fact_providers; *p; p++)
                for (size_t i = 0; i < (*p)->n; i++)
                        CHECK(fact_table[(*p)->fact[i]].of_site == fact_table[(*p)->fact[0]].of_site);
}

TEST(names_are_unique_and_found)
{
        for (enum fact f = 0; f < FACT_N; f++)
                CHECK_INT(fact_by_name(fact_table[f].name), f);
        CHECK_INT(fact_by_name(S("no_such_fact")), FACT_N);
        for (enum fact f = 0; f < FACT_N; f++)
                CHECK(str_empty(fact_table[f].list) == (fact_table[f].kind != K_CODE));
        for (enum fact f = 0; f < FACT_N; f++)
                if (fact_table[f].kind == K_CODE && !CHECK(codes_known(fact_table[f].list)))
                        CHECK_SAME(fact_table[f].list, S("a list of code.def"));
        CHECK(fact_table[FACT_site_disclosure_count].of_site);
        CHECK(!fact_table[FACT_disclosure_count].of_site);
}

TEST(what_is_not_given_stays_unknown)
{
        struct fact_sheet *s = fact_sheet_new(test_arena());
        fact_date(s, FACT_closing_date, DATE_NONE);
        CHECK(!s->value[FACT_closing_date].known);
        fact_code(s, FACT_outcome_status, S(""));
        CHECK(!s->value[FACT_outcome_status].known);
        fact_int(s, FACT_goal_count, 0);
        CHECK(s->value[FACT_goal_count].known);
        fact_bool(s, FACT_deputy_assigned, false);
        CHECK(s->value[FACT_deputy_assigned].known);
        CHECK(!s->value[FACT_funding_count].known);
}
TEST_GROUP(fact, &every_fact_has_one_provider_and_later_ones_none,
           &a_provider_speaks_of_cases_or_of_sites_not_of_both, &names_are_unique_and_found,
           &what_is_not_given_stays_unknown)
