/* Jobs run in the job worker, each in a transaction of its own, no two at the same time in one office. */
#ifndef CORE_JOB_H
#define CORE_JOB_H

#include "db/stmt.h"

struct job {
        const char *name;
        int every_seconds;
        enum err (*run)(struct wtx *tx);
};
/* JOB(audit_seal, 1) (struct wtx *tx) { … } */
#define JOB(id, seconds)                                                                                     \
        static enum err id(struct wtx *tx);                                                                  \
        const struct job job_##id = {#id, (seconds), id};                                                    \
        static enum err id

extern const struct job *const all_jobs[];
/* Runs every job that is due by the clock and its job_state; a failing job is logged and does not stop the others. */
enum err job_run_due(struct db *db, struct arena *a);

#endif
