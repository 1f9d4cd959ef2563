/* The form of the consent matrix: one form for all parties of a goal. CMB 5.J */
#ifndef DOMAIN_GOALS_GOAL_MATRIX_UI_H
#define DOMAIN_GOALS_GOAL_MATRIX_UI_H

#include "domain/goals/goal.h"
#include "web/ui.h"

/* version: what the form was read with; what was typed already wins over what is stored. */
enum err goal_matrix_form(struct req *r, struct rtx *tx, const struct record *goal,
                          const struct goal_matrix *stored, const struct goal_matrix *version);
/* From the request, with the versions it was drawn with. ERR_INVALID with messages in r->errs. */
enum err goal_matrix_read(struct req *r, struct rtx *tx, struct goal_matrix *out);
/* Says at the party's line that somebody else was faster; nothing of either side is lost. */
void goal_matrix_taken(struct req *r, enum goal_party p);

#endif
