/*
 * The parent: opens the port, starts workers and the job worker, starts again what dies, ends all of them. It touches
 * neither HTTP nor the database, so nothing a request does can hurt it.
 */
#define BASE_BORDER /* processes and signals */
#include "web/serve.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "web/listen.h"
#include "web/metrics.h"
#include "web/route.h"
#include "web/token_page.h"
#include "web/worker.h"

enum { WORKERS_MOST = 128, CHILDREN_MOST = 2 + WORKERS_MOST + WORKERS_MOST / 2 };
enum { JOB_SLOT, ERRAND_SLOT, FIRST_WORKER };
#define BACKOFF_FIRST_US 100000LL
#define BACKOFF_MOST_US 5000000LL
#define STEADY_US 10000000LL /* who lived longer than this is started again at once */
#define KILL_US 10000000LL   /* who does not end in this time after SIGTERM is killed */

struct child {
        pid_t pid; /* 0: not running */
        int64_t started_us, start_at_us, backoff_us;
};
struct server {
        const struct serve_config *c;
        int listen_fd, public_fd;
        sigset_t signals, before;
        /* job worker, errands, workers, and behind them those of the public listener */
        struct child child[CHILDREN_MOST];
        int n, first_public;
        int64_t stop_us; /* 0: running */
};

/* ---- children ---- */

/* SIGINT of a terminal reaches everybody; only the parent acts on it. */
static int child_stop_fd(void)
{
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGTERM);
        return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static int child_run(const struct server *s, int slot, int stop_fd)
{
        if (slot == JOB_SLOT)
                return job_worker_run(s->c, stop_fd);
        if (slot == ERRAND_SLOT)
                return errand_worker_run(s->c, stop_fd);
        bool outside = slot >= s->first_public;
        return worker_run(s->c, &(struct worker_place){.listen_fd = outside ? s->public_fd : s->listen_fd,
                                                       .stop_fd = stop_fd,
                                                       .slot = slot - FIRST_WORKER,
                                                       .outside = outside});
}

static _Noreturn void child_main(struct server *s, int slot, pid_t parent)
{
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parent)
                _exit(0);
        sigset_t unwanted;
        sigemptyset(&unwanted);
        sigaddset(&unwanted, SIGCHLD);
        sigprocmask(SIG_UNBLOCK, &unwanted, NULL);
        clock_set(s->c->clock);
        int stop_fd = child_stop_fd();
        must(stop_fd >= 0);
        exit(child_run(s, slot, stop_fd));
}

static void start(struct server *s, int slot, int64_t now)
{
        struct child *child = &s->child[slot];
        pid_t parent = getpid();
        child->pid = fork();
        child->started_us = now;
        if (child->pid == 0)
                child_main(s, slot, parent);
        if (child->pid > 0)
                return;
        child->pid = 0;
        child->start_at_us = now + BACKOFF_MOST_US;
        log_line(LOG_ERROR, "fork_failed", LOG_INT("errno", errno));
}

static void start_due(struct server *s, int64_t now)
{
        for (int i = 0; i < s->n && !s->stop_us; i++)
                if (!s->child[i].pid && now >= s->child[i].start_at_us)
                        start(s, i, now);
}

static void note_death(struct server *s, int slot, int status, int64_t now)
{
        struct child *child = &s->child[slot];
        bool steady = now - child->started_us > STEADY_US;
        child->pid = 0;
        if (slot >= FIRST_WORKER)
                metrics_busy(slot - FIRST_WORKER, false);
        if (s->stop_us)
                return;
        int64_t longer = child->backoff_us ? child->backoff_us * 2 : BACKOFF_FIRST_US;
        child->backoff_us = steady ? 0 : longer > BACKOFF_MOST_US ? BACKOFF_MOST_US : longer;
        child->start_at_us = now + child->backoff_us;
        metrics_restarted();
        log_line(LOG_ERROR, "worker_died", LOG_INT("slot", slot),
                 LOG_INT("signal", WIFSIGNALED(status) ? WTERMSIG(status) : 0),
                 LOG_INT("exit", WIFEXITED(status) ? WEXITSTATUS(status) : 0));
}

