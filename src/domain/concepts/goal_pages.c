/* A goal in a case: what was said, the evidence, the suggestion, and the rating that people give. Section 2 "General"; CMB 5.H */
#include "domain/concepts/method_ui.h"

#include "domain/concepts/store.h"

/* ---- rating ---- */

static const struct field reason_field = {.key = S_INIT("reason"),
                                          .kind = K_LONGTEXT,
                                          .cls = CLASS_CASE,
                                          .max = 2000,
                                          .label = S_INIT(N_("Begründung")),
                                          .help = S_INIT(N_("Nötig, wenn Sie vom Vorschlag abweichen."))};

static enum err choices_fill(struct req *r, struct rtx *tx, const struct goal_state *s, struct rating_view *v)
{
        static const struct str code[] = {S_INIT("full"), S_INIT("partial"), S_INIT("none"), S_INIT("na")};
        const struct rating_line *last = rating_of(s, s->goal->code);
        struct str chosen = req_has(r, S("value")) ? req_field(r, S("value")) : last ? last->value : S("");
        struct str anchor[] = {s->goal->anchor.full, s->goal->anchor.partial, s->goal->anchor.none,
                               _("In diesem Fall ohne Bedeutung")};
        for (size_t i = 0; i < ARRAY_LEN(code); i++) {
                v->choice[i] = (struct rating_choice){
                        .code = code[i], .anchor = anchor[i], .chosen = str_eq(code[i], chosen)};
                TRY(rating_label(tx, code[i], &v->choice[i].label));
        }
        v->error = errs_for(&r->errs, S("value"));
        return OK;
}

static enum err last_rating_draw(struct req *r, struct rtx *tx, const struct goal_state *s)
{
        const struct rating_line *last = rating_of(s, s->goal->code);
        struct str label;
        if (!last)
                return OK;
        TRY(rating_label(tx, last->value, &label));
        html_lit(r->html, "<p class=\"fn-meta\">");
        html_text(r->html,
                  str_join(r->arena, _("zuletzt: "), label, S(", "), date_german(r->arena, last->rated_on),
                           str_empty(last->by) ? S("") : S(", "), last->by));
        html_lit(r->html, "</p>\n");
        return OK;
}

static enum err rating_form(struct req *r, struct rtx *tx, const struct grant *g, const struct goal_state *s,
                            const struct rating_view *v)
{
        struct form_view form = {.action = goal_sub_url(r->arena, grant_case(g), s->goal, S("bewertung")),
                                 .submit = _("Bewertung speichern"),
                                 .cancel = field_url(r->arena, grant_case(g), s->goal->work_field)};
        ui_form_begin(r, &form);
        tpl_choices(r->html, v);
        TRY(ui_field(r, tx, &reason_field, VALUE_NULL));
        ui_form_end(r, &form);
        return last_rating_draw(r, tx, s);
}

static enum err unrated_draw(struct req *r, const struct grant *g, const struct goal_state *s)
{
        const struct performance_goal *other = concept_goal(s->concept, s->goal->see);
        const struct work_field *field = concept_work_field(s->concept, s->goal->see);
        struct action to = {.needs = CAP_N};
        if (other)
                to.label = other->title, to.to = goal_url(r->arena, grant_case(g), other);
        else if (field)
                to.label = field_name(r->arena, field), to.to = field_url(r->arena, grant_case(g), field);
        ui_empty(r->html, _("Dieses Ziel wird nicht für sich bewertet, sondern dort:"), to);
        return OK;
}

static enum err rating_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct goal_state *s)
{
        struct rating_view v = {.how = goal_sub_url(r->arena, grant_case(g), s->goal, S("rechnung"))};
        const struct performance_goal *goal = s->goal;
        TRY(evidence_lines(r, tx, grant_case(g), s, &v));
        ui_panel(r->html, str_join(r->arena, _("Bewertung: "), goal->title),
                 str_join(r->arena, _("Leistungsziel "), goal->code), (struct action){0});
        if (v.evidences)
                tpl_evidence(r->html, &v);
        if (!goal->rated) {
                TRY(unrated_draw(r, g, s));
        } else {
                if (s->verdict.rule) {
                        TRY(rating_label(tx, s->verdict.rule->then, &v.suggested));
                        v.because = s->verdict.rule->because;
                }
                TRY(choices_fill(r, tx, s, &v));
                tpl_suggestion(r->html, &v);
                if (actor_can(r->actor, CAP_CASE_WRITE) && actor_writes(r->actor, CLASS_CASE))
                        TRY(rating_form(r, tx, g, s, &v));
                else
                        TRY(last_rating_draw(r, tx, s));
        }
        ui_panel_end(r->html);
        return OK;
}

