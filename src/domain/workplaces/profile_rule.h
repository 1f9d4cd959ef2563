/* Rules of the comparison that need no database. Tables: test/rules/profile-ability.txt, test/rules/profile-severe.txt */
#ifndef DOMAIN_WORKPLACES_PROFILE_RULE_H
#define DOMAIN_WORKPLACES_PROFILE_RULE_H

#include "base/base.h"

/* Levels that sources gave; PROFILE_OPEN: said nothing. */
#define PROFILE_OPEN INT64_MIN
struct profile_voices {
        int64_t client, report, employer, own; /* own: agreed by those who looked at it together */
};
/* What counts: what was agreed together, else the lower of what the others say, because nobody is to be overloaded. */
int64_t profile_ability(const struct profile_voices *v);
/* Do two sources say different things? */
bool profile_divided(const struct profile_voices *v);

enum profile_fit { PROFILE_UNKNOWN, PROFILE_FITS, PROFILE_RESERVE, PROFILE_TOO_MUCH };
enum profile_fit profile_fit(int64_t demand, int64_t ability);
/*
 * Suggestion only: severe is half of the scale or more, or work of which the person can do nothing at all. least and most: ends of
 * the scale.
 */
bool profile_severe_suggested(int64_t demand, int64_t ability, int64_t least, int64_t most);

#endif
