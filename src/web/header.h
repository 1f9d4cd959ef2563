/* The header lines of a reply: security first. */
#ifndef WEB_HEADER_H
#define WEB_HEADER_H

#include "web/serve.h"

struct header {
        const char *name;
        struct str value;
};
enum { REPLY_HEADERS = 20 };
/* All header lines but Content-Length, Date and Connection; returns how many. */
size_t reply_headers(struct arena *a, const struct reply *out, struct header h[REPLY_HEADERS]);
/* attachment; filename="Gru_.pdf"; filename*=UTF-8''Gru%C3%9F.pdf (RFC 6266, RFC 5987) */
struct str header_attachment(struct arena *a, struct str name);

#endif
