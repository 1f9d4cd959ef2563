#include "domain/concepts/method_ui.h"

#include "core/case_opener.h"
#include "domain/cases/case_phase.h"
#include "domain/codes/codes.h"
#include "domain/concepts/store.h"
#include "web/layout.h"

/* ---- the state of a goal ---- */

enum err goal_of_case(struct rtx *tx, const struct grant *g, struct str code,
                      const struct performance_goal **out)
{
        const struct concept *c;
        TRY(concept_of_case(tx, g, &c));
        *out = concept_goal(c, code);
        return *out ? OK : ERR_NOT_FOUND;
}

static bool reads_fact(const struct req *r, const struct concept *c, fact_ref f)
{
        return actor_reads(r->actor, concept_fact_class(c, f));
}

static bool reads_evidence(const struct req *r, const struct concept *c, const struct concept_evidence *e)
{
        for (size_t i = 0; i < e->n; i++)
                if (!reads_fact(r, c, e->of[i]))
                        return false;
        return true;
}

static bool has_secret(const struct req *r, const struct performance_goal *g)
{
        for (size_t i = 0; g && i < g->items; i++)
                if (g->item[i].secret && actor_reads(r->actor, g->item[i].f.cls))
                        return true;
        return false;
}

static enum err evaluate(struct req *r, struct rtx *tx, const struct grant *g, struct goal_state *s)
{
        const struct performance_goal *goal = s->goal;
        situation_want_goal(s->situation, goal);
        TRY(situation_fill(tx, g, s->situation));
        s->evidence = NEW_ARRAY(r->arena, struct evidence, goal->evidences);
        s->suggests = true;
        for (size_t i = 0; i < goal->evidences; i++)
                s->evidence[i] = evidence_of(s->situation, &goal->evidence[i]);
        for (size_t i = 0; i < goal->suggest.columns; i++)
                if (goal->suggest.column[i].ref != FACT_NONE)
                        s->suggests &=
                                reads_evidence(r, s->concept, &goal->evidence[goal->suggest.column[i].ref]);
        s->verdict = s->suggests ? suggest(goal, s->evidence) : (struct verdict){0};
        return OK;
}

enum err goal_state_read(struct req *r, struct rtx *tx, const struct grant *g,
                         const struct performance_goal *goal, struct goal_state *out)
{
        *out = (struct goal_state){.goal = goal};
        TRY(concept_of_case(tx, g, &out->concept));
        TRY(answers_read(tx, g, out->concept, has_secret(r, goal), &out->said));
        TRY(ratings_read(tx, g, &out->rating, &out->ratings));
        out->situation = situation_new(r->arena, out->concept);
        situation_answers(out->situation, &out->said);
        if (goal)
                return evaluate(r, tx, g, out);
        situation_want_rows(out->situation);
        return situation_fill(tx, g, out->situation);
}

enum err field_state_read(struct req *r, struct rtx *tx, const struct grant *g, const struct work_field *f,
                          struct goal_state *out)
{
        bool secrets = false;
        TRY(goal_state_read(r, tx, g, NULL, out));
        for (size_t i = 0; i < f->goals; i++)
                secrets |= has_secret(r, &f->goal[i]);
        if (!secrets)
                return OK;
        TRY(answers_read(tx, g, out->concept, true, &out->said));
        situation_answers(out->situation, &out->said);
        return OK;
}

const struct rating_line *rating_of(const struct goal_state *s, struct str goal)
{
        for (size_t i = 0; i < s->ratings; i++)
                if (str_eq(s->rating[i].goal_code, goal))
                        return &s->rating[i];
        return NULL;
}

enum err rating_label(struct rtx *tx, struct str value, struct str *out)
{
        return codes_label(tx, S("rating_value"), value, out);
}

