/* What came out of it: at closing and at the two follow-ups, beside the goals it is judged against. Section 4, W11 */
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/consent/consent.h"
#include "domain/goals/goal_ui.h"
#include "domain/outcome/outcome.h"
#include "domain/outcome/outcome_view.h"
#include "domain/surveys/survey_ui.h"

COURSE_ENTRY(outcome, .word = T("Ergebnis festgestellt: "), .list = K("outcome_point"), .mark = MARK_DOCUMENT,
             .path = "/faelle/:/ergebnis/:", .chip = K("unterlagen"))

static enum err view_make(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *out)
{
        *out = (struct crud_view){.list = "/faelle/:/ergebnis", .one = "/faelle/:/ergebnis/:"};
        return case_crud(r, tx, g, out);
}

/* ---- one outcome: computed, judged ---- */

static enum tone class_tone(struct str class)
{
        if (str_eq(class, S("comprehensive")) || str_eq(class, S("success")))
                return TONE_SUCCESS;
        return str_eq(class, S("conditional")) ? TONE_INFO : TONE_NEUTRAL;
}

static enum err class_badge(struct req *r, struct rtx *tx, const struct record *o, struct badge *out)
{
        struct str class = outcome_class(o);
        *out = (struct badge){.tone = class_tone(class), .icon = S("check")};
        if (out->tone == TONE_NEUTRAL)
                out->icon = S("edit");
        return ui_code_label(r, tx, S("success_class"), class, &out->label);
}

static enum err layers_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *o)
{
        struct outcome_layers l = {.reason = rec_text(o, OUTCOME_deviation_reason)};
        struct outcome_verdict now;
        TRY(class_badge(r, tx, o, &l.class));
        TRY(ui_code_label(r, tx, S("success_class"), rec_text(o, OUTCOME_computed_class), &l.computed));
        TRY(ui_code_label(r, tx, S("success_class"), rec_text(o, OUTCOME_judged_class), &l.judged));
        TRY(outcome_classify(tx, g, o, &now));
        if (str_eq(now.class, rec_text(o, OUTCOME_computed_class)))
                l.because = now.because;
        tpl_outcome_layers(r->html, &l);
        return OK;
}

/* ---- the three points of time ---- */

static struct str due_text(struct arena *a, struct date closed_on, enum outcome_point p)
{
        static const struct str day[] = {S_INIT(N_("Mo")), S_INIT(N_("Di")), S_INIT(N_("Mi")),
                                         S_INIT(N_("Do")), S_INIT(N_("Fr")), S_INIT(N_("Sa")),
                                         S_INIT(N_("So"))};
        if (!date_given(closed_on))
                return p == OUTCOME_CLOSING ? S("") : _("steht mit dem Abschluss fest");
        struct date d = outcome_due(closed_on, p);
        return str_join(a, p == OUTCOME_CLOSING ? _("abgeschlossen ") : _("fällig "),
                        day[date_weekday(d) - 1], S(", "), date_german(a, d));
}

static enum err point_panel(struct req *r, struct rtx *tx, const struct grant *g,
                            const struct case_head *head, enum outcome_point p, const struct record *o)
{
        struct arena *a = r->arena;
        struct str title;
        TRY(ui_code_label(r, tx, S("outcome_point"), outcome_point_code(p), &title));
        struct url add = url_with(a, url_path(a, "/faelle/:/ergebnis/neu", head->id), S("zeitpunkt"),
                                  outcome_point_code(p));
        struct action open = {0};
        if (o)
                open = (struct action){.label = _("Ergebnis öffnen"),
                                       .to = url_path(a, "/faelle/:/ergebnis/:", head->id, o->id)};
        ui_panel(r->html, title, due_text(a, head->closed_on, p), open);
        if (!o) {
                ui_empty(r->html, _("Noch nicht festgehalten."),
                         (struct action){.label = _("Ergebnis festhalten"), .to = add});
                ui_panel_end(r->html);
                return OK;
        }
        if (rec_given(o, OUTCOME_own_words))
                ui_quote(r->html, rec_text(o, OUTCOME_own_words),
                         str_join(a, case_person(a, head), _(" am "),
                                  date_german(a, rec_date(o, OUTCOME_recorded_on))));
        TRY(layers_draw(r, tx, g, o));
        ui_panel_end(r->html);
        return OK;
}

/* ---- compared over time ---- */

static enum err row_fill(struct req *r, struct rtx *tx, const struct outcome_set *set, size_t field,
                         struct outcome_table *t)
{
        struct outcome_row *row = &t->row[t->rows++];
        size_t column = 0;
        row->what = outcome_entity.e.fields[field].label;
        for (enum outcome_point p = 0; p < OUTCOME_POINTS; p++)
                if (set->at[p])
                        TRY(ui_value(r, tx, &outcome_entity.e.fields[field], set->at[p]->v[field],
                                     &row->value[column++]));
        return OK;
}

