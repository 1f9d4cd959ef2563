#include "web/trouble.h"

#include "web/kept.h"
#include "web/token_page.h"
#include "web/ui.h"

enum typed_text { NOTHING, SHOWN, AGAIN, ANEW };

static const struct trouble_row {
        int status;
        struct str title, text;
        enum typed_text kept;
} rows[] = {
#define TROUBLE(name, status, title, text, kept) {status, S_INIT(title), S_INIT(text), kept},
#include "web/trouble.def"
#undef TROUBLE
};

enum trouble trouble_of(enum err e)
{
        switch (e) {
        case ERR_NOT_FOUND:
        case ERR_DENIED:
                return TROUBLE_NOT_FOUND;
        case ERR_INVALID:
                return TROUBLE_INVALID;
        case ERR_CONFLICT:
                return TROUBLE_CONFLICT;
        case ERR_BUSY:
                return TROUBLE_BUSY;
        case ERR_LIMIT:
                return TROUBLE_LIMIT;
        case ERR_DOWN:
                return TROUBLE_DOWN;
        case ERR_FULL:
                return TROUBLE_FULL;
        case OK:
        case ERR_INTERNAL:
                return TROUBLE_INTERNAL;
        }
        return TROUBLE_INTERNAL;
}

int trouble_status(enum trouble t)
{
        return rows[t].status;
}

static struct str text_of(struct req *r, const struct trouble_row *row)
{
        if (row->status < 500)
                return row->text;
        return str_join(r->arena, row->text, S(" "), _("(Vorgang "), str_from_int(r->arena, r->id), S(")"));
}

void trouble_draw(struct req *r, enum trouble t)
{
        const struct trouble_row *row = &rows[t];
        if (r->frame && t == TROUBLE_NOT_FOUND) {
                token_gone_draw(r);
                return;
        }
        html_init(r->html, r->arena);
        r->ui = NULL;
        errs_init(&r->errs, r->arena);
        r->status = row->status;
        r->title = row->title;
        /* "not there" and "not for you" must not differ, not even in the address of the help */
        r->page = NULL;
        r->message = S("");
        r->bare = r->actor == NULL;
        ui_head(r, &(struct page_head){.title = row->title});
        ui_message(r->html, TONE_WARNING, row->title, text_of(r, row));
        if (r->method == POST && row->kept != NOTHING && kept_worth(&r->form))
                kept_show(r, &(struct kept){.action = req_target(r),
                                            .form = &r->form,
                                            .csrf = r->csrf,
                                            .submission = row->kept == ANEW ? r->submission : S(""),
                                            .button = row->kept == AGAIN || row->kept == ANEW});
}
