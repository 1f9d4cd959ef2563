/* The parts of Mein Tag that look at colleagues. */
#ifndef DOMAIN_DAY_DAY_UI_H
#define DOMAIN_DAY_DAY_UI_H

#include "domain/day/day.h"
#include "web/page.h"

/* „von 25 Fällen, 3 frei“ */
struct str day_load_text(struct arena *a, const struct case_load *l);
/* Who is or will be away and is stood in for; nothing if nobody. */
enum err day_deputy_panel(struct req *r, struct rtx *tx);
/* For who assigns cases: where there is room for the next case, and where there is too much. S10 */
enum err day_loads_panel(struct req *r, struct rtx *tx);

/* Cases the user stands in for today, with the note that was left, what burns and what is due. SF 3 A13 */
enum err day_stand_in_panel(struct req *r, struct rtx *tx);
/* For the one who is back: a way to what happened meanwhile. */
enum err day_returned_panel(struct req *r, struct rtx *tx);
/* What comes next in the own cases, longest without an entry first. */
enum err day_steps_panel(struct req *r, struct rtx *tx);
/* The day of those who work without cases: accounts, privacy, partners, evaluation. One page, panels by right. */
enum err day_office_draw(struct req *r, struct rtx *tx);

#endif
