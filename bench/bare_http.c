/*
 * What libmicrohttpd alone can do: workers forked as in src/web/serve.c, the loop of src/web/http.c (epoll, one connection
 * accepted at a time, closed after the reply) and one page that never changes. The case list is measured against it.
 *
 *   bare_http PORT WORKERS BYTES
 */
#include <microhttpd.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_CONNECTIONS 256
#define TICK_MS 1000

static char *page;
static size_t page_bytes;
static unsigned open_connections;

static void need(int fine, const char *what)
{
        if (fine)
                return;
        perror(what);
        exit(1);
}

static enum MHD_Result answer(void *context, struct MHD_Connection *c, const char *url, const char *method,
                              const char *version, const char *data, size_t *size, void **state)
{
        static int seen;
        (void)context, (void)url, (void)method, (void)version, (void)data, (void)size;
        if (!*state) {
                *state = &seen;
                return MHD_YES;
        }
        struct MHD_Response *r = MHD_create_response_from_buffer(page_bytes, page, MHD_RESPMEM_PERSISTENT);
        MHD_add_response_header(r, "Content-Type", "text/html; charset=utf-8");
        MHD_add_response_header(r, "Connection", "close");
        enum MHD_Result queued = MHD_queue_response(c, MHD_HTTP_OK, r);
        MHD_destroy_response(r);
        return queued;
}

static void on_connection(void *context, struct MHD_Connection *c, void **state,
                          enum MHD_ConnectionNotificationCode code)
{
        (void)context, (void)c, (void)state;
        if (code == MHD_CONNECTION_NOTIFY_STARTED)
                open_connections++;
        else
                open_connections--;
}

static int open_port(int port)
{
        struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
        int on = 1, defer = 2, fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        need(fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
                     setsockopt(fd, IPPROTO_TCP, TCP_DEFER_ACCEPT, &defer, sizeof defer) == 0 &&
                     bind(fd, (struct sockaddr *)&a, sizeof a) == 0 && listen(fd, 1024) == 0,
             "port");
        return fd;
}

static void accept_one(struct MHD_Daemon *d, int listen_fd)
{
        struct sockaddr_storage address;
        socklen_t n = sizeof address;
        int fd = accept4(listen_fd, (struct sockaddr *)&address, &n, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd >= 0)
                MHD_add_connection(d, fd, (struct sockaddr *)&address, n);
}

static void watch(int epoll_fd, int operation, int fd, uint32_t events)
{
        struct epoll_event e = {.events = events, .data.fd = fd};
        need(epoll_ctl(epoll_fd, operation, fd, &e) == 0, "epoll");
}

static void set_listening(int epoll_fd, int listen_fd, int on)
{
        static int listening;
        if (on == listening)
                return;
        watch(epoll_fd, on ? EPOLL_CTL_ADD : EPOLL_CTL_DEL, listen_fd, on ? EPOLLIN | EPOLLEXCLUSIVE : 0);
        listening = on;
}

static int wait_ms(struct MHD_Daemon *d)
{
        MHD_UNSIGNED_LONG_LONG ms;
        return MHD_get_timeout(d, &ms) != MHD_YES || ms > TICK_MS ? TICK_MS : (int)ms;
}

static void worker(int listen_fd)
{
        struct epoll_event ready[4];
        int epoll_fd = epoll_create1(EPOLL_CLOEXEC);
        struct MHD_Daemon *d = MHD_start_daemon(
                MHD_USE_EPOLL | MHD_USE_NO_LISTEN_SOCKET, 0, NULL, NULL, answer, NULL, MHD_OPTION_NOTIFY_CONNECTION,
                on_connection, NULL, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_CONNECTION_TIMEOUT, 10u,
                MHD_OPTION_CONNECTION_LIMIT, MOST_CONNECTIONS + 16u, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                (size_t)(32u << 10), MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1, MHD_OPTION_END);
        need(d != NULL && epoll_fd >= 0, "library");
        watch(epoll_fd, EPOLL_CTL_ADD, MHD_get_daemon_info(d, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd, EPOLLIN);
        for (;;) {
                set_listening(epoll_fd, listen_fd, open_connections < MOST_CONNECTIONS);
                int n = epoll_wait(epoll_fd, ready, 4, wait_ms(d));
                for (int i = 0; i < n; i++)
                        if (ready[i].data.fd == listen_fd)
                                accept_one(d, listen_fd);
                MHD_run(d);
        }
}

int main(int argc, char **argv)
{
        need(argc == 4, "bare_http PORT WORKERS BYTES");
        signal(SIGPIPE, SIG_IGN);
        page_bytes = strtoul(argv[3], NULL, 10);
        page = malloc(page_bytes);
        need(page != NULL, "memory");
        memset(page, 'x', page_bytes);
        int fd = open_port(atoi(argv[1]));
        for (int i = 0; i < atoi(argv[2]); i++)
                if (fork() == 0) {
                        prctl(PR_SET_PDEATHSIG, SIGTERM);
                        worker(fd);
                }
        while (wait(NULL) > 0)
                ;
        return 0;
}
