#include "web/kept.h"

#include "web/ui.h"

static bool is_password(struct str key)
{
        return str_find(key, S("password")) >= 0;
}

bool kept_technical(struct str key)
{
        static const struct str keys[] = {S_INIT("csrf"), S_INIT("submission"), S_INIT("version"),
                                          S_INIT("parked")};
        for (size_t i = 0; i < ARRAY_LEN(keys); i++)
                if (str_eq(key, keys[i]))
                        return true;
        return str_starts(key, S("_")); /* marks of the form components */
}

/* Codes of radios and selects mean nothing to a reader. */
static bool is_code(struct str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || s.p[i] == '_'))
                        return false;
        return true;
}

static bool is_words(const struct form_field *f)
{
        int64_t number;
        return !kept_technical(f->key) && !is_password(f->key) && !is_code(f->value) &&
               !str_int(f->value, &number);
}

bool kept_worth(const struct form *f)
{
        for (size_t i = 0; i < f->n; i++)
                if (!kept_technical(f->field[i].key) && !is_password(f->field[i].key) && f->field[i].value.n)
                        return true;
        return false;
}

struct form kept_fields(struct arena *a, const struct form *f)
{
        struct form kept = {.field = NEW_ARRAY(a, struct form_field, f->n + 1)};
        for (size_t i = 0; i < f->n; i++)
                if (!is_password(f->field[i].key) && !str_eq(f->field[i].key, S("csrf")))
                        kept.field[kept.n++] = f->field[i];
        return kept;
}

static void show_words(struct html *h, const struct form *f)
{
        html_lit(h, "<div class=\"fn-text\">");
        for (size_t i = 0; i < f->n; i++) {
                if (!is_words(&f->field[i]))
                        continue;
                html_lit(h, "<blockquote class=\"fn-kept\">");
                html_paragraphs(h, f->field[i].value);
                html_lit(h, "</blockquote>");
        }
        if (f->uploads) {
                html_lit(h, "<p>");
                html_text(h, _("Die Datei wählen Sie bitte noch einmal aus."));
                html_lit(h, "</p>");
        }
        html_lit(h, "</div>");
}

static struct str value_of(const struct kept *k, const struct form_field *f)
{
        return k->submission.n && str_eq(f->key, S("submission")) ? k->submission : f->value;
}

static void show_button(struct html *h, const struct kept *k, struct str csrf, const struct form *fields)
{
        html_lit(h, "<form class=\"fn-form\" method=\"post\" action=\"");
        html_url(h, k->action);
        html_lit(h, "\">");
        ui_hidden(h, S("csrf"), csrf);
        if (k->parked.n)
                ui_hidden(h, S("parked"), k->parked);
        bool once = false;
        for (size_t i = 0; i < fields->n; i++) {
                once = once || str_eq(fields->field[i].key, S("submission"));
                if (!str_eq(fields->field[i].key, S("parked")))
                        ui_hidden(h, fields->field[i].key, value_of(k, &fields->field[i]));
        }
        if (!once) /* what was noted while it was typed has none */
                ui_hidden(h, S("submission"), k->submission);
        html_lit(
                h,
                "<div class=\"fn-form__buttons\"><button class=\"kern-btn kern-btn--primary\" type=\"submit\">"
                "<span class=\"kern-label\">");
        html_text(h, _("Noch einmal versuchen"));
        html_lit(h, "</span></button></div></form>");
}

void kept_show(struct req *r, const struct kept *k)
{
        struct form fields = kept_fields(r->arena, k->form);
        ui_panel(r->html, _("Ihre Eingaben"), S(""), (struct action){0});
        show_words(r->html, k->form);
        if (k->button)
                show_button(r->html, k, k->csrf.n ? k->csrf : req_field(r, S("csrf")), &fields);
        ui_panel_end(r->html);
}
