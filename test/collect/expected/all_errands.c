/* Written by tools/collect.c. */
#include "base/base.h"
#include "core/job.h"

extern const struct errand errand_deliver;
extern const struct errand *const all_errands[];
const struct errand *const all_errands[] = {
        &errand_deliver,
        0,
};
