/* Internal to the dispatcher: one request on its way. */
#ifndef WEB_TURN_H
#define WEB_TURN_H

#include "core/session.h"
#include "web/serve.h"
#include "web/trouble.h"

struct turn {
        const struct dispatcher *d;
        struct req *r;
        struct reply *out;
        struct session session; /* id 0: none known; it may be ended */
        struct const_name why;  /* why the case may be read, for the access log */
        bool replayed;          /* the submission is known: r->location is where it led */
        bool reused;            /* the submission is known, but with other content: nothing was saved */
};

/* ---- who asks (turn_who.c) ---- */
/* Session, actor, rights and the office's name. Leaves r->actor NULL for strangers. */
enum err turn_identify(struct turn *t);
/* On the public listener: nobody. The frame, and for how many seconds this address has to wait after wrong links. */
enum err turn_identify_outside(struct turn *t, int64_t *wait);
/* A link that opened nothing is counted against its address. */
void turn_note_guess(struct turn *t);
/* Notes that the session is in use, at most once a minute. A failure is logged and does not matter. */
void turn_touch(struct turn *t);
/* May the actor open (GET) or use (POST) the page? Of a page of a case: with any of the roles. */
bool turn_allowed(const struct turn *t);
/* The same with the rights that r->actor has now: behind the opening of a case, those of the roles that open it. */
bool turn_allowed_here(const struct turn *t);

/* ---- is it our own form (turn_form.c) ---- */
enum form_check {
        FORM_FINE,
        FORM_FOREIGN,    /* another site sent it */
        FORM_UNPROVEN,   /* wrong token, and the browser does not say where it comes from */
        FORM_STALE,      /* from our page, but its token is old */
        FORM_SIGNED_OUT, /* no session any more */
        FORM_PARKED, /* the session ended while typing: the text is stored, r->location leads to sign-in */
        FORM_FAILED, /* it could not be stored */
};
enum form_check turn_check_form(struct turn *t);
/* The browser says that one of our own pages sent it. */
bool turn_from_us(const struct turn *t);
/* The browser says that another site sent it. */
bool turn_foreign(const struct turn *t);
/* Before sign-in forms carry the token of a cookie of their own. */
void turn_form_token(struct turn *t);

/* ---- transactions (turn_run.c) ---- */
enum err turn_begin_read(struct turn *t, int64_t actor, struct rtx **out);
enum err turn_begin_write(struct turn *t, int64_t actor, struct wtx **out);
enum err turn_begin_note(struct turn *t, int64_t actor, struct wtx **out);
/* Runs the page in its transaction; access rows are committed when this returns OK. */
enum err turn_run(struct turn *t);

/* ---- the answer (turn_reply.c) ---- */
void turn_reply(struct turn *t, enum err result);
void turn_reply_trouble(struct turn *t, enum trouble what);

#endif
