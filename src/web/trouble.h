/* The pages for what went wrong: docs/errors.md. */
#ifndef WEB_TROUBLE_H
#define WEB_TROUBLE_H

#include "web/serve.h"

enum trouble {
#define TROUBLE(name, ...) TROUBLE_##name,
#include "web/trouble.def"
#undef TROUBLE
};

/* The trouble an error of a handler is, when the handler has drawn nothing itself. */
enum trouble trouble_of(enum err e);
int trouble_status(enum trouble t);
/* Replaces r->html by the page of this trouble, with the typed text where it may be sent again; sets status and title. */
void trouble_draw(struct req *r, enum trouble t);

/* Answers a request that could not even be read (wrong encoding, too large), without the database. */
void dispatch_refuse(const struct dispatcher *d, struct req *r, enum trouble what, struct reply *out);

#endif
