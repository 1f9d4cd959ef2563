/*
 * Evidence, suggestions and classification: facts of a case through the fixed functions and the decision tables of its concept.
 * Every result says what it was made of, so that „so wird gerechnet“ can be shown. Nothing here decides. Section 2 "General"
 */
#ifndef DOMAIN_CONCEPTS_EVALUATE_H
#define DOMAIN_CONCEPTS_EVALUATE_H

#include "domain/concepts/answer.h"

/* All facts of a case (or of a site) that a concept may name, at one moment. */
struct situation {
        const struct concept *concept;
        struct fact_sheet *sheet;
        struct fact_value *item; /* one for each item of the concept */
        struct date today;
};
/* An empty one that wants nothing yet. */
struct situation *situation_new(struct arena *a, const struct concept *c);
void situation_want(struct situation *s, fact_ref f);
void situation_want_goal(struct situation *s, const struct performance_goal *g);
/* The tables that answer items (concept_item.rows), of all goals. */
void situation_want_rows(struct situation *s);
/* How many rows answer the item; 0 when none do or nobody asked. */
int64_t situation_rows(const struct situation *s, const struct concept_item *item);
void situation_want_reminders(struct situation *s);
/* What was said, of all items. */
void situation_answers(struct situation *s, const struct answers *a);
/* Fills the wanted program facts: of a case … */
enum err situation_fill(struct rtx *tx, const struct grant *g, struct situation *s);
/* … or of a site in a period. */
enum err situation_fill_site(struct rtx *tx, int64_t site_id, struct date from, struct date to,
                             struct situation *s);
const struct fact_value *situation_value(const struct situation *s, fact_ref f);

/* ---- evidence ---- */
struct evidence {
        const struct concept_evidence *rule; /* NULL for columns that are facts */
        bool known, coded;
        int64_t n;           /* when known and not coded */
        struct str code;     /* when known and coded: of rule->list, or yes and no */
        int64_t part, whole; /* complete, share, present, count_value: „7 von 8“; whole 0: does not apply */
};
struct evidence evidence_of(const struct situation *s, const struct concept_evidence *rule);

/* ---- decision tables ---- */
struct verdict {
        const struct decision_rule *rule; /* the first that matches, or NULL: no suggestion */
        size_t number;                    /* from 1 */
};
bool cell_matches(const struct decision_cell *c, const struct concept_list *list, const struct evidence *e);
struct verdict decide(const struct decision *d, const struct evidence *column);
/* The suggestion for a goal from its evidence (one for each of goal->evidence). */
struct verdict suggest(const struct performance_goal *g, const struct evidence *evidence);

/* ---- classification of the outcome (section 4) ---- */
struct outcome_codes {
        struct str status; /* A1 to A8 */
        bool seamless, return_option;
        struct str dimension[5]; /* of the columns that are dimensions, in order of the table (B1 to B5) */
};
/* The class, or a rule NULL when the table has no answer. */
struct verdict classify(const struct concept *c, const struct outcome_codes *o);

#endif
