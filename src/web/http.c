#define BASE_BORDER /* libmicrohttpd hands out C strings and untyped pointers */
#include "web/http.h"

#include <errno.h>
#include <microhttpd.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "web/exchange.h"
#include "web/header.h"
#include "web/metrics.h"

#define HEAD_BYTES (32u << 10) /* request line and header lines; more gives 414 or 431 */
#define TICK_MS 1000
#define STOP_SECONDS 3 /* for requests that are only half here */

/* An open connection; the list is short and walked once a second. */
struct connection {
        struct connection *next, *previous;
        int fd;
        int64_t opened_us;
        bool files; /* it sends files: more time */
};
struct http {
        const struct http_config *c;
        struct MHD_Daemon *daemon;
        struct connection open; /* ring */
        unsigned count;
        int epoll_fd;
        bool listening;
        struct arena *spare; /* of the request before, so that memory is not fetched anew for each */
        int64_t stop_us;     /* 0: running */
};

/* ---- replies ---- */

static enum MHD_Result send_reply(struct MHD_Connection *c, struct arena *a, const struct reply *out)
{
        struct header h[REPLY_HEADERS];
        size_t n = reply_headers(a, out, h);
        struct MHD_Response *response = MHD_create_response_from_buffer(
                out->body.n, (void *)(uintptr_t)out->body.p, MHD_RESPMEM_PERSISTENT);
        must(response != NULL);
        for (size_t i = 0; i < n; i++)
                must(MHD_add_response_header(response, h[i].name, str_c(a, h[i].value)) == MHD_YES);
        must(MHD_add_response_header(response, "Connection", "close") == MHD_YES);
        enum MHD_Result queued = MHD_queue_response(c, (unsigned)out->status, response);
        MHD_destroy_response(response);
        return queued;
}

static enum MHD_Result refuse(struct MHD_Connection *c, struct arena *a, int status, struct str allow)
{
        struct reply out = {.status = status,
                            .mime = S("text/plain; charset=utf-8"),
                            .allow = allow,
                            .body = status == 405 ? S("Method Not Allowed\n") : S("Bad Request\n")};
        metrics_request(status, 0);
        return send_reply(c, a, &out);
}

static void answer(struct http *h, struct exchange *x)
{
        metrics_busy(h->c->slot, true);
        alarm(LIMIT_HANDLER_SECONDS);
        exchange_answer(x, h->c->dispatcher);
        alarm(0);
        metrics_busy(h->c->slot, false);
}

/* ---- what the library calls ---- */

static struct connection *connection_of(struct MHD_Connection *c)
{
        const union MHD_ConnectionInfo *info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
        return info ? info->socket_context : NULL;
}

static bool method_known(const char *method)
{
        return !strcmp(method, "GET") || !strcmp(method, "HEAD") || !strcmp(method, "POST");
}

static enum MHD_Result on_head(struct http *h, struct exchange *x, struct MHD_Connection *c,
                               const char *method, const char *version)
{
        if (!exchange_begin(x, h->c->dispatcher, c, method, version))
                return refuse(c, x->arena, 400, S(""));
        if (!method_known(method))
                return refuse(c, x->arena, 405, S("GET, HEAD, POST"));
        struct connection *open = connection_of(c);
        if (open)
                open->files = x->files;
        if (!exchange_hopeless(x))
                return MHD_YES;
        exchange_answer(x, h->c->dispatcher);
        return send_reply(c, x->arena, &x->reply);
}

static enum MHD_Result on_request(void *context, struct MHD_Connection *c, const char *url,
                                  const char *method, const char *version, const char *data, size_t *size,
                                  void **state)
{
        struct http *h = context;
        struct exchange *x = *state;
        (void)url;
        if (!x)
                return MHD_NO;
        if (!x->begun)
                return on_head(h, x, c, method, version);
        if (*size) {
                struct str piece = {data, *size};
                *size = 0;
                return exchange_body(x, piece) ? MHD_YES : MHD_NO;
        }
        answer(h, x);
        return send_reply(c, x->arena, &x->reply);
}

/* The first call of a request, with the target as it was sent. */
static void *on_target(void *context, const char *target, struct MHD_Connection *c)
{
        struct http *h = context;
        (void)c;
        struct arena *a = h->spare ? h->spare : arena_open(LIMIT_ARENA_BYTES);
        h->spare = NULL;
        return exchange_open(a, target);
}

/* One arena waits for the next request; what else was needed at the same time goes back. */
static void give_back(struct http *h, struct arena *a)
{
        if (h->spare) {
                arena_close(a);
                return;
        }
        arena_reset(a);
        h->spare = a;
}

static void on_completed(void *context, struct MHD_Connection *c, void **state,
                         enum MHD_RequestTerminationCode code)
{
        struct exchange *x = *state;
        (void)c;
        (void)code;
        if (x)
                give_back(context, x->arena);
        *state = NULL;
}

