/* Who changed what: entries of the history with the fields this reader may see, by label, as people read them. */
#include "web/crud_inner.h"
#include "web/ui_inner.h"

static struct str what_of(const struct change_entry *e)
{
        if (str_eq(e->what, S("insert")))
                return _(" hat das angelegt");
        if (str_eq(e->what, S("delete")))
                return _(" hat das gelöscht");
        return _(" hat geändert");
}

static void text_or_nothing(struct html *h, struct str text)
{
        html_text(h, str_empty(text) ? _("nichts eingetragen") : text);
}

static enum err changed_field(struct req *r, struct rtx *tx, const struct record *rec,
                              const struct change_field *c)
{
        size_t field = (size_t)ent_field(rec->e, c->key);
        const struct field *f = &rec->e->fields[field];
        struct html *h = r->html;
        struct str before, after;
        TRY(ui_value_kept(r, tx, rec, field, ui_value_of_plain(f, c->before), &before));
        TRY(ui_value_kept(r, tx, rec, field, ui_value_of_plain(f, c->after), &after));
        html_lit(h, "<dt>");
        html_text(h, f->label);
        html_lit(h, "</dt><dd>");
        text_or_nothing(h, after);
        if (!str_empty(before)) {
                html_lit(h, "\n<span class=\"fn-meta\">");
                html_text(h, _("vorher: "));
                html_text(h, before);
                html_lit(h, "</span>");
        }
        html_lit(h, "</dd>");
        return OK;
}

static bool visible(const struct req *r, const struct entity *e, const struct change_field *c)
{
        int i = ent_field(e, c->key);
        return i >= 0 && !e->fields[i].key_of && !e->fields[i].unseen && ui_field_readable(r, &e->fields[i]);
}

/* What is kept for rules is nothing that anybody would miss. */
static bool unseen(const struct entity *e, const struct change_field *c)
{
        int i = ent_field(e, c->key);
        return i >= 0 && e->fields[i].unseen;
}

static void count(const struct req *r, const struct entity *e, const struct change_entry *c, size_t *shown,
                  size_t *closed)
{
        *shown = *closed = 0;
        for (size_t i = 0; i < c->n; i++) {
                *shown += visible(r, e, &c->field[i]);
                *closed += !visible(r, e, &c->field[i]) && !unseen(e, &c->field[i]);
        }
}

static enum err changed_fields(struct req *r, struct rtx *tx, const struct record *rec,
                               const struct change_entry *c)
{
        struct html *h = r->html;
        size_t shown, closed;
        count(r, rec->e, c, &shown, &closed);
        if (shown) {
                html_lit(h, "<dl class=\"fn-detail\">");
                for (size_t i = 0; i < c->n; i++)
                        if (visible(r, rec->e, &c->field[i]))
                                TRY(changed_field(r, tx, rec, &c->field[i]));
                html_lit(h, "</dl>");
        }
        if (closed) {
                html_lit(h, "<p class=\"fn-meta\">");
                html_text(h, _("Dazu kommen Angaben, die für Sie nicht freigegeben sind."));
                html_lit(h, "</p>");
        }
        return OK;
}

static enum err history_entry(struct req *r, struct rtx *tx, const struct record *rec,
                              const struct change_entry *c)
{
        struct html *h = r->html;
        html_lit(
                h,
                "<li class=\"fn-timeline__item fn-timeline__item--document\"><div class=\"fn-timeline__when\">");
        html_text(h, c->at);
        html_lit(h, "</div><div class=\"fn-timeline__what\"><h3 class=\"fn-row__title\">");
        html_text(h, str_empty(c->actor) ? _("Fallnetz") : c->actor);
        html_text(h, what_of(c));
        html_lit(h, "</h3>");
        TRY(changed_fields(r, tx, rec, c));
        html_lit(h, "</div></li>\n");
        return OK;
}

enum err crud_history_panel(struct req *r, struct rtx *tx, const struct record *rec)
{
        return crud_history_panel_as(r, tx, rec, _("Verlauf"));
}

enum err crud_history_panel_as(struct req *r, struct rtx *tx, const struct record *rec, struct str title)
{
        struct change_entry *entry;
        size_t n;
        TRY(audit_history(tx, rec->e, rec->id, rec->uid, &entry, &n));
        ui_panel(r->html, title, S(""), (struct action){0});
        if (!n)
                ui_empty(r->html, _("Noch keine Änderung."), (struct action){0});
        else
                html_lit(r->html, "<ol class=\"fn-timeline\">\n");
        for (size_t i = 0; i < n; i++)
                TRY(history_entry(r, tx, rec, &entry[i]));
        if (n)
                html_lit(r->html, "</ol>");
        ui_panel_end(r->html);
        return OK;
}
