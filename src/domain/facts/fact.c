#include "domain/facts/fact.h"

#define ROW_OF(name_, kind_, class_, label_, meaning_, later_, ...)                                          \
        [FACT_##name_] = {.name = S_INIT(#name_),                                                            \
                          .kind = K_##kind_,                                                                 \
                          .cls = CLASS_##class_,                                                             \
                          .label = S_INIT(label_),                                                           \
                          .meaning = S_INIT(meaning_),                                                       \
                          .later = later_,                                                                   \
                          .of_site = sizeof(meaning_) > 5 && meaning_[0] == 'S' && meaning_[4] == ':',       \
                          __VA_ARGS__},
#define FACT(name, kind, cls, label, meaning, ...) ROW_OF(name, kind, cls, label, meaning, false, __VA_ARGS__)
#define FACT_LATER(name, kind, cls, label, meaning, ...)                                                     \
        ROW_OF(name, kind, cls, label, meaning, true, __VA_ARGS__)
const struct fact_row fact_table[FACT_N] = {
#include "domain/facts/fact.def"
};
#undef FACT
#undef FACT_LATER

enum fact fact_by_name(struct str name)
{
        for (enum fact f = 0; f < FACT_N; f++)
                if (str_eq(fact_table[f].name, name))
                        return f;
        return FACT_N;
}

/* ---- writing ---- */

static void fact_put(struct fact_sheet *s, enum fact f, enum kind kind, struct value v)
{
        must(f < FACT_N && fact_table[f].kind == kind && !fact_table[f].later);
        bool known = v.type != V_NULL;
        s->value[f] = (struct fact_value){.kind = kind, .known = known, .answered = known, .v = v};
}

void fact_int(struct fact_sheet *s, enum fact f, int64_t n)
{
        fact_put(s, f, K_INT, value_int(n));
}

void fact_bool(struct fact_sheet *s, enum fact f, bool b)
{
        fact_put(s, f, K_BOOL, value_bool(b));
}

void fact_date(struct fact_sheet *s, enum fact f, struct date d)
{
        fact_put(s, f, K_DATE, value_date(d));
}

void fact_code(struct fact_sheet *s, enum fact f, struct str code)
{
        fact_put(s, f, K_CODE, value_text(code));
}

void fact_text(struct fact_sheet *s, enum fact f, struct str text)
{
        fact_put(s, f, K_TEXT, value_text(text));
}

/* ---- reading ---- */

struct fact_sheet *fact_sheet_new(struct arena *a)
{
        struct fact_sheet *s = NEW(a, struct fact_sheet);
        for (enum fact f = 0; f < FACT_N; f++)
                s->value[f].kind = fact_table[f].kind;
        return s;
}

static bool provider_wanted(const struct fact_provider *p, const struct fact_scope *scope,
                            const struct fact_sheet *s)
{
        for (size_t i = 0; i < p->n; i++)
                if (s->want[p->fact[i]] && fact_table[p->fact[i]].of_site == !scope->grant)
                        return true;
        return false;
}

enum err fact_fill(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *s)
{
        for (const struct fact_provider *const *p = all_fact_providers; *p; p++)
                if (provider_wanted(*p, scope, s))
                        TRY((*p)->fill(tx, scope, s));
        return OK;
}
