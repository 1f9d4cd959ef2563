/* What the templates of the plan show. */
#ifndef DOMAIN_PLAN_PLAN_VIEW_H
#define DOMAIN_PLAN_PLAN_VIEW_H

#include "web/ui.h"

struct plan_sign_card {
        struct str role, name;
        struct badge state;
        struct url to; /* where it is written down; empty when that is not open */
        bool open;
};
struct plan_measure_line {
        struct str title, kind, why, extent, provider, funder, costs, planned, actual, note, gap;
        struct badge state;
        struct url to;
};
struct plan_measure_table {
        struct plan_measure_line *line;
        size_t lines;
        struct str sum;
};
struct plan_compare_line {
        struct str group; /* begins a new group of lines when not empty */
        struct str what, before, after;
        bool changed;
};
struct plan_compare_table {
        struct str before, after; /* „Version 2“, „Version 3“ */
        struct plan_compare_line *line;
        size_t lines;
};
/* The values of the pictures, for readers of tables and for paper. */
struct plan_hours_line {
        struct str what, from, to, hours;
};
struct plan_step_line {
        struct str title, when, waits, slack, moved;
        bool critical;
};
void tpl_plan_hours(struct html *h, const struct plan_hours_line *l, size_t n);
void tpl_plan_steps(struct html *h, const struct plan_step_line *l, size_t n);
void tpl_plan_signs(struct html *h, const struct plan_sign_card *c, size_t n);
void tpl_plan_missing(struct html *h, struct str title, const struct str *sentence, size_t n);
void tpl_plan_measures(struct html *h, const struct plan_measure_table *t);
void tpl_plan_changes(struct html *h, const struct plan_compare_line *l, size_t n);
void tpl_plan_compare(struct html *h, const struct plan_compare_table *t);

#endif
