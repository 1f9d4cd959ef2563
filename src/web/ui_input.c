/* Controls without a field table: sign-in, searches, filters, small forms. */
#include "web/ui_inner.h"

struct plain {
        struct str id, key, label, hint, error;
};

static struct plain plain_of(struct req *r, struct str key, struct str label, struct str hint)
{
        struct plain p = {ui_control_id(r, key), key, label, hint, errs_for(&r->errs, key)};
        ui_control_note(r, key, label, p.id);
        return p;
}

static void frame_begin(struct html *h, const struct plain *p)
{
        html_lit(h, "<div class=\"kern-form-input");
        if (!str_empty(p->error))
                html_lit(h, " kern-form-input--error");
        html_lit(h, "\"><label class=\"kern-label\" for=\"");
        html_attr(h, p->id);
        html_lit(h, "\">");
        html_text(h, p->label);
        html_lit(h, "</label>");
        if (str_empty(p->hint))
                return;
        html_lit(h, "<div class=\"kern-hint\" id=\"");
        html_attr(h, p->id);
        html_lit(h, "-hinweis\">");
        html_text(h, p->hint);
        html_lit(h, "</div>");
}

static void frame_end(struct html *h, const struct plain *p)
{
        if (!str_empty(p->error)) {
                html_lit(h, "<p class=\"kern-error\" id=\"");
                html_attr(h, p->id);
                html_lit(h, "-fehler\">");
                ui_icon(h, S("danger"), S(""));
                html_lit(h, "<span class=\"kern-body\">");
                html_text(h, p->error);
                html_lit(h, "</span></p>");
        }
        html_lit(h, "</div>\n");
}

/* Names the hint and the message, those that are there. */
static void described(struct html *h, const struct plain *p)
{
        bool hinted = !str_empty(p->hint), failed = !str_empty(p->error);
        html_bool(h, "aria-invalid=\"true\"", failed);
        if (!hinted && !failed)
                return;
        html_lit(h, " aria-describedby=\"");
        if (hinted) {
                html_attr(h, p->id);
                html_lit(h, "-hinweis");
        }
        if (hinted && failed)
                html_lit(h, " ");
        if (failed) {
                html_attr(h, p->id);
                html_lit(h, "-fehler");
        }
        html_lit(h, "\"");
}

static void named(struct html *h, const struct plain *p)
{
        html_lit(h, " id=\"");
        html_attr(h, p->id);
        html_lit(h, "\" name=\"");
        html_attr(h, p->key);
        html_lit(h, "\"");
        described(h, p);
}

static void input_open(struct html *h, const struct plain *p, struct str type)
{
        html_lit(h, "<input class=\"kern-form-input__input");
        if (!str_empty(p->error))
                html_lit(h, " kern-form-input__input--error");
        html_lit(h, "\" type=\"");
        html_attr(h, type);
        html_lit(h, "\"");
        named(h, p);
}

static void attribute_value(struct req *r, const struct plain *p, struct str current)
{
        html_lit(r->html, " value=\"");
        html_attr(r->html, req_has(r, p->key) ? req_field(r, p->key) : current);
        html_lit(r->html, "\"");
}

void ui_input(struct req *r, struct str key, struct str label, struct str current)
{
        struct plain p = plain_of(r, key, label, S(""));
        frame_begin(r->html, &p);
        input_open(r->html, &p, S("text"));
        attribute_value(r, &p, current);
        html_lit(r->html, ">");
        frame_end(r->html, &p);
}

void ui_input_as(struct req *r, struct str key, struct str label, struct str hint, struct str autocomplete,
                 struct str current)
{
        struct html *h = r->html;
        struct plain p = plain_of(r, key, label, hint);
        frame_begin(h, &p);
        input_open(h, &p, S("text"));
        attribute_value(r, &p, current);
        html_lit(h, " autocapitalize=\"none\" spellcheck=\"false\" autocomplete=\"");
        html_attr(h, str_empty(autocomplete) ? S("off") : autocomplete);
        html_lit(h, "\" required>");
        frame_end(h, &p);
}

void ui_password(struct req *r, struct str key, struct str label, struct str autocomplete)
{
        struct html *h = r->html;
        struct plain p = plain_of(r, key, label, S(""));
        frame_begin(h, &p);
        input_open(h, &p, S("password"));
        html_lit(h, " autocomplete=\"");
        html_attr(h, autocomplete);
        html_lit(h, "\" required>");
        frame_end(h, &p);
}

void ui_select(struct req *r, struct str key, struct str label, struct str current, const struct ui_option *o,
               size_t n)
{
        struct html *h = r->html;
        struct plain p = plain_of(r, key, label, S(""));
        struct str chosen = req_has(r, key) ? req_field(r, key) : current;
        frame_begin(h, &p);
        html_lit(h, "<div class=\"kern-form-input__select-wrapper\"><select class=\"kern-form-input__select");
        if (!str_empty(p.error))
                html_lit(h, " kern-form-input__select--error");
        html_lit(h, "\"");
        named(h, &p);
        html_lit(h, ">");
        for (size_t i = 0; i < n; i++)
                ui_option_tag(h, o[i].code, o[i].label, str_eq(o[i].code, chosen));
        html_lit(h, "</select></div>");
        frame_end(h, &p);
}