static int running(const struct server *s)
{
        int n = 0;
        for (int i = 0; i < s->n; i++)
                n += s->child[i].pid != 0;
        return n;
}

static void reap(struct server *s, int64_t now)
{
        int status;
        for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
                for (int i = 0; i < s->n; i++)
                        if (s->child[i].pid == pid)
                                note_death(s, i, status, now);
}

static void signal_all(struct server *s, int signal)
{
        for (int i = 0; i < s->n; i++)
                if (s->child[i].pid)
                        kill(s->child[i].pid, signal);
}

/* ---- the loop ---- */

static void wait_signal(struct server *s, int64_t now)
{
        int64_t until = now + 1000000;
        for (int i = 0; i < s->n; i++)
                if (!s->child[i].pid && s->child[i].start_at_us < until)
                        until = s->child[i].start_at_us;
        int64_t us = until > now ? until - now : 0;
        struct timespec t = {.tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000};
        int signal = sigtimedwait(&s->signals, NULL, &t);
        if ((signal != SIGTERM && signal != SIGINT) || s->stop_us)
                return;
        s->stop_us = clock_monotonic_us();
        signal_all(s, SIGTERM);
}

static void supervise(struct server *s)
{
        while (!s->stop_us || running(s)) {
                int64_t now = clock_monotonic_us();
                start_due(s, now);
                wait_signal(s, now);
                reap(s, clock_monotonic_us());
                if (s->stop_us && clock_monotonic_us() - s->stop_us > KILL_US)
                        signal_all(s, SIGKILL);
        }
}

static void block_signals(struct server *s)
{
        sigemptyset(&s->signals);
        sigaddset(&s->signals, SIGTERM);
        sigaddset(&s->signals, SIGINT);
        sigaddset(&s->signals, SIGCHLD);
        sigprocmask(SIG_BLOCK, &s->signals, &s->before);
        signal(SIGPIPE, SIG_IGN);
}

static int worker_count(const struct serve_config *c)
{
        long cores = sysconf(_SC_NPROCESSORS_ONLN);
        int n = c->workers > 0 ? c->workers : cores > 2 ? (int)cores * 2 : 4;
        return n < WORKERS_MOST ? n : WORKERS_MOST;
}

/* Half as many for people with a link: a flood there takes nothing from those who work here. */
static int public_count(const struct serve_config *c)
{
        int n = worker_count(c) / 2;
        return str_empty(c->public_address) ? 0 : n > 1 ? n : 1;
}

static enum err open_listeners(struct server *s)
{
        const struct serve_config *c = s->c;
        TRY(listen_open(c, &s->listen_fd));
        if (str_empty(c->public_address))
                return OK;
        struct serve_config outside = *c;
        outside.address = c->public_address;
        outside.port = c->public_port;
        return listen_open(&outside, &s->public_fd);
}

enum err serve_run(const struct serve_config *c)
{
        int inside = worker_count(c), outside = public_count(c);
        struct server s = {.c = c,
                           .n = FIRST_WORKER + inside + outside,
                           .first_public = FIRST_WORKER + inside,
                           .listen_fd = -1,
                           .public_fd = -1};
        route_check(all_pages);
        route_check(all_token_pages);
        TRY(open_listeners(&s));
        TRY(metrics_start(inside + outside));
        block_signals(&s);
        log_line(LOG_INFO, "serving", LOG_INT("port", c->port), LOG_INT("workers", inside),
                 LOG_INT("public_port", outside ? c->public_port : 0), LOG_INT("public_workers", outside));
        supervise(&s);
        sigprocmask(SIG_SETMASK, &s.before, NULL);
        close(s.listen_fd);
        if (s.public_fd >= 0)
                close(s.public_fd);
        log_line(LOG_INFO, "stopped");
        return OK;
}
