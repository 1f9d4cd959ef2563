/* How goals and agreements look on pages, here and in other subjects. */
#ifndef DOMAIN_GOALS_GOAL_UI_H
#define DOMAIN_GOALS_GOAL_UI_H

#include "domain/goals/goal.h"
#include "web/ui.h"

struct badge goal_attained_badge(struct str code, struct str label);
struct badge goal_consent_badge(enum goal_consent c);
/* „Anders sehen es: Arbeitgeber, Leistungsträger.“, or the empty str. */
enum err goal_dissent_sentence(struct req *r, struct rtx *tx, const struct goal_matrix *m, struct str *out);
/* The matrix as a table, for reading. */
enum err goal_matrix_draw(struct req *r, struct rtx *tx, struct str goal, const struct goal_matrix *m);
/* Goals of the case with attainment, as rows of a panel: for the page of the outcome. */
enum err goal_rows(struct req *r, struct rtx *tx, const struct grant *g);

/* One agreement as a row: text, with whom and since when, kept or not. */
enum err agreement_row(struct req *r, struct rtx *tx, const struct record *a, struct row_item *out);
struct badge agreement_badge(struct str code, struct str label);

#endif
