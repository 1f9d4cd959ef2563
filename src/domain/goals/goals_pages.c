/* Goals of a case: own words first, then who sees it how. Dissent is shown, never smoothed over. CMB 5.J, 5.A */
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/goals/goal_matrix_ui.h"
#include "domain/goals/goal_scale_ui.h"
#include "domain/goals/goal_ui.h"
#include "domain/goals/ways_ui.h"

static enum err view_make(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *out)
{
        *out = (struct crud_view){.list = "/faelle/:/ziele", .one = "/faelle/:/ziele/:"};
        return case_crud(r, tx, g, out);
}

/* ---- list ---- */

/* Facts of a goal in one line: kind, source, term, attained. */
static enum err facts_draw(struct req *r, struct rtx *tx, const struct record *goal)
{
        static const size_t field[] = {GOAL_source, GOAL_kind,      GOAL_level,        GOAL_parent_id,
                                       GOAL_term,   GOAL_indicator, GOAL_attained_note};
        struct html *h = r->html;
        struct str text;
        html_lit(h, "<dl class=\"fn-facts\">");
        for (size_t i = 0; i < ARRAY_LEN(field); i++) {
                TRY(ui_value(r, tx, &goal->e->fields[field[i]], goal->v[field[i]], &text));
                if (str_empty(text))
                        continue;
                html_lit(h, "<div><dt>");
                html_text(h, goal->e->fields[field[i]].label);
                html_lit(h, "</dt><dd>");
                html_text(h, text);
                html_lit(h, "</dd></div>");
        }
        html_lit(h, "</dl>");
        return OK;
}

static enum err badges_draw(struct req *r, struct rtx *tx, const struct record *goal,
                            const struct goal_matrix *m)
{
        struct str code = rec_text(goal, GOAL_attained), label, dissent;
        TRY(ui_code_label(r, tx, S("attained"), str_empty(code) ? S("open") : code, &label));
        TRY(goal_dissent_sentence(r, tx, m, &dissent));
        html_lit(r->html, "<p>");
        ui_badge(r->html, goal_attained_badge(code, label));
        html_lit(r->html, " ");
        ui_badge(r->html, goal_consent_badge(goal_consent(m)));
        html_lit(r->html, " ");
        html_text(r->html, dissent);
        html_lit(r->html, "</p>");
        return OK;
}

static enum err goal_panel(struct req *r, struct rtx *tx, const struct record *goal,
                           const struct goal_matrix *m, struct str client)
{
        ui_panel(r->html, rec_text(goal, GOAL_text), S(""),
                 (struct action){.label = _("Ziel öffnen"),
                                 .to = url_path(r->arena, "/faelle/:/ziele/:", goal->case_id, goal->id)});
        if (rec_given(goal, GOAL_own_words))
                ui_quote(r->html, rec_text(goal, GOAL_own_words), client);
        TRY(badges_draw(r, tx, goal, m));
        TRY(facts_draw(r, tx, goal));
        TRY(goal_matrix_draw(r, tx, rec_text(goal, GOAL_text), m));
        ui_panel_end(r->html);
        return OK;
}

