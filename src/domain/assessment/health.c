/* Doctors, rehabilitation, and what is not known yet. CMB 5.D */
#include "domain/assessment/assessment.h"

static void order_check(const struct record *r, size_t from, size_t to, struct errs *e)
{
        if (rec_given(r, from) && rec_given(r, to) && date_cmp(rec_date(r, to), rec_date(r, from)) < 0)
                errs_add(e, r->e->fields[to].key, _("Das Ende liegt vor dem Beginn."));
}

static void treating_doctor_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        order_check(r, TREATING_DOCTOR_since, TREATING_DOCTOR_until, e);
}

static void rehab_stay_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        order_check(r, REHAB_STAY_starts, REHAB_STAY_ends, e);
}

static void missing_information_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        if (!rec_given(r, MISSING_INFORMATION_organisation_id) && !rec_given(r, MISSING_INFORMATION_holder))
                errs_add(e, S("organisation_id"),
                         _("Wer könnte es wissen? Wählen Sie eine Stelle oder nennen Sie jemanden."));
        if (rec_given(r, MISSING_INFORMATION_answer) && !rec_given(r, MISSING_INFORMATION_received_on))
                errs_add(e, S("received_on"), _("Seit wann ist es geklärt?"));
}

#define ENTITY_NAME treating_doctor
#define ENTITY_PREFIX TREATING_DOCTOR
#define ENTITY_DEF "domain/assessment/treating_doctor.def"
#include "db/entity_impl.h"
#define ENTITY_NAME rehab_stay
#define ENTITY_PREFIX REHAB_STAY
#define ENTITY_DEF "domain/assessment/rehab_stay.def"
#include "db/entity_impl.h"
#define ENTITY_NAME missing_information
#define ENTITY_PREFIX MISSING_INFORMATION
#define ENTITY_DEF "domain/assessment/missing_information.def"
#include "db/entity_impl.h"
