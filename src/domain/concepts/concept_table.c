/* Evidence, suggestions and classification: the tables of a concept and what they may refer to. */
#include "domain/concepts/concept_private.h"

static const struct {
        const char *name;
        const char *keys; /* the keys that name facts, in order of concept_evidence.of */
} functions[FN_N] = {
        [FN_COMPLETE] = {"complete", "of"},       [FN_COUNT] = {"count", "of"},
        [FN_COUNT_VALUE] = {"count_value", "of"}, [FN_DAYS_BETWEEN] = {"days_between", "from to"},
        [FN_SHARE] = {"share", "part whole"},     [FN_WORST_OF] = {"worst_of", "of"},
        [FN_CODE_OF] = {"code_of", "of"},         [FN_PRESENT] = {"present", "of"},
        [FN_DIVERGENCES] = {"divergences", "of"}, [FN_DAYS_SINCE] = {"days_since", "of"},
};

struct str fn_name(enum evidence_fn fn)
{
        must(fn < FN_N);
        return str_of(functions[fn].name);
}

static enum evidence_fn fn_parse(struct str name)
{
        for (enum evidence_fn fn = 0; fn < FN_N; fn++)
                if (str_eq(fn_name(fn), name))
                        return fn;
        panic("the schema knows more functions");
}

static bool fn_gives_code(enum evidence_fn fn)
{
        return fn == FN_WORST_OF || fn == FN_CODE_OF;
}

/* ---- references ---- */

static bool fn_wants_items(enum evidence_fn fn)
{
        return fn == FN_COMPLETE || fn == FN_COUNT_VALUE || fn == FN_WORST_OF || fn == FN_DIVERGENCES;
}

/* Why this fact does not fit this function, or the empty str. */
static struct str misfit(const struct concept *c, enum evidence_fn fn, fact_ref ref)
{
        enum kind kind = concept_fact_kind(c, ref);
        const struct concept_item *item = concept_fact_item(c, ref);
        bool coded = kind == K_CODE || kind == K_CODES;
        if (fn_wants_items(fn) && !item)
                return _(" ist keine Angabe dieses Fachkonzepts.");
        if ((fn == FN_DAYS_BETWEEN || fn == FN_DAYS_SINCE) && kind != K_DATE)
                return _(" ist kein Datum.");
        if (fn == FN_SHARE && kind != K_INT)
                return _(" ist keine Zahl.");
        if (fn == FN_CODE_OF && kind != K_CODE && kind != K_BOOL)
                return _(" ist keine Auswahl.");
        if (fn == FN_COUNT_VALUE && !coded)
                return _(" ist keine Auswahl.");
        if (fn == FN_WORST_OF && (kind != K_CODE || !item->list || !item->list->ranked))
                return _(" hat keine Liste mit Rangfolge.");
        if (fn == FN_DIVERGENCES && item->sources < 2)
                return _(" hat nur eine Quelle.");
        return S("");
}

static void ref_add(struct build *b, struct concept_evidence *e, const struct yaml *name)
{
        fact_ref ref = concept_fact(b->c, name->text);
        struct str problem = ref == FACT_NONE ? _(" gibt es nicht.") : misfit(b->c, e->fn, ref);
        if (!str_empty(problem))
                pack_errs_at(b->errs, name, str_empty(name->key) ? S("of") : name->key,
                             str_join(b->errs->arena, ref == FACT_NONE ? _("Den Fakt „") : S("„"), name->text,
                                      S("“"), problem));
        else
                e->of[e->n++] = ref;
}

/* Without "of", complete takes the required items of its goal. */
static void refs_of_goal(struct build *b, const struct performance_goal *g, struct concept_evidence *e,
                         const struct yaml *y)
{
        e->of = NEW_ARRAY(b->a, fact_ref, g->items);
        for (size_t i = 0; i < g->items; i++)
                if (g->item[i].needed)
                        e->of[e->n++] = FACT_N + concept_item_number(b->c, &g->item[i]);
        if (!e->n)
                pack_errs_at(b->errs, y, S("of"), _("Dieses Ziel hat keine Angaben, die nötig sind."));
}

