/* What the template of a goal shows. */
#ifndef DOMAIN_GOALS_GOAL_VIEW_H
#define DOMAIN_GOALS_GOAL_VIEW_H

#include "web/html.h"

struct goal_line {
        struct str party, knows, understands, agrees, dissent, attained;
        bool asked, differs;
};
struct goal_table {
        struct str name; /* of the goal, for screen readers */
        struct goal_line line[5];
        size_t lines;
};
/* The five steps in words, the best one first, and who sees the goal where. */
struct goal_step_line {
        struct str step, words, marks;
        bool now;
};
void tpl_goal_scale(struct html *h, struct str name, const struct goal_step_line *l, size_t n);
void tpl_goal_matrix(struct html *h, const struct goal_table *t);

#endif
