/* The controls of single values: input, text area, file, drop-down list, and the frame around them. */
#include "web/detour.h"
#include "web/ui_inner.h"

enum { AREA_ROWS = 4, AREA_ROWS_LONG = 10 };

/* ---- parts of the frame ---- */

bool ui_field_failed(const struct ui_view_field *c)
{
        return !str_empty(c->error);
}

static struct str hint_of(const struct ui_view_field *c)
{
        if (!str_empty(c->f->help))
                return c->f->help;
        if (c->f->kind == K_FILE)
                return c->keeps ? _("Ohne neue Auswahl bleibt die vorhandene Datei. Höchstens 25 MB.")
                                : _("Höchstens 25 MB.");
        if (c->f->kind == K_TIME)
                return _("Tag und Uhrzeit, zum Beispiel 06.05.2025 14:30");
        return S("");
}

void ui_label_words(struct html *h, const struct ui_view_field *c)
{
        html_text(h, c->f->label);
        if (!c->f->required && c->f->kind != K_BOOL) {
                html_lit(h, " <span class=\"kern-label__optional\">");
                html_text(h, _("(freiwillig)"));
                html_lit(h, "</span>");
        }
}

void ui_label(struct html *h, const struct ui_view_field *c)
{
        html_lit(h, "<label class=\"kern-label\" for=\"");
        html_attr(h, c->id);
        html_lit(h, "\">");
        ui_label_words(h, c);
        html_lit(h, "</label>");
}

void ui_hint(struct html *h, const struct ui_view_field *c)
{
        if (str_empty(hint_of(c)))
                return;
        html_lit(h, "<div class=\"kern-hint\" id=\"");
        html_attr(h, c->id);
        html_lit(h, "-hinweis\">");
        html_text(h, hint_of(c));
        html_lit(h, "</div>");
}

void ui_error(struct html *h, const struct ui_view_field *c)
{
        if (!ui_field_failed(c))
                return;
        html_lit(h, "<p class=\"kern-error\" id=\"");
        html_attr(h, c->id);
        html_lit(h, "-fehler\">");
        ui_icon(h, S("danger"), S(""));
        html_lit(h, "<span class=\"kern-body\">");
        html_text(h, c->error);
        html_lit(h, "</span></p>");
}

static bool has_unit(const struct ui_view_field *c)
{
        return c->f->kind == K_INT && !str_empty(c->f->unit);
}

/* aria-describedby with the ids that exist, and only those. */
void ui_described(struct html *h, const struct ui_view_field *c)
{
        bool hinted = !str_empty(hint_of(c));
        if (!hinted && !ui_field_failed(c) && !has_unit(c))
                return;
        html_lit(h, " aria-describedby=\"");
        if (has_unit(c)) {
                html_attr(h, c->id);
                html_lit(h, "-einheit");
        }
        if (hinted) {
                if (has_unit(c))
                        html_lit(h, " ");
                html_attr(h, c->id);
                html_lit(h, "-hinweis");
        }
        if (ui_field_failed(c)) {
                if (hinted || has_unit(c))
                        html_lit(h, " ");
                html_attr(h, c->id);
                html_lit(h, "-fehler");
        }
        html_lit(h, "\"");
}

static void named(struct html *h, const struct ui_view_field *c)
{
        html_lit(h, " id=\"");
        html_attr(h, c->id);
        html_lit(h, "\" name=\"");
        html_attr(h, c->f->key);
        html_lit(h, "\"");
}

/* What every control of its own says about itself. */
static void traits(struct html *h, const struct ui_view_field *c)
{
        html_bool(h, "required",
                  c->f->required && c->f->kind != K_BOOL && !(c->f->kind == K_FILE && c->keeps));
        if (ui_field_failed(c))
                html_lit(h, " aria-invalid=\"true\"");
        ui_described(h, c);
}

/* ---- text, area, file ---- */

static int64_t length_max(const struct field *f)
{
        bool text = f->kind == K_TEXT || f->kind == K_LONGTEXT || f->kind == K_SECRET;
        if (!text)
                return 40;
        if (f->max > 0)
                return f->max;
        return f->kind == K_TEXT ? LIMIT_TEXT : LIMIT_LONGTEXT;
}

static void input_class(struct html *h, const struct ui_view_field *c)
{
        html_lit(h, "<input class=\"kern-form-input__input");
        if (c->f->kind == K_INT || (c->f->kind == K_TEXT && c->f->width == 1))
                html_lit(h, " kern-form-input__input--int");
        if (c->f->kind == K_DATE || c->f->kind == K_TIME)
                html_lit(h, " kern-form-input__input--date");
        if (ui_field_failed(c))
                html_lit(h, " kern-form-input__input--error");
        html_lit(h, "\"");
}

static void input_mode(struct html *h, const struct ui_view_field *c)
{
        if (c->f->kind == K_INT || c->f->kind == K_DATE)
                html_lit(h, " inputmode=\"numeric\"");
        if (c->f->kind == K_MONEY)
                html_lit(h, " inputmode=\"decimal\"");
        if (c->f->use == USE_PHONE)
                html_lit(h, " inputmode=\"tel\"");
        if (c->f->use == USE_MAIL)
                html_lit(h, " inputmode=\"email\"");
        if (c->f->kind == K_DATE || c->f->kind == K_TIME || c->f->kind == K_SECRET)
                html_lit(h, " autocomplete=\"off\"");
}