void goal_answered(const struct req *r, const struct goal_state *s, const struct performance_goal *goal,
                   size_t *answered, size_t *needed)
{
        *answered = *needed = 0;
        for (size_t i = 0; i < goal->items; i++) {
                const struct concept_item *item = &goal->item[i];
                if (!item->needed || !actor_reads(r->actor, item->f.cls))
                        continue;
                ++*needed;
                *answered += s->situation->item[concept_item_number(s->concept, item)].answered;
        }
}

struct badge goal_badge(struct arena *a, size_t answered, size_t needed)
{
        struct str words = str_join(a, str_from_int(a, (int64_t)answered), _(" von "),
                                    str_from_int(a, (int64_t)needed), _(" Angaben"));
        return (struct badge){words, answered == needed ? TONE_SUCCESS : TONE_NEUTRAL,
                              answered == needed ? S("") : S("edit")};
}

/* ---- addresses ---- */

struct url field_url(struct arena *a, int64_t case_id, const struct work_field *f)
{
        return url_code(a, url_path(a, "/faelle/:/feld", case_id), f->code);
}

struct url goal_url(struct arena *a, int64_t case_id, const struct performance_goal *g)
{
        return url_code(a, url_path(a, "/faelle/:/ziel", case_id), g->code);
}

struct url goal_sub_url(struct arena *a, int64_t case_id, const struct performance_goal *g, struct str what)
{
        return url_code(a, goal_url(a, case_id, g), what);
}

struct str field_name(struct arena *a, const struct work_field *f)
{
        return str_join(a, f->code, S(" "), f->title);
}

/* ---- the menu at the left ---- */

static void menu_goals(struct req *r, int64_t case_id, const struct goal_state *s, const struct work_field *f,
                       struct menu_field *m)
{
        m->goal = NEW_ARRAY(r->arena, struct menu_goal, f->goals);
        for (size_t i = 0; i < f->goals; i++)
                m->goal[m->goals++] = (struct menu_goal){.label = f->goal[i].menu,
                                                         .to = goal_url(r->arena, case_id, &f->goal[i]),
                                                         .done = rating_of(s, f->goal[i].code) != NULL,
                                                         .here = &f->goal[i] == s->goal};
}

static enum err menu_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct goal_state *s,
                          const struct work_field *here)
{
        const struct concept *c;
        struct field_progress *p;
        struct field_menu menu = {0};
        TRY(case_progress(tx, g, S(""), &c, &p, &menu.fields));
        menu.field = NEW_ARRAY(r->arena, struct menu_field, menu.fields);
        for (size_t i = 0; i < menu.fields; i++) {
                const struct work_field *f = p[i].field;
                struct str name = field_name(r->arena, f);
                menu.field[i] = (struct menu_field){
                        .label = f->per_site ? str_join(r->arena, name, _(" (Stelle)")) : name,
                        .to = field_url(r->arena, grant_case(g), f),
                        .done = p[i].state == FIELD_DONE,
                        .here = f == here && !s->goal,
                        .within = f == here && s->goal};
                if (f == here)
                        menu_goals(r, grant_case(g), s, f, &menu.field[i]);
        }
        tpl_field_menu(r->html, &menu);
        return OK;
}

enum err method_grid(struct req *r, struct rtx *tx, const struct grant *g, const struct goal_state *s,
                     const struct work_field *here)
{
        html_lit(r->html, "<div class=\"fn-grid fn-grid--field\">\n");
        TRY(menu_draw(r, tx, g, s, here));
        html_lit(r->html, "<div class=\"fn-stack\">\n");
        return OK;
}

void method_side(struct html *h, struct str label)
{
        html_lit(h, "</div>\n<aside class=\"fn-side fn-stack\" aria-label=\"");
        html_attr(h, label);
        html_lit(h, "\">\n");
}

void method_grid_end(struct html *h)
{
        html_lit(h, "</aside>\n</div>\n");
}

/* ---- items ---- */

