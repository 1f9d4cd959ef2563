/*
 * What was typed is never lost: a form that could not be saved is shown as text, with a button that sends it again.
 * Passwords are neither shown nor kept (their keys contain "password"), files have to be chosen again.
 */
#ifndef WEB_KEPT_H
#define WEB_KEPT_H

#include "web/request.h"

struct kept {
        struct url action;
        const struct form *form;
        struct str csrf;       /* for the button; empty: the one that was sent */
        struct str parked;     /* token of the stored copy, or empty: it is removed when the form was saved */
        struct str submission; /* for the button; empty: the one that was sent */
        bool button;
};
/* csrf, submission, version, parked: written by forms, not by people. */
bool kept_technical(struct str key);
/* Did somebody type something here? */
bool kept_worth(const struct form *f);
/* The fields that may be kept: no passwords, no csrf token. */
struct form kept_fields(struct arena *a, const struct form *f);
/* Panel with the texts, the hidden fields and „Noch einmal versuchen“. */
void kept_show(struct req *r, const struct kept *k);

#endif
