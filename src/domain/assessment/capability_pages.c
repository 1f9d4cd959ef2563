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

/* The goal that the statements of this page answer. */
static bool about_capability(const struct performance_goal *g)
{
        for (size_t i = 0; i < g->items; i++)
                if (g->item[i].rows == FACT_capability_can_physical_count)
                        return true;
        return false;
}

/* What one side says of one thing, and what the other says: the rows of the first table. */
struct measured {
        const struct concept_item *item;
        const struct answer *client, *report;
        enum capability_match match;
};

static enum capability_match measured_match(const struct measured *m)
{
        if (!m->report || !m->report->known)
                return MATCH_CLIENT_ONLY;
        if (!m->client || !m->client->known)
                return MATCH_REPORT_ONLY;
        return value_eq(m->client->value, m->report->value) ? MATCH_SAME : MATCH_DIFFERENT;
}

static enum err measured_read(struct rtx *tx, const struct grant *g, struct measured **out, size_t *n)
{
        const struct concept *c;
        struct answers *said = NEW(rtx_arena(tx), struct answers);
        *n = 0;
        enum err e = concept_of_case(tx, g, &c);
        if (e == ERR_NOT_FOUND)
                return OK;
        TRY(e);
        TRY(answers_read(tx, g, c, false, said));
        *out = NEW_ARRAY(rtx_arena(tx), struct measured, c->items + 1);
        for (size_t i = 0; i < c->items; i++) {
                struct measured m = {.item = &c->item[i],
                                     .client = answer_of(said, &c->item[i], SOURCE_CLIENT),
                                     .report = answer_of(said, &c->item[i], SOURCE_REPORT)};
                if (!compares(m.item) || !about_capability(m.item->goal) ||
                    (!answer_given(m.client) && !answer_given(m.report)))
                        continue;
                m.match = measured_match(&m);
                (*out)[(*n)++] = m;
        }
        return OK;
}

static enum err saying(struct req *r, struct rtx *tx, const struct answer *x, struct str who,
                       struct str nothing, struct str *out)
{
        struct str words;
        TRY(answer_words(r, tx, x, &words));
        *out = answer_given(x) ? str_join(r->arena, words, said_by(r->arena, who, S(""), x->said_on))
                               : nothing;
        return OK;
}

enum { COLUMNS = 4 };

static enum err measured_draw(struct req *r, struct rtx *tx, const struct grant *g, struct str person,
                              const struct measured *m, size_t n)
{
        const struct ui_column column[COLUMNS] = {
                {.label = _("Wie viel"), .cls = CLASS_HEALTH},
                {.label = str_join(r->arena, person, _(" selbst")), .cls = CLASS_HEALTH, .phone = PHONE_LINE},
                {.label = _("Gutachten und Befunde"), .cls = CLASS_HEALTH, .phone = PHONE_LINE},
                {.label = _("Vergleich"), .cls = CLASS_HEALTH, .phone = PHONE_COLUMN}};
        struct table_view t = {.title = _("Leistungsvermögen"),
                               .caption = _("Leistungsvermögen"),
                               .column = column,
                               .columns = COLUMNS,
                               .cell = NEW_ARRAY(r->arena, struct ui_cell, n * COLUMNS + 1),
                               .rows = n,
                               .total = (int64_t)n,
                               .empty = _("Noch keine Angaben zu Stunden und stufenweiser Rückkehr.")};
        for (size_t i = 0; i < n; i++) {
                struct ui_cell *cell = &t.cell[i * COLUMNS];
                cell[0].text = m[i].item->f.label;
                cell[0].to = goal_url(r->arena, grant_case(g), m[i].item->goal);
                TRY(saying(r, tx, m[i].client, _("selbst"), _("nichts gesagt"), &cell[1].text));
                TRY(saying(r, tx, m[i].report, _("Gutachten"), _("kein Gutachten"), &cell[2].text));
                cell[3].badge = match_badge(m[i].match);
        }
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

static void sum_draw(struct req *r, int64_t different, struct str person)
{
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
        struct measured *m = NULL;
        size_t n, classes, measures;
        int64_t different = 0;
        TRY(case_frame(r, tx, g, &f));
        struct str person = case_person_polite(r->arena, &f.head);
        TRY(capability_lines(tx, g, &line, &n));
        TRY(codes_list(tx, S("load_class"), &cls, &classes));
        TRY(measured_read(tx, g, &m, &measures));
        for (size_t i = 0; i < n; i++)
                different += line[i].match == MATCH_DIFFERENT;
        for (size_t i = 0; i < measures; i++)
                different += m[i].match == MATCH_DIFFERENT;
        sum_draw(r, different, person);
        TRY(measured_draw(r, tx, g, person, m, measures));
        for (size_t i = 0; i < classes; i++)
                TRY(class_draw(r, tx, g, &cls[i], person, line, n));
        return OK;
}
