/* How far goals are reached: the steps of one goal in words, and all together as a figure with its explanation. CMB 5.J */
#ifndef DOMAIN_GOALS_GOAL_SCALE_UI_H
#define DOMAIN_GOALS_GOAL_SCALE_UI_H

#include "domain/goals/goal_scale.h"
#include "web/ui.h"

/* Panel of one goal; also what to write when nothing is there yet. */
enum err goal_scale_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct record *goal);
/* Panel of the case; nothing while nobody has assessed anything. */
enum err goal_attainment_panel(struct req *r, struct rtx *tx, const struct grant *g);
/* Hints on the words of the goal, one line each; nothing when there are none. */
void goal_hints_draw(struct req *r, const struct record *goal);

#endif
