/* The way through sign-in and back: what the dispatcher and the sign-in pages agree on. */
#ifndef WEB_SIGNIN_H
#define WEB_SIGNIN_H

#include "web/request.h"

/* "/anmelden?nach=/faelle/3": sign-in that leads back to this address. */
struct url signin_for(const struct req *r);
/* "/anmelden?weiter=<token>": sign-in that leads to the stored text. */
struct url signin_resume(struct arena *a, struct str token);
/* Adds "nach" and "weiter" of this request to an address, for the action of the sign-in forms. */
struct url signin_keep(const struct req *r, struct url u);
/* Where to go after sign-in: the stored text, the page that was asked for, or "/". Never leaves the site. */
struct url signin_next(const struct req *r);

#endif