static void refs_build(struct build *b, const struct performance_goal *g, struct concept_evidence *e,
                       const struct yaml *y)
{
        struct str rest = str_of(functions[e->fn].keys);
        if (e->fn == FN_COMPLETE && !yaml_get(y, S("of"))) {
                refs_of_goal(b, g, e, y);
                return;
        }
        e->of = NEW_ARRAY(b->a, fact_ref, count_of(y, S("of")) + 2);
        while (rest.n) {
                struct str key = str_split(rest, ' ', &rest);
                const struct yaml *x = yaml_get(y, key);
                if (!x)
                        pack_errs_at(b->errs, y, key, _("Die Angabe fehlt."));
                else if (x->kind == YAML_TEXT)
                        ref_add(b, e, x);
                else
                        for (const struct yaml *name = x->child; name; name = name->next)
                                ref_add(b, e, name);
        }
        if ((e->fn == FN_CODE_OF || e->fn == FN_DAYS_SINCE) && count_of(y, S("of")) > 1)
                pack_errs_at(b->errs, yaml_get(y, S("of")), S(""), _("Hier geht nur ein Fakt."));
}

/* Keys that this function does not read are mistakes, not silence. */
static void keys_check(struct build *b, enum evidence_fn fn, const struct yaml *y)
{
        static const char *const all[] = {"of", "from", "to", "part", "whole", "value"};
        for (size_t i = 0; i < ARRAY_LEN(all); i++) {
                struct str key = str_of(all[i]), rest = str_of(functions[fn].keys);
                bool used = fn == FN_COUNT_VALUE && str_eq(key, S("value"));
                while (rest.n)
                        used |= str_eq(str_split(rest, ' ', &rest), key);
                if (!used && yaml_get(y, key))
                        mistake(b, y, key, _("Die Funktion "), fn_name(fn), _(" braucht dieses Feld nicht."));
        }
}

static const struct concept_list *fact_list(const struct concept *c, fact_ref ref)
{
        const struct concept_item *item = concept_fact_item(c, ref);
        return item ? item->list : concept_list(c, fact_table[ref].list);
}

/* ---- evidence ---- */

static void value_add(struct build *b, struct concept_evidence *e, const struct yaml *x)
{
        e->value[e->values++] = str_copy(b->a, x->text);
        for (size_t i = 0; i < e->n; i++) {
                const struct concept_list *l = fact_list(b->c, e->of[i]);
                if (l && !list_code(l, x->text))
                        pack_errs_at(b->errs, x, S("value"),
                                     str_join(b->errs->arena, S("„"), x->text,
                                              _("“ steht nicht in der Liste „"), l->code, S("“.")));
        }
}

static void values_build(struct build *b, struct concept_evidence *e, const struct yaml *y)
{
        const struct yaml *value = yaml_get(y, S("value"));
        if (e->fn != FN_COUNT_VALUE)
                return;
        if (!value) {
                pack_errs_at(b->errs, y, S("value"), _("Die Angabe fehlt."));
                return;
        }
        e->value = NEW_ARRAY(b->a, struct str, value->n + 1);
        if (value->kind == YAML_TEXT)
                value_add(b, e, value);
        for (const struct yaml *x = value->child; x; x = x->next)
                value_add(b, e, x);
}

/* Codes are only compared within one list. */
static void evidence_list(struct build *b, struct concept_evidence *e, const struct yaml *y)
{
        for (size_t i = 0; fn_gives_code(e->fn) && i < e->n; i++) {
                const struct concept_list *l = fact_list(b->c, e->of[i]);
                if (i && l != e->list)
                        pack_errs_at(b->errs, yaml_get(y, S("of")), S(""),
                                     _("Diese Angaben haben verschiedene Listen."));
                e->list = l;
        }
}

static void evidence_build(struct build *b, struct performance_goal *g, const struct yaml *y)
{
        struct concept_evidence *e = &g->evidence[g->evidences++];
        *e = (struct concept_evidence){.code = take(b, y, S("code")),
                                       .label = take(b, y, S("label")),
                                       .unit = take(b, y, S("unit")),
                                       .fn = fn_parse(text_of(y, S("fn"))),
                                       .hint = flag_of(y, S("hint")),
                                       .at = place_of(b, y)};
        keys_check(b, e->fn, y);
        refs_build(b, g, e, y);
        values_build(b, e, y);
        evidence_list(b, e, y);
}

