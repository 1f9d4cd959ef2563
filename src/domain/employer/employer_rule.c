#include "domain/employer/employer_rule.h"

#include "base/date.h"

enum { EARLY_FROM = 7 * 60 + 45, EARLY_TO = 8 * 60 + 30, NOON_FROM = 11 * 60 + 45, NOON_TO = 13 * 60 };

bool employer_bad_hour(struct str clock)
{
        int minute;
        if (!clock_parse(clock, &minute))
                return false;
        return (minute >= EARLY_FROM && minute < EARLY_TO) || (minute >= NOON_FROM && minute < NOON_TO);
}

enum employer_next employer_next(bool contacted, struct str reaction, bool visit)
{
        if (str_eq(reaction, S("declines")))
                return EMPLOYER_ACCEPT;
        if (visit)
                return EMPLOYER_VISIT;
        if (str_eq(reaction, S("ready")))
                return EMPLOYER_PLAN_VISIT;
        if (str_eq(reaction, S("checking")))
                return EMPLOYER_ASK_AGAIN;
        return contacted ? EMPLOYER_ASK : EMPLOYER_FIRST_CALL;
}
