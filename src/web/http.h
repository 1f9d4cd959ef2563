/*
 * HTTP by libmicrohttpd: one process, one event loop, one request answered at a time. A new connection is accepted only
 * while nothing is being answered, and is closed after its reply, so a slow page never holds up somebody else's click.
 */
#ifndef WEB_HTTP_H
#define WEB_HTTP_H

#include "web/serve.h"

struct http_config {
        int listen_fd; /* shared by all workers, not blocking */
        int stop_fd;   /* readable: stop accepting, finish what is begun, return */
        int slot;      /* number of the worker, for the counters */
        int idle_seconds,
                request_seconds; /* 0: LIMIT_IDLE_SECONDS, LIMIT_REQUEST_SECONDS; shorter in tests */
        const struct dispatcher *dispatcher;
};
/* Runs until stop_fd is readable. ERR_INTERNAL if the library does not start. */
enum err http_run(const struct http_config *c);

#endif
