/* Forms: the frame with its hidden fields, and all fields of a record. */
#include "web/detour.h"
#include "web/ui_inner.h"

#define FORM_ID "formular-" /* and its number on the page: buttons outside belong to it */

/* ---- the frame ---- */

void ui_hidden(struct html *h, struct str key, struct str value)
{
        html_lit(h, "<input type=\"hidden\" name=\"");
        html_attr(h, key);
        html_lit(h, "\" value=\"");
        html_attr(h, value);
        html_lit(h, "\">");
}

static void guards(struct req *r)
{
        ui_hidden(r->html, S("csrf"), r->csrf);
        ui_hidden(r->html, S("submission"), r->submission);
}

/* This form takes the kept text of the page. */
static bool is_kept(const struct req *r, const struct form_view *f)
{
        struct str query;
        return r->parked.n && str_eq(str_split(f->action.s, '?', &query), r->path);
}

/* Kept text was typed against the version of then: if somebody saved since, both versions are shown. */
static int64_t kept_version(const struct req *r, const struct form_view *f)
{
        int64_t then = is_kept(r, f) ? form_version(r) : 0;
        return then && f->version ? then : f->version;
}

/* What was noted of this form before: removed when it is saved. A form that is refused gets a new id, and keeps the old one here. */
static void kept_names(struct req *r, const struct form_view *f)
{
        struct str query, names = is_kept(r, f) ? r->parked : S("");
        if (r->method == POST && str_eq(str_split(f->action.s, '?', &query), r->path))
                names = str_join_with(r->arena, S(" "), req_field(r, S("parked")),
                                      req_field(r, S("submission")));
        if (!str_empty(names))
                ui_hidden(r->html, S("parked"), names);
}

void ui_form_open(struct req *r, const struct form_view *f, struct str classes)
{
        struct html *h = r->html;
        struct ui_state *s = ui_state_of(r);
        s->forms++;
        s->action = f->action;
        s->saves = false;
        html_lit(h, "<form class=\"fn-form");
        html_attr(h, classes);
        html_lit(h, "\" id=\"" FORM_ID);
        html_text(h, s->forms);
        html_lit(h, "\" method=\"post\" action=\"");
        html_url(h, f->action);
        html_lit(h, "\"");
        if (f->files)
                html_lit(h, " enctype=\"multipart/form-data\"");
        html_lit(h, " novalidate>");
        guards(r);
        int64_t version = kept_version(r, f);
        if (version)
                ui_hidden(h, S("version"), str_from_int(r->arena, version));
        kept_names(r, f);
        html_lit(h, "\n");
}

void ui_form_begin(struct req *r, const struct form_view *f)
{
        ui_form_open(r, f, S(""));
}

void ui_form_end(struct req *r, const struct form_view *f)
{
        struct html *h = r->html;
        bool danger = !str_empty(f->danger);
        html_lit(h, "<div class=\"fn-form__buttons\"><button class=\"kern-btn kern-btn--primary");
        if (danger)
                html_lit(h, " fn-btn--danger");
        html_lit(h, "\" type=\"submit\">");
        ui_button_label(h, S(""), danger ? f->danger : f->submit);
        html_lit(h, "</button>");
        struct url cancel = detour_under_way(r) ? detour_cancel(r) : f->cancel;
        if (!str_empty(cancel.s)) {
                html_lit(h, "<a class=\"kern-btn kern-btn--tertiary\" href=\"");
                html_url(h, cancel);
                html_lit(h, "\">");
                ui_button_label(h, S(""), _("Abbrechen"));
                html_lit(h, "</a>");
        }
        html_lit(h, "</div></form>\n");
}

int ui_form_number(struct req *r)
{
        return ui_state_of(r)->forms;
}

static void button_of(struct html *h, int form, struct str classes)
{
        html_lit(h, "<button type=\"submit\" form=\"" FORM_ID);
        html_text(h, form);
        html_lit(h, "\" class=\"");
        html_attr(h, classes);
        html_lit(h, "\"");
}

void ui_detour(struct req *r, int form, struct str what, struct str label)
{
        struct html *h = r->html;
        button_of(h, form, S("kern-sr-only"));
        html_lit(h, " tabindex=\"-1\" aria-hidden=\"true\">");
        html_text(h, _("Speichern"));
        html_lit(h, "</button>");
        button_of(h, form, S("kern-btn kern-btn--secondary"));
        html_lit(h, " name=\"" DETOUR_BUTTON "\" value=\"");
        html_attr(h, what);
        html_lit(h, "\">");
        ui_button_label(h, S(""), label);
        html_lit(h, "</button>\n");
}

