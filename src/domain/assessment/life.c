/* What the client lives on, and the way that led here. CMB 5.C, 5.F */
#include "domain/assessment/assessment.h"

static void benefit_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        if (rec_given(r, BENEFIT_starts) && rec_given(r, BENEFIT_ends) &&
            date_cmp(rec_date(r, BENEFIT_ends), rec_date(r, BENEFIT_starts)) < 0)
                errs_add(e, S("ends"), _("Das Ende liegt vor dem Beginn."));
        if (rec_given(r, BENEFIT_amount) && !rec_given(r, BENEFIT_per))
                errs_add(e, S("per"), _("Je Tag, Woche oder Monat?"));
}

static void career_step_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        if (rec_given(r, CAREER_STEP_starts) && rec_given(r, CAREER_STEP_ends) &&
            date_cmp(rec_date(r, CAREER_STEP_ends), rec_date(r, CAREER_STEP_starts)) < 0)
                errs_add(e, S("ends"), _("Das Ende liegt vor dem Beginn."));
}

#define ENTITY_NAME benefit
#define ENTITY_PREFIX BENEFIT
#define ENTITY_DEF "domain/assessment/benefit.def"
#include "db/entity_impl.h"
#define ENTITY_NAME career_step
#define ENTITY_PREFIX CAREER_STEP
#define ENTITY_DEF "domain/assessment/career_step.def"
#include "db/entity_impl.h"
