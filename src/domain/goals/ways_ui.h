/* Ways and applications beside the goals. */
#ifndef DOMAIN_GOALS_WAYS_UI_H
#define DOMAIN_GOALS_WAYS_UI_H

#include "domain/goals/goal.h"
#include "web/ui.h"

enum err strategy_panel(struct req *r, struct rtx *tx, const struct grant *g);
/* Only for readers of class SOCIAL; nothing for others. */
enum err application_panel(struct req *r, struct rtx *tx, const struct grant *g);
/* „Information, keine Rechtsberatung“ (H8). */
void application_note(struct html *h);

#endif
