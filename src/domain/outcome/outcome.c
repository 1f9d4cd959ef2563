#include "domain/outcome/outcome.h"

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
