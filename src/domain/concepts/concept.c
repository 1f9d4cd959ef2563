/* Looking things up in a concept, and the codes that must be unique in it. */
#include "domain/concepts/concept.h"
#include "domain/concepts/concept_private.h"

static const struct str source_codes[SOURCE_N] = {
        [SOURCE_CLIENT] = S_INIT("client"),
        [SOURCE_REPORT] = S_INIT("report"),
        [SOURCE_EMPLOYER] = S_INIT("employer"),
        [SOURCE_OWN] = S_INIT("own"),
};

struct str source_code(enum answer_source s)
{
        must(s < SOURCE_N);
        return source_codes[s];
}

enum answer_source source_parse(struct str code)
{
        enum answer_source s = 0;
        while (s < SOURCE_N && !str_eq(source_codes[s], code))
                s++;
        return s;
}

struct str source_label(enum answer_source s)
{
        switch (s) {
        case SOURCE_CLIENT:
                return _("Klientin oder Klient");
        case SOURCE_REPORT:
                return _("Gutachten oder Befund");
        case SOURCE_EMPLOYER:
                return _("Betrieb");
        case SOURCE_OWN:
                return _("eigene Einschätzung");
        case SOURCE_N:
                break;
        }
        panic("no such source");
}

const struct concept_code *list_code(const struct concept_list *l, struct str code)
{
        for (size_t i = 0; i < l->n; i++)
                if (str_eq(l->entry[i].code, code))
                        return &l->entry[i];
        return NULL;
}

const struct work_field *concept_work_field(const struct concept *c, struct str code)
{
        for (size_t i = 0; i < c->work_fields; i++)
                if (str_eq(c->work_field[i].code, code))
                        return &c->work_field[i];
        return NULL;
}

const struct performance_goal *concept_goal(const struct concept *c, struct str code)
{
        for (size_t i = 0; i < c->goals; i++)
                if (str_eq(c->goal[i].code, code))
                        return &c->goal[i];
        return NULL;
}

const struct concept_item *concept_item(const struct concept *c, struct str code)
{
        for (size_t i = 0; i < c->items; i++)
                if (str_eq(c->item[i].f.key, code))
                        return &c->item[i];
        return NULL;
}

const struct concept_item *concept_item_now(const struct concept *c, struct str code)
{
        const struct concept_item *item = concept_item(c, code);
        for (size_t i = 0; !item && i < c->items; i++)
                if (!str_empty(code) && str_eq(c->item[i].replaces, code))
                        item = &c->item[i];
        return item;
}

const struct concept_list *concept_list(const struct concept *c, struct str code)
{
        for (size_t i = 0; i < c->lists; i++)
                if (str_eq(c->list[i].code, code))
                        return &c->list[i];
        return NULL;
}

const struct structure_category *concept_category(const struct concept *c, struct str code)
{
        for (size_t i = 0; i < c->structures; i++)
                for (size_t k = 0; k < c->structure[i].categories; k++)
                        if (str_eq(c->structure[i].category[k].code, code))
                                return &c->structure[i].category[k];
        return NULL;
}

/* ---- facts ---- */

fact_ref concept_fact(const struct concept *c, struct str name)
{
        enum fact f = fact_by_name(name);
        const struct concept_item *item = f == FACT_N ? concept_item(c, name) : NULL;
        if (item)
                return FACT_N + concept_item_number(c, item);
        return f == FACT_N ? FACT_NONE : f;
}

const struct concept_item *concept_fact_item(const struct concept *c, fact_ref f)
{
        if (f < FACT_N)
                return NULL;
        must(f - FACT_N < c->items);
        return &c->item[f - FACT_N];
}

struct str concept_fact_name(const struct concept *c, fact_ref f)
{
        return f < FACT_N ? fact_table[f].name : concept_fact_item(c, f)->f.key;
}

struct str concept_fact_label(const struct concept *c, fact_ref f)
{
        return f < FACT_N ? fact_table[f].label : concept_fact_item(c, f)->f.label;
}

enum kind concept_fact_kind(const struct concept *c, fact_ref f)
{
        return f < FACT_N ? fact_table[f].kind : concept_fact_item(c, f)->f.kind;
}

enum data_class concept_fact_class(const struct concept *c, fact_ref f)
{
        return f < FACT_N ? fact_table[f].cls : concept_fact_item(c, f)->f.cls;
}

struct fact_extent concept_extent(const struct concept *c)
{
        struct fact_extent x = {0};
        for (size_t i = 0; i < c->criteria; i++) {
                x.selection_criteria += c->criterion[i].selection;
                x.decision_criteria += c->criterion[i].decision;
        }
        return x;
}

