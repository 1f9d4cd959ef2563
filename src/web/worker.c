#include "web/worker.h"

#include <poll.h>

#include "core/job.h"
#include "web/http.h"
#include "web/token_page.h"

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

/* Where a link leads while no public address is set: to the plain listener of this machine (dev and tests). */
static struct str public_url(const struct serve_config *c, struct arena *a)
{
        if (str_empty(c->public_address) || c->proxy)
                return S("");
        return str_join(a, S("http://"), c->public_address, S(":"), str_from_int(a, c->public_port));
}

int worker_run(const struct serve_config *c, const struct worker_place *at)
{
        struct arena *a = arena_open(PROCESS_ARENA_BYTES);
        struct dispatcher d = {.db = open_database(c, a),
                               .proxy = c->proxy,
                               .outside = at->outside,
                               .public_url = public_url(c, a),
                               .pages = at->outside ? all_token_pages : all_pages};
        if (!d.db)
                return 1;
        enum err e = http_run(&(struct http_config){
                .listen_fd = at->listen_fd, .stop_fd = at->stop_fd, .slot = at->slot, .dispatcher = &d});
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

typedef enum err round_fn(struct db *db, struct arena *a);

/* A failing one is logged where it ran; here only the connection matters. */
static void run_round(round_fn *round, struct db *db, struct arena *a, enum err *last)
{
        arena_reset(a);
        enum err e = round(db, a);
        if (e == ERR_DOWN && db_revive(db) == OK)
                e = round(db, a);
        if (e != OK && e != *last)
                log_line(LOG_ERROR, "jobs_failed", LOG_NAME("error", (struct const_name){err_name(e)}));
        *last = e;
}

static int rounds(const struct serve_config *c, int stop_fd, round_fn *round)
{
        struct arena *process = arena_open(PROCESS_ARENA_BYTES);
        struct arena *a = arena_open(LIMIT_ARENA_BYTES);
        struct db *db = open_database(c, process);
        enum err last = OK;
        if (!db)
                return 1;
        while (!stop_wanted(stop_fd, JOB_TICK_MS))
                run_round(round, db, a, &last);
        db_close(db);
        arena_close(a);
        arena_close(process);
        return 0;
}

int job_worker_run(const struct serve_config *c, int stop_fd)
{
        return rounds(c, stop_fd, job_run_due);
}

int errand_worker_run(const struct serve_config *c, int stop_fd)
{
        return rounds(c, stop_fd, errand_run_all);
}