/* ---- cells ---- */

static enum cell_op op_parse(struct str *text)
{
        static const struct {
                const char *sign;
                enum cell_op op;
        } ops[] = {{">=", CELL_GE}, {"<=", CELL_LE}, {"=", CELL_EQ}, {"<", CELL_LT}, {">", CELL_GT}};
        for (size_t i = 0; i < ARRAY_LEN(ops); i++)
                if (str_starts(*text, str_of(ops[i].sign))) {
                        *text = str_sub(*text, str_of(ops[i].sign).n, text->n);
                        return ops[i].op;
                }
        return CELL_CODE;
}

/* Reads a cell of a column that holds numbers, or codes of a list (list may be NULL: yes and no). False: not possible here. */
static bool cell_parse(struct build *b, const struct concept_list *list, bool codes, struct str text,
                       struct decision_cell *out)
{
        struct str rest = text;
        *out = (struct decision_cell){.op = CELL_ANY};
        if (str_eq(text, S("*")))
                return true;
        out->op = op_parse(&rest);
        if (!codes)
                return out->op != CELL_CODE && str_int(rest, &out->n);
        out->code = str_copy(b->a, rest);
        out->rank = out->op != CELL_CODE;
        const struct concept_code *entry = list ? list_code(list, rest) : NULL;
        if (!list)
                return out->op == CELL_CODE && (str_eq(rest, S("yes")) || str_eq(rest, S("no")));
        out->n = entry ? entry->rank : 0;
        return entry && (!out->rank || list->ranked);
}

static void rule_build(struct build *b, struct decision *d, const bool *codes, const struct yaml *y)
{
        struct decision_rule *r = &d->rule[d->rules++];
        const struct yaml *when = yaml_get(y, S("when"));
        size_t i = 0, stars = 0;
        *r = (struct decision_rule){NEW_ARRAY(b->a, struct decision_cell, d->columns), take(b, y, S("then")),
                                    take(b, y, S("because"))};
        if (when->n != d->columns) {
                pack_errs_at(b->errs, when, S(""),
                             _("Die Regel hat nicht so viele Felder, wie oben unter „of“ stehen."));
                return;
        }
        for (const struct yaml *x = when->child; x; x = x->next, i++) {
                if (!cell_parse(b, d->column[i].list, codes[i], x->text, &r->cell[i]))
                        pack_errs_at(b->errs, x, S("when"),
                                     str_join(b->errs->arena, S("„"), x->text, _("“ passt nicht zu „"),
                                              d->column[i].name, S("“.")));
                stars += r->cell[i].op == CELL_ANY;
        }
        if (stars == d->columns)
                pack_errs_at(
                        b->errs, when, S(""),
                        _("Eine Regel, die immer gilt, gibt auch ohne jede Angabe ein Urteil. Bitte nennen Sie eine Bedingung."));
}

static void rules_build(struct build *b, const struct yaml *y, const bool *codes, struct decision *d)
{
        const struct yaml *rules = yaml_get(y, S("rules"));
        d->rule = NEW_ARRAY(b->a, struct decision_rule, rules->n);
        for (const struct yaml *x = rules->child; x; x = x->next)
                rule_build(b, d, codes, x);
}

/* ---- suggestion ---- */

static void then_check(struct build *b, const struct yaml *y, const struct decision *d,
                       bool (*known)(const struct concept *, struct str))
{
        const struct yaml *rule = yaml_get(y, S("rules"))->child;
        for (size_t i = 0; i < d->rules; i++, rule = rule->next)
                if (!known(b->c, d->rule[i].then))
                        mistake(b, rule, S("then"), S(""), d->rule[i].then, _(" ist hier nicht möglich."));
}

static bool is_rating(const struct concept *c, struct str code)
{
        (void)c;
        return str_eq(code, S("full")) || str_eq(code, S("partial")) || str_eq(code, S("none"));
}

