/* Parts of the page of one visit. */
#ifndef DOMAIN_VISITS_VISIT_UI_H
#define DOMAIN_VISITS_VISIT_UI_H

#include "domain/cases/case_frame.h"
#include "domain/visits/visit.h"

/* Everything the page of a visit knows. */
struct visit_file {
        struct visit_line line;
        struct record *visit;
        struct record *person;
        size_t people;
};
enum err visit_file(struct rtx *tx, const struct grant *g, int64_t id, struct visit_file *out);

/* Head of a page below a visit: „Fälle › Renate Albers › Betriebsbesuche › …“ */
enum err visit_frame(struct req *r, struct rtx *tx, const struct grant *g, const struct visit_file *v,
                     struct case_frame *f);
/* „Di 06.05.2025, 09:30 Uhr“ */
struct str visit_when(struct arena *a, const struct visit_line *l);
bool visit_may_write(const struct req *r);

/* Who is invited, who answered, who came, what they say. */
enum err visit_people_panel(struct req *r, struct rtx *tx, const struct visit_file *v);
/* Hints that lock nothing: three roles (S8), moderation (S9), late invitations (6.C). */
enum err visit_hints(struct req *r, struct rtx *tx, const struct visit_file *v);
/* The five values of the atmosphere, asked by the concept once per case. CMB 7.B */
enum err visit_mood_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct case_head *head);
/* What stood in the way of the talk, and what was agreed on its day; both live in their own subjects. */
enum err visit_outcome_panel(struct req *r, struct rtx *tx, const struct grant *g,
                             const struct visit_file *v);
/* The problems of such talks with what helps, each a click away from a disruption. CMB 7.H */
enum err visit_trouble_panel(struct req *r, struct rtx *tx, const struct grant *g);

#endif
