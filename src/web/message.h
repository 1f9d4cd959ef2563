/* Short messages after a redirect: web/message.def. */
#ifndef WEB_MESSAGE_H
#define WEB_MESSAGE_H

#include "web/ui.h"

bool message_known(struct str code);
/* The text for the query of this request ("meldung", "um"), or the empty str. */
struct str message_of(const struct req *r);
/* How it is drawn; TONE_SUCCESS when there is none. */
enum tone message_tone(const struct req *r);

#endif
