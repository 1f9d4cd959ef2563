/*
 * Access criteria with evidence (CMB 2.B, 5.I), preconditions of funders as a hint (1.6), and the decision "CMB-Fall".
 * H5: unmet criteria or no consent end the clarification; an exception needs a reason and a second person.
 */
#ifndef DOMAIN_CASES_CASE_DECISION_H
#define DOMAIN_CASES_CASE_DECISION_H

#include "domain/cases/case.h"
#include "domain/concepts/concept.h"

enum criterion_stage { STAGE_SELECTION, STAGE_DECISION };
struct criterion_row {
        const struct access_criterion *criterion;
        struct record *check;   /* NULL while nobody has answered */
        struct record *earlier; /* at the decision: what the selection found, or NULL */
};
/* The criteria of a stage in order of the concept, with what was found. */
enum err case_criteria(struct rtx *tx, const struct grant *g, const struct concept *c,
                       enum criterion_stage stage, struct criterion_row **out, size_t *n);
/* Writes one answer; the same answer again writes nothing. */
enum err case_criterion_set(struct wtx *tx, const struct wgrant *g, struct criterion_row *row,
                            enum criterion_stage stage, struct str value, struct str evidence,
                            struct errs *errs);

struct decision_state {
        size_t criteria, yes, no, open, without_evidence;
        bool consent;            /* valid consent to take part today */
        struct str consent_lack; /* why not, in words */
        int64_t exception_by;    /* second person who confirmed an exception, 0 = none */
        struct date decided_on;  /* DATE_NONE while nobody has decided */
};
enum err case_decision_state(struct rtx *tx, const struct grant *g, const struct concept *c,
                             struct decision_state *out);
/* All criteria met and consent given. */
bool decision_clear(const struct decision_state *s);
/* "It is a CMB case": ERR_DENIED when H5 stands against it and nobody confirmed an exception. */
enum err case_decide(struct wtx *tx, const struct wgrant *g, const struct decision_state *s,
                     struct str reason);
/* The second person: must not be the case manager. */
enum err case_exception(struct wtx *tx, const struct wgrant *g, const struct actor *who, struct str reason);

struct funder_row {
        const struct funder_lines *funder;
        const struct concept_line *line;
        struct record *check;
};
enum err case_funders(struct rtx *tx, const struct grant *g, const struct concept *c, struct funder_row **out,
                      size_t *n);
enum err case_funder_set(struct wtx *tx, const struct wgrant *g, struct funder_row *row, struct str value,
                         struct str evidence, struct errs *errs);

#endif
