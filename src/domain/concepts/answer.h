/*
 * Statements about a case („Angaben“) of the items of its concept, each with source, own words and the reason why something
 * is not known. Append-only. Ratings and ticks of guidelines stand beside them. design.md section 3; CMB 5.A to 5.L
 */
#ifndef DOMAIN_CONCEPTS_ANSWER_H
#define DOMAIN_CONCEPTS_ANSWER_H

#include "core/access.h"
#include "domain/concepts/concept.h"

#define ENTITY_NAME answer
#define ENTITY_PREFIX ANSWER
#define ENTITY_DEF "domain/concepts/answer.def"
#include "db/entity_decl.h"
#define ENTITY_NAME rating
#define ENTITY_PREFIX RATING
#define ENTITY_DEF "domain/concepts/rating.def"
#include "db/entity_decl.h"
#define ENTITY_NAME site_rating
#define ENTITY_PREFIX SITE_RATING
#define ENTITY_DEF "domain/concepts/site_rating.def"
#include "db/entity_decl.h"
#define ENTITY_NAME guideline_tick
#define ENTITY_PREFIX GUIDELINE_TICK
#define ENTITY_DEF "domain/concepts/guideline_tick.def"
#include "db/entity_decl.h"

/* ---- one statement ---- */
struct answer {
        int64_t id, concept_id;
        struct str item_code; /* as it was said */
        const struct concept_item
                *item; /* in the case's concept; NULL when it has no successor: „Frühere Angaben“ */
        enum answer_source source;
        struct value value; /* of the item's kind; NULL when unknown or taken back */
        struct str own_words, evidence, unknown_reason;
        struct date said_on;
        struct moment at;
        struct str by;
        bool known;                  /* has a value; for a secret item also while it is sealed */
        bool sealed;                 /* a secret that was not opened: value, words and evidence are empty */
        const struct answer *former; /* what the same source said before; NULL for the first */
        bool current;
};
/* All statements of a case, oldest first. */
struct answers {
        const struct concept *concept;
        struct answer *answer;
        size_t n;
};
/*
 * Reads all statements of the case in one statement. secrets: also open the ciphertexts (one more statement); only for a reader
 * of their class, and only where they are shown.
 */
enum err answers_read(struct rtx *tx, const struct grant *g, const struct concept *c, bool secrets,
                      struct answers *out);
/* The current statement of an item by a source; NULL when there is none. */
const struct answer *answer_of(const struct answers *a, const struct concept_item *item,
                               enum answer_source source);
/* The first source that knows a value, in the order of the pack; else the first that said why not; else NULL. */
const struct answer *answer_leading(const struct answers *a, const struct concept_item *item);
/* Has a value or a reason. */
bool answer_given(const struct answer *a);

/* ---- saying something ---- */
struct answer_data {
        const struct concept_item *item;
        enum answer_source source;
        struct value value;
        struct str own_words, evidence, unknown_reason;
        struct date said_on;
};
/*
 * Adds a statement unless it says what is already known. former: what the case says so far, read in this transaction. Messages
 * carry the key of answer_key. *added may be NULL. The caller checked that the actor writes the item's class.
 */
enum err answer_put(struct wtx *tx, const struct wgrant *g, const struct answers *former,
                    const struct answer_data *d, struct errs *errs, bool *added);
/* Names of controls: "diagnoses.client", and with a part "diagnoses.client.words". part may be empty. */
struct str answer_key(struct arena *a, const struct concept_item *item, enum answer_source source,
                      struct str part);

/* Moves the case to another version of its concept: statements follow `replaces`, what has no successor stays readable. */
enum err case_concept_move(struct wtx *tx, const struct wgrant *g, int64_t concept_id, int64_t *carried);

/* ---- ratings ---- */
#define RATING_LINE(X)                                                                                       \
        X(INT, id) X(TEXT, goal_code) X(TEXT, value) X(TEXT, suggested) X(TEXT, reason) X(DATE, rated_on)    \
                X(TEXT, by)
ROW(rating_line, RATING_LINE)
/* Newest first; goal empty: of all goals. */
enum err ratings_read(struct rtx *tx, const struct grant *g, struct rating_line **out, size_t *n);
/* A rating; a value other than the suggestion needs a reason. suggested may be empty. */
enum err rating_put(struct wtx *tx, const struct wgrant *g, const struct performance_goal *goal,
                    struct str value, struct str suggested, struct str reason, struct errs *errs);

/* ---- ticks: help, no duty (S2) ---- */
/* Codes of the ticked guidelines, blank between them. */
enum err ticks_read(struct rtx *tx, const struct grant *g, struct str *out);
/* Sets the ticks of one goal: those in codes are ticked, the goal's others not. */
enum err ticks_set(struct wtx *tx, const struct wgrant *g, const struct performance_goal *goal,
                   struct str codes);

#endif
