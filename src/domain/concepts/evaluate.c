#include "domain/concepts/evaluate.h"

/* ---- the situation ---- */

struct situation *situation_new(struct arena *a, const struct concept *c)
{
        struct situation *s = NEW(a, struct situation);
        *s = (struct situation){.concept = c,
                                .sheet = fact_sheet_new(a),
                                .item = NEW_ARRAY(a, struct fact_value, c->items),
                                .today = clock_today()};
        for (size_t i = 0; i < c->items; i++)
                s->item[i].kind = c->item[i].f.kind;
        return s;
}

void situation_want(struct situation *s, fact_ref f)
{
        if (f < FACT_N)
                s->sheet->want[f] = true;
}

void situation_want_goal(struct situation *s, const struct performance_goal *g)
{
        for (size_t i = 0; i < g->items; i++)
                if (g->item[i].rows != FACT_NONE)
                        situation_want(s, g->item[i].rows);
        for (size_t i = 0; i < g->evidences; i++)
                for (size_t k = 0; k < g->evidence[i].n; k++)
                        situation_want(s, g->evidence[i].of[k]);
}

void situation_want_rows(struct situation *s)
{
        for (size_t i = 0; i < s->concept->items; i++)
                if (s->concept->item[i].rows != FACT_NONE)
                        situation_want(s, s->concept->item[i].rows);
}

void situation_want_reminders(struct situation *s)
{
        for (size_t i = 0; i < s->concept->reminders; i++) {
                situation_want(s, s->concept->reminder[i].fact);
                for (size_t k = 0; k < s->concept->reminder[i].unlesses; k++)
                        situation_want(s, s->concept->reminder[i].unless[k]);
        }
}

static bool comparable(enum kind k)
{
        return k != K_TEXT && k != K_LONGTEXT;
}

static struct fact_value item_value(const struct answers *a, const struct concept_item *item)
{
        const struct answer *lead = answer_leading(a, item), *first = NULL;
        struct fact_value v = {.kind = item->f.kind, .answered = answer_given(lead)};
        v.known = lead && lead->known;
        if (lead && !lead->sealed)
                v.v = lead->value;
        for (size_t i = 0; comparable(item->f.kind) && i < item->sources; i++) {
                const struct answer *x = answer_of(a, item, item->source[i]);
                if (!x || !x->known)
                        continue;
                v.divided |= first && !value_eq(first->value, x->value);
                first = first ? first : x;
        }
        return v;
}

int64_t situation_rows(const struct situation *s, const struct concept_item *item)
{
        if (item->rows == FACT_NONE || !s->sheet->value[item->rows].known)
                return 0;
        return s->sheet->value[item->rows].v.i;
}

/* What stands in a table needs no words beside it. */
static void rows_answer(struct situation *s)
{
        for (size_t i = 0; i < s->concept->items; i++)
                s->item[i].answered |= situation_rows(s, &s->concept->item[i]) > 0;
}

void situation_answers(struct situation *s, const struct answers *a)
{
        for (size_t i = 0; i < s->concept->items; i++)
                s->item[i] = item_value(a, &s->concept->item[i]);
        rows_answer(s);
}

enum err situation_fill(struct rtx *tx, const struct grant *g, struct situation *s)
{
        struct fact_extent extent = concept_extent(s->concept);
        struct fact_scope scope = {.grant = g, .extent = &extent};
        TRY(fact_fill(tx, &scope, s->sheet));
        rows_answer(s);
        return OK;
}

enum err situation_fill_site(struct rtx *tx, int64_t site_id, struct date from, struct date to,
                             struct situation *s)
{
        struct fact_scope scope = {.site_id = site_id, .from = from, .to = to};
        return fact_fill(tx, &scope, s->sheet);
}

const struct fact_value *situation_value(const struct situation *s, fact_ref f)
{
        if (f < FACT_N)
                return &s->sheet->value[f];
        must(f - FACT_N < s->concept->items);
        return &s->item[f - FACT_N];
}

/* ---- evidence: one function each ---- */

static int64_t percent(int64_t part, int64_t whole)
{
        return part * 100 / whole;
}

static void ratio(struct evidence *e, int64_t part, int64_t whole)
{
        e->known = whole > 0;
        e->part = part;
        e->whole = whole;
        e->n = whole > 0 ? percent(part, whole) : 0;
}