/* Where one can see what a program fact counts. */
static const struct {
        const char *prefix, *path;
} fact_pages[] = {
        {"task", "/faelle/:/aufgaben"},
        {"appointment", "/faelle/:/termine"},
        {"contact_crisis", "/faelle/:/begleitung"},
        {"contact_funder_agreed", "/faelle/:/begleitung"},
        {"contact", "/faelle/:/verlauf"},
        {"note", "/faelle/:/verlauf"},
        {"goal", "/faelle/:/ziele"},
        {"agreement", "/faelle/:/vereinbarungen"},
        {"disruption", "/faelle/:/stoerungen"},
        {"plan", "/faelle/:/plan"},
        {"consent", "/faelle/:/einwilligungen"},
        {"disclosure", "/faelle/:/einwilligungen"},
        {"release", "/faelle/:/einwilligungen"},
        {"attachment", "/faelle/:/unterlagen"},
        {"outcome", "/faelle/:/ergebnis"},
        {"criteria", "/faelle/:/kriterien"},
        {"incapacity", "/faelle/:/krankschreibungen"},
        {"doctor", "/faelle/:/aerzte"},
        {"rehab", "/faelle/:/reha"},
        {"information_missing", "/faelle/:/fehlende-informationen"},
        {"capability", "/faelle/:/leistungsbild"},
        {"benefit", "/faelle/:/geldleistungen"},
        {"career", "/faelle/:/berufsweg"},
        {"provider_control", "/faelle/:/begleitung/pruefungen"},
        {"onward_referral", "/faelle/:/verweise"},
        {"strategy", "/faelle/:/wege"},
        {"application", "/faelle/:/antraege"},
        {"funding", "/faelle/:/finanzierung"},
        {"employer", "/faelle/:/betrieb"},
        {"visit", "/faelle/:/besuche"},
        {"profile", "/faelle/:/plaetze"},
        {"solution", "/faelle/:/plaetze"},
};

struct url fact_url(struct arena *a, int64_t case_id, fact_ref f)
{
        for (size_t i = 0; i < ARRAY_LEN(fact_pages); i++)
                if (str_starts(fact_table[f].name, str_of(fact_pages[i].prefix)))
                        return url_build(a, fact_pages[i].path, (const int64_t[]){0, case_id}, 1);
        return (struct url){S("")};
}

struct str day_short(struct arena *a, struct date d)
{
        return date_given(d) ? str_sub(date_german(a, d), 0, 6) : S("");
}

struct str source_words(struct arena *a, const struct case_head *head, enum answer_source source)
{
        switch (source) {
        case SOURCE_CLIENT:
                return case_person_polite(a, head);
        case SOURCE_REPORT:
                return _("Gutachten oder Befund");
        case SOURCE_EMPLOYER:
                return _("Betrieb");
        case SOURCE_OWN:
                return _("Eigene Einschätzung");
        case SOURCE_N:
                break;
        }
        panic("no such source");
}

enum err answer_words(struct req *r, struct rtx *tx, const struct answer *x, struct str *out)
{
        *out = S("");
        if (!x)
                return OK;
        if (x->known && x->item)
                return ui_value(r, tx, &x->item->f, x->value, out);
        if (!str_empty(x->unknown_reason))
                *out = str_join(r->arena, _("nicht bekannt: "), x->unknown_reason);
        return OK;
}

static bool is_long(const struct concept_item *i)
{
        return i->f.kind == K_TEXT || i->f.kind == K_LONGTEXT || i->f.kind == K_CODES;
}

/* The place of a code among those that have a rank, lowest first; 0 if it has none. */
static void scale_fill(struct item_view *v, const struct concept_list *l, struct str code)
{
        const struct concept_code *here = list_code(l, code);
        for (size_t i = 0; i < l->n; i++) {
                v->steps += l->entry[i].rank != 0;
                v->on += here && here->rank && l->entry[i].rank && l->entry[i].rank <= here->rank;
        }
        v->unclear = str_eq(code, S("unclear"));
}

