/* Gentle hints how a goal could be put better. They never hold anything up. CMB 5.J */
#ifndef DOMAIN_GOALS_GOAL_HINTS_H
#define DOMAIN_GOALS_GOAL_HINTS_H

#include "domain/goals/goal.h"

enum goal_hint { HINT_NO_TERM, HINT_NO_INDICATOR, HINT_NEGATIVE, HINT_SEVERAL, GOAL_HINTS };
/* Cases: test/rules/goal-hints.txt */
bool goal_hint(enum goal_hint h, struct str text, bool term, bool indicator);
struct str goal_hint_sentence(enum goal_hint h);

#endif
