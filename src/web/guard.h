/*
 * The request guard: what the HTTP library lets pass although two servers in a row could read it differently (request
 * smuggling). Everything doubtful is refused with 400 and the connection is closed.
 */
#ifndef WEB_GUARD_H
#define WEB_GUARD_H

#include "base/base.h"

struct guard {
        int hosts, lengths, encodings;
        bool bad;
        int64_t length; /* Content-Length, -1 when not given */
};
void guard_init(struct guard *g);
/* Each header line as it was read. */
void guard_header(struct guard *g, struct str name, struct str value);
/* After the last one. version: "HTTP/1.1". */
bool guard_holds(const struct guard *g, struct str version);

#endif
