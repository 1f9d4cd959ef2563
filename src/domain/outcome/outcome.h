/*
 * What came out of a case: at closing and after six and twelve months, one each. The class is computed by the concept's
 * table; a person may see it differently, with a reason. Section 4, W11
 */
#ifndef DOMAIN_OUTCOME_OUTCOME_H
#define DOMAIN_OUTCOME_OUTCOME_H

#include "db/stmt.h"

#define ENTITY_NAME outcome
#define ENTITY_PREFIX OUTCOME
#define ENTITY_DEF "domain/outcome/outcome.def"
#include "db/entity_decl.h"

enum outcome_point { OUTCOME_CLOSING, OUTCOME_HALF_YEAR, OUTCOME_YEAR, OUTCOME_POINTS };
/* Codes of the list outcome_point; OUTCOME_POINTS when unknown. */
struct str outcome_point_code(enum outcome_point p);
enum outcome_point outcome_point_parse(struct str code);
/* W11: the closing day itself, or six and twelve months later, clamped to the end of the month. */
struct date outcome_due(struct date closed_on, enum outcome_point p);

/* The outcome of each point, NULL where there is none yet. */
struct outcome_set {
        struct record *at[OUTCOME_POINTS];
};
enum err outcome_set(struct rtx *tx, const struct grant *g, struct outcome_set *out);
/*
 * The class by the decision table of the case's concept, and why in one sentence; both empty when the table has no answer,
 * or the case no concept. Writes nothing.
 */
struct outcome_verdict {
        struct str class, because;
};
enum err outcome_classify(struct rtx *tx, const struct grant *g, const struct record *r,
                          struct outcome_verdict *out);
/* Puts the computed class into the record; before every save. */
enum err outcome_compute(struct rtx *tx, const struct grant *g, struct record *r);
/* The class that counts: the judged one where a person differs, else the computed one. */
struct str outcome_class(const struct record *r);

#endif