static void input(struct html *h, const struct ui_view_field *c)
{
        input_class(h, c);
        named(h, c);
        html_lit(h, " type=\"text\"");
        input_mode(h, c);
        html_lit(h, " maxlength=\"");
        html_attr(h, length_max(c->f));
        html_lit(h, "\" value=\"");
        html_attr(h, c->value);
        html_lit(h, "\"");
        traits(h, c);
        html_lit(h, ">");
}

static void input_with_unit(struct html *h, const struct ui_view_field *c)
{
        bool money = c->f->kind == K_MONEY;
        if (money || has_unit(c))
                html_lit(h, "<div class=\"fn-money\">");
        input(h, c);
        if (money)
                html_lit(h, " <span>€</span></div>");
        if (has_unit(c)) {
                html_lit(h, " <span id=\"");
                html_attr(h, c->id);
                html_lit(h, "-einheit\">");
                html_text(h, c->f->unit);
                html_lit(h, "</span></div>");
        }
}

/* The line end after the tag is dropped by the browser, so that one in the text is not. */
static void area(struct html *h, const struct ui_view_field *c)
{
        html_lit(h, "<textarea class=\"kern-form-input__input");
        if (ui_field_failed(c))
                html_lit(h, " kern-form-input__input--error");
        html_lit(h, "\"");
        named(h, c);
        html_lit(h, " rows=\"");
        html_attr(h, c->f->width == 2 ? AREA_ROWS_LONG : AREA_ROWS);
        html_lit(h, "\" maxlength=\"");
        html_attr(h, length_max(c->f));
        html_lit(h, "\"");
        traits(h, c);
        html_lit(h, ">\n");
        html_text(h, c->value);
        html_lit(h, "</textarea>");
}

static void file(struct html *h, const struct ui_view_field *c)
{
        html_lit(h, "<input class=\"kern-form-input__input");
        if (ui_field_failed(c))
                html_lit(h, " kern-form-input__input--error");
        html_lit(h, "\"");
        named(h, c);
        html_lit(h, " type=\"file\"");
        traits(h, c);
        html_lit(h, ">");
}

/* ---- select ---- */

void ui_option_tag(struct html *h, struct str code, struct str text, bool selected)
{
        html_lit(h, "<option value=\"");
        html_attr(h, code);
        html_lit(h, "\"");
        html_bool(h, "selected", selected);
        html_lit(h, ">");
        html_text(h, text);
        html_lit(h, "</option>");
}

static void drop_down(struct html *h, const struct ui_view_field *c)
{
        html_lit(h, "<div class=\"kern-form-input__select-wrapper\"><select class=\"kern-form-input__select");
        if (ui_field_failed(c))
                html_lit(h, " kern-form-input__select--error");
        html_lit(h, "\"");
        named(h, c);
        traits(h, c);
        html_lit(h, ">");
        ui_option_tag(h, S(""), c->f->required ? _("bitte wählen") : _("keine Angabe"), false);
        for (size_t i = 0; i < c->options; i++)
                ui_option_tag(h, c->option[i].code, c->option[i].label, str_eq(c->option[i].code, c->value));
        html_lit(h, "</select></div>");
}

/* The enter key presses the first button of a form: that must be the one that saves. */
static void save_first(struct html *h)
{
        html_lit(h, "<button class=\"kern-sr-only\" type=\"submit\" tabindex=\"-1\" aria-hidden=\"true\">");
        html_text(h, _("Speichern"));
        html_lit(h, "</button>");
}

static void add_missing(struct html *h, const struct ui_view_field *c)
{
        if (!c->add)
                return;
        if (c->first)
                save_first(h);
        html_lit(h, "<p class=\"fn-meta\">");
        html_text(h, _("Nicht dabei?"));
        html_lit(h, " <button class=\"fn-linkbtn\" type=\"submit\" name=\"" DETOUR_BUTTON "\" value=\"");
        html_attr(h, c->f->ref);
        html_lit(h, " ");
        html_attr(h, c->f->key);
        html_lit(h, "\">");
        html_text(h, c->add->title);
        html_lit(h, "</button></p>");
}

/* ---- the whole control ---- */

void ui_draw_single(struct html *h, const struct ui_view_field *c)
{
        html_lit(h, "<div class=\"kern-form-input");
        if (ui_field_failed(c))
                html_lit(h, " kern-form-input--error");
        html_lit(h, "\">");
        ui_label(h, c);
        ui_hint(h, c);
        if (c->shape == SHAPE_SELECT)
                drop_down(h, c);
        else if (c->shape == SHAPE_AREA)
                area(h, c);
        else if (c->shape == SHAPE_FILE)
                file(h, c);
        else
                input_with_unit(h, c);
        add_missing(h, c);
        ui_error(h, c);
        html_lit(h, "</div>\n");
}
