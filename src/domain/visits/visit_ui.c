#include "domain/visits/visit_ui.h"

#include "core/setting.h"
#include "domain/concepts/method_ui.h"
#include "domain/concepts/store.h"
#include "domain/disruptions/disruption.h"
#include "domain/goals/goal_ui.h"
#include "domain/tasks/task_ui.h"
#include "domain/visits/visit_rule.h"

enum err visit_file(struct rtx *tx, const struct grant *g, int64_t id, struct visit_file *out)
{
        *out = (struct visit_file){.people = 0};
        TRY(ent_get_in(tx, g, &site_visit_entity, id, &out->visit));
        TRY(visit_line(tx, g, id, &out->line));
        return visit_participants(tx, g, id, &out->person, &out->people);
}

bool visit_may_write(const struct req *r)
{
        return actor_can(r->actor, CAP_CASE_WRITE) && actor_writes(r->actor, CLASS_SCHEDULE);
}

struct str visit_when(struct arena *a, const struct visit_line *l)
{
        return str_join(a, date_german(a, l->held_on), str_empty(l->clock) ? S("") : S(", "), l->clock,
                        str_empty(l->clock) ? S("") : _(" Uhr"));
}

enum err visit_frame(struct req *r, struct rtx *tx, const struct grant *g, const struct visit_file *v,
                     struct case_frame *f)
{
        f->section = _("Betriebsbesuche");
        f->section_to = url_path(r->arena, "/faelle/:/besuche", v->visit->case_id);
        return case_frame(r, tx, g, f);
}

/* ---- people ---- */

static struct badge reply_badge(const struct record *p)
{
        struct str reply = rec_text(p, VISIT_PARTICIPANT_reply);
        if (str_eq(reply, S("yes")))
                return (struct badge){_("zugesagt"), TONE_SUCCESS, S("")};
        if (str_eq(reply, S("no")))
                return (struct badge){_("abgesagt"), TONE_WARNING, S("")};
        if (rec_given(p, VISIT_PARTICIPANT_invited_on))
                return (struct badge){_("wartet"), TONE_INFO, S("")};
        return (struct badge){_("nicht eingeladen"), TONE_NEUTRAL, S("")};
}

static struct badge present_badge(const struct record *p)
{
        struct str present = rec_text(p, VISIT_PARTICIPANT_present);
        if (str_empty(present))
                return (struct badge){.tone = TONE_NEUTRAL};
        return str_eq(present, S("yes")) ? (struct badge){_("war da"), TONE_SUCCESS, S("")}
                                         : (struct badge){_("fehlte"), TONE_WARNING, S("")};
}

enum { COLUMNS = 6 };

static enum err person_cells(struct req *r, struct rtx *tx, const struct record *p, struct ui_cell *cell)
{
        const struct field *f = p->e->fields;
        cell[0] = (struct ui_cell){.text = rec_text(p, VISIT_PARTICIPANT_name),
                                   .to = url_path(r->arena, "/faelle/:/besuche/:/beteiligte/:", p->case_id,
                                                  rec_int(p, VISIT_PARTICIPANT_visit_id), p->id)};
        TRY(ui_value(r, tx, &f[VISIT_PARTICIPANT_role], p->v[VISIT_PARTICIPANT_role], &cell[1].text));
        cell[2].text = date_german(r->arena, rec_date(p, VISIT_PARTICIPANT_invited_on));
        cell[3].badge = reply_badge(p);
        cell[4].badge = present_badge(p);
        TRY(ui_value(r, tx, &f[VISIT_PARTICIPANT_satisfied], p->v[VISIT_PARTICIPANT_satisfied],
                     &cell[5].text));
        return OK;
}

enum err visit_people_panel(struct req *r, struct rtx *tx, const struct visit_file *v)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Name")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Rolle")), .cls = CLASS_SCHEDULE, .phone = PHONE_FIRST},
                {.label = S_INIT(N_("Eingeladen")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Antwort")), .cls = CLASS_SCHEDULE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Dabei")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Zufrieden")), .cls = CLASS_EMPLOYER},
        };
        struct table_view t = {
                .title = _("Beteiligte"),
                .caption = _("Beteiligte am Betriebsbesuch"),
                .column = column,
                .columns = COLUMNS,
                .rows = v->people,
                .total = (int64_t)v->people,
                .unit = _("Beteiligten"),
                .download = S("beteiligte"),
                .empty =
                        _("Noch niemand. Schlagen Sie vor, wer dabei sein sollte; der Betrieb entscheidet.")};
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(person_cells(r, tx, &v->person[i], &t.cell[i * COLUMNS]));
        return ui_table(r, &t);
}

