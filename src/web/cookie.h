/* The two cookies: the session, and the token of forms before sign-in (double submit). */
#ifndef WEB_COOKIE_H
#define WEB_COOKIE_H

#include "web/request.h"

struct str cookie_session_name(bool proxy);
struct str cookie_form_name(bool proxy);
/* Adds a Set-Cookie value to the answer. An empty value removes the cookie. */
void cookie_set(struct req *r, struct str name, struct str value);

#endif