static enum err course_panel(struct req *r, struct rtx *tx, const struct outcome_set *set)
{
        static const size_t field[] = {OUTCOME_recorded_on,   OUTCOME_status, OUTCOME_security,
                                       OUTCOME_health_effect, OUTCOME_pay,    OUTCOME_qualification,
                                       OUTCOME_satisfaction};
        struct outcome_table t = {0};
        for (enum outcome_point p = 0; p < OUTCOME_POINTS; p++)
                if (set->at[p])
                        TRY(ui_code_label(r, tx, S("outcome_point"), outcome_point_code(p),
                                          &t.column[t.columns++]));
        if (!t.columns)
                return OK;
        for (size_t i = 0; i < ARRAY_LEN(field); i++)
                TRY(row_fill(r, tx, set, field[i], &t));
        ui_panel(r->html, _("Verglichen mit der letzten Arbeit"), S(""), (struct action){0});
        tpl_outcome_table(r->html, &t);
        ui_panel_end(r->html);
        return OK;
}

/* ---- what the client says, beside the judgement and never in its place ---- */

#define SAID_KINDS 3

static enum err said_column(struct rtx *tx, const struct grant *g, struct str kind,
                            const struct survey_form **f, struct record ***answer)
{
        struct record *s;
        *f = NULL;
        TRY(survey_answered(tx, g, kind, &s));
        if (!s)
                return OK;
        TRY(survey_form(tx, g, s, f));
        return survey_answers(tx, g, s->id, *f, answer);
}

