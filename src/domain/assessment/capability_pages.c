/* The capability profile: what reports say beside what the client says, divergences marked. CMB 3.B, 5.E */
#include "domain/assessment/assessment_ui.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/codes/codes.h"
#include "domain/concepts/answer.h"
#include "domain/concepts/method_ui.h"
#include "domain/concepts/store.h"
#include "domain/help/help_view.h"

static void preset(struct req *r, struct record *rec)
{
        REC_SET(rec, CAPABILITY_said_on, clock_today());
        REC_SET(rec, CAPABILITY_source, S("client"));
        REC_SET(rec, CAPABILITY_load_class, req_query(r, S("bereich")));
}

CASE_RECORD_PAGES(capability, "/leistungsbild", HEALTH, N_("Aussage zum Leistungsbild"), .preset = preset)
CASE_DELETE_PAGES(capability, "/leistungsbild", HEALTH, N_("Aussage zum Leistungsbild"))

HELP_TEXT(
        capability, "/faelle/:/leistungsbild", T("Leistungsbild"),
        T("Was die Person sich zutraut, steht neben dem, was Gutachten sagen: je Bereich und Merkmal. „verschieden“ heißt: darüber "
          "lohnt ein Gespräch. Wer recht hat, entscheidet Fallnetz nicht."))

/* ---- numbers and grades: the statements of the concept that the client and a report both make ---- */

static bool compares(const struct concept_item *i)
{
        bool client = false, report = false;
        for (size_t k = 0; k < i->sources; k++) {
                client |= i->source[k] == SOURCE_CLIENT;
                report |= i->source[k] == SOURCE_REPORT;
        }
        return client && report && i->f.cls == CLASS_HEALTH && !i->secret && i->f.kind != K_TEXT &&
               i->f.kind != K_LONGTEXT;
}

static enum err saying(struct req *r, struct rtx *tx, const struct answer *x, struct str *out)
{
        struct str words;
        TRY(answer_words(r, tx, x, &words));
        *out = S("–");
        if (answer_given(x))
                *out = str_join(r->arena, words, S(" ("), date_german(r->arena, x->said_on), S(")"));
        return OK;
}

enum { COLUMNS = 4 };

static enum err item_fill(struct req *r, struct rtx *tx, const struct grant *g, const struct answers *said,
                          const struct concept_item *item, struct ui_cell *cell)
{
        const struct answer *client = answer_of(said, item, SOURCE_CLIENT),
                            *report = answer_of(said, item, SOURCE_REPORT);
        bool c = client && client->known, p = report && report->known;
        cell[0].text = item->f.label;
        cell[0].to = goal_url(r->arena, grant_case(g), item->goal);
        TRY(saying(r, tx, client, &cell[1].text));
        TRY(saying(r, tx, report, &cell[2].text));
        if (c && p && value_eq(client->value, report->value))
                cell[3].badge = (struct badge){_("gleich"), TONE_SUCCESS, S("check")};
        else if (c && p)
                cell[3].badge = (struct badge){_("verschieden"), TONE_WARNING, S("warning")};
        else
                cell[3].badge = (struct badge){c ? _("nur eigene Sicht") : _("nur Gutachten"), TONE_NEUTRAL,
                                               S("question-mark")};
        return OK;
}

static enum err items_draw_both(struct req *r, struct rtx *tx, const struct grant *g, struct str person)
{
        const struct concept *c;
        struct answers said;
        const struct ui_column column[COLUMNS] = {
                {.label = _("Wie viel"), .cls = CLASS_HEALTH},
                {.label = str_join(r->arena, person, _(" selbst")), .cls = CLASS_HEALTH, .phone = PHONE_LINE},
                {.label = _("Gutachten und Befunde"), .cls = CLASS_HEALTH, .phone = PHONE_LINE},
                {.label = _("Vergleich"), .cls = CLASS_HEALTH, .phone = PHONE_COLUMN}};
        struct table_view t = {.title = _("Leistungsvermögen"),
                               .caption = _("Leistungsvermögen"),
                               .column = column,
                               .columns = COLUMNS,
                               .empty = _("Noch keine Angaben zu Stunden und stufenweiser Rückkehr.")};
        enum err e = concept_of_case(tx, g, &c);
        if (e == ERR_NOT_FOUND)
                return OK;
        TRY(e);
        TRY(answers_read(tx, g, c, false, &said));
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, c->items * COLUMNS + 1);
        for (size_t i = 0; i < c->items; i++)
                if (compares(&c->item[i]) && answer_given(answer_leading(&said, &c->item[i])))
                        TRY(item_fill(r, tx, g, &said, &c->item[i], &t.cell[t.rows++ * COLUMNS]));
        t.total = (int64_t)t.rows;
        return ui_table(r, &t);
}

/* ---- statements by class ---- */

static enum err class_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct code_entry *cls,
                           struct str person, const struct capability_line *all, size_t n)
{
        struct capability_line *line = NEW_ARRAY(r->arena, struct capability_line, n + 1);
        size_t lines = 0;
        for (int pass = 0; pass < 2; pass++) /* what differs stands first */
                for (size_t i = 0; i < n; i++)
                        if (str_eq(all[i].load_class, cls->code) &&
                            (all[i].match == MATCH_DIFFERENT) == (pass == 0))
                                line[lines++] = all[i];
        return capability_table(r, tx, g, cls->label, person, line, lines);
}

static void sum_draw(struct req *r, const struct capability_line *line, size_t n, struct str person)
{
        int64_t different = 0;
        for (size_t i = 0; i < n; i++)
                different += line[i].match == MATCH_DIFFERENT;
        if (!different)
                return;
        ui_message(
                r->html, TONE_WARNING,
                different == 1 ? _("An einer Stelle verschieden")
                               : str_join(r->arena, _("An "), text_int(r->arena, different),
                                          _(" Stellen verschieden")),
                str_join(
                        r->arena, person,
                        _(" und die Gutachten sehen es nicht gleich. Sprechen Sie darüber, bevor der Betrieb davon hört.")));
}

CASE_GET(capability_list, "/leistungsbild", NEED(CASE_READ, HEALTH), .title = T("Leistungsbild"),
         .menu = MENU_CASES, .menu_order = 254, .budget = 16)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct action action = {.label = _("Aussage eintragen"),
                                      .weight = ACTION_PRIMARY,
                                      .icon = S("add"),
                                      .needs = CAP_CASE_WRITE,
                                      .to = url_path(r->arena, "/faelle/:/leistungsbild/neu", grant_case(g))};
        struct case_frame f = {.title = _("Leistungsbild"), .action = &action, .actions = 1};
        struct capability_line *line;
        const struct code_entry *cls;
        size_t n, classes;
        TRY(case_frame(r, tx, g, &f));
        struct str person = case_person_polite(r->arena, &f.head);
        TRY(capability_lines(tx, g, &line, &n));
        TRY(codes_list(tx, S("load_class"), &cls, &classes));
        sum_draw(r, line, n, person);
        TRY(items_draw_both(r, tx, g, person));
        for (size_t i = 0; i < classes; i++)
                TRY(class_draw(r, tx, g, &cls[i], person, line, n));
        return OK;
}
