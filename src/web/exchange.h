/* Internal to http.c: one request while it arrives and its reply while it leaves. */
#ifndef WEB_EXCHANGE_H
#define WEB_EXCHANGE_H

#include "web/guard.h"
#include "web/http.h"
#include "web/trouble.h"

struct MHD_Connection;

struct exchange {
        struct arena *arena;
        struct str target; /* as it was sent: "/faelle?q=%C3%A4" */
        struct req r;
        struct guard guard;
        struct str forwarded_for;
        struct buf body;
        size_t received, most;    /* bytes of the body; most that are kept */
        bool begun, files, waits; /* waits: Expect: 100-continue */
        bool large;               /* the body is refused for its size */
        enum err wrong;           /* what is wrong with the target */
        struct reply reply;
};
/* It lives in the arena, and the arena is the caller's. */
struct exchange *exchange_open(struct arena *a, const char *target);
/* The header is complete. False: it is malformed and gets 400. */
bool exchange_begin(struct exchange *x, const struct dispatcher *d, struct MHD_Connection *c,
                    const char *method, const char *version);
/* Too large to be worth reading: it is answered before the body. */
bool exchange_hopeless(const struct exchange *x);
/* A piece of the body. False: the connection has to be cut. */
bool exchange_body(struct exchange *x, struct str piece);
/* Everything is there: fills x->reply. */
void exchange_answer(struct exchange *x, const struct dispatcher *d);

#endif