/* ---- the side ---- */

static void guideline_form(struct req *r, struct url action)
{
        html_lit(r->html, "<form class=\"fn-guideline\" method=\"post\" action=\"");
        html_url(r->html, action);
        html_lit(r->html, "\">\n");
        ui_hidden(r->html, S("csrf"), r->csrf);
        ui_hidden(r->html, S("submission"), r->submission);
}

static enum err guideline_panel(struct req *r, struct rtx *tx, const struct grant *g,
                                const struct goal_state *s)
{
        const struct performance_goal *goal = s->goal;
        struct guideline_view v = {.tick = NEW_ARRAY(r->arena, struct guide_tick, goal->guidelines),
                                   .may_tick = actor_can(r->actor, CAP_CASE_WRITE) &&
                                               actor_writes(r->actor, CLASS_CASE)};
        struct str ticked;
        TRY(ticks_read(tx, g, &ticked));
        for (size_t i = 0; i < goal->guidelines; i++)
                v.tick[v.ticks++] = (struct guide_tick){goal->guideline[i].code, goal->guideline[i].text,
                                                        codes_have(ticked, goal->guideline[i].code)};
        bool form = v.may_tick && v.ticks; /* nothing to tick, nothing to send */
        ui_panel(r->html, _("Leitlinie"), S(""), (struct action){0});
        html_lit(r->html, "<p class=\"fn-meta\">");
        html_text(r->html, v.may_tick ? _("Hilfe, keine Pflicht. Abhaken ist freiwillig.")
                                      : _("Hilfe, keine Pflicht."));
        html_lit(r->html, "</p>\n");
        if (form)
                guideline_form(r, goal_sub_url(r->arena, grant_case(g), goal, S("leitlinie")));
        else
                html_lit(r->html, "<div class=\"fn-guideline\">\n");
        tpl_ticks(r->html, &v);
        html_lit(r->html, "<div class=\"fn-actions fn-actions--foot\">");
        ui_action(r->html,
                  (struct action){.label = _("Gesprächsleitfaden drucken"),
                                  .to = url_code(r->arena,
                                                 url_path(r->arena, "/faelle/:/leitfaden", grant_case(g)),
                                                 goal->work_field->code),
                                  .needs = CAP_N});
        if (form) {
                html_lit(
                        r->html,
                        "<button class=\"kern-btn kern-btn--tertiary kern-btn--x-small\" type=\"submit\"><span class=\"kern-label\">");
                html_text(r->html, _("Haken merken"));
                html_lit(r->html, "</span></button>");
        }
        html_lit(r->html, "</div>\n");
        if (form)
                html_lit(r->html, "</form>\n");
        else
                html_lit(r->html, "</div>\n");
        ui_panel_end(r->html);
        return OK;
}

