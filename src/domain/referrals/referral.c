#include "domain/referrals/referral.h"

#include "domain/consent/consent.h"
#include "domain/facts/fact.h"
#include "domain/organisations/organisation.h"

/* The steps of a referral follow each other. */
static void order_check(const struct record *r, struct errs *e)
{
        static const size_t steps[] = {ONWARD_REFERRAL_referred_on, ONWARD_REFERRAL_began_on,
                                       ONWARD_REFERRAL_continued_on, ONWARD_REFERRAL_ended_on};
        struct date last = DATE_NONE;
        for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
                struct date d = rec_date(r, steps[i]);
                if (date_given(d) && date_given(last) && date_cmp(d, last) < 0)
                        errs_add(e, r->e->fields[steps[i]].key, _("Dieser Tag liegt vor dem Schritt davor."));
                last = date_given(d) ? d : last;
        }
}

static void onward_referral_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        bool alone = str_eq(rec_text(r, ONWARD_REFERRAL_way), S("client_goes"));
        if (!rec_given(r, ONWARD_REFERRAL_organisation_id) && !rec_given(r, ONWARD_REFERRAL_service))
                errs_add(e, S("organisation_id"), _("An welche Stelle?"));
        if (rec_given(r, ONWARD_REFERRAL_way) && !alone && !rec_given(r, ONWARD_REFERRAL_organisation_id))
                errs_add(
                        e, S("organisation_id"),
                        _("Für einen vermittelten Termin braucht es die Stelle aus dem Adressbuch: Die Einwilligung nennt sie."));
        order_check(r, e);
}

/* Who arranges tells the service who comes: that needs a consent for this recipient (H1, H2). Who goes alone needs none. */
static enum err onward_referral_settle(struct rtx *tx, const struct grant *g, const struct record *before,
                                       struct record *r, struct errs *errs)
{
        struct consent_ruling ruling;
        int64_t service = rec_int(r, ONWARD_REFERRAL_organisation_id);
        (void)before;
        /* it is called by its service, also when that stands in the address book */
        if (service && !rec_given(r, ONWARD_REFERRAL_service)) {
                struct str name;
                TRY(organisation_name(tx, service, &name));
                REC_SET(r, ONWARD_REFERRAL_service, name);
        }
        if (str_eq(rec_text(r, ONWARD_REFERRAL_way), S("client_goes")))
                return OK;
        TRY(consent_disclosure_check(tx, g, service, S("contact_data"),
                                     rec_date(r, ONWARD_REFERRAL_referred_on), &ruling));
        if (ruling.allowed)
                return OK;
        errs_add(errs, S("way"),
                 str_join(rtx_arena(tx), ruling.reason, _(" Die Person kann sich selbst dort melden.")));
        return ERR_INVALID;
}

#define ENTITY_NAME onward_referral
#define ENTITY_PREFIX ONWARD_REFERRAL
#define ENTITY_DEF "domain/referrals/onward_referral.def"
#include "db/entity_impl.h"

/* ---- facts ---- */
#define REFERRAL_SUM(X) X(INT, all) X(INT, feedback) X(DATE, open_since)
ROW(referral_sum, REFERRAL_SUM)
SQL_IN(referral_facts, referral_sum,
       "SELECT COUNT(*), COUNT(CASE WHEN feedback IS NOT NULL OR result IS NOT NULL THEN 1 END),"
       " MIN(CASE WHEN feedback IS NULL AND result IS NULL AND ended_on IS NULL THEN COALESCE(continued_on, began_on, appointment_on, referred_on) END)"
       " FROM onward_referral WHERE case_id = $1")

FACTS(onward_referral, FACT_onward_referral_count, FACT_onward_referral_feedback_count,
      FACT_onward_referral_open_since)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct referral_sum s;
        TRY(db_row_in(tx, scope->grant, &sql_referral_facts, NO_ARGS, &s));
        fact_int(out, FACT_onward_referral_count, s.all);
        fact_int(out, FACT_onward_referral_feedback_count, s.feedback);
        fact_date(out, FACT_onward_referral_open_since, s.open_since);
        return OK;
}
