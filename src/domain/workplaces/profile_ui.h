/* The comparison as picture and table, and the forms of an instrument. Look 09 */
#ifndef DOMAIN_WORKPLACES_PROFILE_UI_H
#define DOMAIN_WORKPLACES_PROFILE_UI_H

#include "domain/cases/case_frame.h"
#include "domain/workplaces/profile.h"

/* The lines that matter for this place: a demand is known. */
bool profile_line_shown(const struct profile_line *l);
/* „schwer, 2 Stufen“, „1 Stufe zu viel“, „passt“, „1 Stufe Reserve“, „Fähigkeit offen“ */
struct str profile_line_words(struct arena *a, const struct profile_line *l);
bool profile_line_severe(const struct profile_line *l);

/* Hollow square demand, filled circle ability, bar too much, dots reserve, triangle severe: readable without colour. */
void profile_picture(struct req *r, const struct profile *p, const struct case_head *head);
/* The same values as a table, with download. */
enum err profile_table(struct req *r, struct rtx *tx, const struct profile *p);

/* ---- pages ---- */
bool workplace_may_write(const struct req *r);
struct url workplace_url(struct arena *a, const struct record *workplace);
/* Head of a page below a workplace, or its own when title is empty. */
enum err workplace_frame(struct req *r, struct rtx *tx, const struct grant *g, const struct record *workplace,
                         struct case_frame *f);
/* „3 schwer“, „0 schwer“, „noch offen“ */
struct badge profile_badge(struct arena *a, const struct profile *p);
/* „Geht nicht“ and the like. */
enum err solution_badge(struct req *r, struct rtx *tx, const struct record *solution, struct badge *out);

/* Panels of a workplace. */
enum err signoffs_panel(struct req *r, struct rtx *tx, const struct profile *p);
enum err solutions_panel(struct req *r, struct rtx *tx, const struct record *workplace);

/* ---- forms of an instrument: one choice per feature ---- */
struct profile_form {
        const struct profile *p;
        bool ability;         /* the anchors of abilities, else those of demands */
        const int64_t *level; /* what is stored, PROFILE_OPEN for nothing */
};
void profile_form_draw(struct req *r, const struct profile_form *f);
/* What was chosen; out has room for every feature. ERR_INVALID with a message at the feature. */
enum err profile_form_read(struct req *r, struct rtx *tx, const struct profile_form *f, int64_t *out);
/* A form that was drawn before somebody else saved. */
void profile_form_stand(struct req *r, const struct profile *p);
bool profile_form_outdated(struct req *r, const struct profile *p);

#endif
