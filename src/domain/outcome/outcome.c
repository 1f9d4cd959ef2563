#include "domain/outcome/outcome.h"

#include "domain/concepts/evaluate.h"
#include "domain/concepts/store.h"

/* Never auto-final, but never without a word either: who sees it differently says why. Section 4, correction */
static void outcome_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct str judged = rec_text(r, OUTCOME_judged_class);
        bool differs = !str_empty(judged) && !str_eq(judged, rec_text(r, OUTCOME_computed_class));
        if (differs && !rec_given(r, OUTCOME_deviation_reason))
                errs_add(e, S("deviation_reason"),
                         _("Sie weichen von der errechneten Einordnung ab. Bitte schreiben Sie, warum."));
}

#define ENTITY_NAME outcome
#define ENTITY_PREFIX OUTCOME
#define ENTITY_DEF "domain/outcome/outcome.def"
#include "db/entity_impl.h"

struct str outcome_point_code(enum outcome_point p)
{
        static const struct str code[OUTCOME_POINTS] = {S_INIT("closing"), S_INIT("half_year"),
                                                        S_INIT("year")};
        return code[p];
}

enum outcome_point outcome_point_parse(struct str code)
{
        for (enum outcome_point p = 0; p < OUTCOME_POINTS; p++)
                if (str_eq(outcome_point_code(p), code))
                        return p;
        return OUTCOME_POINTS;
}

struct date outcome_due(struct date closed_on, enum outcome_point p)
{
        switch (p) {
        case OUTCOME_CLOSING:
                return closed_on;
        case OUTCOME_HALF_YEAR:
                return date_add_months(closed_on, 6);
        case OUTCOME_YEAR:
                return date_add_months(closed_on, 12);
        case OUTCOME_POINTS:
                break;
        }
        panic("no such point");
}

enum err outcome_set(struct rtx *tx, const struct grant *g, struct outcome_set *out)
{
        struct record *r;
        size_t n;
        *out = (struct outcome_set){0};
        TRY(ent_list_in(tx, g, &outcome_entity, OUTCOME_POINTS, &r, &n));
        for (size_t i = 0; i < n; i++) {
                enum outcome_point p = outcome_point_parse(rec_text(&r[i], OUTCOME_point));
                if (p < OUTCOME_POINTS)
                        out->at[p] = &r[i];
        }
        return OK;
}

struct str outcome_class(const struct record *r)
{
        struct str judged = rec_text(r, OUTCOME_judged_class);
        return str_empty(judged) ? rec_text(r, OUTCOME_computed_class) : judged;
}

/* The dimensions in the order of the table: B1 to B5. */
static struct outcome_codes codes_of(const struct record *r)
{
        static const size_t dimension[] = {OUTCOME_security, OUTCOME_health_effect, OUTCOME_pay,
                                           OUTCOME_qualification, OUTCOME_satisfaction};
        struct outcome_codes o = {.status = rec_text(r, OUTCOME_status),
                                  .seamless = rec_bool(r, OUTCOME_seamless),
                                  .return_option = rec_bool(r, OUTCOME_return_option)};
        _Static_assert(ARRAY_LEN(dimension) == ARRAY_LEN(o.dimension), "each dimension has its field");
        for (size_t i = 0; i < ARRAY_LEN(dimension); i++)
                o.dimension[i] = rec_text(r, dimension[i]);
        return o;
}

enum err outcome_classify(struct rtx *tx, const struct grant *g, const struct record *r,
                          struct outcome_verdict *out)
{
        const struct concept *c;
        *out = (struct outcome_verdict){0};
        enum err e = concept_of_case(tx, g, &c);
        if (e == ERR_NOT_FOUND)
                return OK;
        TRY(e);
        struct outcome_codes codes = codes_of(r);
        struct verdict v = classify(c, &codes);
        if (v.rule)
                *out = (struct outcome_verdict){str_copy(rtx_arena(tx), v.rule->then),
                                                str_copy(rtx_arena(tx), v.rule->because)};
        return OK;
}

enum err outcome_compute(struct rtx *tx, const struct grant *g, struct record *r)
{
        struct outcome_verdict v;
        TRY(outcome_classify(tx, g, r, &v));
        REC_SET(r, OUTCOME_computed_class, v.class);
        return OK;
}