static void on_connection(void *context, struct MHD_Connection *c, void **socket_state,
                          enum MHD_ConnectionNotificationCode code)
{
        struct http *h = context;
        struct connection *open = *socket_state;
        if (code == MHD_CONNECTION_NOTIFY_STARTED) {
                const union MHD_ConnectionInfo *info =
                        MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD);
                open = calloc(1, sizeof *open);
                must(open && info);
                *open = (struct connection){.next = &h->open,
                                            .previous = h->open.previous,
                                            .fd = info->connect_fd,
                                            .opened_us = clock_monotonic_us()};
                open->previous->next = open;
                h->open.previous = open;
                h->count++;
                *socket_state = open;
        } else if (open) {
                open->previous->next = open->next;
                open->next->previous = open->previous;
                h->count--;
                free(open);
                *socket_state = NULL;
        }
}

/* ---- the loop ---- */

static bool watch(struct http *h, int operation, int fd, uint32_t events)
{
        struct epoll_event e = {.events = events, .data.fd = fd};
        return epoll_ctl(h->epoll_fd, operation, fd, &e) == 0;
}

/* Only one idle worker is woken per connection. */
static void set_listening(struct http *h, bool on)
{
        if (on == h->listening)
                return;
        must(watch(h, on ? EPOLL_CTL_ADD : EPOLL_CTL_DEL, h->c->listen_fd,
                   on ? (uint32_t)EPOLLIN | (uint32_t)EPOLLEXCLUSIVE : 0));
        h->listening = on;
}

static void accept_one(struct http *h)
{
        struct sockaddr_storage address;
        socklen_t n = sizeof address;
        int fd = accept4(h->c->listen_fd, (struct sockaddr *)&address, &n, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd >= 0)
                MHD_add_connection(h->daemon, fd, (struct sockaddr *)&address, n);
}

/* The library's timeout counts silence; a request that drips has a deadline of its own. */
static void cut_overdue(struct http *h, int64_t now)
{
        int64_t normal = h->c->request_seconds ? h->c->request_seconds : (int)LIMIT_REQUEST_SECONDS;
        for (struct connection *o = h->open.next; o != &h->open; o = o->next) {
                int64_t seconds = o->files ? LIMIT_UPLOAD_SECONDS : normal;
                if (now - o->opened_us > seconds * 1000000)
                        shutdown(o->fd, SHUT_RDWR);
        }
}

static int wait_ms(struct http *h)
{
        MHD_UNSIGNED_LONG_LONG ms;
        if (MHD_get_timeout(h->daemon, &ms) != MHD_YES || ms > TICK_MS)
                return TICK_MS;
        return (int)ms;
}

static bool goes_on(struct http *h, int64_t now)
{
        return !h->stop_us || (h->count && now - h->stop_us < STOP_SECONDS * 1000000LL);
}

static void begin_stop(struct http *h)
{
        if (!h->stop_us)
                watch(h, EPOLL_CTL_DEL, h->c->stop_fd, 0);
        h->stop_us = clock_monotonic_us();
}

static void turn_once(struct http *h)
{
        struct epoll_event ready[4];
        set_listening(h, !h->stop_us && h->count < LIMIT_CONNECTIONS);
        int n = epoll_wait(h->epoll_fd, ready, 4, wait_ms(h));
        for (int i = 0; i < n; i++) {
                if (ready[i].data.fd == h->c->listen_fd)
                        accept_one(h);
                else if (ready[i].data.fd == h->c->stop_fd)
                        begin_stop(h);
        }
        MHD_run(h->daemon);
}

static void loop(struct http *h)
{
        int64_t swept = 0;
        for (int64_t now = clock_monotonic_us(); goes_on(h, now); now = clock_monotonic_us()) {
                if (now - swept > TICK_MS * 1000LL) {
                        cut_overdue(h, now);
                        swept = now;
                }
                turn_once(h);
        }
}

/* ---- start ---- */

static struct MHD_Daemon *start_daemon(struct http *h)
{
        unsigned idle = h->c->idle_seconds ? (unsigned)h->c->idle_seconds : LIMIT_IDLE_SECONDS;
        return MHD_start_daemon(MHD_USE_EPOLL | MHD_USE_NO_LISTEN_SOCKET, 0, NULL, NULL, on_request, h,
                                MHD_OPTION_URI_LOG_CALLBACK, on_target, h, MHD_OPTION_NOTIFY_COMPLETED,
                                on_completed, h, MHD_OPTION_NOTIFY_CONNECTION, on_connection, h,
                                MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_CONNECTION_TIMEOUT, idle,
                                MHD_OPTION_CONNECTION_LIMIT, LIMIT_CONNECTIONS + 16,
                                MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEAD_BYTES,
                                MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1, MHD_OPTION_END);
}

enum err http_run(const struct http_config *c)
{
        struct http h = {.c = c, .epoll_fd = epoll_create1(EPOLL_CLOEXEC)};
        h.open.next = h.open.previous = &h.open;
        h.daemon = h.epoll_fd < 0 ? NULL : start_daemon(&h);
        if (!h.daemon)
                return ERR_INTERNAL;
        const union MHD_DaemonInfo *info = MHD_get_daemon_info(h.daemon, MHD_DAEMON_INFO_EPOLL_FD);
        must(info && watch(&h, EPOLL_CTL_ADD, info->epoll_fd, EPOLLIN) &&
             watch(&h, EPOLL_CTL_ADD, c->stop_fd, EPOLLIN));
        loop(&h);
        MHD_stop_daemon(h.daemon);
        arena_close(h.spare);
        close(h.epoll_fd);
        return OK;
}
