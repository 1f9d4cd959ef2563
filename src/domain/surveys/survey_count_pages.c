/* For the lead: how many were asked, how many answered. Below five no number, no people, no case managers. B12 will say more. */
#include "domain/accounts/account_ui.h"
#include "domain/help/help_view.h"
#include "domain/surveys/survey_ui.h"

HELP_TEXT(
        survey_overview, "/verwaltung/befragungen", T("Befragungen"),
        T("Wie viele Befragungen im letzten Jahr verschickt und beantwortet wurden. Unter fünf steht keine Zahl, damit niemand zu erkennen ist. "
          "Verglichen wird niemand."))

enum { COLUMNS = 3 };

static struct str told(struct arena *a, int64_t n)
{
        return n < SURVEY_LEAST ? _("unter 5") : text_int(a, n);
}

/* How many answered of five asked may say who: both numbers are told, or none. */
static struct str told_of(struct arena *a, int64_t answered, int64_t sent)
{
        int64_t silent = sent - answered;
        if (sent < SURVEY_LEAST || answered < SURVEY_LEAST || (silent > 0 && silent < SURVEY_LEAST))
                return sent < SURVEY_LEAST || answered < SURVEY_LEAST ? _("unter 5") : _("fast alle");
        return text_int(a, answered);
}

PAGE_GET(survey_overview, "/verwaltung/befragungen", NEED(SURVEY_COUNTS, PUBLIC), .title = T("Befragungen"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Befragung")), .cls = CLASS_PUBLIC},
                {.label = S_INIT(N_("Verschickt")), .cls = CLASS_PUBLIC, .number = true},
                {.label = S_INIT(N_("Beantwortet")), .cls = CLASS_PUBLIC, .number = true},
        };
        struct survey_count *c;
        struct table_view t = {.caption = _("Befragungen der letzten zwölf Monate"),
                               .column = column,
                               .columns = COLUMNS,
                               .empty = _("In den letzten zwölf Monaten wurde niemand befragt.")};
        struct account_place p = account_place_manage(r->arena, S(""), (struct url){0});
        TRY(survey_counts(tx, &c, &t.rows));
        t.total = (int64_t)t.rows;
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++) {
                TRY(ui_code_label(r, tx, S("survey_kind"), c[i].kind, &t.cell[i * COLUMNS].text));
                t.cell[i * COLUMNS + 1].text = told(r->arena, c[i].sent);
                t.cell[i * COLUMNS + 2].text = told_of(r->arena, c[i].answered, c[i].sent);
        }
        account_head(r, &p, (struct page_head){.over = _("letzte zwölf Monate")});
        return ui_table(r, &t);
}
