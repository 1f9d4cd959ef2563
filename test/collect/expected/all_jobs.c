/* Written by tools/collect.c. */
#include "base/base.h"
#include "core/job.h"

extern const struct job job_tidy;
extern const struct job *const all_jobs[];
const struct job *const all_jobs[] = {
        &job_tidy,
        0,
};