static size_t statements_of(const struct answers *all, const struct concept_item *item)
{
        size_t n = 0;
        for (size_t i = 0; i < all->n; i++)
                n += all->answer[i].item == item;
        return n;
}

/* „seit 09.04., unverändert“ or „zuvor: nein (31.03.)“ */
static enum err meta_fill(struct req *r, struct rtx *tx, const struct answer *x, struct str *out)
{
        struct arena *a = r->arena;
        struct str before;
        const struct answer *former = x->former;
        if (!former || is_long(x->item)) {
                *out = str_join(a, _("seit "), day_short(a, x->said_on),
                                former || date_cmp(x->said_on, clock_today()) == 0 ? S("")
                                                                                   : _(", unverändert"));
                return OK;
        }
        TRY(answer_words(r, tx, former, &before));
        *out = str_join(a, _("zuvor: "), str_empty(before) ? _("offen") : before, S(" ("),
                        day_short(a, former->said_on), S(")"));
        return OK;
}

static enum err others_fill(struct req *r, struct rtx *tx, const struct goal_state *s,
                            const struct case_head *head, const struct concept_item *item,
                            const struct answer *lead, struct item_view *v)
{
        struct arena *a = r->arena;
        v->other = NEW_ARRAY(a, struct item_saying, item->sources);
        for (size_t i = 0; i < item->sources; i++) {
                const struct answer *x = answer_of(&s->said, item, item->source[i]);
                struct str words;
                if (x == lead || !answer_given(x))
                        continue;
                TRY(answer_words(r, tx, x, &words));
                struct str proof = str_empty(x->evidence) ? S("") : str_join(a, _("; Beleg: "), x->evidence);
                v->other[v->others++].text = str_join(a, source_words(a, head, x->source), S(": "), words,
                                                      S(" ("), day_short(a, x->said_on), S(")"), proof);
        }
        return OK;
}

/* The client's own words stand first, whoever leads. */
static struct str words_of(const struct goal_state *s, const struct concept_item *item)
{
        for (size_t i = 0; i < item->sources; i++) {
                const struct answer *x = answer_of(&s->said, item, item->source[i]);
                if (x && !str_empty(x->own_words))
                        return x->own_words;
        }
        return S("");
}

/* „3 Einträge“, with the way to them; without any the way to the first. */
static void rows_fill(struct arena *a, const struct goal_state *s, int64_t case_id,
                      const struct concept_item *item, struct item_view *v)
{
        int64_t rows = situation_rows(s->situation, item);
        if (item->rows == FACT_NONE)
                return;
        v->list_to = fact_url(a, case_id, item->rows);
        v->list = rows ? str_join(a, _("Zur Liste, "), text_int(a, rows)) : _("Liste beginnen");
        if (rows)
                v->word = str_join(a, text_int(a, rows), rows == 1 ? _(" Eintrag") : _(" Einträge"));
}

static enum err item_fill(struct req *r, struct rtx *tx, const struct goal_state *s,
                          const struct case_head *head, int64_t case_id, const struct concept_item *item,
                          struct item_view *v)
{
        const struct answer *lead = answer_leading(&s->said, item);
        struct arena *a = r->arena;
        struct str value;
        size_t statements = statements_of(&s->said, item);
        v->label = item->f.label;
        v->words = words_of(s, item);
        v->missing = item->own_words && str_empty(v->words) && answer_given(lead);
        v->divided = s->situation->item[concept_item_number(s->concept, item)].divided;
        rows_fill(a, s, case_id, item, v);
        if (!answer_given(lead)) {
                v->meta = v->word.n      ? S("")
                          : item->needed ? _("noch keine Angabe")
                                         : _("noch keine Angabe, freiwillig");
                return OK;
        }
        v->word = S("");
        TRY(answer_words(r, tx, lead, &value));
        if (is_long(item) && lead->known)
                v->text = value;
        else
                v->word = value;
        v->evidence = lead->evidence;
        v->scale = item->f.kind == K_CODE && item->list && item->list->ranked && lead->known;
        if (v->scale)
                scale_fill(v, item->list, lead->value.s);
        if (item->sources > 1 && lead->source != SOURCE_CLIENT)
                v->source = source_words(a, head, lead->source);
        TRY(meta_fill(r, tx, lead, &v->meta));
        if (statements > 1) {
                v->history = str_join(a, _("Verlauf, "), str_from_int(a, (int64_t)statements));
                v->history_to = url_code(a, goal_sub_url(a, case_id, item->goal, S("verlauf")), item->f.key);
        }
        return others_fill(r, tx, s, head, item, lead, v);
}

