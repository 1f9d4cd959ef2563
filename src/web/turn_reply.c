#include "db/problem.h"
#include "web/layout.h"
#include "web/token_page.h"
#include "web/turn.h"

/* The last resort: nothing of ours could draw a page. */
#define BARE_PAGE                                                                                            \
        "<!doctype html><html lang=\"de\"><meta charset=\"utf-8\"><title>Fallnetz</title>"                   \
        "<p>Das hat nicht geklappt. Es wurde nichts gespeichert.</p></html>"

#define FRAME_BYTES (16u << 10) /* of the document around a page */

static void take_cookies(struct turn *t)
{
        for (; t->out->cookies < t->r->cookies; t->out->cookies++)
                t->out->set_cookie[t->out->cookies] = t->r->set_cookie[t->out->cookies];
}

static void reply_page(struct turn *t)
{
        struct req *r = t->r;
        struct html document;
        html_init(&document, r->arena);
        buf_reserve(&document.out, r->html->out.n + FRAME_BYTES);
        if (r->frame)
                token_layout(r, &document);
        else
                ui_layout(r, &document);
        bool whole = !r->html->out.full && !document.out.full;
        if (!whole)
                log_line(LOG_ERROR, "page_too_long");
        *t->out = (struct reply){
                .status = whole ? r->status : 500,
                .mime = S("text/html; charset=utf-8"),
                .body = whole ? buf_str(&document.out) : S(BARE_PAGE),
        };
}

void turn_reply_trouble(struct turn *t, enum trouble what)
{
        trouble_draw(t->r, what);
        reply_page(t);
        if (what == TROUBLE_METHOD)
                t->out->allow = t->r->method == GET ? S("POST") : S("GET, HEAD");
        take_cookies(t);
}

static void reply_success(struct turn *t)
{
        struct req *r = t->r;
        if (r->plain.n) /* for machines: no cookies */
                r->cookies = 0;
        if (r->location.s.n)
                *t->out = (struct reply){.status = 303, .location = r->location.s};
        else if (r->plain.n)
                *t->out = (struct reply){
                        .status = r->status, .mime = S("text/plain; charset=utf-8"), .body = r->plain};
        else if (r->download_name.n)
                *t->out = (struct reply){.status = r->status,
                                         .mime = r->mime,
                                         .body = r->download,
                                         .download_name = r->download_name};
        else
                reply_page(t);
        take_cookies(t);
}

/* A handler that refuses has usually drawn its form again. */
static bool drawn_again(struct turn *t, enum err e)
{
        if (t->r->html->out.n == 0 || (e != ERR_INVALID && e != ERR_CONFLICT))
                return false;
        if (t->r->status == 200)
                t->r->status = e == ERR_INVALID ? 422 : 409;
        t->r->location = (struct url){S("")};
        return true;
}

static void log_failure(struct turn *t, enum err e)
{
        enum log_level level = e == ERR_NOT_FOUND || e == ERR_INVALID || e == ERR_CONFLICT || e == ERR_DENIED
                                       ? LOG_INFO
                                       : LOG_ERROR;
        log_line(level, "page_failed",
                 LOG_NAME("page", (struct const_name){t->r->page ? t->r->page->name : "none"}),
                 LOG_NAME("error", (struct const_name){err_name(e)}),
                 LOG_NAME("statement", db_failed_statement(t->d->db)));
}

void turn_reply(struct turn *t, enum err result)
{
        if (result != OK)
                log_failure(t, result);
        if (result == OK || drawn_again(t, result)) {
                reply_success(t);
                return;
        }
        if (t->reused && result == ERR_CONFLICT) {
                turn_reply_trouble(t, TROUBLE_REUSED);
                return;
        }
        if (!t->r->wrote)
                t->r->cookies = 0;
        turn_reply_trouble(t, trouble_of(result));
}
