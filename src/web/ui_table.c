/* Lists: table with sort links, filter, pages and exports. Columns the reader may not see are not drawn at all. */
#include "web/ui_inner.h"

/* ---- columns and cells ---- */

bool ui_column_shown(const struct req *r, const struct ui_column *c)
{
        return r->actor && c->cls != CLASS_UNSET && actor_reads(r->actor, c->cls);
}

struct ui_grid_view ui_table_visible(struct req *r, const struct table_view *t)
{
        struct ui_grid_view g = {.t = t, .column = NEW_ARRAY(r->arena, size_t, t->columns)};
        int table = ui_state_of(r)->tables;
        for (size_t i = 0; i < t->columns; i++) {
                bool leads = g.n == 0; /* the row header stays */
                if (ui_column_shown(r, &t->column[i]) && (leads || ui_column_wanted(r, table, &t->column[i])))
                        g.column[g.n++] = i;
        }
        return g;
}

const struct ui_cell *ui_table_cell(const struct ui_grid_view *g, size_t row, size_t i)
{
        return &g->t->cell[row * g->t->columns + g->column[i]];
}

struct str ui_cell_text(const struct ui_cell *c)
{
        return str_empty(c->text) ? c->badge.label : c->text;
}

static const struct ui_column *column_of(const struct ui_grid_view *g, size_t i)
{
        return &g->t->column[g->column[i]];
}

/* Numbers are short and stay beside each other. */
static bool stays_on_phone(const struct ui_grid_view *g, size_t i)
{
        if (i == 0)
                return true;
        if (column_of(g, i)->phone != PHONE_COLUMN)
                return false;
        for (size_t k = 1; k < i && !column_of(g, i)->number; k++)
                if (column_of(g, k)->phone == PHONE_COLUMN && !column_of(g, k)->number)
                        return false;
        return true;
}

static void column_class(struct html *h, const struct ui_grid_view *g, size_t i)
{
        bool number = column_of(g, i)->number, wide = !stays_on_phone(g, i);
        if (!number && !wide)
                return;
        html_lit(h, " class=\"");
        if (number)
                html_lit(h, "fn-num");
        if (number && wide)
                html_lit(h, " ");
        if (wide)
                html_lit(h, "fn-wide");
        html_lit(h, "\"");
}

/* ---- head ---- */

static void sort_link(struct req *r, const struct table_view *t, const struct ui_column *c)
{
        struct html *h = r->html;
        bool active = str_eq(c->key, t->sort);
        struct str next = active && !t->descending ? str_join(r->arena, S("-"), c->key) : c->key;
        html_lit(h, "<a href=\"");
        html_url(h, ui_url_changed(r, S("sort"), next));
        html_lit(h, "\">");
        html_text(h, c->label);
        if (active)
                ui_icon(h, t->descending ? S("arrow-down") : S("arrow-up"), S(""));
        html_lit(h, "</a>");
}

static void head_cell(struct req *r, const struct ui_grid_view *g, size_t i)
{
        struct html *h = r->html;
        const struct table_view *t = g->t;
        const struct ui_column *c = column_of(g, i);
        html_lit(h, "<th scope=\"col\"");
        column_class(h, g, i);
        if (!str_empty(c->key) && str_eq(c->key, t->sort)) {
                html_lit(h, " aria-sort=\"");
                html_attr(h, t->descending ? S("descending") : S("ascending"));
                html_lit(h, "\"");
        }
        html_lit(h, ">");
        if (str_empty(c->key))
                html_text(h, c->label);
        else
                sort_link(r, t, c);
        html_lit(h, "</th>");
}

/* ---- body ---- */

static void cell_content(struct html *h, const struct ui_cell *c)
{
        bool linked = !str_empty(c->to.s) && !str_empty(c->text);
        if (linked) {
                html_lit(h, "<a href=\"");
                html_url(h, c->to);
                html_lit(h, "\">");
        }
        html_text(h, c->text);
        if (linked)
                html_lit(h, "</a>");
        if (!str_empty(c->text) && !str_empty(c->badge.label))
                html_lit(h, " ");
        ui_badge(h, c->badge);
}

