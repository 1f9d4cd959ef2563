#include "domain/employer/employer_rule.h"

#include "test/rules.h"

TEST(hours_at_which_nobody_has_time)
{
        struct rules rules = rules_read("test/rules/call-times.txt", 2);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                CHECK_RULE(r, employer_bad_hour(r->column[0]) ? S("Hinweis") : S("gut"), r->column[1]);
        }
}

static struct str reaction_code(struct str word)
{
        return str_eq(word, S("bereit"))     ? S("ready")
               : str_eq(word, S("prüft"))    ? S("checking")
               : str_eq(word, S("lehnt ab")) ? S("declines")
                                             : S("");
}

TEST(what_follows_from_a_reaction)
{
        static const struct str word[] = {[EMPLOYER_FIRST_CALL] = S_INIT("anrufen"),
                                          [EMPLOYER_ASK] = S_INIT("Haltung festhalten"),
                                          [EMPLOYER_PLAN_VISIT] = S_INIT("Besuch planen"),
                                          [EMPLOYER_ASK_AGAIN] = S_INIT("nachfragen"),
                                          [EMPLOYER_ACCEPT] = S_INIT("annehmen"),
                                          [EMPLOYER_VISIT] = S_INIT("Besuch vorbereiten")};
        struct rules rules = rules_read("test/rules/employer-next.txt", 4);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                enum employer_next n =
                        employer_next(str_eq(r->column[0], S("ja")), reaction_code(r->column[1]),
                                      str_eq(r->column[2], S("ja")));
                CHECK_RULE(r, word[n], r->column[3]);
        }
}

TEST_GROUP(employer_rule, &hours_at_which_nobody_has_time, &what_follows_from_a_reaction)
