/* What the pages of work fields and goals have in common: the state of a goal in a case, and how its parts are drawn. */
#ifndef DOMAIN_CONCEPTS_METHOD_UI_H
#define DOMAIN_CONCEPTS_METHOD_UI_H

#include "domain/cases/case_frame.h"
#include "domain/concepts/evaluate.h"
#include "domain/concepts/method_view.h"

/* Everything a page knows about a case and one goal of its concept. */
struct goal_state {
        const struct concept *concept;
        const struct performance_goal *goal;
        struct answers said;
        struct rating_line *rating; /* of all goals, newest first */
        size_t ratings;
        struct situation *situation;
        struct evidence *evidence; /* one for each of goal->evidence */
        struct verdict verdict;
        bool suggests; /* every fact of the suggestion may be read by this reader */
};
/* Reads the case's concept, statements and ratings; with a goal also its facts, evidence and suggestion. */
enum err goal_state_read(struct req *r, struct rtx *tx, const struct grant *g,
                         const struct performance_goal *goal, struct goal_state *out);
/* The statements of all goals of a work field, with what is secret where the reader sees it. */
enum err field_state_read(struct req *r, struct rtx *tx, const struct grant *g, const struct work_field *f,
                          struct goal_state *out);
/* The goal with this code in the case's concept; ERR_NOT_FOUND. */
enum err goal_of_case(struct rtx *tx, const struct grant *g, struct str code,
                      const struct performance_goal **out);

/* The newest rating of a goal, or NULL. */
const struct rating_line *rating_of(const struct goal_state *s, struct str goal);
/* „voll“, „teilweise“ … */
enum err rating_label(struct rtx *tx, struct str value, struct str *out);
/* Needed items this reader may see, and how many of them are answered. */
void goal_answered(const struct req *r, const struct goal_state *s, const struct performance_goal *goal,
                   size_t *answered, size_t *needed);
struct badge goal_badge(struct arena *a, size_t answered, size_t needed);

/* ---- addresses ---- */
/* Where one can see what a program fact counts; the empty url when it has no page. */
struct url fact_url(struct arena *a, int64_t case_id, fact_ref f);
struct url field_url(struct arena *a, int64_t case_id, const struct work_field *f);
struct url goal_url(struct arena *a, int64_t case_id, const struct performance_goal *g);
/* "/faelle/3/ziel/5.H/angaben" */
struct url goal_sub_url(struct arena *a, int64_t case_id, const struct performance_goal *g, struct str what);
/* „5 Klientengespräch“ */
struct str field_name(struct arena *a, const struct work_field *f);

/* ---- drawing ---- */
/* Opens the grid: menu at the left, then the column of panels. */
enum err method_grid(struct req *r, struct rtx *tx, const struct grant *g, const struct goal_state *s,
                     const struct work_field *here);
void method_side(struct html *h, struct str label);
void method_grid_end(struct html *h);
enum err items_draw(struct req *r, struct rtx *tx, const struct goal_state *s, const struct case_head *head);
/* How a source is called in this case: „Frau Albers“, „eigene Einschätzung“ … */
struct str source_words(struct arena *a, const struct case_head *head, enum answer_source source);
/* The value of a statement in words; „nicht bekannt, weil …“; empty when nothing was said. */
enum err answer_words(struct req *r, struct rtx *tx, const struct answer *x, struct str *out);
/* „09.04.“ */
struct str day_short(struct arena *a, struct date d);
/* Fills the evidence lines this reader may see. */
enum err evidence_lines(struct req *r, struct rtx *tx, int64_t case_id, const struct goal_state *s,
                        struct rating_view *v);
/* „7 von 8“, „19 Tage“, „66 % (2 von 3)“, „noch keine Angaben“ */
struct str evidence_value(struct arena *a, const struct evidence *e);
/* Pages of the case that belong to this work field (page.work_fields), as far as the reader may open them. */
void field_places_draw(struct req *r, int64_t case_id, const struct work_field *f);
/* Who may open pages of this class, from the table of rights. */
void who_sees_draw(struct req *r, enum data_class cls);

#endif
