/* The page of one version, panel by panel. */
#ifndef DOMAIN_PLAN_PLAN_SHOW_UI_H
#define DOMAIN_PLAN_PLAN_SHOW_UI_H

#include "domain/plan/plan_network.h"
#include "domain/plan/plan_ui.h"

/* Tabs of all versions, the three signatures, and what is missing. */
enum err plan_state_panel(struct req *r, struct rtx *tx, const struct plan_file *p,
                          const struct case_head *head, const struct plan_line *version, size_t versions);
enum err plan_chart_panel(struct req *r, const struct plan_file *p);
/* Stages with the version before and the hours worked; what waits for what; tasks and the day of the review. */
enum err plan_stages_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_file *p);
enum err plan_network_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_file *p);
enum err plan_tasks_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_file *p);

/* before: the version before, NULL when it has no stage. At least one stage in now. */
struct stages_shown {
        const struct plan_file *now, *before;
        const struct record *worked;
        size_t worked_n;
};
void stage_chart(struct html *h, const struct stages_shown *s);
void network_chart(struct html *h, const struct plan_net *net);
enum err plan_measures_panel(struct req *r, struct rtx *tx, const struct plan_file *p);
/* Side column: own words and reason, what changed against the version before, forwarding and decision. */
enum err plan_why_panel(struct req *r, struct rtx *tx, const struct plan_file *p,
                        const struct case_head *head);
enum err plan_changes_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_file *p);
enum err plan_funder_panel(struct req *r, struct rtx *tx, const struct plan_file *p);

#endif
