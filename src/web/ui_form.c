/* Forms: the frame with its hidden fields, all fields of a record, and controls without a field table. */
#include "web/ui_inner.h"

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

void ui_form_open(struct req *r, const struct form_view *f, struct str classes)
{
        struct html *h = r->html;
        ui_state_of(r)->forms++;
        html_lit(h, "<form class=\"fn-form");
        html_attr(h, classes);
        html_lit(h, "\" method=\"post\" action=\"");
        html_url(h, f->action);
        html_lit(h, "\"");
        if (f->files)
                html_lit(h, " enctype=\"multipart/form-data\"");
        html_lit(h, " novalidate>");
        guards(r);
        if (f->version)
                ui_hidden(h, S("version"), str_from_int(r->arena, f->version));
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
        if (!str_empty(f->cancel.s)) {
                html_lit(h, "<a class=\"kern-btn kern-btn--tertiary\" href=\"");
                html_url(h, f->cancel);
                html_lit(h, "\">");
                ui_button_label(h, S(""), _("Abbrechen"));
                html_lit(h, "</a>");
        }
        html_lit(h, "</div></form>\n");
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

/* ---- all fields of a record ---- */

static bool shown(const struct req *r, const struct record *rec, size_t i)
{
        const struct field *f = &rec->e->fields[i];
        return ui_field_open(r, f) && !(f->once && rec->id);
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
                        html_lit(r->html, "<div class=\"fn-form__pair\">");
                TRY(ui_field(r, tx, &rec->e->fields[i], rec->v[i]));
                if (!pair)
                        continue;
                TRY(ui_field(r, tx, &rec->e->fields[second], rec->v[second]));
                html_lit(r->html, "</div>");
                i = second;
        }
        return OK;
}

static enum err section(struct req *r, struct rtx *tx, const struct record *rec, size_t heading)
{
        if (next_shown(r, rec, heading + 1) == rec->e->n)
                return OK;
        html_lit(r->html, "<fieldset class=\"fn-form__group\"><legend>");
        html_text(r->html, rec->e->fields[heading].label);
        html_lit(r->html, "</legend>");
        TRY(section_fields(r, tx, rec, heading + 1));
        html_lit(r->html, "</fieldset>\n");
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

/* ---- controls without a field table ---- */

static void frame_begin(struct req *r, struct str id, struct str label)
{
        html_lit(r->html, "<div class=\"kern-form-input\"><label class=\"kern-label\" for=\"");
        html_attr(r->html, id);
        html_lit(r->html, "\">");
        html_text(r->html, label);
        html_lit(r->html, "</label>");
}

static void names(struct html *h, struct str id, struct str key)
{
        html_lit(h, " id=\"");
        html_attr(h, id);
        html_lit(h, "\" name=\"");
        html_attr(h, key);
        html_lit(h, "\"");
}

/* The message at the control; the control names it by aria-describedby. */
static void described(struct req *r, struct str id, struct str key)
{
        if (str_empty(errs_for(&r->errs, key)))
                return;
        html_lit(r->html, " aria-invalid=\"true\" aria-describedby=\"");
        html_attr(r->html, id);
        html_lit(r->html, "-fehler\"");
}

static void frame_end(struct req *r, struct str id, struct str key, struct str label)
{
        struct html *h = r->html;
        struct str error = errs_for(&r->errs, key);
        ui_control_note(r, key, label, id);
        if (!str_empty(error)) {
                html_lit(h, "<p class=\"kern-error\" id=\"");
                html_attr(h, id);
                html_lit(h, "-fehler\">");
                ui_icon(h, S("danger"), S(""));
                html_lit(h, "<span class=\"kern-body\">");
                html_text(h, error);
                html_lit(h, "</span></p>");
        }
        html_lit(h, "</div>\n");
}

void ui_select(struct req *r, struct str key, struct str label, struct str current, const struct ui_option *o,
               size_t n)
{
        struct html *h = r->html;
        struct str id = ui_control_id(r, key);
        struct str chosen = req_has(r, key) ? req_field(r, key) : current;
        frame_begin(r, id, label);
        html_lit(h,
                 "<div class=\"kern-form-input__select-wrapper\"><select class=\"kern-form-input__select\"");
        names(h, id, key);
        described(r, id, key);
        html_lit(h, ">");
        for (size_t i = 0; i < n; i++) {
                html_lit(h, "<option value=\"");
                html_attr(h, o[i].code);
                html_lit(h, "\"");
                html_bool(h, "selected", str_eq(o[i].code, chosen));
                html_lit(h, ">");
                html_text(h, o[i].label);
                html_lit(h, "</option>");
        }
        html_lit(h, "</select></div>");
        frame_end(r, id, key, label);
}

void ui_input(struct req *r, struct str key, struct str label, struct str current)
{
        struct html *h = r->html;
        struct str id = ui_control_id(r, key);
        frame_begin(r, id, label);
        html_lit(h, "<input class=\"kern-form-input__input\" type=\"text\"");
        names(h, id, key);
        html_lit(h, " value=\"");
        html_attr(h, req_has(r, key) ? req_field(r, key) : current);
        html_lit(h, "\"");
        described(r, id, key);
        html_lit(h, ">");
        frame_end(r, id, key, label);
}

void ui_password(struct req *r, struct str key, struct str label, struct str autocomplete)
{
        struct html *h = r->html;
        struct str id = ui_control_id(r, key);
        frame_begin(r, id, label);
        html_lit(h, "<input class=\"kern-form-input__input\" type=\"password\"");
        names(h, id, key);
        html_lit(h, " autocomplete=\"");
        html_attr(h, autocomplete);
        html_lit(h, "\"");
        described(r, id, key);
        html_lit(h, " required>");
        frame_end(r, id, key, label);
}

/* Names the hint and the message, those that are there. */
static void described_by_both(struct req *r, struct str id, struct str key, struct str hint)
{
        struct html *h = r->html;
        if (str_empty(hint)) {
                described(r, id, key);
                return;
        }
        bool failed = !str_empty(errs_for(&r->errs, key));
        html_bool(h, "aria-invalid=\"true\"", failed);
        html_lit(h, " aria-describedby=\"");
        html_attr(h, id);
        html_lit(h, "-hinweis");
        if (failed) {
                html_lit(h, " ");
                html_attr(h, id);
                html_lit(h, "-fehler");
        }
        html_lit(h, "\"");
}

static void hint_line(struct html *h, struct str id, struct str hint)
{
        if (str_empty(hint))
                return;
        html_lit(h, "<div class=\"kern-hint\" id=\"");
        html_attr(h, id);
        html_lit(h, "-hinweis\">");
        html_text(h, hint);
        html_lit(h, "</div>");
}

void ui_input_as(struct req *r, struct str key, struct str label, struct str hint, struct str autocomplete, struct str current)
{
        struct html *h = r->html;
        struct str id = ui_control_id(r, key);
        frame_begin(r, id, label);
        hint_line(h, id, hint);
        html_lit(h, "<input class=\"kern-form-input__input\" type=\"text\" autocapitalize=\"none\" spellcheck=\"false\"");
        names(h, id, key);
        html_lit(h, " autocomplete=\"");
        html_attr(h, str_empty(autocomplete) ? S("off") : autocomplete);
        html_lit(h, "\" value=\"");
        html_attr(h, req_has(r, key) ? req_field(r, key) : current);
        html_lit(h, "\"");
        described_by_both(r, id, key, hint);
        html_lit(h, " required>");
        frame_end(r, id, key, label);
}