static void suggest_build(struct build *b, struct performance_goal *g, const struct yaml *y)
{
        const struct yaml *of = yaml_get(y, S("of"));
        bool *codes = NEW_ARRAY(b->a, bool, of->n);
        g->suggest.column = NEW_ARRAY(b->a, struct decision_column, of->n);
        for (const struct yaml *x = of->child; x; x = x->next) {
                struct decision_column *col = &g->suggest.column[g->suggest.columns++];
                const struct concept_evidence *e = NULL;
                *col = (struct decision_column){.name = str_copy(b->a, x->text), .ref = FACT_NONE};
                for (size_t i = 0; i < g->evidences; i++)
                        if (str_eq(g->evidence[i].code, x->text))
                                e = &g->evidence[i], col->ref = i;
                if (!e || e->hint)
                        pack_errs_at(
                                b->errs, x, S("of"),
                                str_join(b->errs->arena, S("„"), x->text,
                                         e ? _("“ ist nur ein Hinweis und darf keinen Vorschlag bewirken.")
                                           : _("“ ist kein Beleg dieses Ziels.")));
                else
                        col->list = e->list, codes[g->suggest.columns - 1] = fn_gives_code(e->fn);
        }
        rules_build(b, y, codes, &g->suggest);
        then_check(b, y, &g->suggest, is_rating);
}

/* ---- classification ---- */

static bool is_success_class(const struct concept *c, struct str code)
{
        const struct concept_list *l = concept_list(c, S("success_class"));
        return l && list_code(l, code);
}

static void classification_build(struct build *b, const struct yaml *y)
{
        const struct yaml *of = yaml_get(y, S("of"));
        struct decision *d = &b->c->classification;
        bool *codes = NEW_ARRAY(b->a, bool, of->n);
        if (d->columns) {
                pack_errs_at(b->errs, y, S(""), _("Die Einordnung steht schon in einer anderen Datei."));
                return;
        }
        d->column = NEW_ARRAY(b->a, struct decision_column, of->n);
        for (const struct yaml *x = of->child; x; x = x->next) {
                struct decision_column *col = &d->column[d->columns];
                *col = (struct decision_column){.name = str_copy(b->a, x->text),
                                                .ref = concept_fact(b->c, x->text),
                                                .list = concept_list(b->c, x->text)};
                if (col->ref != FACT_NONE)
                        col->list = fact_list(b->c, col->ref);
                if (col->ref == FACT_NONE && !col->list)
                        pack_errs_at(
                                b->errs, x, S("of"),
                                str_join(b->errs->arena, _("Den Fakt „"), x->text, _("“ gibt es nicht.")));
                codes[d->columns++] = col->ref == FACT_NONE || concept_fact_kind(b->c, col->ref) != K_INT;
        }
        size_t before = b->errs->n;
        rules_build(b, y, codes, d);
        then_check(b, y, d, is_success_class);
        if (b->errs->n > before)
                d->rules = 0;
}

/* ---- all of them ---- */

static void goal_tables_build(struct build *b, struct performance_goal *g, const struct yaml *y)
{
        const struct yaml *evidence = yaml_get(y, S("evidence")), *suggest = yaml_get(y, S("suggest"));
        g->evidence = NEW_ARRAY(b->a, struct concept_evidence, evidence ? evidence->n : 0);
        size_t before = b->errs->n;
        for (const struct yaml *x = evidence ? evidence->child : NULL; x; x = x->next)
                evidence_build(b, g, x);
        if (suggest)
                suggest_build(b, g, suggest);
        if (b->errs->n > before)
                g->suggest.rules =
                        0; /* a stored version is used all the same: rather no suggestion than a wrong one */
        if (!str_empty(g->see) && !concept_goal(b->c, g->see) && !concept_work_field(b->c, g->see))
                mistake(b, y, S("see"), _("Ein Ziel oder Arbeitsfeld "), g->see, _(" gibt es nicht."));
}

void build_tables(struct build *b)
{
        size_t goal = 0;
        for (struct each e = each_of(b, S("work_fields")); each_next(&e);)
                for (const struct yaml *y = yaml_get(e.y, S("goals"))->child; y; y = y->next)
                        goal_tables_build(b, &b->c->goal[goal++], y);
        for (size_t i = 0; i < b->trees; i++)
                if (yaml_get(b->tree[i], S("classification")))
                        classification_build(b, yaml_get(b->tree[i], S("classification")));
}