static enum err said_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct case_head *head)
{
        static const struct str kind[SAID_KINDS] = {S_INIT("client"), S_INIT("follow_up_6"),
                                                    S_INIT("follow_up_12")};
        static const size_t field[] = {OUTCOME_status, OUTCOME_security,      OUTCOME_health_effect,
                                       OUTCOME_pay,    OUTCOME_qualification, OUTCOME_satisfaction};
        struct outcome_table t = {0};
        for (size_t k = 0; k < SAID_KINDS; k++) {
                const struct survey_form *f;
                struct record **answer;
                TRY(said_column(tx, g, kind[k], &f, &answer));
                if (!f)
                        continue;
                for (size_t i = 0; i < ARRAY_LEN(field); i++) {
                        const struct field *of = &outcome_entity.e.fields[field[i]];
                        t.row[i].what = of->label;
                        t.row[i].value[t.columns] = survey_answer_text(f, answer, of->key);
                }
                TRY(ui_code_label(r, tx, S("survey_kind"), kind[k], &t.column[t.columns++]));
        }
        t.rows = ARRAY_LEN(field);
        ui_panel(r->html,
                 str_join(r->arena, _("Was "), case_person_polite(r->arena, head), _(" selbst sagt")), S(""),
                 (struct action){.label = _("Befragungen"),
                                 .needs = CAP_N,
                                 .to = url_path(r->arena, "/faelle/:/befragungen", grant_case(g))});
        if (t.columns) {
                t.said = true;
                tpl_outcome_table(r->html, &t);
        } else
                ui_empty(r->html, _("Noch keine beantwortete Befragung."), (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

/* ---- side column ---- */

static enum err goals_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        ui_panel(r->html, _("Die Ziele im Fall"), S(""),
                 (struct action){.label = _("Ziele öffnen"),
                                 .to = url_path(r->arena, "/faelle/:/ziele", grant_case(g))});
        html_lit(r->html, "<p class=\"fn-meta\">");
        html_text(r->html, _("Daran misst sich das Ergebnis: an dem, was vereinbart war."));
        html_lit(r->html, "</p>");
        TRY(goal_rows(r, tx, g));
        ui_panel_end(r->html);
        return OK;
}

/* Later contact needs a consent of its own. */
static enum err follow_up_panel(struct req *r, struct rtx *tx, const struct grant *g,
                                const struct case_head *head)
{
        bool valid;
        TRY(consent_valid(tx, g, CONSENT_TO_FOLLOW_UP, 0, clock_today(), &valid));
        ui_panel(r->html, _("Nachbefragung"), S(""), (struct action){0});
        if (valid) {
                html_lit(r->html, "<p>");
                ui_badge(r->html, (struct badge){_("Einwilligung erteilt"), TONE_SUCCESS, S("")});
                html_lit(r->html, "</p>");
        } else
                ui_empty(
                        r->html,
                        str_join(r->arena, case_person_polite(r->arena, head),
                                 _(" hat einer Nachbefragung noch nicht zugestimmt.")),
                        (struct action){.label = _("Einwilligungen öffnen"),
                                        .to = url_path(r->arena, "/faelle/:/einwilligungen", grant_case(g))});
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(outcome_list, "/ergebnis", NEED(CASE_READ, CASE), .title = T("Ergebnis"), .menu = MENU_CASES,
         .menu_order = 510)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct outcome_set set;
        const struct action add = {.label = _("Ergebnis festhalten"),
                                   .to = url_path(r->arena, "/faelle/:/ergebnis/neu", grant_case(g)),
                                   .weight = ACTION_PRIMARY,
                                   .icon = S("add"),
                                   .needs = CAP_CASE_WRITE};
        struct case_frame f = {.title = _("Ergebnis"), .action = &add};
        TRY(outcome_set(tx, g, &set));
        for (enum outcome_point p = 0; p < OUTCOME_POINTS; p++)
                if (!set.at[p])
                        f.actions = 1;
        TRY(case_frame(r, tx, g, &f));
        ui_grid(r->html);
        for (enum outcome_point p = 0; p < OUTCOME_POINTS; p++)
                TRY(point_panel(r, tx, g, &f.head, p, set.at[p]));
        TRY(course_panel(r, tx, &set));
        TRY(said_panel(r, tx, g, &f.head));
        ui_grid_side(r->html);
        TRY(goals_panel(r, tx, g));
        TRY(follow_up_panel(r, tx, g, &f.head));
        ui_grid_end(r->html);
        return OK;
}

/* ---- new, change ---- */

/* One outcome for each point, and the class as the concept's table says now. */
static enum err before_save(struct req *r, struct rtx *tx, struct record *rec)
{
        struct outcome_set set;
        enum outcome_point p = outcome_point_parse(rec_text(rec, OUTCOME_point));
        TRY(outcome_set(tx, r->grant, &set));
        if (!rec->id && p < OUTCOME_POINTS && set.at[p])
                errs_add(&r->errs, S("point"), _("Für diesen Zeitpunkt gibt es schon ein Ergebnis."));
        return outcome_compute(tx, r->grant, rec);
}

static struct record *preset_of(struct req *r)
{
        struct record *o = rec_new(r->arena, &outcome_entity.e);
        enum outcome_point p = outcome_point_parse(req_query(r, S("zeitpunkt")));
        if (p < OUTCOME_POINTS)
                REC_SET(o, OUTCOME_point, outcome_point_code(p));
        REC_SET(o, OUTCOME_recorded_on, clock_today());
        return o;
}

CASE_GET(outcome_new, "/ergebnis/neu", NEED(CASE_WRITE, CASE), .title = T("Ergebnis"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_make(r, tx, g, &v));
        return crud_new_in(r, tx, g, &outcome_entity, preset_of(r), &v);
}

CASE_POST(outcome_create, "/ergebnis/neu", NEED(CASE_WRITE, CASE), .title = T("Ergebnis"),
          .makes = K("outcome"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        TRY(view_make(r, rtx_of(tx), grant_of(g), &v));
        v.before_save = before_save;
        return crud_save_new_in(r, tx, g, &outcome_entity, NULL, &v);
}

CASE_GET(outcome_edit, "/ergebnis/:/bearbeiten", NEED(CASE_WRITE, CASE), .title = T("Ergebnis"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_make(r, tx, g, &v));
        return crud_edit_in(r, tx, g, &outcome_entity, req_id(r, 1), &v);
}

CASE_POST(outcome_update, "/ergebnis/:/bearbeiten", NEED(CASE_WRITE, CASE), .title = T("Ergebnis"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        TRY(view_make(r, rtx_of(tx), grant_of(g), &v));
        v.before_save = before_save;
        return crud_save_in(r, tx, g, &outcome_entity, req_id(r, 1), &v);
}

/* ---- one ---- */

static enum err more(struct req *r, struct rtx *tx, const struct record *o)
{
        ui_panel(r->html, _("Einordnung"), S(""), (struct action){0});
        TRY(layers_draw(r, tx, r->grant, o));
        ui_panel_end(r->html);
        return goals_panel(r, tx, r->grant);
}

static enum err titled(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *v)
{
        struct record *o;
        TRY(view_make(r, tx, g, v));
        TRY(ent_get_in(tx, g, &outcome_entity, req_id(r, 1), &o));
        TRY(ui_code_label(r, tx, S("outcome_point"), rec_text(o, OUTCOME_point), &v->title));
        v->title = str_join(r->arena, _("Ergebnis: "), v->title);
        return OK;
}

CASE_GET(outcome_show, "/ergebnis/:", NEED(CASE_READ, CASE), .title = T("Ergebnis"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(titled(r, tx, g, &v));
        v.more = more;
        return crud_show_in(r, tx, g, &outcome_entity, req_id(r, 1), &v);
}

CASE_GET(outcome_history, "/ergebnis/:/verlauf", NEED(CASE_READ, CASE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(titled(r, tx, g, &v));
        return crud_history_in(r, tx, g, &outcome_entity, req_id(r, 1), &v);
}
