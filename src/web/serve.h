/*
 * The server: a parent that opens the port, starts and restarts workers and the job worker; workers that answer one
 * request at a time. HTTP itself is libmicrohttpd behind http.c.
 */
#ifndef WEB_SERVE_H
#define WEB_SERVE_H

#include "web/page.h"

struct serve_config {
        struct str database;
        struct str address; /* "127.0.0.1"; any other plain address needs proxy = true */
        int port;
        int workers; /* 0 = max(4, 2 × cores) */
        bool proxy;  /* behind a TLS proxy: Secure __Host- cookies, X-Forwarded-For of the last hop */
        struct str public_address; /* --public-listen: pages behind personal links; empty: none */
        int public_port;
        struct moment clock; /* fixed clock for tests and dev; MOMENT_NONE = system */
};
/* Runs until SIGINT or SIGTERM. Returns after all children ended. */
enum err serve_run(const struct serve_config *c);

/*
 * Answers one request in this process: the dispatcher without HTTP, for the workers and for page tests.
 * raw request parts are in r (path, query, form, cookie …); fills status, headers and body.
 */
struct reply {
        int status;
        struct str body, mime, location, etag, download_name;
        struct str set_cookie[2];
        size_t cookies;
        bool gzip;           /* the body is compressed */
        bool secret_address; /* of the public listener: the address is the right, it goes nowhere else */
        bool keep;           /* the browser may keep it: static files under an address with their digest */
        bool revalidate;     /* static files otherwise */
        struct str allow;    /* 405: the methods that exist */
};
struct dispatcher {
        struct db *db;
        bool proxy;                      /* cookie names and attributes */
        const struct page *const *pages; /* NULL: all_pages; tests have pages of their own */
        bool outside;          /* the public listener: pages behind personal links and nothing else */
        struct str public_url; /* "http://127.0.0.1:8081" of a plain public listener, else empty */
};
void dispatch(const struct dispatcher *d, struct req *r, struct reply *out);

/* Process-wide state that the command line starts once: hooks of entities, case opener, option source. Set by cli. */
typedef void app_start_fn(void);

#endif
