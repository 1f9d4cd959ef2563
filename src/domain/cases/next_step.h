/*
 * What comes next in a case: one sentence and where it is done, from where the case stands and what is not there yet. A proposal:
 * it locks nothing, and the Arbeitsfelder stay open in any order (S1). test/rules/next-steps.txt
 */
#ifndef DOMAIN_CASES_NEXT_STEP_H
#define DOMAIN_CASES_NEXT_STEP_H

#include "domain/cases/case.h"

enum step {
#define STEP(key, sentence, path) STEP_##key,
#include "domain/cases/next_step.def"
#undef STEP
        STEP_N
};

/* What is there. plan: status of the newest version, empty while there is none. */
#define STEP_STATE(X)                                                                                        \
        X(INT, case_id) X(TEXT, number) X(TEXT, given) X(TEXT, family) X(TEXT, status) X(BOOL, burns)        \
                X(BOOL, employer) X(BOOL, consent) X(BOOL, planned) X(BOOL, talked) X(BOOL, criteria)        \
                        X(BOOL, decided) X(BOOL, goals) X(BOOL, employer_consent) X(BOOL, employer_talked)   \
                                X(TEXT, plan) X(BOOL, measure) X(BOOL, outcome) X(DATE, last_entry)          \
                                        X(DATE, next_due)
ROW(step_state, STEP_STATE)
/* quiet_days: so long without an entry is long. */
enum step next_step_of(const struct step_state *s, struct date today, int64_t quiet_days);

/* „Erstgespräch vereinbaren“, and the page where that is done. */
struct str next_step_text(enum step s);
/* Path below "/faelle/:", as a page is registered with it. */
struct str next_step_path(enum step s);
/* The key, as tables of rules name it. */
struct str next_step_key(enum step s);

enum err next_step_in(struct rtx *tx, const struct grant *g, struct step_state *out);
/* The running cases the acting user leads, longest without an entry first; at most max. */
enum err next_step_own(struct rtx *tx, int64_t max, struct step_state **out, size_t *n);

#endif
