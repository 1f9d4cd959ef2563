#include "core/job.h"

#define JOB_LINE(X) X(TEXT, name) X(TIME, last_run)
ROW(job_line, JOB_LINE)
SQL(job_states, job_line, "SELECT name, last_run FROM job_state")
SQL(job_ran, none,
    "INSERT INTO job_state (name, last_run, last_result) VALUES ($1, $2, $3)"
    " ON CONFLICT (name) DO UPDATE SET last_run = excluded.last_run, last_result = excluded.last_result")

static bool job_due(const struct job *j, const struct job_line *state, size_t n, struct moment now)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(state[i].name, str_of(j->name)))
                        return now.s >= state[i].last_run.s + j->every_seconds || now.s < state[i].last_run.s;
        return true;
}

/* The mark is written in the job's own transaction: a job that fails keeps its work undone and its mark old. */
static enum err job_run(struct db *db, struct arena *a, const struct job *j, struct moment now)
{
        struct wtx *tx;
        TRY(db_begin_write(db, a, 0, &tx));
        enum err e = j->run(tx);
        if (e == OK)
                e = db_exec(tx, &sql_job_ran, ARGS(str_of(j->name), now, S("OK")), NULL);
        if (e != OK) {
                db_rollback(tx);
                return e;
        }
        return db_commit(tx);
}

enum err job_run_due(struct db *db, struct arena *a)
{
        struct rtx *tx;
        struct job_line *state;
        size_t n;
        TRY(db_begin_read(db, a, 0, &tx));
        enum err e = db_list(tx, &sql_job_states, NO_ARGS, &state, &n);
        db_end_read(tx);
        TRY(e);
        struct moment now = clock_now();
        enum err first = OK;
        for (size_t i = 0; all_jobs[i]; i++) {
                if (!job_due(all_jobs[i], state, n, now))
                        continue;
                e = job_run(db, a, all_jobs[i], now);
                if (e != OK && first == OK)
                        first = e;
                if (e != OK)
                        log_line(LOG_ERROR, "job_failed",
                                 LOG_NAME("job", (struct const_name){all_jobs[i]->name}),
                                 LOG_NAME("error", (struct const_name){err_name(e)}));
        }
        return first;
}

enum err errand_run_all(struct db *db, struct arena *a)
{
        enum err first = OK;
        for (size_t i = 0; all_errands[i]; i++) {
                enum err e = all_errands[i]->run(db, a);
                if (e != OK && first == OK)
                        first = e;
                if (e != OK)
                        log_line(LOG_ERROR, "errand_failed",
                                 LOG_NAME("errand", (struct const_name){all_errands[i]->name}),
                                 LOG_NAME("error", (struct const_name){err_name(e)}));
        }
        return first;
}