/* ---- unique codes ---- */

struct codes {
        struct build *b;
        struct str what;
        struct str *code;
        size_t n, room;
};

static void code_add(struct codes *k, struct str code, struct place at)
{
        for (size_t i = 0; i < k->n; i++)
                if (str_eq(k->code[i], code)) {
                        pack_errs_add(
                                k->b->errs, at.file, at.line, S("code"),
                                str_join(k->b->errs->arena, k->what, S(" „"), code, _("“ gibt es schon.")));
                        return;
                }
        if (k->n == k->room) {
                struct str *more = NEW_ARRAY(k->b->errs->arena, struct str, k->room = k->room * 2 + 64);
                for (size_t i = 0; i < k->n; i++)
                        more[i] = k->code[i];
                k->code = more;
        }
        k->code[k->n++] = code;
}

/* Lines belong to a thing: their codes begin with its code and a dot, so that people find them. */
static void lines_check(struct codes *k, const struct concept_line *line, size_t n, struct str owner,
                        struct place at)
{
        for (size_t i = 0; i < n; i++) {
                struct str code = line[i].code;
                at.line = line[i].line;
                code_add(k, code, at);
                if (!str_starts(code, owner) || code.n <= owner.n || code.p[owner.n] != '.')
                        pack_errs_add(k->b->errs, at.file, at.line, S("code"),
                                      str_join(k->b->errs->arena, S("„"), code, _("“ beginnt nicht mit „"),
                                               owner, S(".“.")));
        }
}

static void list_codes_check(struct build *b, const struct concept_list *l)
{
        struct codes k = {.b = b, .what = _("Den Eintrag")};
        for (size_t i = 0; i < l->n; i++)
                code_add(&k, l->entry[i].code, (struct place){l->at.file, l->entry[i].line});
}

static void goals_check(struct build *b)
{
        struct codes goals = {.b = b, .what = _("Das Ziel")}, items = {.b = b, .what = _("Die Angabe")};
        struct codes guidelines = {.b = b, .what = _("Die Leitlinie")},
                     criteria = {.b = b, .what = _("Das Kriterium")};
        struct codes methods = {.b = b, .what = _("Die Methode")},
                     evidence = {.b = b, .what = _("Den Beleg")};
        for (size_t i = 0; i < b->c->goals; i++) {
                const struct performance_goal *g = &b->c->goal[i];
                struct concept_line as_line = {.code = g->code, .line = g->at.line};
                lines_check(&goals, &as_line, 1, g->work_field->code, g->at);
                lines_check(&guidelines, g->guideline, g->guidelines, g->code, g->at);
                lines_check(&criteria, g->criterion, g->criteria, g->code, g->at);
                lines_check(&methods, g->method, g->methods, g->code, g->at);
                for (size_t k = 0; k < g->items; k++)
                        code_add(&items, g->item[k].f.key, g->item[k].at);
                for (size_t k = 0; k < g->evidences; k++)
                        code_add(&evidence, g->evidence[k].code, g->evidence[k].at);
        }
}

void check_codes(struct build *b)
{
        struct codes lists = {.b = b, .what = _("Die Liste")},
                     fields = {.b = b, .what = _("Das Arbeitsfeld")};
        struct codes reminders = {.b = b, .what = _("Die Wiedervorlage")},
                     documents = {.b = b, .what = _("Das Dokument")},
                     scales = {.b = b, .what = _("Die Skala")},
                     surveys = {.b = b, .what = _("Die Befragung")};
        struct concept *c = b->c;
        for (size_t i = 0; i < c->lists; i++) {
                code_add(&lists, c->list[i].code, c->list[i].at);
                list_codes_check(b, &c->list[i]);
        }
        for (size_t i = 0; i < c->work_fields; i++)
                code_add(&fields, c->work_field[i].code, c->work_field[i].at);
        for (size_t i = 0; i < c->reminders; i++)
                code_add(&reminders, c->reminder[i].code, c->reminder[i].at);
        for (size_t i = 0; i < c->documents; i++)
                code_add(&documents, c->document[i].code, c->document[i].at);
        for (size_t i = 0; i < c->scales; i++)
                code_add(&scales, c->scale[i].code, c->scale[i].at);
        for (size_t i = 0; i < c->surveys; i++) {
                struct codes questions = {.b = b, .what = _("Die Frage")};
                for (size_t k = 0; k < c->survey[i].kinds; k++)
                        code_add(&surveys, c->survey[i].kind[k], c->survey[i].at);
                for (size_t k = 0; k < c->survey[i].questions; k++)
                        code_add(&questions, c->survey[i].question[k].code, c->survey[i].at);
        }
        goals_check(b);
}
