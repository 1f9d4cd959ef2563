#include "web/worker.h"

#include <poll.h>

#include "core/job.h"
#include "web/http.h"

#define PROCESS_ARENA_BYTES (16u << 20)
#define JOB_TICK_MS 1000

static struct db *open_database(const struct serve_config *c, struct arena *a)
{
        struct db *db;
        enum err e = db_open(a, c->database, &db);
        if (e == OK)
                return db;
        log_line(LOG_ERROR, "database_open_failed", LOG_NAME("error", (struct const_name){err_name(e)}));
        return NULL;
}

int worker_run(const struct serve_config *c, int listen_fd, int stop_fd, int slot)
{
        struct arena *a = arena_open(PROCESS_ARENA_BYTES);
        struct dispatcher d = {.db = open_database(c, a), .proxy = c->proxy};
        if (!d.db)
                return 1;
        enum err e = http_run(&(struct http_config){
                .listen_fd = listen_fd, .stop_fd = stop_fd, .slot = slot, .dispatcher = &d});
        if (e != OK)
                log_line(LOG_ERROR, "http_failed", LOG_NAME("error", (struct const_name){err_name(e)}));
        db_close(d.db);
        arena_close(a);
        return e != OK;
}

/* ---- jobs ---- */

static bool stop_wanted(int stop_fd, int wait_ms)
{
        struct pollfd p = {.fd = stop_fd, .events = POLLIN};
        return poll(&p, 1, wait_ms) > 0;
}

/* A failing job is logged by job_run_due; here only the connection matters. */
static void run_jobs(struct db *db, struct arena *a, enum err *last)
{
        arena_reset(a);
        enum err e = job_run_due(db, a);
        if (e == ERR_DOWN && db_revive(db) == OK)
                e = job_run_due(db, a);
        if (e != OK && e != *last)
                log_line(LOG_ERROR, "jobs_failed", LOG_NAME("error", (struct const_name){err_name(e)}));
        *last = e;
}

int job_worker_run(const struct serve_config *c, int stop_fd)
{
        struct arena *process = arena_open(PROCESS_ARENA_BYTES);
        struct arena *a = arena_open(LIMIT_ARENA_BYTES);
        struct db *db = open_database(c, process);
        enum err last = OK;
        if (!db)
                return 1;
        while (!stop_wanted(stop_fd, JOB_TICK_MS))
                run_jobs(db, a, &last);
        db_close(db);
        arena_close(a);
        arena_close(process);
        return 0;
}
