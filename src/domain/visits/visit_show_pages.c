/* One talk in the company. CMB 7.B, 7.C, 7.F, 7.H */
#include "domain/help/help_view.h"
#include "domain/tasks/task_ui.h"
#include "domain/visits/visit_rule.h"
#include "domain/visits/visit_ui.h"

enum { TROUBLE_DAYS = 14 }; /* after the talk: then what went wrong is written down */

HELP_TEXT(
        visit, "/faelle/:/besuche/:", T("Betriebsbesuch"),
        T("Vor dem Besuch: wer eingeladen ist und geantwortet hat. Danach: wer da war und was alle dazu sagen, in einem Formular. Was "
          "gestört hat und was vereinbart wurde, ist von hier einen Klick entfernt."))

static enum err facts_panel(struct req *r, struct rtx *tx, const struct visit_file *v)
{
        struct arena *a = r->arena;
        struct str who, sent = date_german(a, rec_date(v->visit, SITE_VISIT_note_sent_on));
        TRY(ui_value(r, tx, &v->visit->e->fields[SITE_VISIT_moderation], v->visit->v[SITE_VISIT_moderation],
                     &who));
        const struct {
                struct str label, text;
        } row[] = {{_("Wann"), visit_when(a, &v->line)},
                   {_("Wo"), v->line.place},
                   {_("Leitung"), str_join_with(a, S(", "), who, rec_text(v->visit, SITE_VISIT_moderator))},
                   {_("Gesprächsnotiz"),
                    str_empty(sent) ? _("noch nicht verschickt") : str_join(a, _("verschickt am "), sent)}};
        ui_panel(r->html, _("Der Termin"), S(""),
                 (struct action){.label = _("Termin öffnen"),
                                 .to = url_path(a, "/faelle/:/termine/:", v->visit->case_id,
                                                v->line.appointment_id)});
        html_lit(r->html, "<dl class=\"fn-detail\">\n");
        for (size_t i = 0; i < ARRAY_LEN(row); i++) {
                html_lit(r->html, "<dt>");
                html_text(r->html, row[i].label);
                html_lit(r->html, "</dt><dd>");
                html_text(r->html, str_empty(row[i].text) ? _("noch offen") : row[i].text);
                html_lit(r->html, "</dd>\n");
        }
        html_lit(r->html, "</dl>\n");
        ui_panel_end(r->html);
        return OK;
}

/* What everybody said, each in own words. CMB 7.C */
static void feedback_panel(struct req *r, const struct visit_file *v)
{
        size_t said = 0;
        if (!actor_reads(r->actor, CLASS_EMPLOYER))
                return;
        for (size_t i = 0; i < v->people; i++)
                said += rec_given(&v->person[i], VISIT_PARTICIPANT_feedback);
        if (!said)
                return;
        ui_panel(r->html, _("Rückmeldungen"),
                 str_join(r->arena, str_from_int(r->arena, v->line.feedback), _(" von "),
                          str_from_int(r->arena, v->line.participants)),
                 (struct action){0});
        for (size_t i = 0; i < v->people; i++)
                if (rec_given(&v->person[i], VISIT_PARTICIPANT_feedback))
                        ui_quote(r->html, rec_text(&v->person[i], VISIT_PARTICIPANT_feedback),
                                 rec_text(&v->person[i], VISIT_PARTICIPANT_name));
        ui_panel_end(r->html);
}

static void minutes_panel(struct req *r, const struct visit_file *v, const struct case_head *head)
{
        const struct record *x = v->visit;
        bool words = rec_given(x, SITE_VISIT_own_words) && actor_reads(r->actor, CLASS_CASE);
        bool minutes = rec_given(x, SITE_VISIT_minutes) && actor_reads(r->actor, CLASS_EMPLOYER);
        if (!words && !minutes)
                return;
        ui_panel(r->html, _("Verlauf und Ergebnis"), S(""), (struct action){0});
        if (words)
                ui_quote(r->html, rec_text(x, SITE_VISIT_own_words),
                         str_join(r->arena, case_person(r->arena, head), S(", "),
                                  date_german(r->arena, v->line.held_on)));
        if (minutes) {
                html_lit(r->html, "<div class=\"fn-text\">");
                html_paragraphs(r->html, rec_text(x, SITE_VISIT_minutes));
                html_lit(r->html, "</div>\n");
        }
        ui_panel_end(r->html);
}

