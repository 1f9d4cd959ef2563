#include "domain/goals/goal_scale_ui.h"

#include "domain/goals/goal_hints.h"
#include "domain/goals/goal_view.h"

enum { STEPS = 5 };
static const enum goal_party assessors[] = {GOAL_CLIENT, GOAL_MANAGER};

/* ---- hints ---- */

void goal_hints_draw(struct req *r, const struct record *goal)
{
        bool first = true;
        for (enum goal_hint h = 0; h < GOAL_HINTS; h++) {
                if (!goal_hint(h, rec_text(goal, GOAL_text), rec_given(goal, GOAL_term),
                               rec_given(goal, GOAL_indicator)))
                        continue;
                if (first)
                        html_lit(r->html, "<ul class=\"fn-plainlist fn-meta\">");
                first = false;
                html_lit(r->html, "<li>");
                html_text(r->html, str_join(r->arena, _("Vorschlag: "), goal_hint_sentence(h)));
                html_lit(r->html, "</li>");
        }
        if (!first)
                html_lit(r->html, "</ul>");
}

/* ---- one goal ---- */

static const struct {
        size_t field;
        struct str code, sign;
} step[STEPS] = {{GOAL_scale_p2, S_INIT("p2"), S_INIT("+2")},
                 {GOAL_scale_p1, S_INIT("p1"), S_INIT("+1")},
                 {GOAL_scale_0, S_INIT("0"), S_INIT("0")},
                 {GOAL_scale_m1, S_INIT("m1"), S_INIT("−1")},
                 {GOAL_scale_m2, S_INIT("m2"), S_INIT("−2")}};

static enum err marks_of(struct req *r, struct rtx *tx, const struct record *goal,
                         const struct goal_step_at *s, size_t n, struct str code, struct goal_step_line *line)
{
        struct arena *a = r->arena;
        line->marks = str_eq(rec_text(goal, GOAL_start_step), code) ? _("Anfang") : S("");
        for (size_t i = 0; i < ARRAY_LEN(assessors); i++) {
                const struct goal_step_at *last = goal_step_last(s, n, goal->id, assessors[i]);
                struct str who;
                if (!last || !str_eq(last->step, code))
                        continue;
                TRY(ui_code_label(r, tx, S("goal_party"), goal_party_code(assessors[i]), &who));
                line->marks = str_join_with(a, S(" · "), line->marks,
                                            str_join(a, who, S(", "), date_german(a, last->assessed_on)));
                line->now = true;
        }
        return OK;
}

static bool is_scaled(const struct record *goal)
{
        for (size_t i = 0; i < STEPS; i++)
                if (rec_given(goal, step[i].field))
                        return true;
        return rec_given(goal, GOAL_start_step);
}

/* What the client said when assessing it stands before the figures. */
static void words_draw(struct req *r, const struct goal_step_at *s, size_t n, int64_t goal_id)
{
        const struct goal_step_at *last = goal_step_last(s, n, goal_id, GOAL_CLIENT);
        if (last && !str_empty(last->words))
                ui_quote(r->html, last->words, date_german(r->arena, last->assessed_on));
}

enum err goal_scale_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct record *goal)
{
        struct goal_step_at *s;
        struct goal_step_line line[STEPS] = {0};
        size_t n;
        struct url assess =
                url_with(r->arena, url_path(r->arena, "/faelle/:/einschaetzungen/neu", goal->case_id),
                         S("ziel"), str_from_int(r->arena, goal->id));
        bool may = actor_can(r->actor, CAP_CASE_WRITE) && actor_writes(r->actor, CLASS_CASE);
        TRY(goal_steps(tx, g, &s, &n));
        ui_panel(r->html, _("Wie weit sind wir?"), S(""),
                 (struct action){.label = _("Alle Einschätzungen"),
                                 .to = url_path(r->arena, "/faelle/:/einschaetzungen", goal->case_id)});
        words_draw(r, s, n, goal->id);
        for (size_t i = 0; i < STEPS; i++) {
                line[i].step = step[i].sign;
                line[i].words = rec_text(goal, step[i].field);
                TRY(marks_of(r, tx, goal, s, n, step[i].code, &line[i]));
        }
        if (is_scaled(goal))
                tpl_goal_scale(r->html, rec_text(goal, GOAL_text), line, STEPS);
        else
                ui_empty(
                        r->html,
                        _("Noch keine Stufen. Fünf Sätze von „viel weniger“ bis „viel mehr als erwartet“ genügen."),
                        may ? (struct action){.label = _("Stufen aufschreiben"),
                                              .to = url_path(r->arena, "/faelle/:/ziele/:/bearbeiten",
                                                             goal->case_id, goal->id)}
                            : (struct action){0});
        if (may) {
                html_lit(r->html, "<div class=\"fn-actions fn-actions--foot fn-noprint\">");
                ui_action(r->html, (struct action){.label = _("Einschätzung festhalten"), .to = assess});
                html_lit(r->html, "</div>");
        }
        ui_panel_end(r->html);
        return OK;
}

/* ---- all goals ---- */

/* „61,2“ */
static struct str tenths(struct arena *a, int64_t t)
{
        return str_join(a, str_from_int(a, t / 10), S(","), str_from_int(a, t % 10));
}

static struct str goals_words(struct arena *a, size_t n)
{
        return n == 1 ? _("1 Ziel") : str_join(a, str_from_int(a, (int64_t)n), _(" Ziele"));
}

static struct str compared(int64_t t)
{
        if (t >= 495 && t <= 505)
                return _("im Schnitt wie erwartet");
        return t > 505 ? _("im Schnitt mehr als erwartet") : _("im Schnitt weniger als erwartet");
}

enum err goal_attainment_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct arena *a = r->arena;
        struct goal_step_at *s;
        struct row_item *row = NEW_ARRAY(a, struct row_item, ARRAY_LEN(assessors));
        size_t n, rows = 0;
        TRY(goal_steps(tx, g, &s, &n));
        for (size_t i = 0; i < ARRAY_LEN(assessors); i++) {
                struct goal_attainment at = goal_attainment(a, s, n, assessors[i]);
                struct str who;
                if (!at.goals)
                        continue;
                TRY(ui_code_label(r, tx, S("goal_party"), goal_party_code(assessors[i]), &who));
                row[rows++] = (struct row_item){
                        .title = str_join(a, who, S(": "), compared(at.now)),
                        .meta = str_join_with(a, S(" · "), str_join(a, _("T-Wert "), tenths(a, at.now)),
                                              at.start ? str_join(a, _("am Anfang "), tenths(a, at.start))
                                                       : S(""),
                                              goals_words(a, at.goals), date_german(a, at.last)),
                        .to = url_path(a, "/faelle/:/einschaetzungen", grant_case(g))};
        }
        if (!rows)
                return OK;
        ui_panel(r->html, _("Wie weit sind die Ziele?"), S(""), (struct action){0});
        ui_rows(r->html, row, rows);
        html_lit(r->html, "<p class=\"fn-meta\">");
        html_text(
                r->html,
                _("So wird gerechnet: Jedes Ziel hat Stufen von −2 bis +2, wichtige zählen mehr. Der T-Wert fasst sie "
                  "zusammen; 50 heißt „wie erwartet“, 10 Punkte sind ein deutlicher Unterschied. Er ist ein Anlass zum "
                  "Gespräch und entscheidet nichts."));
        html_lit(r->html, "</p>");
        ui_panel_end(r->html);
        return OK;
}
