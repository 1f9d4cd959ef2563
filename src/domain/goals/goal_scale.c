#include "domain/goals/goal_scale.h"

#include <math.h>

static const double RHO = 0.3; /* how much goals of one person go together, as its authors assume */

int64_t goal_t_score(const struct scaled_goal *goal, size_t n)
{
        double sum = 0, weights = 0, squares = 0;
        for (size_t i = 0; i < n; i++) {
                sum += (double)goal[i].weight * goal[i].step;
                weights += goal[i].weight;
                squares += (double)goal[i].weight * goal[i].weight;
        }
        if (weights <= 0)
                return 0;
        double t = 50 + 10 * sum / sqrt((1 - RHO) * squares + RHO * weights * weights);
        return (int64_t)lround(10 * t);
}

bool goal_step_number(struct str code, int *step)
{
        static const struct str known[] = {S_INIT("m2"), S_INIT("m1"), S_INIT("0"), S_INIT("p1"),
                                           S_INIT("p2")};
        for (size_t i = 0; i < ARRAY_LEN(known); i++)
                if (str_eq(known[i], code)) {
                        *step = (int)i - 2;
                        return true;
                }
        return false;
}

SQL_IN(goal_steps_of_case, goal_step_at,
       "SELECT a.goal_id, a.party, a.step, a.assessed_on, a.words, CAST(COALESCE(g.weight, 1) AS BIGINT), g.start_step"
       " FROM goal_assessment a JOIN goal g ON g.id = a.goal_id AND g.case_id = a.case_id"
       " WHERE a.case_id = $1 AND COALESCE(g.attained, 'open') <> 'dropped' ORDER BY a.assessed_on, a.id")

enum err goal_steps(struct rtx *tx, const struct grant *g, struct goal_step_at **out, size_t *n)
{
        return db_list_in(tx, g, &sql_goal_steps_of_case, NO_ARGS, out, n);
}

const struct goal_step_at *goal_step_last(const struct goal_step_at *s, size_t n, int64_t goal_id,
                                          enum goal_party p)
{
        const struct goal_step_at *last = NULL;
        for (size_t i = 0; i < n; i++)
                if (s[i].goal_id == goal_id && str_eq(s[i].party, goal_party_code(p)))
                        last = &s[i];
        return last;
}

struct goal_attainment goal_attainment(struct arena *a, const struct goal_step_at *s, size_t n,
                                       enum goal_party p)
{
        struct goal_attainment out = {.last = DATE_NONE};
        struct scaled_goal *now = NEW_ARRAY(a, struct scaled_goal, n + 1);
        struct scaled_goal *start = NEW_ARRAY(a, struct scaled_goal, n + 1);
        size_t starts = 0;
        for (size_t i = 0; i < n; i++) {
                if (goal_step_last(s, n, s[i].goal_id, p) != &s[i])
                        continue; /* another party, or there is a later one */
                int weight = (int)s[i].weight;
                now[out.goals] = (struct scaled_goal){.weight = weight};
                if (!goal_step_number(s[i].step, &now[out.goals].step))
                        continue;
                out.goals++;
                start[starts] = (struct scaled_goal){.weight = weight};
                starts += goal_step_number(s[i].start_step, &start[starts].step);
                out.last = s[i].assessed_on;
        }
        out.now = goal_t_score(now, out.goals);
        out.start = starts == out.goals ? goal_t_score(start, starts) : 0;
        return out;
}
