/* Who was asked what in this case, and what came back. D27, W10, W11 */
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/help/help_view.h"
#include "domain/post/post_ui.h"
#include "domain/surveys/survey_ui.h"

COURSE_CHIP(befragungen, .label = T("Befragungen"), .order = 75)
COURSE_ENTRY(survey_sent, .word = T("Befragung verschickt: "), .list = K("survey_kind"),
             .mark = MARK_DOCUMENT, .path = "/faelle/:/befragungen/:", .chip = K("befragungen"))
COURSE_ENTRY(survey_back, .word = T("Befragung beantwortet: "), .list = K("survey_kind"),
             .mark = MARK_DOCUMENT, .path = "/faelle/:/befragungen/:", .chip = K("befragungen"))

HELP_TEXT(
        surveys, "/faelle/:/befragungen", T("Befragungen"),
        T("Wer zu diesem Fall gefragt wurde und was zurückkam. Ob jemand einen Link geöffnet hat, hält Fallnetz nicht fest. Keine Antwort ist "
          "keine schlechte Antwort. Nachbefragungen nach 6 und 12 Monaten plant Fallnetz nach dem Abschluss von selbst."))
HELP_TEXT(
        survey, "/faelle/:/befragungen/:", T("Befragung"),
        T("Was gefragt wurde, auf welchem Weg, und die Antworten. Was die Befragten sagen, steht neben Ihrer Einschätzung und ersetzt sie nicht."))

enum { COLUMNS = 6, SURVEYS_MOST = 1000 };

static const struct crud_view survey_view = {
        .list = "/faelle/:/befragungen", .one = "/faelle/:/befragungen/:", .frame = case_crud, .fixed = true};

/* ---- list ---- */

static enum err cells_fill(struct req *r, struct rtx *tx, const struct record *s, struct ui_cell *cell)
{
        struct date back = rec_date(s, SURVEY_answered_on), planned = rec_date(s, SURVEY_planned_on);
        TRY(ui_value_in(r, tx, s, SURVEY_kind, &cell[0].text));
        cell[0].to = url_path(r->arena, "/faelle/:/befragungen/:", s->case_id, s->id);
        cell[1].badge = survey_badge(s);
        cell[2].text = rec_text(s, SURVEY_respondent);
        TRY(ui_value_in(r, tx, s, SURVEY_way, &cell[3].text));
        cell[4].text = date_german(r->arena, rec_date(s, SURVEY_sent_on));
        if (survey_state(s) == SURVEY_PLANNED)
                cell[4].text = str_join(r->arena, _("geplant für "), date_german(r->arena, planned));
        cell[5].text = date_german(r->arena, back);
        return OK;
}

static enum err table_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Befragung")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Stand")), .cls = CLASS_CASE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Wer")), .cls = CLASS_CASE, .phone = PHONE_FIRST},
                {.label = S_INIT(N_("Weg")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Verschickt")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Beantwortet")), .cls = CLASS_CASE, .phone = PHONE_GONE},
        };
        struct record *s;
        struct table_view t = {.caption = _("Befragungen"),
                               .column = column,
                               .columns = COLUMNS,
                               .unit = _("Befragungen"),
                               .empty = _("Noch niemand wurde befragt."),
                               .download = S("befragungen")};
        TRY(ent_list_in(tx, g, &survey_entity, SURVEYS_MOST, &s, &t.rows));
        t.total = (int64_t)t.rows;
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(cells_fill(r, tx, &s[t.rows - 1 - i], &t.cell[i * COLUMNS]));
        return ui_table(r, &t);
}

CASE_GET(survey_index, "/befragungen", NEED(CASE_READ, CASE), .title = T("Befragungen"), .menu = MENU_CASES,
         .menu_order = 520)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct action action = {.label = _("Jemanden befragen"),
                                      .weight = ACTION_PRIMARY,
                                      .icon = S("add"),
                                      .needs = CAP_CASE_WRITE,
                                      .to = url_path(r->arena, "/faelle/:/befragungen/neu", grant_case(g))};
        struct case_frame f = {.title = _("Befragungen"), .action = &action, .actions = 1};
        TRY(case_frame(r, tx, g, &f));
        return table_draw(r, tx, g);
}

/* ---- one ---- */

static struct action to_do(struct req *r, const struct record *s, struct str label, struct url to)
{
        (void)r;
        (void)s;
        return (struct action){.label = label, .to = to, .needs = CAP_CASE_WRITE};
}