/* ---- hints ---- */

static bool has_role(const struct visit_file *v, struct str role)
{
        for (size_t i = 0; i < v->people; i++)
                if (str_eq(rec_text(&v->person[i], VISIT_PARTICIPANT_role), role))
                        return true;
        return false;
}

/* S8: the employer decides who comes, and three are needed for the workplace. */
static enum err experts_hint(struct req *r, struct rtx *tx, const struct visit_file *v)
{
        static const struct str role[] = {S_INIT("company_doctor"), S_INIT("technical_adviser"),
                                          S_INIT("superior")};
        struct str missing = S(""), label;
        for (size_t i = 0; i < ARRAY_LEN(role); i++) {
                if (has_role(v, role[i]))
                        continue;
                TRY(ui_code_label(r, tx, S("visit_role"), role[i], &label));
                missing = str_join_with(r->arena, S(", "), missing, label);
        }
        if (!str_empty(missing))
                ui_message(r->html, TONE_INFO, _("Für den Blick auf den Arbeitsplatz fehlt noch"),
                           str_join(r->arena, missing, _(". Wer kommt, entscheidet der Betrieb.")));
        return OK;
}

/* „Eingeladen mit 20 Tagen Vorlauf.“ */
static enum err lead_hint(struct req *r, struct rtx *tx, const struct visit_file *v)
{
        int64_t lead = setting_int(tx, S("visit_lead_days")), late = 0;
        for (size_t i = 0; i < v->people; i++) {
                struct date invited = rec_date(&v->person[i], VISIT_PARTICIPANT_invited_on);
                late += date_given(invited) && !visit_in_time(invited, v->line.held_on, lead);
        }
        if (late)
                ui_message(r->html, TONE_INFO,
                           late == 1 ? _("Eine Einladung kam spät") : _("Einige Einladungen kamen spät"),
                           str_join(r->arena, _("Empfohlen sind "), str_from_int(r->arena, lead),
                                    _(" Tage vorher. Ein Anruf hilft, wenn die Zeit knapp ist.")));
        return OK;
}

enum err visit_hints(struct req *r, struct rtx *tx, const struct visit_file *v)
{
        bool over = date_cmp(v->line.held_on, clock_today()) < 0;
        struct str moderation = rec_text(v->visit, SITE_VISIT_moderation);
        if (over)
                return OK;
        TRY(experts_hint(r, tx, v));
        TRY(lead_hint(r, tx, v));
        if (!str_eq(moderation, S("case_manager")))
                ui_message(r->html, TONE_INFO, _("Wer leitet das Gespräch?"),
                           _("Am besten wir. Kündigen Sie es vorher an und klären Sie es mit dem Betrieb."));
        return OK;
}

/* ---- what the concept asks ---- */

enum err visit_mood_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct case_head *head)
{
        const struct performance_goal *goal;
        const struct concept *c;
        struct answers said;
        struct str words;
        TRY(concept_of_case(tx, g, &c));
        goal = concept_goal(c, S("7.B"));
        if (!goal || !actor_reads(r->actor, CLASS_EMPLOYER))
                return OK;
        TRY(answers_read(tx, g, c, false, &said));
        ui_panel(r->html, goal->menu, S(""),
                 (struct action){.label = _("Einschätzen"), .to = goal_url(r->arena, head->id, goal)});
        html_lit(r->html, "<dl class=\"fn-detail\">\n");
        for (size_t i = 0; i < goal->items; i++) {
                TRY(answer_words(r, tx, answer_leading(&said, &goal->item[i]), &words));
                html_lit(r->html, "<dt>");
                html_text(r->html, goal->item[i].f.label);
                html_lit(r->html, "</dt><dd>");
                html_text(r->html, str_empty(words) ? _("noch offen") : words);
                html_lit(r->html, "</dd>\n");
        }
        html_lit(r->html, "</dl>\n");
        ui_panel_end(r->html);
        return OK;
}