static struct date latest_day(const struct goal_state *s)
{
        struct date d = DATE_NONE;
        for (size_t i = 0; i < s->said.n; i++) {
                const struct answer *x = &s->said.answer[i];
                if (x->item && x->item->goal == s->goal && x->current && date_cmp(x->said_on, d) > 0)
                        d = x->said_on;
        }
        return d;
}

/* What is about health stays closed until the reader says why. H10 */
static void closed_draw(struct req *r, int64_t case_id)
{
        struct url to = url_build(r->arena, case_opener()->reason, (const int64_t[]){0, case_id}, 1);
        ui_panel(r->html, _("Angaben zur Gesundheit sind geschlossen"), S(""), (struct action){0});
        ui_empty(
                r->html,
                _("Sie führen und vertreten diesen Fall nicht. Nennen Sie kurz den Grund, dann sehen Sie sie."),
                (struct action){.label = _("Einsicht begründen"),
                                .to = url_with(r->arena, to, S("weiter"), req_target(r).s)});
        ui_panel_end(r->html);
}

enum err items_draw(struct req *r, struct rtx *tx, const struct goal_state *s, const struct case_head *head)
{
        struct arena *a = r->arena;
        const struct performance_goal *g = s->goal;
        struct items_view v = {.item = NEW_ARRAY(a, struct item_view, g->items)};
        bool words = false, closed = false;
        for (size_t i = 0; i < g->items; i++) {
                closed |= actor_may_ask(r->actor, g->item[i].f.cls);
                if (!actor_reads(r->actor, g->item[i].f.cls))
                        continue;
                struct item_view *x = &v.item[v.items++];
                x->number = (int64_t)v.items;
                words |= g->item[i].own_words;
                TRY(item_fill(r, tx, s, head, head->id, &g->item[i], x));
        }
        if (closed)
                closed_draw(r, head->id);
        if (!v.items)
                return OK;
        struct date day = latest_day(s);
        v.no_words =
                str_join(a, _("Dazu gibt es noch keine Worte von "), case_person_polite(a, head), S("."));
        ui_panel(r->html, words ? _("In eigenen Worten") : _("Angaben"),
                 date_given(day) ? str_join(a, _("Stand "), date_german(a, day)) : S(""), (struct action){0});
        tpl_items(r->html, &v);
        ui_panel_end(r->html);
        return OK;
}

/* ---- evidence ---- */

struct str evidence_value(struct arena *a, const struct evidence *e)
{
        const struct concept_code *code;
        struct str n = text_int(a, e->n), unit = e->rule->unit;
        if (!e->known)
                return _("noch keine Angaben");
        if (e->coded) {
                code = e->rule->list ? list_code(e->rule->list, e->code) : NULL;
                return code                        ? code->label
                       : str_eq(e->code, S("yes")) ? _("ja")
                       : str_eq(e->code, S("no"))  ? _("nein")
                                                   : e->code;
        }
        struct str ratio =
                e->whole ? str_join(a, text_int(a, e->part), _(" von "), text_int(a, e->whole)) : S("");
        if (e->rule->fn == FN_COMPLETE || e->rule->fn == FN_PRESENT)
                return ratio;
        if (e->rule->fn == FN_SHARE)
                return str_join(a, n, S(" % ("), ratio, S(")"));
        if (str_eq(unit, _("Tage")) && e->n == 1)
                unit = _("Tag");
        return str_join_with(a, S(" "), n, unit);
}