static void complete(const struct situation *s, struct evidence *e)
{
        int64_t answered = 0;
        for (size_t i = 0; i < e->rule->n; i++)
                answered += situation_value(s, e->rule->of[i])->answered;
        ratio(e, answered, (int64_t)e->rule->n);
}

static int64_t number_of_codes(struct str codes)
{
        struct str code;
        int64_t n = 0;
        while (codes_next(&codes, &code))
                n++;
        return n;
}

static int64_t amount(const struct fact_value *v)
{
        if (v->kind == K_INT || v->kind == K_BOOL)
                return v->v.type == V_INT ? v->v.i : 0;
        return v->kind == K_CODES && v->v.type == V_TEXT ? number_of_codes(v->v.s) : 1;
}

static void count(const struct situation *s, struct evidence *e)
{
        for (size_t i = 0; i < e->rule->n; i++) {
                const struct fact_value *v = situation_value(s, e->rule->of[i]);
                e->known |= v->known;
                e->n += v->known ? amount(v) : 0;
        }
}

static bool has_value(const struct concept_evidence *rule, const struct fact_value *v)
{
        for (size_t i = 0; i < rule->values; i++)
                if (v->v.type == V_TEXT && codes_have(v->v.s, rule->value[i]))
                        return true;
        return false;
}

/* Without a single answer nothing is counted: nobody said anything yet. */
static void count_value(const struct situation *s, struct evidence *e)
{
        for (size_t i = 0; i < e->rule->n; i++) {
                const struct fact_value *v = situation_value(s, e->rule->of[i]);
                e->known |= v->known;
                e->n += v->known && has_value(e->rule, v);
        }
        e->part = e->n;
        e->whole = (int64_t)e->rule->n;
}

static void divergences(const struct situation *s, struct evidence *e)
{
        for (size_t i = 0; i < e->rule->n; i++) {
                const struct fact_value *v = situation_value(s, e->rule->of[i]);
                e->known |= v->known;
                e->n += v->divided;
        }
}

static void days_between(const struct situation *s, struct evidence *e)
{
        const struct fact_value *from = situation_value(s, e->rule->of[0]),
                                *to = situation_value(s, e->rule->of[1]);
        e->known = from->known && to->known;
        e->n = e->known ? date_between(from->v.d, to->v.d) : 0;
}

static void days_since(const struct situation *s, struct evidence *e)
{
        const struct fact_value *from = situation_value(s, e->rule->of[0]);
        e->known = from->known;
        e->n = e->known ? date_between(from->v.d, s->today) : 0;
}

static void share(const struct situation *s, struct evidence *e)
{
        const struct fact_value *part = situation_value(s, e->rule->of[0]),
                                *whole = situation_value(s, e->rule->of[1]);
        if (part->known && whole->known)
                ratio(e, part->v.i, whole->v.i);
}

static void present(const struct situation *s, struct evidence *e)
{
        int64_t there = 0;
        for (size_t i = 0; i < e->rule->n; i++) {
                const struct fact_value *v = situation_value(s, e->rule->of[i]);
                there += v->known && amount(v) > 0;
        }
        ratio(e, there, (int64_t)e->rule->n);
}

static void code_of(const struct situation *s, struct evidence *e)
{
        const struct fact_value *v = situation_value(s, e->rule->of[0]);
        e->known = v->known;
        if (v->known)
                e->code = v->kind == K_BOOL ? (v->v.i ? S("yes") : S("no")) : v->v.s;
}

static int64_t lowest_rank(const struct concept_list *l)
{
        int64_t lowest = l->entry[0].rank;
        for (size_t i = 1; i < l->n; i++)
                lowest = l->entry[i].rank < lowest ? l->entry[i].rank : lowest;
        return lowest;
}

/* While something is open the weakest point is only known if it cannot become weaker. */
static void worst_of(const struct situation *s, struct evidence *e)
{
        const struct concept_code *worst = NULL;
        bool open = false;
        for (size_t i = 0; i < e->rule->n; i++) {
                const struct fact_value *v = situation_value(s, e->rule->of[i]);
                const struct concept_code *code =
                        v->known && v->v.type == V_TEXT ? list_code(e->rule->list, v->v.s) : NULL;
                open |= !v->answered;
                if (code && (!worst || code->rank < worst->rank))
                        worst = code;
        }
        e->known = worst && (!open || worst->rank == lowest_rank(e->rule->list));
        e->code = worst ? worst->code : S("");
}