/* On phones the other columns stand under the first cell: one line, then one quiet line for the rest. */
struct narrow {
        struct html *h;
        size_t shown;
};

static void narrow_line(struct narrow *n, struct str text)
{
        if (str_empty(text))
                return;
        if (n->shown == 0)
                html_lit(n->h, " <span class=\"fn-only-narrow\">");
        else if (n->shown == 1)
                html_lit(n->h, " <span class=\"fn-only-narrow fn-meta\">");
        else
                html_lit(n->h, " · ");
        html_text(n->h, text);
        if (n->shown == 0)
                html_lit(n->h, "</span>");
        n->shown++;
}

static void narrow_lines(struct html *h, const struct ui_grid_view *g, size_t row)
{
        struct narrow n = {.h = h};
        for (size_t i = 1; i < g->n; i++)
                if (column_of(g, i)->phone == PHONE_FIRST)
                        narrow_line(&n, ui_cell_text(ui_table_cell(g, row, i)));
        for (size_t i = 1; i < g->n; i++)
                if (!stays_on_phone(g, i) && column_of(g, i)->phone != PHONE_FIRST &&
                    column_of(g, i)->phone != PHONE_GONE)
                        narrow_line(&n, ui_cell_text(ui_table_cell(g, row, i)));
        if (n.shown > 1)
                html_lit(h, "</span>");
}

static void body_row(struct html *h, const struct ui_grid_view *g, size_t row)
{
        html_lit(h, "<tr><th scope=\"row\">");
        cell_content(h, ui_table_cell(g, row, 0));
        narrow_lines(h, g, row);
        html_lit(h, "</th>");
        for (size_t i = 1; i < g->n; i++) {
                html_lit(h, "<td");
                column_class(h, g, i);
                html_lit(h, ">");
                cell_content(h, ui_table_cell(g, row, i));
                html_lit(h, "</td>");
        }
        html_lit(h, "</tr>\n");
}

static void table(struct req *r, const struct ui_grid_view *g)
{
        struct html *h = r->html;
        int id = ++h->ids;
        html_lit(h, "<div class=\"fn-scroll\" role=\"group\" aria-labelledby=\"liste-");
        html_attr(h, id);
        html_lit(h, "\" tabindex=\"0\"><table class=\"kern-table kern-table--small fn-table\">"
                    "<caption class=\"kern-sr-only\" id=\"liste-");
        html_attr(h, id);
        html_lit(h, "\">");
        html_text(h, g->t->caption);
        html_lit(h, "</caption><thead><tr>");
        for (size_t i = 0; i < g->n; i++)
                head_cell(r, g, i);
        html_lit(h, "</tr></thead><tbody>\n");
        for (size_t row = 0; row < g->t->rows; row++)
                body_row(h, g, row);
        html_lit(h, "</tbody></table></div>\n");
}

/* ---- pages ---- */

static void range(struct html *h, int64_t first, int64_t last)
{
        html_text(h, first);
        html_text(h, _(" bis "));
        html_text(h, last);
}

static void page_link(struct req *r, struct str words, int64_t offset, int64_t total)
{
        int64_t last = offset + LIMIT_PAGE_ROWS < total ? offset + LIMIT_PAGE_ROWS : total;
        html_lit(r->html, "<li><a class=\"kern-link kern-link--no-visited-state\" href=\"");
        html_url(r->html,
                 ui_url_changed(r, S("seite"), str_from_int(r->arena, offset / LIMIT_PAGE_ROWS + 1)));
        html_lit(r->html, "\">");
        html_text(r->html, words);
        range(r->html, offset + 1, last);
        html_lit(r->html, "</a></li>");
}