/* In the order of the guidelines 7.H.1 to 7.H.11. */
static const struct str trouble[] = {S_INIT("talk_strained"),
                                     S_INIT("reservation"),
                                     S_INIT("talk_employer_demands"),
                                     S_INIT("talk_client_passive"),
                                     S_INIT("talk_client_rejects"),
                                     S_INIT("talk_client_demands"),
                                     S_INIT("absent"),
                                     S_INIT("talk_dominant"),
                                     S_INIT("conflict"),
                                     S_INIT("talk_disturbed"),
                                     S_INIT("talk_unsolvable")};

enum err visit_trouble_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct concept *c;
        struct row_item row[ARRAY_LEN(trouble)];
        struct arena *a = r->arena;
        struct url to = url_with(a, url_path(a, "/faelle/:/stoerungen/neu", grant_case(g)), S("bereich"),
                                 S("company_talk"));
        TRY(concept_of_case(tx, g, &c));
        const struct performance_goal *goal = concept_goal(c, S("7.H"));
        for (size_t i = 0; i < ARRAY_LEN(trouble); i++) {
                row[i] = (struct row_item){.to = url_with(a, to, S("art"), trouble[i])};
                TRY(ui_code_label(r, tx, S("disruption_kind"), trouble[i], &row[i].title));
                if (goal && i < goal->guidelines)
                        row[i].meta = goal->guideline[i].text;
        }
        html_lit(r->html, "<div class=\"fn-noprint\">");
        ui_panel(r->html, _("Wenn es hakt"), _("Ein Klick hält die Störung fest."), (struct action){0});
        ui_rows(r->html, row, ARRAY_LEN(row));
        ui_panel_end(r->html);
        html_lit(r->html, "</div>\n");
        return OK;
}

/* ---- what came of it ---- */

enum { OUTCOMES_MOST = 500 };

static enum err disruption_rows(struct req *r, struct rtx *tx, const struct grant *g, struct row_item *row,
                                size_t *n)
{
        struct record *d;
        size_t all;
        TRY(ent_list_in(tx, g, &disruption_entity, OUTCOMES_MOST, &d, &all));
        for (size_t i = 0; i < all; i++) {
                if (!str_eq(rec_text(&d[i], DISRUPTION_area), S("company_talk")))
                        continue;
                bool solved = rec_given(&d[i], DISRUPTION_solved_on);
                row[(*n)++] = (struct row_item){
                        .title = str_join(r->arena, _("Störung: "), rec_text(&d[i], DISRUPTION_title)),
                        .meta = rec_text(&d[i], DISRUPTION_solution),
                        .badge = solved ? (struct badge){_("gelöst"), TONE_SUCCESS, S("")}
                                        : (struct badge){_("offen"), TONE_WARNING, S("")},
                        .badge_right = true,
                        .to = url_path(r->arena, "/faelle/:/stoerungen/:", d[i].case_id, d[i].id)};
        }
        return OK;
}

static enum err agreement_rows(struct req *r, struct rtx *tx, const struct grant *g, struct date on,
                               struct row_item *row, size_t *n)
{
        struct record *a;
        size_t all;
        TRY(ent_list_in(tx, g, &agreement_entity, OUTCOMES_MOST, &a, &all));
        for (size_t i = 0; i < all; i++)
                if (date_cmp(rec_date(&a[i], AGREEMENT_agreed_on), on) == 0)
                        TRY(agreement_row(r, tx, &a[i], &row[(*n)++]));
        return OK;
}

enum err visit_outcome_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct visit_file *v)
{
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, 2 * OUTCOMES_MOST);
        size_t n = 0;
        if (!actor_reads(r->actor, CLASS_CASE))
                return OK;
        TRY(disruption_rows(r, tx, g, row, &n));
        TRY(agreement_rows(r, tx, g, v->line.held_on, row, &n));
        if (!n)
                return OK;
        ui_panel(r->html, _("Störungen und Vereinbarungen"), S(""), (struct action){0});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return OK;
}
