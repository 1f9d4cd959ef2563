/*
 * Which columns of a table somebody sees: chosen once, remembered for this page, the same in its exports. One mechanism for
 * every list; it works without script. It only takes away or brings back what the reader may see anyway.
 */
#include "web/ui_inner.h"

/* Labels are said once in a table, so that they name a column that cannot be sorted. */
static struct str name_of(const struct ui_column *c)
{
        return str_empty(c->key) ? c->label : c->key;
}

/* A line of the choice: "1+born". */
static bool line_says(struct str line, int table, struct str name, bool *wanted)
{
        int64_t n;
        struct str rest, number = str_split(line, '+', &rest);
        bool shown = number.n < line.n;
        if (!shown)
                number = str_split(line, '-', &rest);
        if (!str_int(number, &n) || n != table || !str_eq(rest, name))
                return false;
        *wanted = shown;
        return true;
}

bool ui_column_wanted(const struct req *r, int table, const struct ui_column *c)
{
        bool wanted = !c->extra;
        struct str rest = r->actor ? r->actor->columns : S("");
        while (!str_empty(rest)) {
                struct str line = str_split(rest, '\n', &rest);
                if (line_says(line, table, name_of(c), &wanted))
                        return wanted;
        }
        return wanted;
}

bool ui_table_fills(struct req *r, const struct ui_column *c)
{
        return ui_column_wanted(r, ui_state_of(r)->tables + 1, c);
}

/* ---- the form ---- */

/* The first column that the reader sees is the header of the row: there is nothing to choose. */
static size_t first_open(const struct req *r, const struct table_view *t)
{
        size_t i = 0;
        while (i < t->columns && !ui_column_shown(r, &t->column[i]))
                i++;
        return i;
}

static bool choosable(const struct req *r, const struct table_view *t, size_t i)
{
        return i > first_open(r, t) && ui_column_shown(r, &t->column[i]) &&
               !str_empty(name_of(&t->column[i]));
}

bool ui_columns_offered(const struct req *r, const struct table_view *t)
{
        bool tools = !str_empty(t->download) || t->searchable || t->filters || !str_empty(t->sort);
        size_t n = 0;
        for (size_t i = 0; i < t->columns; i++)
                n += choosable(r, t, i);
        return r->actor && r->page && tools && n > 1;
}

static void box(struct req *r, const struct ui_column *c)
{
        struct html *h = r->html;
        int id = ++h->ids;
        html_lit(h, "<div class=\"kern-form-check\">");
        html_lit(h,
                 "<input class=\"kern-form-check__checkbox\" type=\"checkbox\" name=\"zeigen\" id=\"spalte-");
        html_attr(h, id);
        html_lit(h, "\" value=\"");
        html_attr(h, name_of(c));
        html_lit(h, "\"");
        html_bool(h, "checked", ui_column_wanted(r, ui_state_of(r)->tables, c));
        html_lit(h, "><label class=\"kern-label\" for=\"spalte-");
        html_attr(h, id);
        html_lit(h, "\">");
        html_text(h, c->label);
        html_lit(h, "</label></div>");
}

/* The same page and filter, without the message of the last action. */
static struct url back(struct req *r)
{
        struct str page = req_query(r, S("seite"));
        return ui_url_changed(r, S("seite"), str_empty(page) ? S("1") : page);
}

/* All that may be chosen, in one field: what is not ticked is not wanted. */
static struct str offered_names(struct req *r, const struct table_view *t)
{
        struct str all = S("");
        for (size_t i = 0; i < t->columns; i++)
                if (choosable(r, t, i))
                        all = str_join(r->arena, all, str_empty(all) ? S("") : S("\t"),
                                       name_of(&t->column[i]));
        return all;
}

void ui_columns_choice(struct req *r, const struct table_view *t)
{
        struct html *h = r->html;
        if (!ui_columns_offered(r, t))
                return;
        html_lit(
                h,
                "<details class=\"fn-columns\"><summary class=\"kern-btn kern-btn--tertiary kern-btn--x-small\">");
        ui_button_label(h, S("visibility"), _("Spalten"));
        html_lit(h, "</summary>");
        ui_form_open(r, &(struct form_view){.action = url_path(r->arena, "/spalten")},
                     S(" fn-columns__sheet kern-level-2"));
        ui_hidden(h, S("liste"), str_of(r->page->name));
        ui_hidden(h, S("tabelle"), str_from_int(r->arena, ui_state_of(r)->tables));
        ui_hidden(h, S("zurueck"), back(r).s);
        ui_hidden(h, S("spalten"), offered_names(r, t));
        html_lit(
                h,
                "<fieldset class=\"kern-fieldset\"><legend class=\"kern-label\">Diese Spalten zeigen</legend><div class=\"kern-fieldset__body\">");
        for (size_t i = 0; i < t->columns; i++)
                if (choosable(r, t, i))
                        box(r, &t->column[i]);
        html_lit(
                h,
                "</div></fieldset><div class=\"fn-form__buttons\"><button class=\"kern-btn kern-btn--secondary kern-btn--x-small\" type=\"submit\">");
        ui_button_label(h, S(""), _("Übernehmen"));
        html_lit(
                h,
                "</button><button class=\"kern-btn kern-btn--tertiary kern-btn--x-small\" type=\"submit\" name=\"vorgabe\" value=\"1\">");
        ui_button_label(h, S(""), _("Wie vorgesehen"));
        html_lit(h, "</button></div></form></details>");
}
