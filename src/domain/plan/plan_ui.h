/* Words and badges of the plan, shared by its pages. */
#ifndef DOMAIN_PLAN_PLAN_UI_H
#define DOMAIN_PLAN_PLAN_UI_H

#include "domain/cases/case_frame.h"
#include "domain/plan/plan.h"

/* The day and the way of a step in the life of a version, the same in every form. */
extern const struct field plan_on_field, plan_way_field;

/* Address of a version: "/faelle/3/plan/7". */
struct url plan_url(struct req *r, const struct record *plan);
/* „Version 3“ */
struct str plan_version_name(struct arena *a, int64_t number);
enum err plan_badge(struct req *r, struct rtx *tx, enum plan_status s, struct badge *out);
/* „Klientin oder Klient“, „Arbeitgeber“, „Case Management“ and the name behind it. */
struct str plan_party_label(enum plan_party p);
struct str plan_party_name(struct arena *a, enum plan_party p, const struct case_head *h);
/* What is missing, one sentence each. */
struct str plan_gap_sentence(struct arena *a, const struct plan_gap *gap);
/* „27.06. – 29.08.2025“, „ab 27.06.2025“, or the empty str. */
struct str plan_span(struct arena *a, struct date from, struct date to);
/* Text of one field of a plan or measure as people read it. */
enum err plan_text(struct req *r, struct rtx *tx, const struct record *rec, size_t field, struct str *out);
bool plan_may_write(const struct req *r);

/* Page head: „Renate Albers · CMB-2025-014“, crumb „Version 3“ when on a page below the version. */
enum err plan_head(struct req *r, struct rtx *tx, const struct grant *g, const struct record *plan,
                   struct str title, struct case_frame *f);
/* A version that is fixed is not changed: says so on its page. */
void plan_say_fixed(struct req *r, const struct grant *g, int64_t plan_id);

/* Beside a disruption: the versions it led to, and the way to a new one. Only for readers of class CASE. CMB 10.E */
enum err plan_because_panel(struct req *r, struct rtx *tx, const struct record *disruption);

/* ---- differences ---- */
struct plan_change {
        struct str group; /* the measure it belongs to; empty: the plan itself */
        struct str what, before, after;
        bool changed;
};
/* Line by line, changed or not; measures are matched by title, then by kind. */
enum err plan_compare(struct req *r, struct rtx *tx, const struct plan_file *before,
                      const struct plan_file *after, struct plan_change **out, size_t *n);

/* ---- picture ---- */
/* Bars of planned and actual time, with „heute“; nothing when no measure has a day. */
void plan_chart(struct html *h, const struct plan_file *p);

#endif
