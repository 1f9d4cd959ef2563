/* Details of a record: what is known and may be read, in the order of declaration. */
#include "web/ui_inner.h"

struct detail {
        struct req *r;
        struct rtx *tx;
        const struct field *group; /* heading that waits for its first line */
        bool open;                 /* a <dl> was begun */
        size_t lines;
};

static void list_end(struct detail *d)
{
        if (d->open)
                html_lit(d->r->html, "</dl>");
        d->open = false;
}

static void list_begin(struct detail *d)
{
        struct html *h = d->r->html;
        if (d->group) {
                list_end(d);
                html_lit(h, "<h3 class=\"fn-row__title\">");
                html_text(h, d->group->label);
                html_lit(h, "</h3>");
                d->group = NULL;
        }
        if (!d->open)
                html_lit(h, "<dl class=\"fn-detail\">");
        d->open = true;
}

static struct url use_url(struct arena *a, const struct field *f, struct str text)
{
        switch (f->use) {
        case USE_PHONE:
                return url_phone(a, text);
        case USE_MAIL:
                return url_mail(a, text);
        case USE_TEXT:
                break;
        }
        return (struct url){S("")};
}

static void link_of(struct html *h, struct url to, struct str text)
{
        html_lit(h, "<a class=\"fn-link\" href=\"");
        html_url(h, to);
        html_lit(h, "\">");
        html_text(h, text);
        html_lit(h, "</a>");
}

static void text_of(struct html *h, const struct field *f, struct value v, struct str text)
{
        if (f->kind == K_DATE) {
                html_lit(h, "<time datetime=\"");
                html_attr(h, v.d);
                html_lit(h, "\">");
                html_text(h, v.d);
                html_lit(h, "</time>");
        } else if (f->own_words) {
                html_lit(h, "<blockquote class=\"fn-words fn-words--small\">");
                html_text(h, text);
                html_lit(h, "</blockquote>");
        } else if (f->use != USE_TEXT) {
                link_of(h, use_url(h->arena, f, text), text);
        } else {
                html_text(h, text);
        }
}

static enum err line(struct detail *d, const struct record *rec, size_t field)
{
        const struct field *f = &rec->e->fields[field];
        struct value v = rec->v[field];
        struct html *h = d->r->html;
        struct str text;
        if (f->mark && !rec_bool(rec, field))
                return OK;
        TRY(ui_value_in(d->r, d->tx, rec, field, &text));
        if (str_empty(text))
                return OK;
        list_begin(d);
        html_lit(h, "<dt>");
        html_text(h, f->label);
        html_lit(h, "</dt><dd>");
        text_of(h, f, v, text);
        html_lit(h, "</dd>");
        d->lines++;
        return OK;
}

enum err ui_detail(struct req *r, struct rtx *tx, const struct record *rec)
{
        struct detail d = {.r = r, .tx = tx};
        for (size_t i = 0; i < rec->e->n; i++) {
                const struct field *f = &rec->e->fields[i];
                if (f->kind == K_GROUP)
                        d.group = f;
                else if (!f->internal && !f->key_of && ui_field_readable(r, f))
                        TRY(line(&d, rec, i));
        }
        list_end(&d);
        if (!d.lines)
                ui_empty(r->html, _("Dazu ist noch nichts erfasst."), (struct action){0});
        return OK;
}
