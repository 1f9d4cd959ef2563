/* Two versions side by side, and the sheet that is printed to be signed. CMB 9.B.2 d, D21 */
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

static void labelled(struct req *r, struct str label, struct str text)
{
        if (!str_empty(text))
                ui_sheet_text(r->html, str_join(r->arena, label, S(": "), text));
}

static enum err measure_on_sheet(struct req *r, struct rtx *tx, const struct record *m)
{
        static const struct {
                size_t field;
                struct str label;
        } line[] = {
                {MEASURE_kind, S_INIT(N_("Art"))},
                {MEASURE_justification, S_INIT(N_("Begründung"))},
                {MEASURE_provider_id, S_INIT(N_("Durchführung"))},
                {MEASURE_funder_id, S_INIT(N_("Finanzierung"))},
                {MEASURE_extent, S_INIT(N_("Umfang"))},
                {MEASURE_costs, S_INIT(N_("Kosten"))},
        };
        struct str text;
        ui_sheet_heading(r->html, rec_text(m, MEASURE_title));
        labelled(r, _("Zeit"), plan_span(r->arena, rec_date(m, MEASURE_starts), rec_date(m, MEASURE_ends)));
        for (size_t i = 0; i < ARRAY_LEN(line); i++) {
                TRY(plan_text(r, tx, m, line[i].field, &text));
                labelled(r, line[i].label, text);
        }
        return OK;
}

static struct str sign_line(struct arena *a, const struct record *plan, enum plan_party p,
                            const struct case_head *h)
{
        struct str name = plan_party_name(a, p, h);
        struct str who =
                str_empty(name) ? plan_party_label(p) : str_join(a, plan_party_label(p), S(": "), name);
        struct date on = rec_date(plan, plan_signature_field(p));
        if (date_given(on))
                return str_join(a, who, _(" (unterschrieben am "), date_german(a, on), S(")"));
        return str_join(a, who, _(", Datum"));
}

static enum err sheet_draw(struct req *r, struct rtx *tx, const struct plan_file *p,
                           const struct case_head *head)
{
        struct arena *a = r->arena;
        struct str funder, sign[PLAN_PARTIES];
        struct ui_sheet sheet = {.sender = r->office_name,
                                 .receiver = case_person(a, head),
                                 .dated = str_join(a, plan_version_name(a, rec_int(p->plan, PLAN_number)),
                                                   S(" · "), date_german(a, clock_today()))};
        TRY(plan_text(r, tx, p->plan, PLAN_funder_id, &funder));
        for (enum plan_party s = 0; s < PLAN_PARTIES; s++)
                sign[s] = sign_line(a, p->plan, s, head);
        ui_sheet(r->html, &sheet);
        ui_sheet_heading(r->html, rec_text(p->plan, PLAN_title));
        if (rec_given(p->plan, PLAN_own_words))
                ui_sheet_text(r->html, str_join(a, S("„"), rec_text(p->plan, PLAN_own_words), S("“")));
        ui_sheet_text(r->html, rec_text(p->plan, PLAN_reason));
        labelled(r, _("Zuständiger Leistungsträger"), funder);
        for (size_t i = 0; i < p->measures; i++)
                TRY(measure_on_sheet(r, tx, &p->measure[i]));
        labelled(r, _("Kosten zusammen"), text_money(a, plan_costs(p)));
        if (rec_given(p->plan, PLAN_procedure)) {
                ui_sheet_heading(r->html, _("Ablauf"));
                ui_sheet_text(r->html, rec_text(p->plan, PLAN_procedure));
        }
        ui_sheet_text(r->html, _("Wir kennen diesen Plan und sind mit ihm einverstanden."));
        ui_sheet_sign(r->html, sign, PLAN_PARTIES);
        ui_sheet_end(r->html);
        return OK;
}

CASE_GET(plan_sheet, "/plan/:/druck", NEED(CASE_READ, CASE), .title = T("Plan zum Unterschreiben"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct plan_file p;
        struct case_frame f = {.audience = _("für alle, die unterschreiben")};
        TRY(plan_file(tx, g, req_id(r, 1), &p));
        TRY(plan_head(r, tx, g, p.plan, _("Eingliederungsplan"), &f));
        return sheet_draw(r, tx, &p, &f.head);
}
