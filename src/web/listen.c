#define BASE_BORDER /* the socket interface casts addresses */
#include "web/listen.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#define BACKLOG 1024
#define DEFER_SECONDS 2 /* a connection is handed over when its request arrives, not before */

struct address {
        struct sockaddr_storage s;
        socklen_t n;
};

static bool parse_address(struct str text, int port, struct address *out)
{
        char c[INET6_ADDRSTRLEN] = "";
        struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
        struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port)};
        if (text.n >= sizeof c || port < 0 || port > 65535)
                return false;
        memcpy(c, text.p, text.n);
        *out = (struct address){0};
        if (inet_pton(AF_INET, c, &v4.sin_addr) == 1) {
                memcpy(&out->s, &v4, out->n = sizeof v4);
                return true;
        }
        if (inet_pton(AF_INET6, c, &v6.sin6_addr) == 1) {
                memcpy(&out->s, &v6, out->n = sizeof v6);
                return true;
        }
        return false;
}

bool listen_is_loopback(struct str address)
{
        struct address a;
        if (!parse_address(address, 0, &a))
                return false;
        if (a.s.ss_family == AF_INET6)
                return IN6_IS_ADDR_LOOPBACK(&((struct sockaddr_in6 *)&a.s)->sin6_addr);
        return ntohl(((struct sockaddr_in *)&a.s)->sin_addr.s_addr) >> 24 == 127;
}

static bool prepare(int fd, const struct address *a)
{
        int on = 1, defer = DEFER_SECONDS;
        return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
               setsockopt(fd, IPPROTO_TCP, TCP_DEFER_ACCEPT, &defer, sizeof defer) == 0 &&
               bind(fd, (const struct sockaddr *)&a->s, a->n) == 0 && listen(fd, BACKLOG) == 0;
}

enum err listen_open(const struct serve_config *c, int *fd)
{
        struct address a;
        if (!parse_address(c->address, c->port, &a) || (!c->proxy && !listen_is_loopback(c->address)))
                return ERR_INVALID;
        *fd = socket(a.s.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (*fd < 0)
                return ERR_INTERNAL;
        if (prepare(*fd, &a))
                return OK;
        close(*fd);
        return ERR_DENIED;
}