static enum err history_panel(struct req *r, struct rtx *tx, const struct goal_state *s)
{
        struct arena *a = r->arena;
        struct timeline_entry *e = NEW_ARRAY(a, struct timeline_entry, s->ratings);
        size_t n = 0;
        for (size_t i = 0; i < s->ratings; i++) {
                const struct rating_line *line = &s->rating[i];
                if (!str_eq(line->goal_code, s->goal->code))
                        continue;
                bool today = date_cmp(line->rated_on, clock_today()) == 0;
                struct str words =
                        str_empty(line->reason) ? S("") : str_join(a, S("„"), line->reason, S("“ · "));
                e[n] = (struct timeline_entry){.when = today ? _("heute") : day_short(a, line->rated_on),
                                               .mark = MARK_CONTACT,
                                               .meta = str_join(a, words, line->by)};
                TRY(rating_label(tx, line->value, &e[n++].title));
        }
        ui_panel(r->html, _("Verlauf der Bewertung"), S(""), (struct action){0});
        if (n)
                ui_timeline(r->html, e, n);
        else
                ui_empty(r->html, _("Noch nicht bewertet."), (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

static void lines_list(struct html *h, const struct concept_line *line, size_t n)
{
        html_lit(h, "<ul>\n");
        for (size_t i = 0; i < n; i++) {
                html_lit(h, "<li>");
                html_text(h, line[i].text);
                html_lit(h, "</li>\n");
        }
        html_lit(h, "</ul>\n");
}

static void criteria_panel(struct req *r, const struct performance_goal *goal)
{
        if (!goal->criteria && !goal->methods)
                return;
        ui_panel(r->html, _("Woran Sie es erkennen"), S(""), (struct action){0});
        html_lit(r->html, "<div class=\"fn-text\">\n");
        if (goal->criteria)
                lines_list(r->html, goal->criterion, goal->criteria);
        if (goal->methods) {
                html_lit(r->html, "<p class=\"fn-meta\">");
                html_text(r->html, _("So lässt es sich prüfen:"));
                html_lit(r->html, "</p>\n");
                lines_list(r->html, goal->method, goal->methods);
        }
        html_lit(r->html, "</div>\n");
        ui_panel_end(r->html);
}

/* ---- the page ---- */

static enum err goal_draw(struct req *r, struct rtx *tx, const struct grant *g,
                          const struct performance_goal *goal)
{
        struct goal_state s;
        struct arena *a = r->arena;
        size_t answered, needed;
        TRY(goal_state_read(r, tx, g, goal, &s));
        goal_answered(r, &s, goal, &answered, &needed);
        struct badge badge = goal_badge(a, answered, needed);
        const struct action action = {.label = _("Angaben bearbeiten"),
                                      .icon = S("edit"),
                                      .needs = CAP_CASE_WRITE,
                                      .to = goal_sub_url(a, grant_case(g), goal, S("angaben"))};
        struct case_frame f = {.title = goal->menu,
                               .section = field_name(a, goal->work_field),
                               .section_to = field_url(a, grant_case(g), goal->work_field),
                               .badge = &badge,
                               .badges = needed > 0,
                               .action = &action,
                               .actions = goal->items > 0};
        TRY(case_frame(r, tx, g, &f));
        TRY(method_grid(r, tx, g, &s, goal->work_field));
        TRY(items_draw(r, tx, &s, &f.head));
        TRY(case_goal_draw(r, tx, g, goal->code));
        TRY(rating_panel(r, tx, g, &s));
        method_side(r->html, _("Hilfe und Verlauf"));
        field_places_draw(r, grant_case(g), goal->work_field);
        TRY(guideline_panel(r, tx, g, &s));
        if (goal->rated)
                TRY(history_panel(r, tx, &s));
        criteria_panel(r, goal);
        who_sees_draw(r, CLASS_CASE);
        method_grid_end(r->html);
        return OK;
}

CASE_GET(method_goal, "/ziel/:", NEED(CASE_READ, CASE), .title = T("Leistungsziel"), .menu = MENU_CASES,
         .budget = 25)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct performance_goal *goal;
        TRY(goal_of_case(tx, g, req_code(r, 1), &goal));
        return goal_draw(r, tx, g, goal);
}

CASE_POST(method_rate, "/ziel/:/bewertung", NEED(CASE_WRITE, CASE), .title = T("Leistungsziel"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        const struct performance_goal *goal;
        struct goal_state s;
        struct rtx *rtx = rtx_of(tx);
        TRY(goal_of_case(rtx, grant_of(g), req_code(r, 1), &goal));
        TRY(goal_state_read(r, rtx, grant_of(g), goal, &s));
        struct str reason;
        TRY(form_text(r, rtx, &reason_field, &reason));
        enum err e = rating_put(tx, g, goal, req_field(r, S("value")),
                                s.verdict.rule ? s.verdict.rule->then : S(""), reason, &r->errs);
        if (e == ERR_INVALID) {
                TRY(goal_draw(r, rtx, grant_of(g), goal));
                return ERR_INVALID;
        }
        TRY(e);
        req_redirect_said(r, goal_url(r->arena, grant_case(grant_of(g)), goal), S("saved"));
        return OK;
}

CASE_POST(method_tick, "/ziel/:/leitlinie", NEED(CASE_WRITE, CASE), .title = T("Leitlinie"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        const struct performance_goal *goal;
        struct str one, codes = S("");
        TRY(goal_of_case(rtx_of(tx), grant_of(g), req_code(r, 1), &goal));
        for (size_t i = 0; req_field_nth(r, S("done"), i, &one); i++)
                codes = str_join(r->arena, codes, S(" "), one);
        TRY(ticks_set(tx, g, goal, codes));
        req_redirect_said(r, goal_url(r->arena, grant_case(grant_of(g)), goal), S("saved"));
        return OK;
}
