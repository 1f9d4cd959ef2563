/* Exports of lists: the same rows and columns the reader sees, as CSV for German spreadsheets or as XLSX. */
#include "web/ui_inner.h"

/* Plain numbers and amounts may begin with a minus; nothing else may begin like a formula (CSV injection). */
static bool like_formula(struct str s)
{
        int64_t n;
        struct str t = str_trim(s);
        if (str_empty(t) || str_find(S("=+-@"), str_sub(t, 0, 1)) < 0)
                return !str_empty(s) && (s.p[0] == '\t' || s.p[0] == '\r');
        return !str_int(t, &n) && !text_money_parse(t, &n);
}

static void csv_cell(struct buf *b, struct str s)
{
        bool quoted = str_find(s, S(";")) >= 0 || str_find(s, S("\"")) >= 0 || str_find(s, S("\n")) >= 0 ||
                      str_find(s, S("\r")) >= 0;
        if (quoted)
                buf_char(b, '"');
        if (like_formula(s))
                buf_char(b, '\'');
        for (size_t i = 0; i < s.n; i++) {
                if (s.p[i] == '"')
                        buf_char(b, '"');
                buf_char(b, s.p[i]);
        }
        if (quoted)
                buf_char(b, '"');
}

static void csv_separator(struct buf *b, size_t i, size_t n)
{
        if (i + 1 < n)
                buf_char(b, ';');
        else
                buf_lit(b, "\r\n");
}

/* With byte order mark and semicolons, as spreadsheets in German expect. */
struct str ui_export_csv(struct arena *a, const struct ui_grid_view *g)
{
        struct buf b;
        buf_init(&b, a, LIMIT_PAGE_BYTES);
        buf_lit(&b, "\xEF\xBB\xBF");
        for (size_t i = 0; i < g->n; i++) {
                csv_cell(&b, g->t->column[g->column[i]].label);
                csv_separator(&b, i, g->n);
        }
        for (size_t row = 0; row < g->t->rows; row++)
                for (size_t i = 0; i < g->n; i++) {
                        csv_cell(&b, ui_cell_text(ui_table_cell(g, row, i)));
                        csv_separator(&b, i, g->n);
                }
        return b.full ? S("") : buf_str(&b);
}

enum err ui_export(struct req *r, const struct ui_grid_view *g)
{
        struct str body, name = g->t->download;
        if (!r->actor || !actor_can(r->actor, CAP_EXPORT))
                return ERR_DENIED;
        if (str_eq(req_query(r, S("format")), S("csv"))) {
                body = ui_export_csv(r->arena, g);
                if (str_empty(body))
                        return ERR_LIMIT;
                r->why = CONST_NAME("export_csv");
                req_download(r, S("text/csv; charset=utf-8"), str_join(r->arena, name, S(".csv")), body);
                return OK;
        }
        TRY(ui_export_xlsx(r->arena, g, &body));
        r->why = CONST_NAME("export_xlsx");
        req_download(r, S("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                     str_join(r->arena, name, S(".xlsx")), body);
        return OK;
}
