#include "domain/plan/plan.h"

static void measure_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct date from = rec_date(r, MEASURE_starts), to = rec_date(r, MEASURE_ends);
        if (date_given(from) && date_given(to) && date_cmp(to, from) < 0)
                errs_add(e, S("ends"), _("Das Ende liegt vor dem Beginn."));
}

#define ENTITY_NAME plan
#define ENTITY_PREFIX PLAN
#define ENTITY_DEF "domain/plan/plan.def"
#include "db/entity_impl.h"
#define ENTITY_NAME measure
#define ENTITY_PREFIX MEASURE
#define ENTITY_DEF "domain/plan/measure.def"
#include "db/entity_impl.h"
