/* Short messages after a redirect: web/message.def. */
#ifndef WEB_MESSAGE_H
#define WEB_MESSAGE_H

#include "web/request.h"

bool message_known(struct str code);
/* The text for the query of this request ("meldung", "um"), or the empty str. */
struct str message_of(const struct req *r);

#endif