void ui_post_button(struct req *r, struct url action, struct str label, const struct form_field *hidden,
                    size_t n)
{
        struct html *h = r->html;
        html_lit(h, "<form method=\"post\" action=\"");
        html_url(h, action);
        html_lit(h, "\">");
        guards(r);
        for (size_t i = 0; i < n; i++)
                ui_hidden(h, hidden[i].key, hidden[i].value);
        html_lit(h, "<button class=\"kern-btn kern-btn--secondary kern-btn--x-small\" type=\"submit\">");
        ui_button_label(h, S(""), label);
        html_lit(h, "</button></form>\n");
}

/* ---- fields that belong together ---- */

void ui_group(struct html *h, struct str heading, struct str hint)
{
        html_lit(h, "<fieldset class=\"fn-form__group\"><legend>");
        html_text(h, heading);
        html_lit(h, "</legend>");
        if (str_empty(hint))
                return;
        html_lit(h, "<p class=\"fn-meta\">");
        html_text(h, hint);
        html_lit(h, "</p>");
}

void ui_group_end(struct html *h)
{
        html_lit(h, "</fieldset>\n");
}

void ui_pair(struct html *h)
{
        html_lit(h, "<div class=\"fn-form__pair\">");
}

void ui_pair_end(struct html *h)
{
        html_lit(h, "</div>\n");
}

/* ---- all fields of a record ---- */

static bool shown(const struct req *r, const struct record *rec, size_t i)
{
        const struct field *f = &rec->e->fields[i];
        bool asked =
                !rec->e->asks || rec->e->asks(rec, i) || rec->v[i].type != V_NULL || ui_field_sent(r, f->key);
        return asked && ui_field_open(r, f) && !(f->once && rec->id);
}

/* The next field that is drawn, or rec->e->n; a heading ends the search. */
static size_t next_shown(const struct req *r, const struct record *rec, size_t i)
{
        for (; i < rec->e->n && rec->e->fields[i].kind != K_GROUP; i++)
                if (shown(r, rec, i))
                        return i;
        return rec->e->n;
}

/* Two dates in a row, such as from and until, stand side by side. */
static bool is_pair(const struct req *r, const struct record *rec, size_t i, size_t *second)
{
        *second = next_shown(r, rec, i + 1);
        return rec->e->fields[i].kind == K_DATE && *second < rec->e->n &&
               rec->e->fields[*second].kind == K_DATE;
}

static enum err section_fields(struct req *r, struct rtx *tx, const struct record *rec, size_t i)
{
        size_t n = rec->e->n, second;
        for (i = next_shown(r, rec, i); i < n; i = next_shown(r, rec, i + 1)) {
                bool pair = is_pair(r, rec, i, &second);
                if (pair)
                        ui_pair(r->html);
                TRY(ui_field(r, tx, &rec->e->fields[i], rec->v[i]));
                if (!pair)
                        continue;
                TRY(ui_field(r, tx, &rec->e->fields[second], rec->v[second]));
                ui_pair_end(r->html);
                i = second;
        }
        return OK;
}

static enum err section(struct req *r, struct rtx *tx, const struct record *rec, size_t heading)
{
        if (next_shown(r, rec, heading + 1) == rec->e->n)
                return OK;
        ui_group(r->html, rec->e->fields[heading].label, S(""));
        TRY(section_fields(r, tx, rec, heading + 1));
        ui_group_end(r->html);
        return OK;
}

enum err ui_fields(struct req *r, struct rtx *tx, const struct record *rec)
{
        TRY(section_fields(r, tx, rec, 0));
        for (size_t i = 0; i < rec->e->n; i++)
                if (rec->e->fields[i].kind == K_GROUP)
                        TRY(section(r, tx, rec, i));
        return OK;
}

static bool takes_files(const struct req *r, const struct record *rec)
{
        for (size_t i = 0; i < rec->e->n; i++)
                if (rec->e->fields[i].kind == K_FILE && shown(r, rec, i))
                        return true;
        return false;
}

enum err ui_form(struct req *r, struct rtx *tx, const struct form_view *f, const struct record *rec)
{
        struct form_view v = *f;
        v.files = v.files || takes_files(r, rec);
        ui_form_begin(r, &v);
        TRY(ui_fields(r, tx, rec));
        ui_form_end(r, &v);
        return OK;
}
