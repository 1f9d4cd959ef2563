/* Two versions side by side, and the sheet that is printed to be signed. CMB 9.B.2 d, D21 */
#include "domain/plan/plan_sheet_ui.h"
#include "domain/plan/plan_ui.h"
#include "domain/plan/plan_view.h"

/* ---- side by side ---- */

/* The version asked for in the query, else the n-th newest. */
static int64_t chosen(struct req *r, struct str key, const struct plan_line *v, size_t n, size_t fallback)
{
        int64_t id;
        if (str_int(req_query(r, key), &id))
                return id;
        return v[fallback < n ? fallback : n - 1].id;
}

static void choose_draw(struct req *r, const struct plan_line *v, size_t n, int64_t a, int64_t b)
{
        struct ui_option *o = NEW_ARRAY(r->arena, struct ui_option, n);
        for (size_t i = 0; i < n; i++)
                o[i] = (struct ui_option){.code = str_from_int(r->arena, v[i].id),
                                          .label = plan_version_name(r->arena, v[i].number)};
        html_lit(r->html, "<form class=\"fn-form fn-form--line fn-noprint\" method=\"get\" action=\"");
        html_url(r->html, url_path(r->arena, "/faelle/:/plan/vergleich", req_id(r, 0)));
        html_lit(r->html, "\">");
        ui_select(r, S("a"), _("Diese Version"), str_from_int(r->arena, a), o, n);
        ui_select(r, S("b"), _("mit dieser"), str_from_int(r->arena, b), o, n);
        html_lit(
                r->html,
                "<button class=\"kern-btn kern-btn--secondary\" type=\"submit\"><span class=\"kern-label\">");
        html_text(r->html, _("Vergleichen"));
        html_lit(r->html, "</span></button></form>");
}

static enum err compare_draw(struct req *r, struct rtx *tx, const struct plan_file *a,
                             const struct plan_file *b)
{
        struct plan_change *line;
        struct plan_compare_table t = {.before = plan_version_name(r->arena, rec_int(a->plan, PLAN_number)),
                                       .after = plan_version_name(r->arena, rec_int(b->plan, PLAN_number))};
        TRY(plan_compare(r, tx, a, b, &line, &t.lines));
        t.line = NEW_ARRAY(r->arena, struct plan_compare_line, t.lines + 1);
        for (size_t i = 0; i < t.lines; i++) {
                bool begins = !i || !str_eq(line[i].group, line[i - 1].group);
                t.line[i] = (struct plan_compare_line){.group = begins ? line[i].group : S(""),
                                                       .what = line[i].what,
                                                       .before = line[i].before,
                                                       .after = line[i].after,
                                                       .changed = line[i].changed};
        }
        tpl_plan_compare(r->html, &t);
        return OK;
}

CASE_GET(plan_compare_page, "/plan/vergleich", NEED(CASE_READ, CASE), .title = T("Versionen vergleichen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct plan_line *v;
        struct plan_file a, b;
        size_t n;
        struct case_frame f = {.title = _("Versionen vergleichen"),
                               .section = _("Eingliederungsplan"),
                               .section_to = url_path(r->arena, "/faelle/:/plan", grant_case(g))};
        TRY(plan_lines(tx, g, &v, &n));
        if (!n)
                return ERR_NOT_FOUND;
        TRY(plan_file(tx, g, chosen(r, S("a"), v, n, 1), &a));
        TRY(plan_file(tx, g, chosen(r, S("b"), v, n, 0), &b));
        TRY(case_frame(r, tx, g, &f));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        choose_draw(r, v, n, a.plan->id, b.plan->id);
        TRY(compare_draw(r, tx, &a, &b));
        ui_panel_end(r->html);
        return OK;
}

/* ---- the sheet ---- */

CASE_GET(plan_sheet, "/plan/:/druck", NEED(CASE_READ, CASE), .title = T("Plan zum Unterschreiben"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct plan_file p;
        struct case_frame f = {.audience = _("für Klientin oder Klient und Case Management")};
        TRY(plan_file(tx, g, req_id(r, 1), &p));
        TRY(plan_head(r, tx, g, p.plan, _("Eingliederungsplan"), &f));
        return plan_sheet_draw(r, tx, &p, &f.head, NULL);
}
