/* Where a case stands in the Arbeitsfelder of its concept: derived, never enforced (S1). */
#ifndef DOMAIN_CASES_CASE_PHASE_H
#define DOMAIN_CASES_CASE_PHASE_H

#include "domain/concepts/concept.h"

enum field_state { FIELD_OPEN, FIELD_CURRENT, FIELD_DONE };
struct field_progress {
        const struct work_field *field;
        enum field_state state;
        size_t rated, goals; /* rated goals of those that are rated */
};
/* One row per Arbeitsfeld in order. current: the code the case stands in. Done: every rated goal has its rating. */
enum err case_progress(struct rtx *tx, const struct grant *g, struct str current,
                       const struct concept **concept, struct field_progress **out, size_t *n);

#endif
