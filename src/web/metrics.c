#include "web/metrics.h"

#include <stdatomic.h>
#include <sys/mman.h>

enum { STATUS_CLASSES = 6, SLOTS = 256 }; /* 2 = 2xx …; 0 for anything else */

struct metrics {
        _Atomic int64_t requests[STATUS_CLASSES], microseconds, restarts, workers, started_at, busy[SLOTS];
};

/* Process-wide by nature: one block for the parent and all its children. */
static struct metrics own;
static struct metrics *shared = &own;

enum err metrics_start(int workers)
{
        void *p = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (p == MAP_FAILED)
                return ERR_INTERNAL;
        shared = p;
        shared->workers = workers;
        shared->started_at = clock_monotonic_us();
        return OK;
}

void metrics_request(int status, int64_t us)
{
        int class = status / 100;
        shared->requests[class > 0 && class < STATUS_CLASSES ? class : 0]++;
        shared->microseconds += us;
}

/* One slot per worker: a worker that dies while busy leaves a mark its successor clears. */
void metrics_busy(int slot, bool busy)
{
        shared->busy[slot % SLOTS] = busy;
}

static int64_t busy_workers(void)
{
        int64_t n = 0;
        for (size_t i = 0; i < SLOTS; i++)
                n += shared->busy[i];
        return n;
}

void metrics_restarted(void)
{
        shared->restarts++;
}

static void put(struct buf *b, struct str name, struct str kind, struct str help, int64_t value)
{
        buf_lit(b, "# HELP fallnetz_");
        buf_put(b, name);
        buf_char(b, ' ');
        buf_put(b, help);
        buf_lit(b, "\n# TYPE fallnetz_");
        buf_put(b, name);
        buf_char(b, ' ');
        buf_put(b, kind);
        buf_lit(b, "\nfallnetz_");
        buf_put(b, name);
        buf_char(b, ' ');
        buf_int(b, value);
        buf_char(b, '\n');
}

static void put_requests(struct buf *b)
{
        static const struct str class_name[STATUS_CLASSES] = {S_INIT("other"), S_INIT("1xx"), S_INIT("2xx"),
                                                              S_INIT("3xx"),   S_INIT("4xx"), S_INIT("5xx")};
        buf_lit(b, "# HELP fallnetz_requests_total Answered requests by class of status\n"
                   "# TYPE fallnetz_requests_total counter\n");
        for (size_t i = 0; i < STATUS_CLASSES; i++) {
                buf_lit(b, "fallnetz_requests_total{status=\"");
                buf_put(b, class_name[i]);
                buf_lit(b, "\"} ");
                buf_int(b, shared->requests[i]);
                buf_char(b, '\n');
        }
}

struct str metrics_text(struct arena *a)
{
        struct buf b;
        buf_init(&b, a, 1u << 14);
        put_requests(&b);
        put(&b, S("request_microseconds_total"), S("counter"), S("Time spent in answering"),
            shared->microseconds);
        put(&b, S("worker_restarts_total"), S("counter"), S("Workers started again after they died"),
            shared->restarts);
        put(&b, S("workers"), S("gauge"), S("Workers that answer requests"), shared->workers);
        put(&b, S("workers_busy"), S("gauge"), S("Workers that are answering now"), busy_workers());
        put(&b, S("uptime_seconds"), S("gauge"), S("Time since the server started"),
            (clock_monotonic_us() - shared->started_at) / 1000000);
        must(!b.full);
        return buf_str(&b);
}