struct evidence evidence_of(const struct situation *s, const struct concept_evidence *rule)
{
        static void (*const functions[FN_N])(const struct situation *, struct evidence *) = {
                [FN_COMPLETE] = complete,         [FN_COUNT] = count,     [FN_COUNT_VALUE] = count_value,
                [FN_DAYS_BETWEEN] = days_between, [FN_SHARE] = share,     [FN_WORST_OF] = worst_of,
                [FN_CODE_OF] = code_of,           [FN_PRESENT] = present, [FN_DIVERGENCES] = divergences,
                [FN_DAYS_SINCE] = days_since,
        };
        struct evidence e = {.rule = rule, .coded = rule->fn == FN_WORST_OF || rule->fn == FN_CODE_OF};
        size_t needs = rule->fn == FN_DAYS_BETWEEN || rule->fn == FN_SHARE ? 2 : 1;
        bool listed = rule->fn != FN_WORST_OF || (rule->list && rule->list->n);
        /* a stored version may name what this program does not know: then nothing is known */
        if (rule->n >= needs && listed)
                functions[rule->fn](s, &e);
        return e;
}

/* ---- decision tables ---- */

static bool compares(enum cell_op op, int64_t n, int64_t with)
{
        switch (op) {
        case CELL_GE:
                return n >= with;
        case CELL_LE:
                return n <= with;
        case CELL_EQ:
                return n == with;
        case CELL_LT:
                return n < with;
        case CELL_GT:
                return n > with;
        case CELL_ANY:
        case CELL_CODE:
                break;
        }
        panic("no comparison");
}

bool cell_matches(const struct decision_cell *c, const struct concept_list *list, const struct evidence *e)
{
        if (c->op == CELL_ANY)
                return true;
        if (!e->known)
                return false;
        if (c->op == CELL_CODE)
                return e->coded && str_eq(c->code, e->code);
        if (!c->rank)
                return !e->coded && compares(c->op, e->n, c->n);
        const struct concept_code *code = list && e->coded ? list_code(list, e->code) : NULL;
        return code && compares(c->op, code->rank, c->n);
}

struct verdict decide(const struct decision *d, const struct evidence *column)
{
        for (size_t i = 0; i < d->rules; i++) {
                bool all = true;
                for (size_t k = 0; all && k < d->columns; k++)
                        all = cell_matches(&d->rule[i].cell[k], d->column[k].list, &column[k]);
                if (all)
                        return (struct verdict){&d->rule[i], i + 1};
        }
        return (struct verdict){0};
}

enum { MOST_COLUMNS = 24 };

struct verdict suggest(const struct performance_goal *g, const struct evidence *evidence)
{
        struct evidence column[MOST_COLUMNS];
        if (!g->rated || g->suggest.columns > MOST_COLUMNS)
                return (struct verdict){0};
        for (size_t i = 0; g->suggest.rules && i < g->suggest.columns; i++)
                column[i] = evidence[g->suggest.column[i].ref];
        return decide(&g->suggest, column);
}

/* ---- classification ---- */

static struct evidence code_column(struct str code)
{
        return (struct evidence){.known = !str_empty(code), .coded = true, .code = code};
}

struct verdict classify(const struct concept *c, const struct outcome_codes *o)
{
        struct evidence column[MOST_COLUMNS];
        size_t dimension = 0;
        if (c->classification.columns > MOST_COLUMNS)
                return (struct verdict){0};
        for (size_t i = 0; i < c->classification.columns; i++) {
                fact_ref ref = c->classification.column[i].ref;
                if (ref == FACT_NONE)
                        column[i] = code_column(
                                dimension < ARRAY_LEN(o->dimension) ? o->dimension[dimension++] : S(""));
                else if (ref == FACT_outcome_status)
                        column[i] = code_column(o->status);
                else if (ref == FACT_outcome_seamless)
                        column[i] = code_column(o->seamless ? S("yes") : S("no"));
                else if (ref == FACT_outcome_return_option)
                        column[i] = code_column(o->return_option ? S("yes") : S("no"));
                else
                        column[i] = (struct evidence){0};
        }
        return decide(&c->classification, column);
}
