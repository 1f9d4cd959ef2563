/* Style sheets, fonts and scripts inside the program, under /static/. */
#ifndef WEB_STATIC_H
#define WEB_STATIC_H

#include "web/serve.h"

/* Answers if the path lies under /static/ and exists. Needs no database and no session. */
bool static_reply(const struct req *r, struct reply *out);
/* "/static/app.css?v=…" with the digest of its content: the browser may keep it for a year. Panics if it does not exist. */
struct url static_url(struct arena *a, struct str path);

#endif
