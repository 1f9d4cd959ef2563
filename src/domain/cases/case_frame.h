/* What every page of a case has in common: breadcrumbs, „<Name> · CMB-2025-014“, title, badges. */
#ifndef DOMAIN_CASES_CASE_FRAME_H
#define DOMAIN_CASES_CASE_FRAME_H

#include "domain/cases/case.h"
#include "web/ui.h"

struct case_frame {
        struct case_head head; /* filled by case_frame */
        struct str title;
        struct str section; /* crumb between the case and this page, may be empty */
        struct url section_to;
        const struct action *action;
        size_t actions;
        const struct badge *badge;
        size_t badges;
        struct str audience; /* of what is printed; empty: „nur intern“ */
};
/* Reads the head of the case and draws the page head. Call it first on every page of a case. */
enum err case_frame(struct req *r, struct rtx *tx, const struct grant *g, struct case_frame *f);
/* next_due: of the next step; what is over is „überfällig“ everywhere. */
struct badge case_rank_badge(int64_t rank, struct date next_due);

/* What the case's own data say about a performance goal, with the way there; nothing if no field belongs to it. */
enum err case_goal_draw(struct req *r, struct rtx *tx, const struct grant *g, struct str goal);

#endif
