/* Behind a goal: every statement about one item, and how the suggestion comes about. */
#include "domain/concepts/method_ui.h"

/* ---- every statement about one item ---- */

static enum err statement_entry(struct req *r, struct rtx *tx, const struct case_head *head,
                                const struct answer *x, struct timeline_entry *out)
{
        struct arena *a = r->arena;
        struct str words;
        TRY(answer_words(r, tx, x, &words));
        struct str source =
                x->item->sources > 1 ? str_join(a, source_words(a, head, x->source), S(": ")) : S("");
        struct str quote = str_empty(x->own_words) ? S("") : str_join(a, S("„"), x->own_words, S("“ · "));
        struct str proof = str_empty(x->evidence) ? S("") : str_join(a, _("Beleg: "), x->evidence, S(" · "));
        struct str said = str_join(a, _("eingetragen von "), x->by, S(", "), moment_german(a, x->at));
        *out = (struct timeline_entry){
                .when = date_german(a, x->said_on),
                .mark = MARK_CONTACT,
                .title = str_join(a, source, str_empty(words) ? _("zurückgenommen") : words),
                .meta = str_join(a, quote, proof, said)};
        return OK;
}

CASE_GET(method_item_history, "/ziel/:/verlauf/:", NEED(CASE_READ, CASE), .title = T("Verlauf der Angabe"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct performance_goal *goal;
        struct goal_state s;
        size_t n = 0;
        TRY(goal_of_case(tx, g, req_code(r, 1), &goal));
        TRY(goal_state_read(r, tx, g, goal, &s));
        const struct concept_item *item = concept_item(s.concept, req_code(r, 2));
        if (!item || item->goal != goal || !actor_reads(r->actor, item->f.cls))
                return ERR_NOT_FOUND;
        struct case_frame f = {.title = item->f.label,
                               .section = goal->menu,
                               .section_to = goal_url(r->arena, grant_case(g), goal)};
        TRY(case_frame(r, tx, g, &f));
        struct timeline_entry *e = NEW_ARRAY(r->arena, struct timeline_entry, s.said.n);
        for (size_t i = s.said.n; i-- > 0;)
                if (s.said.answer[i].item == item)
                        TRY(statement_entry(r, tx, &f.head, &s.said.answer[i], &e[n++]));
        ui_panel(r->html, _("Alles, was dazu gesagt wurde"), _("das Neueste zuerst"), (struct action){0});
        if (n)
                ui_timeline(r->html, e, n);
        else
                ui_empty(r->html, _("Dazu wurde noch nichts gesagt."), (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

/* ---- how the suggestion comes about ---- */

static struct str facts_words(struct arena *a, const struct concept *c, const struct concept_evidence *e)
{
        struct str all = S("");
        for (size_t i = 0; i < e->n; i++)
                all = str_join(a, all, i ? S(", ") : S(""), concept_fact_label(c, e->of[i]));
        return all;
}

static struct str value_words(struct arena *a, const struct concept *c, const struct concept_evidence *e)
{
        const struct concept_item *item = e->n ? concept_fact_item(c, e->of[0]) : NULL;
        struct str all = S("");
        for (size_t i = 0; i < e->values; i++) {
                const struct concept_code *code =
                        item && item->list ? list_code(item->list, e->value[i]) : NULL;
                all = str_join(a, all, i ? _(" oder ") : S(""), S("„"), code ? code->label : e->value[i],
                               S("“"));
        }
        return all;
}

static struct str rule_words(struct arena *a, const struct concept *c, const struct concept_evidence *e)
{
        struct str facts = facts_words(a, c, e);
        bool two = e->n >= 2;
        switch (e->fn) {
        case FN_COMPLETE:
                return str_join(a, _("Wie viele davon beantwortet sind; „nicht bekannt, weil …“ zählt mit: "),
                                facts);
        case FN_COUNT:
                return str_join(a, _("Anzahl: "), facts);
        case FN_COUNT_VALUE:
                return str_join(a, _("Wie oft "), value_words(a, c, e), _(" vorkommt bei: "), facts);
        case FN_DAYS_BETWEEN:
                return two ? str_join(a, _("Kalendertage von „"), concept_fact_label(c, e->of[0]),
                                      _("“ bis „"), concept_fact_label(c, e->of[1]), S("“"))
                           : facts;
        case FN_SHARE:
                return two ? str_join(a, _("Anteil „"), concept_fact_label(c, e->of[0]), _("“ an „"),
                                      concept_fact_label(c, e->of[1]), S("“"))
                           : facts;
        case FN_WORST_OF:
                return str_join(a, _("Die schwächste Antwort von: "), facts);
        case FN_CODE_OF:
                return str_join(a, _("Die Antwort auf: "), facts);
        case FN_PRESENT:
                return str_join(a, _("Wie viele davon vorliegen: "), facts);
        case FN_DIVERGENCES:
                return str_join(a, _("Wo die Quellen Verschiedenes sagen: "), facts);
        case FN_DAYS_SINCE:
                return str_join(a, _("Kalendertage seit: "), facts);
        case FN_N:
                break;
        }
        panic("no such function");
}

static enum err evidence_table(struct req *r, const struct goal_state *s)
{
        static const struct ui_column column[] = {
                {.label = S_INIT(N_("Beleg")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("So entsteht er")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Ergebnis")), .cls = CLASS_CASE, .phone = PHONE_COLUMN}};
        struct rating_view v = {0};
        size_t n = 0;
        struct ui_cell *cell = NEW_ARRAY(r->arena, struct ui_cell, s->goal->evidences * ARRAY_LEN(column));
        TRY(evidence_lines(r, NULL, 0, s, &v));
        for (size_t i = 0; i < s->goal->evidences; i++) {
                const struct concept_evidence *e = &s->goal->evidence[i];
                bool seen = false;
                for (size_t k = 0; k < v.evidences; k++)
                        seen |= str_eq(v.evidence[k].label, e->label);
                if (!seen)
                        continue;
                struct ui_cell *row = cell + n++ * ARRAY_LEN(column);
                row[0].text = e->hint ? str_join(r->arena, e->label, _(" (nur Hinweis)")) : e->label;
                row[1].text = rule_words(r->arena, s->concept, e);
                row[2].text = evidence_value(r->arena, &s->evidence[i]);
        }
        return ui_table(r, &(struct table_view){.caption = _("Belege dieses Ziels"),
                                                .title = _("Belege"),
                                                .column = column,
                                                .columns = ARRAY_LEN(column),
                                                .cell = cell,
                                                .rows = n,
                                                .total = (int64_t)n,
                                                .empty = _("Dieses Ziel hat keine Belege.")});
}

static struct str cell_words(struct arena *a, const struct decision_column *col,
                             const struct decision_cell *c, struct str unit)
{
        static const struct str sign[] = {[CELL_ANY] = S_INIT(""),
                                          [CELL_CODE] = S_INIT(""),
                                          [CELL_GE] = S_INIT(N_("mindestens ")),
                                          [CELL_LE] = S_INIT(N_("höchstens ")),
                                          [CELL_EQ] = S_INIT(N_("genau ")),
                                          [CELL_LT] = S_INIT(N_("weniger als ")),
                                          [CELL_GT] = S_INIT(N_("mehr als "))};
        const struct concept_code *code = col->list ? list_code(col->list, c->code) : NULL;
        if (c->op == CELL_ANY)
                return _("egal");
        if (!str_empty(c->code))
                return str_join(a, sign[c->op], S("„"),
                                code                        ? code->label
                                : str_eq(c->code, S("yes")) ? _("ja")
                                : str_eq(c->code, S("no"))  ? _("nein")
                                                            : c->code,
                                S("“"));
        return str_join(a, sign[c->op], text_int(a, c->n), str_empty(unit) ? S("") : S(" "), unit);
}

static struct str conditions(struct arena *a, const struct performance_goal *g,
                             const struct decision_rule *rule)
{
        struct str all = S("");
        for (size_t i = 0; i < g->suggest.columns; i++) {
                const struct decision_column *col = &g->suggest.column[i];
                if (rule->cell[i].op == CELL_ANY || col->ref == FACT_NONE)
                        continue;
                const struct concept_evidence *e = &g->evidence[col->ref];
                struct str one = str_join(a, e->label, S(" "), cell_words(a, col, &rule->cell[i], e->unit));
                all = str_join(a, all, str_empty(all) ? S("") : _(" und "), one);
        }
        return all;
}

static enum err rules_table(struct req *r, struct rtx *tx, const struct goal_state *s)
{
        static const struct ui_column column[] = {
                {.label = S_INIT(N_("Regel")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Wenn")), .cls = CLASS_CASE, .phone = PHONE_FIRST},
                {.label = S_INIT(N_("dann Vorschlag")), .cls = CLASS_CASE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Begründung")), .cls = CLASS_CASE}};
        const struct decision *d = &s->goal->suggest;
        struct ui_cell *cell = NEW_ARRAY(r->arena, struct ui_cell, d->rules * ARRAY_LEN(column));
        for (size_t i = 0; i < d->rules; i++) {
                struct ui_cell *row = cell + i * ARRAY_LEN(column);
                struct str number = str_from_int(r->arena, (int64_t)i + 1);
                bool here = s->verdict.rule == &d->rule[i];
                row[0].text = here ? str_join(r->arena, number, _(" – trifft zu")) : number;
                row[1].text = conditions(r->arena, s->goal, &d->rule[i]);
                TRY(rating_label(tx, d->rule[i].then, &row[2].text));
                row[3].text = d->rule[i].because;
        }
        return ui_table(r, &(struct table_view){.caption = _("Regeln für den Vorschlag, von oben nach unten"),
                                                .title = _("Regeln: die erste, die zutrifft, gilt"),
                                                .column = column,
                                                .columns = ARRAY_LEN(column),
                                                .cell = cell,
                                                .rows = d->rules,
                                                .total = (int64_t)d->rules,
                                                .empty = _("Für dieses Ziel gibt es keinen Vorschlag.")});
}

CASE_GET(method_reckoning, "/ziel/:/rechnung", NEED(CASE_READ, CASE), .title = T("So wird gerechnet"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct performance_goal *goal;
        struct goal_state s;
        TRY(goal_of_case(tx, g, req_code(r, 1), &goal));
        TRY(goal_state_read(r, tx, g, goal, &s));
        struct case_frame f = {.title = _("So wird gerechnet"),
                               .section = goal->menu,
                               .section_to = goal_url(r->arena, grant_case(g), goal)};
        TRY(case_frame(r, tx, g, &f));
        ui_message(
                r->html, TONE_INFO, _("Der Vorschlag entscheidet nichts"),
                _("Er fasst zusammen, was eingetragen ist. Was nicht bekannt ist, erfüllt keine Bedingung. Bewerten können nur Sie, auch anders, mit einem Satz dazu."));
        TRY(evidence_table(r, &s));
        return s.suggests ? rules_table(r, tx, &s) : OK;
}