static void links_panel(struct req *r, int64_t c)
{
        const struct row_item row[] = {{.title = _("Vereinbarung festhalten"),
                                        .meta = _("Wer macht was, wie, bis wann?"),
                                        .to = url_path(r->arena, "/faelle/:/vereinbarungen/neu", c)},
                                       {.title = _("Arbeitsplätze vergleichen"),
                                        .meta = _("Was der Platz verlangt und was die Person kann."),
                                        .to = url_path(r->arena, "/faelle/:/plaetze", c)}};
        if (!actor_can(r->actor, CAP_CASE_WRITE) || !actor_writes(r->actor, CLASS_HEALTH))
                return;
        html_lit(r->html, "<div class=\"fn-noprint\">");
        ui_panel(r->html, _("Was daraus folgt"), S(""), (struct action){0});
        ui_rows(r->html, row, ARRAY_LEN(row));
        ui_panel_end(r->html);
        html_lit(r->html, "</div>\n");
}

CASE_GET(visit_show, "/besuche/:", NEED(CASE_READ, SCHEDULE), .title = T("Betriebsbesuch"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct visit_file v;
        TRY(visit_file(tx, g, req_id(r, 1), &v));
        int64_t c = grant_case(g), id = v.visit->id;
        bool over = date_cmp(v.line.held_on, clock_today()) <= 0;
        struct action action[] = {
                {.label = _("Änderungen"),
                 .to = url_path(r->arena, "/faelle/:/besuche/:/verlauf", c, id),
                 .weight = ACTION_TERTIARY,
                 .needs = CAP_N},
                {.label = _("Schreiben dazu"),
                 .to = url_with(r->arena, url_path(r->arena, "/faelle/:/schreiben/neu", c), S("zu"),
                                str_join(r->arena, S("visits:"), str_from_int(r->arena, id))),
                 .weight = ACTION_TERTIARY,
                 .needs = CAP_CASE_WRITE},
                {.label = _("Besuch bearbeiten"),
                 .to = url_path(r->arena, "/faelle/:/besuche/:/bearbeiten", c, id),
                 .icon = S("edit"),
                 .needs = CAP_CASE_WRITE},
                {.label = _("Person hinzufügen"),
                 .to = url_path(r->arena, "/faelle/:/besuche/:/beteiligte/neu", c, id),
                 .weight = over && v.people ? ACTION_SECONDARY : ACTION_PRIMARY,
                 .icon = S("add"),
                 .needs = CAP_CASE_WRITE},
                {.label = _("Antworten und Anwesenheit"),
                 .to = url_path(r->arena, "/faelle/:/besuche/:/anwesenheit", c, id),
                 .weight = ACTION_PRIMARY,
                 .needs = CAP_CASE_WRITE}};
        if (!over)
                action[4].weight = ACTION_SECONDARY;
        const struct badge badge = appointment_badge(v.line.status, v.line.held_on);
        struct case_frame f = {.title = v.line.purpose,
                               .action = action,
                               .actions = ARRAY_LEN(action) - !v.people,
                               .badge = &badge,
                               .badges = 1};
        TRY(visit_frame(r, tx, g, &v, &f));
        ui_grid(r->html);
        if (visit_may_write(r))
                TRY(visit_hints(r, tx, &v));
        TRY(visit_people_panel(r, tx, &v));
        minutes_panel(r, &v, &f.head);
        feedback_panel(r, &v);
        TRY(visit_outcome_panel(r, tx, g, &v));
        if (actor_writes(r->actor, CLASS_CASE) &&
            date_cmp(date_add_days(v.line.held_on, TROUBLE_DAYS), clock_today()) >= 0)
                TRY(visit_trouble_panel(r, tx, g));
        ui_grid_side(r->html);
        TRY(facts_panel(r, tx, &v));
        TRY(visit_mood_panel(r, tx, g, &f.head));
        links_panel(r, c);
        ui_grid_end(r->html);
        return OK;
}