/* What can be done now: another step for each state, none of them a duty. */
static size_t steps_fill(struct req *r, const struct record *s, struct row_item *row)
{
        struct arena *a = r->arena;
        enum survey_state state = survey_state(s);
        struct url send = url_path(a, "/faelle/:/befragungen/:/senden", s->case_id, s->id),
                   enter = url_path(a, "/faelle/:/befragungen/:/antworten", s->case_id, s->id),
                   sheet = url_path(a, "/faelle/:/befragungen/:/bogen", s->case_id, s->id),
                   stop = url_path(a, "/faelle/:/befragungen/:/zurueckziehen", s->case_id, s->id);
        size_t n = 0;
        if (state == SURVEY_PLANNED)
                row[n++] = (struct row_item){.title = _("Verschicken"),
                                             .meta = _("als Link, per E-Mail, auf Papier oder am Telefon"),
                                             .action = to_do(r, s, _("Befragung verschicken"), send)};
        if (state == SURVEY_SENT || state == SURVEY_EXPIRED)
                row[n++] = (struct row_item){
                        .title = _("Noch einmal verschicken"),
                        .meta = _(
                                "Es gibt einen neuen Link; der alte gilt dann nicht mehr. Schon Gesagtes bleibt."),
                        .action = to_do(r, s, _("Erneut verschicken"), send)};
        if (state != SURVEY_ANSWERED && state != SURVEY_WITHDRAWN)
                row[n++] = (struct row_item){.title = _("Antworten von Papier oder Telefon eintragen"),
                                             .action = to_do(r, s, _("Antworten eintragen"), enter)};
        if (state != SURVEY_ANSWERED && state != SURVEY_WITHDRAWN)
                row[n++] = (struct row_item){
                        .title = _("Auf Papier"),
                        .action = {.label = _("Bogen drucken"), .to = sheet, .needs = CAP_N}};
        if (state != SURVEY_ANSWERED && state != SURVEY_WITHDRAWN)
                row[n++] = (struct row_item){.title = _("Nicht mehr fragen"),
                                             .action = to_do(r, s, _("Zurückziehen"), stop)};
        return n;
}

static enum err mail_row(struct req *r, struct rtx *tx, const struct record *s)
{
        struct mail_line m;
        struct str about = str_join(r->arena, S("survey:"), str_from_int(r->arena, s->id));
        enum err e = mail_last_about(tx, about, &m);
        if (e == ERR_NOT_FOUND)
                return OK;
        TRY(e);
        ui_rows(r->html,
                &(struct row_item){.badge = post_badge(&m),
                                   .title = str_join(r->arena, _("E-Mail an "), m.recipient),
                                   .meta = str_join_with(r->arena, S(" · "),
                                                         moment_german(r->arena, m.created_at),
                                                         post_reason(r->arena, &m)),
                                   .action = {.label = _("Post ansehen"),
                                              .needs = CAP_N,
                                              .to = url_path(r->arena, "/faelle/:/post", s->case_id)}},
                1);
        return OK;
}

static enum err more(struct req *r, struct rtx *tx, const struct record *s)
{
        struct row_item row[6] = {0};
        const struct survey_form *f;
        struct record **answer;
        size_t n = steps_fill(r, s, row);
        TRY(survey_form(tx, r->grant, s, &f));
        TRY(survey_answers(tx, r->grant, s->id, f, &answer));
        if (survey_state(s) == SURVEY_ANSWERED) {
                ui_panel(r->html, _("Antworten"), date_german(r->arena, rec_date(s, SURVEY_answered_on)),
                         (struct action){0});
                survey_results_draw(r, f, answer);
                ui_panel_end(r->html);
        }
        ui_panel(r->html, _("Stand"), S(""), (struct action){0});
        ui_rows(r->html, &(struct row_item){.badge = survey_badge(s), .title = f->title.in[0]}, 1);
        TRY(mail_row(r, tx, s));
        if (n)
                ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(survey_show, "/befragungen/:", NEED(CASE_READ, CASE), .title = T("Befragung"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v = survey_view;
        struct record *s;
        v.more = more;
        TRY(ent_get_in(tx, g, &survey_entity, req_id(r, 1), &s));
        TRY(ui_value_in(r, tx, s, SURVEY_kind, &v.title));
        v.title = str_join(r->arena, _("Befragung: "), v.title);
        return crud_show_in(r, tx, g, &survey_entity, req_id(r, 1), &v);
}

CASE_GET(survey_history, "/befragungen/:/verlauf", NEED(CASE_READ, CASE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_history_in(r, tx, g, &survey_entity, req_id(r, 1), &survey_view);
}
