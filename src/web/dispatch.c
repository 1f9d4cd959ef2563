/* From a decoded request to a reply: who asks, may they, is it our form, run the page, draw the answer. docs/errors.md. */
#include "base/rand.h"
#include "web/message.h"
#include "web/metrics.h"
#include "web/route.h"
#include "web/signin.h"
#include "web/static.h"
#include "web/token_page.h"
#include "web/turn.h"

#define PAGE_BYTES (32u << 10) /* most pages are not longer, so they are written without moving */

static void prepare(const struct dispatcher *d, struct req *r, struct html *h)
{
        html_init(h, r->arena);
        buf_reserve(&h->out, PAGE_BYTES);
        r->html = h;
        r->proxy = d->proxy;
        r->status = 200;
        r->id = r->id ? r->id : 100000000 + (int64_t)rand_below(900000000);
        r->submission = rand_token(r->arena);
        errs_init(&r->errs, r->arena);
        if (d->outside) {
                r->frame = NEW(r->arena, struct token_frame);
                r->cookie = S(""); /* nobody is signed in there, whatever the browser sends */
        }
        log_request_set(r->id);
}

static enum trouble trouble_of_form(enum form_check c)
{
        switch (c) {
        case FORM_FOREIGN:
                return TROUBLE_FOREIGN;
        case FORM_UNPROVEN:
                return TROUBLE_UNPROVEN;
        case FORM_STALE:
                return TROUBLE_STALE;
        case FORM_SIGNED_OUT:
                return TROUBLE_SIGNED_OUT;
        case FORM_FINE:
        case FORM_PARKED:
        case FORM_FAILED:
                return TROUBLE_INTERNAL;
        }
        return TROUBLE_INTERNAL;
}

/*
 * Where a second factor is prescribed, whoever has none sees the page that sets it up and nothing else. Forms that are
 * open already, and text that survived a session, can still be sent: nothing typed is lost.
 */
static bool led_to_factor(struct turn *t)
{
        static const struct str setup = S_INIT("/konto/zweiter-faktor"), kept = S_INIT("/fortsetzen/");
        struct req *r = t->r;
        if (!t->session.factor_due || !r->actor || r->method == POST || r->page->needs == NEED_PUBLIC ||
            str_eq(r->path, setup) || str_starts(r->path, kept))
                return false;
        req_redirect_said(r, url_local(r->arena, setup), S("factor_needed"));
        turn_reply(t, OK);
        return true;
}

/* True if the page may run; else the answer is made already. */
static bool admitted(struct turn *t)
{
        struct req *r = t->r;
        if (r->method == POST) {
                enum form_check c = turn_check_form(t);
                if (c == FORM_PARKED)
                        turn_reply(t, OK);
                else if (c != FORM_FINE)
                        turn_reply_trouble(t, trouble_of_form(c));
                if (c != FORM_FINE)
                        return false;
        } else if (!r->actor && r->page->needs != NEED_PUBLIC) {
                req_redirect(r, signin_for(r));
                turn_reply(t, OK);
                return false;
        }
        if (!turn_allowed(t)) {
                turn_reply(t, ERR_DENIED);
                return false;
        }
        return !led_to_factor(t);
}

static void answer(struct turn *t)
{
        struct req *r = t->r;
        enum err routed = route_find(t->d->pages ? t->d->pages : all_pages, r);
        enum err e = turn_identify(t);
        if (e != OK) {
                turn_reply(t, e);
                return;
        }
        if (routed != OK) {
                turn_reply_trouble(t, routed == ERR_INVALID ? TROUBLE_METHOD : TROUBLE_NOT_FOUND);
                return;
        }
        r->title = r->page->title;
        r->message = message_of(r);
        r->bare = !r->actor;
        if (r->page->needs == NEED_PUBLIC)
                turn_form_token(t);
        if (!admitted(t))
                return;
        turn_touch(t);
        turn_reply(t, turn_run(t));
}

/* The public listener: no session, no cookie; the link is the right. A foreign site still sends no forms of ours. */
static void answer_outside(struct turn *t)
{
        struct req *r = t->r;
        int64_t wait;
        enum err routed = route_find(t->d->pages ? t->d->pages : all_token_pages, r);
        enum err e = turn_identify_outside(t, &wait);
        if (e != OK) {
                turn_reply(t, e);
                return;
        }
        if (wait || routed != OK) {
                turn_reply_trouble(t, wait                    ? TROUBLE_WAIT
                                      : routed == ERR_INVALID ? TROUBLE_METHOD
                                                              : TROUBLE_NOT_FOUND);
                return;
        }
        if (r->method == POST && turn_foreign(t)) {
                turn_reply_trouble(t, TROUBLE_FOREIGN);
                return;
        }
        r->title = r->page->title;
        e = turn_run(t);
        turn_reply(t, e);
        if (e == ERR_NOT_FOUND)
                turn_note_guess(t);
}

static void log_request(const struct turn *t, int64_t began)
{
        const struct req *r = t->r;
        int64_t us = clock_monotonic_us() - began;
        metrics_request(t->out->status, us);
        log_line(LOG_INFO, "request", LOG_NAME("page", (struct const_name){r->page ? r->page->name : "none"}),
                 LOG_INT("status", t->out->status), LOG_INT("user", r->actor ? r->actor->user_id : 0),
                 LOG_INT("us", us));
        log_request_set(0);
}

void dispatch(const struct dispatcher *d, struct req *r, struct reply *out)
{
        int64_t began = clock_monotonic_us();
        struct html html;
        *out = (struct reply){0};
        if (static_reply(r, out)) {
                metrics_request(out->status, clock_monotonic_us() - began);
                return;
        }
        prepare(d, r, &html);
        struct turn t = {.d = d, .r = r, .out = out};
        if (d->outside) {
                answer_outside(&t);
                out->secret_address = true;
        } else
                answer(&t);
        log_request(&t, began);
}

void dispatch_refuse(const struct dispatcher *d, struct req *r, enum trouble what, struct reply *out)
{
        struct html html;
        prepare(d, r, &html);
        struct turn t = {.d = d, .r = r, .out = out};
        if (!turn_from_us(&t)) /* nobody else's words, with a button below them */
                r->form = (struct form){0};
        turn_reply_trouble(&t, what);
        out->secret_address = d->outside;
        log_request(&t, clock_monotonic_us());
}