/* Program facts lead to their pages, items of another goal to that goal; what stands above needs no link. */
static struct url evidence_url(struct arena *a, int64_t case_id, const struct goal_state *s,
                               const struct concept_evidence *e)
{
        if (!e->n)
                return (struct url){S("")};
        const struct concept_item *item = concept_fact_item(s->concept, e->of[0]);
        if (!item)
                return fact_table[e->of[0]].later ? (struct url){S("")} : fact_url(a, case_id, e->of[0]);
        return item->goal == s->goal ? (struct url){S("")} : goal_url(a, case_id, item->goal);
}

enum err evidence_lines(struct req *r, struct rtx *tx, int64_t case_id, const struct goal_state *s,
                        struct rating_view *v)
{
        (void)tx;
        v->evidence = NEW_ARRAY(r->arena, struct evidence_line, s->goal->evidences);
        for (size_t i = 0; i < s->goal->evidences; i++) {
                const struct evidence *e = &s->evidence[i];
                bool whole =
                        e->rule->fn == FN_COMPLETE || e->rule->fn == FN_PRESENT || e->rule->fn == FN_SHARE;
                bool good = e->known && whole && e->n >= 100;
                if (!reads_evidence(r, s->concept, e->rule))
                        continue;
                v->evidence[v->evidences++] =
                        (struct evidence_line){.label = e->rule->label,
                                               .value = evidence_value(r->arena, e),
                                               .icon = good       ? S("check")
                                                       : e->known ? S("info")
                                                                  : S("question-mark"),
                                               .tone = good       ? S("success")
                                                       : e->known ? S("info")
                                                                  : S("muted"),
                                               .to = evidence_url(r->arena, case_id, s, e->rule),
                                               .hint = e->rule->hint};
        }
        return OK;
}

/* ---- places of the case that a work field leads to ---- */

enum { FIELD_PLACES_MOST = 12 };

void field_places_draw(struct req *r, int64_t case_id, const struct work_field *f)
{
        struct row_item row[FIELD_PLACES_MOST];
        size_t n = 0;
        for (size_t i = 0; all_pages[i] && n < FIELD_PLACES_MOST; i++) {
                const struct page *p = all_pages[i];
                if (!codes_have(p->work_fields, f->code) || !layout_may_open(p, r->actor))
                        continue;
                row[n++] = (struct row_item){
                        .title = p->title,
                        .to = url_build(r->arena, p->path, (const int64_t[]){0, case_id}, 1)};
        }
        if (!n)
                return;
        ui_panel(r->html, _("Dazu im Fall"), S(""), (struct action){0});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
}

/* ---- rights in words ---- */

void who_sees_draw(struct req *r, enum data_class cls)
{
        struct arena *a = r->arena;
        struct str who = S("");
        for (enum role role = 0; role < ROLE_N; role++) {
                const struct role_row *row = &role_table[role];
                bool sees = row->cases != CASES_NONE && (row->read >> cls & 1);
                struct str reach = row->cases == CASES_OWN ? _(" (eigene Fälle und Vertretung)")
                                                           : _(" (Fälle der Stelle)");
                if (sees)
                        who = str_join(a, who, str_empty(who) ? S("") : S(", "), row->label, reach);
        }
        ui_panel(r->html, _("Wer sieht das?"), S(""), (struct action){0});
        html_lit(r->html, "<div class=\"fn-text\"><p>");
        html_text(r->html, str_join(a, who, _(". Alle anderen sehen diese Seite nicht.")));
        html_lit(r->html, "</p></div>\n");
        ui_panel_end(r->html);
}
