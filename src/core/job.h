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

/*
 * An errand waits for the network: it gets the database and opens short transactions of its own, none while it waits. Errands
 * run in a process of their own, so that a slow server holds up neither pages nor jobs.
 */
struct errand {
        const char *name;
        enum err (*run)(struct db *db, struct arena *a);
};
/* ERRAND(mail_send) (struct db *db, struct arena *a) { … }: asked every second, does what is due. */
#define ERRAND(id)                                                                                           \
        static enum err id(struct db *db, struct arena *a);                                                  \
        const struct errand errand_##id = {#id, id};                                                         \
        static enum err id

extern const struct errand *const all_errands[];
/* Runs every errand once; a failing one is logged and does not stop the others. */
enum err errand_run_all(struct db *db, struct arena *a);

/* Runs every job that is due by the clock and its job_state; a failing job is logged and does not stop the others. */
enum err job_run_due(struct db *db, struct arena *a);

#endif
