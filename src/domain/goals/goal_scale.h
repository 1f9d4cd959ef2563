/*
 * Goal attainment scaling (Kiresuk and Sherman 1968): five steps in words per goal, 0 is what was expected. Over several goals
 *   T = 50 + 10 Σ(w x) / √((1 − ρ) Σw² + ρ (Σw)²),   ρ = 0.3
 * with steps x, weights w. 50 means: on average as expected. A figure to talk about; nothing is decided by it. CMB 5.J, section 4
 */
#ifndef DOMAIN_GOALS_GOAL_SCALE_H
#define DOMAIN_GOALS_GOAL_SCALE_H

#include "domain/goals/goal.h"

struct scaled_goal {
        int step;   /* -2 … 2 */
        int weight; /* at least 1 */
};
/* Ten times T, rounded; 0 when there is no goal. Worked by hand: test/rules/goal-scale.txt */
int64_t goal_t_score(const struct scaled_goal *goal, size_t n);
/* Code of list goal_step to its number; false for anything else. */
bool goal_step_number(struct str code, int *step);

#define GOAL_STEP_LINE(X)                                                                                    \
        X(INT, goal_id) X(TEXT, party) X(TEXT, step) X(DATE, assessed_on) X(TEXT, words) X(INT, weight)      \
                X(TEXT, start_step)
ROW(goal_step_at, GOAL_STEP_LINE)
/* Assessments of all goals that were not withdrawn, oldest first. */
enum err goal_steps(struct rtx *tx, const struct grant *g, struct goal_step_at **out, size_t *n);
/* The last one of this party for this goal, or NULL. */
const struct goal_step_at *goal_step_last(const struct goal_step_at *s, size_t n, int64_t goal_id,
                                          enum goal_party p);

/* How a party sees all goals it has assessed. */
struct goal_attainment {
        size_t goals;
        int64_t now, start; /* ten times T; start of the goals that say where they began, 0 when none does */
        struct date last;
};
struct goal_attainment goal_attainment(struct arena *a, const struct goal_step_at *s, size_t n,
                                       enum goal_party p);

#endif