static enum err agreements_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *a;
        size_t n;
        TRY(ent_list_in(tx, g, &agreement_entity, GOALS_MAX, &a, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                TRY(agreement_row(r, tx, &a[n - 1 - i], &row[i]));
        ui_panel(r->html, _("Vereinbarungen"), S(""),
                 (struct action){.label = _("Alle ansehen"),
                                 .to = url_path(r->arena, "/faelle/:/vereinbarungen", grant_case(g))});
        ui_rows(r->html, row, n < 6 ? n : 6);
        if (!n)
                ui_empty(r->html, _("Noch nichts verbindlich vereinbart."),
                         (struct action){
                                 .label = _("Vereinbarung anlegen"),
                                 .to = url_path(r->arena, "/faelle/:/vereinbarungen/neu", grant_case(g))});
        ui_panel_end(r->html);
        return OK;
}

/* The client's own goals stand first, then the others in the order they came. CMB 5.A */
static enum err goal_panels(struct req *r, struct rtx *tx, const struct grant *g, struct str client)
{
        struct record *goal;
        size_t n;
        TRY(ent_list_in(tx, g, &goal_entity, GOALS_MAX, &goal, &n));
        struct goal_matrix *m = NEW_ARRAY(r->arena, struct goal_matrix, n + 1);
        TRY(goal_matrices(tx, g, goal, n, m));
        for (int own = 1; own >= 0; own--)
                for (size_t i = 0; i < n; i++)
                        if (str_eq(rec_text(&goal[i], GOAL_source), S("client")) == own)
                                TRY(goal_panel(r, tx, &goal[i], &m[i], client));
        if (n)
                return OK;
        ui_panel(r->html, _("Noch kein Ziel"), S(""), (struct action){0});
        ui_empty(r->html,
                 _("Was soll am Ende anders sein? Fragen Sie zuerst die Klientin oder den Klienten."),
                 (struct action){.label = _("Ziel anlegen"),
                                 .to = url_path(r->arena, "/faelle/:/ziele/neu", grant_case(g))});
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(goal_list, "/ziele", NEED(CASE_READ, CASE), .title = T("Ziele"), .menu = MENU_CASES,
         .menu_order = 410)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct action action[] = {
                {.label = _("Ziel anlegen"),
                 .to = url_path(r->arena, "/faelle/:/ziele/neu", grant_case(g)),
                 .weight = ACTION_PRIMARY,
                 .icon = S("add"),
                 .needs = CAP_CASE_WRITE},
        };
        struct case_frame f = {.title = _("Ziele"), .action = action, .actions = ARRAY_LEN(action)};
        TRY(case_frame(r, tx, g, &f));
        ui_grid(r->html);
        TRY(goal_panels(r, tx, g, case_person(r->arena, &f.head)));
        ui_grid_side(r->html);
        TRY(goal_attainment_panel(r, tx, g));
        TRY(strategy_panel(r, tx, g));
        TRY(agreements_panel(r, tx, g));
        TRY(application_panel(r, tx, g));
        ui_grid_end(r->html);
        return OK;
}

/* ---- new, edit ---- */

CASE_GET(goal_new, "/ziele/neu", NEED(CASE_WRITE, CASE), .title = T("Ziel"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_make(r, tx, g, &v));
        return crud_new_in(r, tx, g, &goal_entity, NULL, &v);
}

CASE_POST(goal_create, "/ziele/neu", NEED(CASE_WRITE, CASE), .title = T("Ziel"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        TRY(view_make(r, rtx_of(tx), grant_of(g), &v));
        return crud_save_new_in(r, tx, g, &goal_entity, NULL, &v);
}

CASE_GET(goal_edit, "/ziele/:/bearbeiten", NEED(CASE_WRITE, CASE), .title = T("Ziel"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_make(r, tx, g, &v));
        return crud_edit_in(r, tx, g, &goal_entity, req_id(r, 1), &v);
}

CASE_POST(goal_update, "/ziele/:/bearbeiten", NEED(CASE_WRITE, CASE), .title = T("Ziel"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        TRY(view_make(r, rtx_of(tx), grant_of(g), &v));
        return crud_save_in(r, tx, g, &goal_entity, req_id(r, 1), &v);
}

/* ---- one goal with its matrix ---- */

static bool may_write(const struct req *r)
{
        return actor_can(r->actor, CAP_CASE_WRITE) && actor_writes(r->actor, CLASS_CASE);
}

static enum err goal_head(struct req *r, struct rtx *tx, const struct grant *g, const struct record *goal,
                          struct case_frame *f)
{
        struct str code = rec_text(goal, GOAL_attained), label;
        TRY(ui_code_label(r, tx, S("attained"), str_empty(code) ? S("open") : code, &label));
        const struct badge badge = goal_attained_badge(code, label);
        const struct action action[] = {
                {.label = _("Änderungen"),
                 .to = url_path(r->arena, "/faelle/:/ziele/:/verlauf", grant_case(g), goal->id),
                 .weight = ACTION_TERTIARY,
                 .needs = CAP_N},
                {.label = _("Ziel bearbeiten"),
                 .to = url_path(r->arena, "/faelle/:/ziele/:/bearbeiten", grant_case(g), goal->id),
                 .weight = ACTION_PRIMARY,
                 .icon = S("edit"),
                 .needs = CAP_CASE_WRITE},
        };
        *f = (struct case_frame){.title = rec_text(goal, GOAL_text),
                                 .section = _("Ziele"),
                                 .section_to = url_path(r->arena, "/faelle/:/ziele", grant_case(g)),
                                 .action = action,
                                 .actions = ARRAY_LEN(action),
                                 .badge = &badge,
                                 .badges = 1};
        return case_frame(r, tx, g, f);
}

static enum err goal_facts_panel(struct req *r, struct rtx *tx, const struct record *goal, struct str client)
{
        ui_panel(r->html, _("Das Ziel"), S(""), (struct action){0});
        if (rec_given(goal, GOAL_own_words))
                ui_quote(r->html, rec_text(goal, GOAL_own_words), client);
        TRY(facts_draw(r, tx, goal));
        goal_hints_draw(r, goal);
        ui_panel_end(r->html);
        return OK;
}

/* version: NULL for what is stored. */
static enum err goal_page(struct req *r, struct rtx *tx, const struct grant *g,
                          const struct goal_matrix *version)
{
        struct record *goal;
        struct case_frame f;
        struct goal_matrix m;
        struct str dissent;
        TRY(ent_get_in(tx, g, &goal_entity, req_id(r, 1), &goal));
        TRY(goal_matrix(tx, g, goal->id, &m));
        TRY(goal_head(r, tx, g, goal, &f));
        TRY(goal_facts_panel(r, tx, goal, case_person(r->arena, &f.head)));
        TRY(goal_scale_panel(r, tx, g, goal));
        TRY(goal_dissent_sentence(r, tx, &m, &dissent));
        ui_panel(r->html, _("Wer sieht das wie?"), dissent, (struct action){0});
        TRY(goal_matrix_draw(r, tx, rec_text(goal, GOAL_text), &m));
        ui_panel_end(r->html);
        if (!may_write(r))
                return OK;
        html_lit(r->html, "<div class=\"fn-noprint\">");
        ui_panel(r->html, _("Sichten festhalten"), _("Auch Widerspruch bleibt stehen."), (struct action){0});
        html_lit(r->html, "<div class=\"fn-form-columns\">");
        TRY(goal_matrix_form(r, tx, goal, &m, version ? version : &m));
        html_lit(r->html, "</div>");
        ui_panel_end(r->html);
        html_lit(r->html, "</div>");
        return OK;
}

CASE_GET(goal_show, "/ziele/:", NEED(CASE_READ, CASE), .title = T("Ziel"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return goal_page(r, tx, g, NULL);
}

CASE_POST(goal_stances_save, "/ziele/:", NEED(CASE_WRITE, CASE), .title = T("Ziel"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct rtx *rtx = rtx_of(tx);
        struct goal_matrix typed = {0};
        enum goal_party taken = GOAL_CLIENT;
        enum err e = goal_matrix_read(r, rtx, &typed);
        if (e == OK)
                e = goal_matrix_save(tx, g, req_id(r, 1), &typed, &r->errs, &taken);
        if (e == ERR_CONFLICT)
                goal_matrix_taken(r, taken);
        if (e == ERR_CONFLICT || e == ERR_INVALID) {
                TRY(goal_page(r, rtx, grant_of(g), e == ERR_INVALID ? &typed : NULL));
                r->status = e == ERR_INVALID ? 422 : 409;
                return e;
        }
        TRY(e);
        req_redirect_said(r, url_path(r->arena, "/faelle/:/ziele/:", grant_case(grant_of(g)), req_id(r, 1)),
                          S("saved"));
        return OK;
}

/* ---- history: of the goal, then of each party's view ---- */

static enum err stance_histories(struct req *r, struct rtx *tx, const struct grant *g, int64_t goal_id)
{
        struct goal_matrix m;
        struct record *rec;
        struct str label;
        TRY(goal_matrix(tx, g, goal_id, &m));
        for (enum goal_party p = 0; p < GOAL_PARTIES; p++) {
                if (!m.party[p].id)
                        continue;
                TRY(ent_get_in(tx, g, &goal_view_entity, m.party[p].id, &rec));
                TRY(ui_code_label(r, tx, S("goal_party"), goal_party_code(p), &label));
                TRY(crud_history_panel_as(r, tx, rec, str_join(r->arena, _("Sicht: "), label)));
        }
        return OK;
}

CASE_GET(goal_history, "/ziele/:/verlauf", NEED(CASE_READ, CASE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_make(r, tx, g, &v));
        TRY(crud_history_in(r, tx, g, &goal_entity, req_id(r, 1), &v));
        return stance_histories(r, tx, g, req_id(r, 1));
}
