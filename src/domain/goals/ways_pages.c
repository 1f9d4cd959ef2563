/* Ways to the goals, applications, and how far the goals are: what is agreed in 5.J besides the goals. CMB 5.J.2, 5.J.5 to 5.J.7 */
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/goals/ways_ui.h"
#include "domain/help/help_view.h"

COURSE_ENTRY(strategy, .word = T("Weg vereinbart: "), .mark = MARK_DOCUMENT,
             .path = "/faelle/:/wege/:", .chip = K("unterlagen"))

/* ---- ways ---- */

static void strategy_preset(struct req *r, struct record *s)
{
        int64_t goal;
        REC_SET(s, STRATEGY_agreed_on, clock_today());
        if (str_int(req_query(r, S("ziel")), &goal) && goal > 0)
                rec_set(s, STRATEGY_goal_id, value_ref(goal));
}

CASE_PAGES(strategy, "/wege", CASE, N_("Weg zum Ziel"), N_("Wege zum Ziel"), 0, .preset = strategy_preset,
           .empty = T("Noch kein Weg vereinbart."))
CASE_DELETE_PAGES(strategy, "/wege", CASE, N_("Weg zum Ziel"))

/* ---- assessments of goals ---- */

static void assessment_preset(struct req *r, struct record *s)
{
        int64_t goal;
        REC_SET(s, GOAL_ASSESSMENT_assessed_on, clock_today());
        if (str_int(req_query(r, S("ziel")), &goal) && goal > 0)
                rec_set(s, GOAL_ASSESSMENT_goal_id, value_ref(goal));
}

static enum err goal_assessment_row(struct req *r, struct rtx *tx, const struct record *rec,
                                    struct ui_cell *row)
{
        static const size_t field[] = {GOAL_ASSESSMENT_goal_id, GOAL_ASSESSMENT_party,
                                       GOAL_ASSESSMENT_assessed_on, GOAL_ASSESSMENT_step,
                                       GOAL_ASSESSMENT_words};
        for (size_t i = 0; i < ARRAY_LEN(field); i++)
                TRY(ui_value(r, tx, &rec->e->fields[field[i]], rec->v[field[i]], &row[i].text));
        row[0].to = url_path(r->arena, "/faelle/:/einschaetzungen/:", rec->case_id, rec->id);
        return OK;
}

CASE_GET(goal_assessment_list, "/einschaetzungen", NEED(CASE_READ, CASE), .title = T("Einschätzungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        static const struct ui_column column[] = {
                {.label = S_INIT(N_("Ziel")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("wer")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("am")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Stufe")), .cls = CLASS_CASE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("in eigenen Worten")), .cls = CLASS_CASE},
        };
        struct record *rec;
        const struct action add = {.label = _("Einschätzung festhalten"),
                                   .to = url_path(r->arena, "/faelle/:/einschaetzungen/neu", grant_case(g)),
                                   .weight = ACTION_PRIMARY,
                                   .icon = S("add"),
                                   .needs = CAP_CASE_WRITE};
        struct case_frame f = {.title = _("Einschätzungen"), .action = &add, .actions = 1};
        struct table_view t = {.caption = _("Einschätzungen"),
                               .column = column,
                               .columns = ARRAY_LEN(column),
                               .download = S("einschaetzungen"),
                               .empty = _("Noch keine Einschätzung.")};
        TRY(case_frame(r, tx, g, &f));
        TRY(ent_list_in(tx, g, &goal_assessment_entity, GOALS_MAX * 10, &rec, &t.rows));
        t.total = (int64_t)t.rows;
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * t.columns + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(goal_assessment_row(r, tx, &rec[t.rows - 1 - i], &t.cell[i * t.columns]));
        return ui_table(r, &t);
}

CASE_RECORD_PAGES(goal_assessment, "/einschaetzungen", CASE, N_("Einschätzung"), .preset = assessment_preset)
CASE_DELETE_PAGES(goal_assessment, "/einschaetzungen", CASE, N_("Einschätzung"))

/* ---- applications ---- */

enum { COLUMNS = 4 };

static enum err row_fill(struct req *r, struct rtx *tx, const struct record *a, struct ui_cell *row)
{
        static const size_t field[COLUMNS] = {APPLICATION_kind, APPLICATION_filed_on,
                                              APPLICATION_recommendation, APPLICATION_status};
        for (size_t i = 0; i < COLUMNS; i++)
                TRY(ui_value(r, tx, &a->e->fields[field[i]], a->v[field[i]], &row[i].text));
        row[0].to = url_path(r->arena, "/faelle/:/antraege/:", a->case_id, a->id);
        return OK;
}

CASE_GET(application_list, "/antraege", NEED(CASE_READ, SOCIAL), .title = T("Anträge"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Antrag auf")), .cls = CLASS_SOCIAL},
                {.label = S_INIT(N_("gestellt")), .cls = CLASS_SOCIAL},
                {.label = S_INIT(N_("Empfehlung")), .cls = CLASS_SOCIAL},
                {.label = S_INIT(N_("Stand")), .cls = CLASS_SOCIAL, .phone = PHONE_COLUMN},
        };
        struct record *a;
        struct table_view t = {.caption = _("Anträge"),
                               .column = column,
                               .columns = COLUMNS,
                               .download = S("antraege"),
                               .empty = _("Noch kein Antrag besprochen.")};
        const struct action add = {.label = _("Antrag anlegen"),
                                   .to = url_path(r->arena, "/faelle/:/antraege/neu", grant_case(g)),
                                   .weight = ACTION_PRIMARY,
                                   .icon = S("add"),
                                   .needs = CAP_CASE_WRITE};
        struct case_frame f = {.title = _("Anträge"), .action = &add, .actions = 1};
        TRY(case_frame(r, tx, g, &f));
        TRY(ent_list_in(tx, g, &application_entity, GOALS_MAX, &a, &t.rows));
        t.total = (int64_t)t.rows;
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(row_fill(r, tx, &a[i], &t.cell[i * COLUMNS]));
        application_note(r->html);
        return ui_table(r, &t);
}

static enum err note_below(struct req *r, struct rtx *tx, const struct record *a)
{
        (void)tx;
        (void)a;
        application_note(r->html);
        return OK;
}

CASE_RECORD_PAGES(application, "/antraege", SOCIAL, N_("Antrag"), .more = note_below)
CASE_DELETE_PAGES(application, "/antraege", SOCIAL, N_("Antrag"))

HELP_TEXT(
        strategy, "/faelle/:/wege", T("Wege zum Ziel"),
        T("Welcher Weg vereinbart ist, warum dieser, und was es sonst gäbe. Wer es anders sieht, steht mit seinen Gründen dabei."))
HELP_TEXT(
        goal_assessment, "/faelle/:/einschaetzungen", T("Einschätzungen"),
        T("Wie weit ein Ziel ist, auf seinen fünf Stufen: einmal aus Sicht der Person, einmal aus Ihrer. Beide bleiben nebeneinander "
          "stehen."))
HELP_TEXT(
        application, "/faelle/:/antraege", T("Anträge"),
        T("Welche Anträge gestellt, geplant oder im Gespräch sind und was Sie dazu gesagt haben. Das ist Information, keine "
          "Rechtsberatung."))