static int64_t total_of(const struct table_view *t)
{
        int64_t seen = t->offset + (int64_t)t->rows;
        return t->total > seen ? t->total : seen;
}

void ui_pager(struct req *r, size_t rows, int64_t offset, int64_t total, struct str unit)
{
        struct html *h = r->html;
        int64_t end = offset + (int64_t)rows;
        if (!rows || total <= (int64_t)rows)
                return;
        html_lit(h, "<nav class=\"fn-pager\" aria-label=\"Seiten der Liste\"><p class=\"fn-meta\">");
        range(h, offset + 1, end);
        html_text(h, _(" von "));
        html_text(h, total);
        html_lit(h, " ");
        html_text(h, str_empty(unit) ? _("Einträgen") : unit);
        html_lit(h, "</p><ul>");
        if (offset)
                page_link(r, _("Zurück zu "), offset > LIMIT_PAGE_ROWS ? offset - LIMIT_PAGE_ROWS : 0, total);
        if (end < total)
                page_link(r, _("Weiter zu "), end, total);
        html_lit(h, "</ul></nav>\n");
}

/* ---- exports ---- */

static void export_link(struct req *r, struct str format, struct str label)
{
        html_lit(r->html, "<a class=\"kern-btn kern-btn--tertiary kern-btn--x-small fn-desk\" href=\"");
        html_url(r->html, ui_url_changed(r, S("format"), format));
        html_lit(r->html, "\">");
        ui_button_label(r->html, S("download"), label);
        html_lit(r->html, "</a>");
}

/* A table that is one panel among others carries its name; a list that is the page has it in the head. */
static void table_title(struct html *h, const struct table_view *t)
{
        if (str_empty(t->title))
                return;
        html_lit(h, "<div class=\"fn-panel__head\"><h2 class=\"kern-title\">");
        html_text(h, t->title);
        html_lit(h, "</h2></div>\n");
}

/* What one can do with the whole list: choose its columns, take it along. */
static void tools(struct req *r, const struct table_view *t)
{
        struct html *h = r->html;
        bool exports = !str_empty(t->download) && r->actor && actor_can(r->actor, CAP_EXPORT);
        if (!t->rows || (!exports && !ui_columns_offered(r, t)))
                return;
        html_lit(h, "<div class=\"fn-panel__head\"><span class=\"fn-meta\">");
        html_text(h, _("Insgesamt "));
        html_text(h, total_of(t));
        html_lit(h, "</span><div class=\"fn-actions\">");
        ui_columns_choice(r, t);
        if (exports) {
                export_link(r, S("csv"), _("Export: CSV"));
                export_link(r, S("xlsx"), _("Excel"));
        }
        html_lit(h, "</div></div>\n");
}

/* ---- the whole list ---- */

static void empty(struct req *r, const struct table_view *t)
{
        struct action reset = {.label = _("Filter zurücksetzen"), .to = url_local(r->arena, r->path)};
        struct str text = str_empty(t->empty) ? _("Keine Einträge.") : t->empty;
        ui_empty(r->html, text, ui_filter_active(r, t) ? reset : (struct action){0});
}

enum err ui_table(struct req *r, const struct table_view *t)
{
        ui_state_of(r)->tables++;
        struct ui_grid_view g = ui_table_visible(r, t);
        if (r->listed < (int64_t)t->rows) /* for the access log */
                r->listed = (int64_t)t->rows;
        if (ui_wants_export(r))
                return str_empty(t->download) ? ERR_NOT_FOUND : ui_export(r, &g);
        ui_panel(r->html, S(""), S(""), (struct action){0});
        table_title(r->html, t);
        tools(r, t);
        ui_filter(r, t);
        if (t->rows && g.n)
                table(r, &g);
        else
                empty(r, t);
        ui_pager(r, t->rows, t->offset, total_of(t), t->unit);
        ui_panel_end(r->html);
        return OK;
}
