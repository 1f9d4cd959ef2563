/* What was said about a goal, typed in; and all goals of a work field on one page, for after the talk. What was typed stays when something fails. */
#include "domain/concepts/goal_form_ui.h"

#include "domain/concepts/store.h"

static void guideline_draw(struct req *r, const struct performance_goal *goal)
{
        ui_panel(r->html, _("Leitlinie"), S(""), (struct action){0});
        html_lit(r->html, "<div class=\"fn-text\"><ul>\n");
        for (size_t i = 0; i < goal->guidelines; i++) {
                html_lit(r->html, "<li>");
                html_text(r->html, goal->guideline[i].text);
                html_lit(r->html, "</li>\n");
        }
        html_lit(r->html, "</ul></div>\n");
        ui_panel_end(r->html);
}

/* The form keeps in mind that it came from the page of the whole talk. */
static struct url save_url(struct req *r, int64_t case_id, const struct performance_goal *goal)
{
        return url_with(r->arena, goal_sub_url(r->arena, case_id, goal, S("angaben")), S("nachtrag"),
                        req_query(r, S("nachtrag")));
}

static enum err edit_draw(struct req *r, struct rtx *tx, const struct grant *g,
                          const struct performance_goal *goal)
{
        struct goal_state s;
        TRY(goal_state_read(r, tx, g, goal, &s));
        struct case_frame f = {.title = str_join(r->arena, goal->menu, _(": Angaben")),
                               .section = goal->menu,
                               .section_to = goal_url(r->arena, grant_case(g), goal)};
        TRY(case_frame(r, tx, g, &f));
        html_lit(r->html, "<div class=\"fn-grid fn-grid--form\">\n<div class=\"fn-stack\">\n");
        struct form_view form = {.action = save_url(r, grant_case(g), goal),
                                 .submit = _("Angaben speichern"),
                                 .cancel = goal_url(r->arena, grant_case(g), goal)};
        ui_panel(r->html, goal->title, S(""), (struct action){0});
        TRY(goal_form_draw(r, tx, &s, goal, &f.head, &form));
        ui_panel_end(r->html);
        method_side(r->html, _("Hilfe"));
        guideline_draw(r, goal);
        method_grid_end(r->html);
        return OK;
}

CASE_GET(method_edit, "/ziel/:/angaben", NEED(CASE_WRITE, CASE), .title = T("Angaben"), .menu = MENU_CASES,
         .budget = 25)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct performance_goal *goal;
        TRY(goal_of_case(tx, g, req_code(r, 1), &goal));
        return goal->items ? edit_draw(r, tx, g, goal) : ERR_NOT_FOUND;
}

/* Back to the talk, where the next section is open. */
static struct url after_url(struct arena *a, int64_t case_id, const struct performance_goal *goal)
{
        const struct work_field *f = goal->work_field;
        struct url to = url_code(a, field_url(a, case_id, f), S("nachtrag"));
        for (const struct performance_goal *next = goal + 1; next < f->goal + f->goals; next++)
                if (next->items)
                        return url_with(a, to, S("offen"), next->code);
        return url_with(a, to, S("offen"), S("fertig"));
}

CASE_POST(method_save, "/ziel/:/angaben", NEED(CASE_WRITE, CASE), .title = T("Angaben"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        const struct performance_goal *goal;
        size_t added;
        TRY(goal_of_case(rtx_of(tx), grant_of(g), req_code(r, 1), &goal));
        enum err e = goal_form_save(r, tx, g, goal, &added);
        if (e == ERR_INVALID) {
                TRY(edit_draw(r, rtx_of(tx), grant_of(g), goal));
                return ERR_INVALID;
        }
        TRY(e);
        bool talk = !str_empty(req_query(r, S("nachtrag")));
        req_redirect_said(r,
                          talk ? after_url(r->arena, grant_case(grant_of(g)), goal)
                               : goal_url(r->arena, grant_case(grant_of(g)), goal),
                          added ? S("saved") : S("unchanged"));
        return OK;
}

/* ---- all of a work field, after the talk (5.B.1h: no typing during it) ---- */

static bool writes_any(const struct req *r, const struct performance_goal *goal)
{
        for (size_t i = 0; i < goal->items; i++)
                if (actor_reads(r->actor, goal->item[i].f.cls) && actor_writes(r->actor, goal->item[i].f.cls))
                        return true;
        return false;
}

/* Which section is open: the one of the address, else the first where something is missing. */
static const struct performance_goal *open_goal(const struct req *r, const struct goal_state *s,
                                                const struct work_field *f)
{
        struct str wanted = req_query(r, S("offen"));
        for (size_t i = 0; i < f->goals; i++) {
                size_t answered, needed;
                goal_answered(r, s, &f->goal[i], &answered, &needed);
                if (str_empty(wanted) ? answered < needed : str_eq(wanted, f->goal[i].code))
                        return &f->goal[i];
        }
        return NULL;
}

static enum err section_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct goal_state *s,
                             const struct case_head *head, const struct performance_goal *goal, bool open)
{
        size_t answered, needed;
        struct form_view form = {.action = url_with(r->arena,
                                                    goal_sub_url(r->arena, grant_case(g), goal, S("angaben")),
                                                    S("nachtrag"), S("1")),
                                 .submit = str_join(r->arena, goal->menu, _(" speichern"))};
        goal_answered(r, s, goal, &answered, &needed);
        ui_panel(r->html, S(""), S(""), (struct action){0});
        html_lit(r->html, "<details class=\"fn-section\"");
        if (open)
                html_lit(r->html, " open");
        html_lit(r->html, "><summary><h2 class=\"kern-title\">");
        html_text(r->html, goal->menu);
        html_lit(r->html, "</h2>");
        if (needed)
                ui_badge(r->html, goal_badge(r->arena, answered, needed));
        html_lit(r->html, "</summary>\n<p class=\"fn-meta\">");
        html_text(r->html, goal->aim);
        html_lit(r->html, "</p>\n");
        TRY(goal_form_draw(r, tx, s, goal, head, &form));
        html_lit(r->html, "</details>\n");
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(method_talk, "/feld/:/nachtrag", NEED(CASE_WRITE, CASE), .title = T("Nach dem Gespräch"),
         .menu = MENU_CASES, .budget = 25)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct goal_state s;
        const struct concept *c;
        TRY(concept_of_case(tx, g, &c));
        const struct work_field *f = concept_work_field(c, req_code(r, 1));
        if (!f)
                return ERR_NOT_FOUND;
        TRY(field_state_read(r, tx, g, f, &s));
        const struct action action = {
                .label = _("Leitfaden"),
                .needs = CAP_N,
                .to = url_code(r->arena, url_path(r->arena, "/faelle/:/leitfaden", grant_case(g)), f->code)};
        struct case_frame frame = {.title = _("Nach dem Gespräch"),
                                   .section = field_name(r->arena, f),
                                   .section_to = field_url(r->arena, grant_case(g), f),
                                   .action = &action,
                                   .actions = 1};
        TRY(case_frame(r, tx, g, &frame));
        const struct performance_goal *here = open_goal(r, &s, f);
        ui_message(
                r->html, TONE_INFO, _("Jeder Abschnitt wird für sich gespeichert"),
                _("Danach öffnet sich der nächste. Was offen bleibt, bekommt später eine Antwort oder einen kurzen Grund."));
        for (size_t i = 0; i < f->goals; i++)
                if (writes_any(r, &f->goal[i]))
                        TRY(section_draw(r, tx, g, &s, &frame.head, &f->goal[i], here == &f->goal[i]));
        return OK;
}
