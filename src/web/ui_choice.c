/* The controls of choices: radios, check boxes, cards, one box for yes or no. */
#include "web/ui_inner.h"

enum { ROW_LETTERS = 40 };

static void drawn(struct html *h, struct str key)
{
        ui_hidden(h, str_join(h->arena, S(UI_DRAWN), key), S("1"));
}

static void tick(struct html *h, const struct ui_view_field *c, struct str id, struct str code, bool checked)
{
        bool radio = c->f->kind == K_CODE;
        html_lit(h, "<input class=\"");
        html_attr(h, radio ? S("kern-form-check__radio") : S("kern-form-check__checkbox"));
        if (ui_field_failed(c)) {
                html_lit(h, " ");
                html_attr(h,
                          radio ? S("kern-form-check__radio--error") : S("kern-form-check__checkbox--error"));
        }
        html_lit(h, "\" id=\"");
        html_attr(h, id);
        html_lit(h, "\" name=\"");
        html_attr(h, c->f->key);
        html_lit(h, "\" type=\"");
        html_attr(h, radio ? S("radio") : S("checkbox"));
        html_lit(h, "\" value=\"");
        html_attr(h, code);
        html_lit(h, "\"");
        html_bool(h, "checked", checked);
        html_bool(h, "required", radio && c->f->required);
}

static void plain_choice(struct html *h, const struct ui_view_field *c, struct str id,
                         const struct ui_option *o, bool checked)
{
        html_lit(h, "<div class=\"kern-form-check\">");
        tick(h, c, id, o->code, checked);
        html_lit(h, "><label class=\"kern-label\" for=\"");
        html_attr(h, id);
        html_lit(h, "\">");
        html_text(h, o->label);
        html_lit(h, "</label>");
        if (!str_empty(o->help)) {
                html_lit(h, "<div class=\"kern-hint\">");
                html_text(h, o->help);
                html_lit(h, "</div>");
        }
        html_lit(h, "</div>");
}

static void card(struct html *h, const struct ui_view_field *c, struct str id, const struct ui_option *o,
                 bool checked)
{
        html_lit(h, "<label class=\"fn-option\">");
        tick(h, c, id, o->code, checked);
        html_lit(h, "><span><span class=\"fn-option__name\">");
        html_text(h, o->label);
        html_lit(h, "</span>");
        if (!str_empty(o->help)) {
                html_lit(h, "<span class=\"fn-meta\">");
                html_text(h, o->help);
                html_lit(h, "</span>");
        }
        html_lit(h, "</span></label>");
}

static void choice(struct html *h, const struct ui_view_field *c, size_t number, const struct ui_option *o)
{
        struct str id = str_join(h->arena, c->id, S("-"), str_from_int(h->arena, (int64_t)number));
        bool checked = c->f->kind == K_CODES ? ui_codes_have(c->value, o->code) : str_eq(c->value, o->code);
        if (c->shape == SHAPE_CARDS)
                card(h, c, id, o, checked);
        else
                plain_choice(h, c, id, o, checked);
}

/* Few short words stand side by side. */
static bool side_by_side(const struct ui_view_field *c)
{
        size_t letters = 0;
        for (size_t i = 0; i < c->options; i++)
                letters += c->option[i].label.n;
        return c->shape == SHAPE_RADIOS && c->options <= 4 && letters <= ROW_LETTERS;
}

static void choices(struct html *h, const struct ui_view_field *c)
{
        html_lit(h, "<div class=\"");
        html_attr(h, c->shape == SHAPE_CARDS ? S("kern-fieldset__body fn-options fn-options--stacked")
                                             : S("kern-fieldset__body"));
        if (side_by_side(c))
                html_lit(h, " kern-fieldset__body--horizontal");
        html_lit(h, "\">");
        for (size_t i = 0; i < c->options; i++)
                choice(h, c, i + 1, &c->option[i]);
        if (c->f->kind == K_CODE && !c->f->required)
                choice(h, c, c->options + 1, &(struct ui_option){.label = _("keine Angabe")});
        html_lit(h, "</div>");
}

void ui_draw_group(struct html *h, const struct ui_view_field *c)
{
        html_lit(h, "<fieldset class=\"kern-fieldset");
        if (ui_field_failed(c))
                html_lit(h, " kern-fieldset--error");
        html_lit(h, "\"");
        ui_described(h, c);
        html_lit(h, "><legend class=\"kern-label\">");
        ui_label_words(h, c);
        html_lit(h, "</legend>");
        drawn(h, c->f->key);
        ui_hint(h, c);
        choices(h, c);
        ui_error(h, c);
        html_lit(h, "</fieldset>\n");
}

void ui_draw_box(struct html *h, const struct ui_view_field *c)
{
        html_lit(h, "<div class=\"kern-form-check");
        if (ui_field_failed(c))
                html_lit(h, " kern-form-check--error");
        html_lit(h, "\">");
        tick(h, c, c->id, S("1"), c->chosen);
        if (ui_field_failed(c))
                html_lit(h, " aria-invalid=\"true\"");
        ui_described(h, c);
        html_lit(h, ">");
        ui_label(h, c);
        ui_hint(h, c);
        ui_error(h, c);
        drawn(h, c->f->key);
        html_lit(h, "</div>\n");
}
