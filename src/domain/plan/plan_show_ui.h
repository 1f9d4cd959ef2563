/* The page of one version, panel by panel. */
#ifndef DOMAIN_PLAN_PLAN_SHOW_UI_H
#define DOMAIN_PLAN_PLAN_SHOW_UI_H

#include "domain/plan/plan_ui.h"

/* Tabs of all versions, the three signatures, and what is missing. */
enum err plan_state_panel(struct req *r, struct rtx *tx, const struct plan_file *p,
                          const struct case_head *head, const struct plan_line *version, size_t versions);
enum err plan_chart_panel(struct req *r, const struct plan_file *p);
enum err plan_measures_panel(struct req *r, struct rtx *tx, const struct plan_file *p);
/* Side column: own words and reason, what changed against the version before, forwarding and decision. */
enum err plan_why_panel(struct req *r, struct rtx *tx, const struct plan_file *p,
                        const struct case_head *head);
enum err plan_changes_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_file *p);
enum err plan_funder_panel(struct req *r, struct rtx *tx, const struct plan_file *p);

#endif
