#include "domain/concepts/evaluate.h"

#include "domain/concepts/shipped.h"
#include "test/rules.h"

static const struct concept *cmb(void)
{
        struct pack_file *file;
        struct pack_errs errs;
        struct concept *c;
        size_t n;
        must(shipped_pack(test_arena(), 0, &file, &n));
        pack_errs_init(&errs, test_arena());
        must(concept_read(test_arena(), file, n, &errs, &c) == OK);
        return c;
}

/* ---- evidence ---- */

static struct value value_of(enum kind kind, struct str text)
{
        struct date d;
        int64_t n;
        if (kind == K_DATE && date_parse_iso(text, &d))
                return value_date(d);
        if ((kind == K_INT || kind == K_BOOL) && str_int(text, &n))
                return value_int(n);
        return value_text(text);
}

static void fact_given(struct situation *s, enum fact f, struct str text)
{
        struct value v = value_of(fact_table[f].kind, text);
        s->sheet->value[f] =
                (struct fact_value){.kind = fact_table[f].kind, .known = true, .answered = true, .v = v};
}

/* "name.source=value" becomes a statement, "name=value" one of the first source or a fact. */
static bool given(struct situation *s, struct answers *all, struct str text)
{
        struct str value, source, name = str_split(text, '=', &value);
        name = str_split(str_trim(name), '.', &source);
        const struct concept_item *item = concept_item(s->concept, name);
        if (!item && fact_by_name(name) != FACT_N)
                return fact_given(s, fact_by_name(name), value), true;
        if (!item || (!str_empty(source) && source_parse(source) == SOURCE_N))
                return false;
        bool reason = str_eq(value, S("?"));
        struct answer *x = &all->answer[all->n++];
        *x = (struct answer){.id = (int64_t)all->n,
                             .item = item,
                             .item_code = item->f.key,
                             .source = str_empty(source) ? item->source[0] : source_parse(source),
                             .value = reason || item->secret ? VALUE_NULL : value_of(item->f.kind, value),
                             .unknown_reason = reason ? S("noch nicht gefragt") : S(""),
                             .known = !reason,
                             .sealed = item->secret && !reason,
                             .current = true};
        return true;
}

static struct str evidence_text(const struct evidence *e)
{
        if (!e->known)
                return S("unknown");
        return e->coded ? e->code : str_from_int(test_arena(), e->n);
}

static const struct concept_evidence *evidence_find(const struct concept *c, struct str code)
{
        for (size_t i = 0; i < c->goals; i++)
                for (size_t k = 0; k < c->goal[i].evidences; k++)
                        if (str_eq(c->goal[i].evidence[k].code, code))
                                return &c->goal[i].evidence[k];
        return NULL;
}

TEST(evidence_as_stated)
{
        struct rules rules = rules_read("test/rules/evidence.txt", 3);
        const struct concept *c = cmb();
        clock_set(moment_of(date_of(2025, 7, 7), 480));
        for (const struct rule *r = rules.rule; r < rules.rule + rules.n; r++) {
                struct situation *s = situation_new(test_arena(), c);
                struct answers all = {c, NEW_ARRAY(test_arena(), struct answer, 40), 0};
                const struct concept_evidence *rule = evidence_find(c, r->column[0]);
                struct str rest = r->column[1], one;
                if (!test_check(rule != NULL, r->file, r->line, "such an evidence"))
                        continue;
                while (rest.n) {
                        one = str_trim(str_split(rest, ';', &rest));
                        test_check(given(s, &all, one), r->file, r->line, "such a fact");
                }
                situation_answers(s, &all);
                struct evidence e = evidence_of(s, rule);
                CHECK_RULE(r, evidence_text(&e), r->column[2]);
        }
        clock_set(MOMENT_NONE);
}

/* ---- suggestions ---- */

static struct evidence column_of(const struct concept_evidence *rule, struct str text)
{
        struct evidence e = {.rule = rule, .known = !str_eq(text, S("?"))};
        e.coded = !str_int(text, &e.n);
        e.code = text;
        return e;
}

TEST(suggestions_as_stated)
{
        struct rules rules = rules_read("test/rules/suggestion.txt", 4);
        const struct concept *c = cmb();
        for (const struct rule *r = rules.rule; r < rules.rule + rules.n; r++) {
                const struct performance_goal *g = concept_goal(c, r->column[0]);
                if (!test_check(g != NULL, r->file, r->line, "such a goal"))
                        continue;
                struct evidence *e = NEW_ARRAY(test_arena(), struct evidence, g->evidences);
                struct str rest = r->column[1];
                size_t n = 0;
                for (; rest.n && n < g->suggest.columns; n++) {
                        size_t at = g->suggest.column[n].ref;
                        e[at] = column_of(&g->evidence[at], str_trim(str_split(rest, ';', &rest)));
                }
                test_check(n == g->suggest.columns && !rest.n, r->file, r->line, "one value for each column");
                struct verdict v = suggest(g, e);
                CHECK_RULE(r, v.rule ? v.rule->then : S("-"), r->column[2]);
                CHECK_RULE(r, v.rule ? v.rule->because : S(""), r->column[3]);
        }
}

/* ---- classification ---- */

static struct str dimension_code(const struct concept_list *l, struct str sign)
{
        int64_t rank = str_eq(sign, S("+")) ? 3 : str_eq(sign, S("=")) ? 2 : str_eq(sign, S("-")) ? 1 : 0;
        for (size_t i = 0; i < l->n; i++)
                if (l->entry[i].rank == rank)
                        return l->entry[i].code;
        return S("");
}

TEST(outcomes_are_classed_as_stated)
{
        struct rules rules = rules_read("test/rules/classification.txt", 5);
        const struct concept *c = cmb();
        for (const struct rule *r = rules.rule; r < rules.rule + rules.n; r++) {
                struct outcome_codes o = {
                        r->column[0], str_eq(r->column[1], S("yes")), str_eq(r->column[2], S("yes")), {{0}}};
                struct str rest = r->column[3];
                for (size_t i = 0; i < ARRAY_LEN(o.dimension); i++) {
                        struct str name =
                                str_join(test_arena(), S("B"), str_from_int(test_arena(), (int64_t)i + 1));
                        o.dimension[i] = dimension_code(concept_list(c, name), str_split(rest, ' ', &rest));
                }
                struct verdict v = classify(c, &o);
                struct str cls =
                        v.rule ? list_code(concept_list(c, S("success_class")), v.rule->then)->label : S("-");
                CHECK_RULE(r, cls, r->column[4]);
        }
}

TEST(an_outcome_without_status_has_no_class)
{
        struct outcome_codes o = {0};
        CHECK(!classify(cmb(), &o).rule);
}

TEST(every_goal_of_every_pack_can_be_evaluated_empty)
{
        const struct concept *c = cmb();
        struct situation *s = situation_new(test_arena(), c);
        for (size_t i = 0; i < c->goals; i++) {
                const struct performance_goal *g = &c->goal[i];
                struct evidence *e = NEW_ARRAY(test_arena(), struct evidence, g->evidences);
                for (size_t k = 0; k < g->evidences; k++)
                        e[k] = evidence_of(s, &g->evidence[k]);
                struct verdict v = suggest(g, e);
                if (!CHECK(!v.rule)) /* a page nobody has begun gets no verdict */
                        CHECK_SAME(g->code, v.rule->because);
        }
}
TEST_GROUP(evaluate, &evidence_as_stated, &suggestions_as_stated, &outcomes_are_classed_as_stated,
           &an_outcome_without_status_has_no_class, &every_goal_of_every_pack_can_be_evaluated_empty)
