#include "domain/visits/visit_rule.h"

#include "test/rules.h"

TEST(who_was_invited_in_time)
{
        struct rules rules = rules_read("test/rules/invitations.txt", 4);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct date invited = DATE_NONE, visit = DATE_NONE;
                int64_t lead;
                date_parse(r->column[0], &invited);
                date_parse(r->column[1], &visit);
                must(str_int(r->column[2], &lead));
                CHECK_RULE(r, visit_in_time(invited, visit, lead) ? S("ja") : S("nein"), r->column[3]);
        }
}

TEST_GROUP(visit_rule, &who_was_invited_in_time)
