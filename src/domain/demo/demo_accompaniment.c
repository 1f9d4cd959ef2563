/* While measures run, and ways to other services, in the demo office. */
#include "domain/accompaniment/accompaniment.h"
#include "domain/demo/demo_inner.h"
#include "domain/referrals/referral.h"

static struct date day(int ymd)
{
        return ymd ? date_of(ymd / 10000, ymd / 100 % 100, ymd % 100) : DATE_NONE;
}

static enum err rhythm_add(struct demo *d, const struct wgrant *g, struct str side, int weeks, struct date on,
                           struct str note)
{
        struct record *r = rec_new(d->a, &contact_rhythm_entity.e);
        REC_SET(r, CONTACT_RHYTHM_side, side);
        REC_SET(r, CONTACT_RHYTHM_weeks, weeks);
        REC_SET(r, CONTACT_RHYTHM_agreed_on, on);
        REC_SET(r, CONTACT_RHYTHM_note, note);
        return demo_add_in(d, g, &contact_rhythm_entity, r);
}

static enum err control_add(struct demo *d, const struct wgrant *g, enum demo_organisation provider,
                            struct str measure, struct date on, bool late, struct str defects,
                            struct str consequences)
{
        struct record *r = rec_new(d->a, &provider_control_entity.e);
        REC_SET(r, PROVIDER_CONTROL_checked_on, on);
        rec_set(r, PROVIDER_CONTROL_provider_id, value_ref(d->organisation[provider]));
        REC_SET(r, PROVIDER_CONTROL_measure, measure);
        REC_SET(r, PROVIDER_CONTROL_quality, S("good"));
        REC_SET(r, PROVIDER_CONTROL_punctuality, late ? S("late") : S("on_time"));
        REC_SET(r, PROVIDER_CONTROL_defects, defects);
        REC_SET(r, PROVIDER_CONTROL_consequences, consequences);
        return demo_add_in(d, g, &provider_control_entity, r);
}

static enum err referral_add(struct demo *d, const struct wgrant *g, struct str service, struct str occasion,
                             struct date on, struct date began, struct str result, struct str feedback)
{
        struct record *r = rec_new(d->a, &onward_referral_entity.e);
        REC_SET(r, ONWARD_REFERRAL_service, service);
        REC_SET(r, ONWARD_REFERRAL_occasion, occasion);
        REC_SET(r, ONWARD_REFERRAL_referred_on, on);
        REC_SET(r, ONWARD_REFERRAL_way, S("client_goes"));
        REC_SET(r, ONWARD_REFERRAL_began_on, began);
        REC_SET(r, ONWARD_REFERRAL_result, result);
        REC_SET(r, ONWARD_REFERRAL_feedback, feedback);
        return demo_add_in(d, g, &onward_referral_entity, r);
}

enum err demo_albers_accompaniment(struct demo *d, const struct wgrant *g)
{
        TRY(rhythm_add(d, g, S("client"), 2, day(20250617), S("am liebsten freitags am Telefon")));
        TRY(rhythm_add(d, g, S("employer"), 3, day(20250617), S("Ralf Timm, vor der Frühschicht")));
        TRY(rhythm_add(d, g, S("funder"), 8, day(20250617), S("")));
        TRY(control_add(d, g, ORG_hilfsmittel, S("Tisch und Vakuumheber"), day(20250711), true,
                        S("Der Heber kam zwei Wochen nach dem Termin."),
                        S("Künftig vor der ersten Stufe bestellen.")));
        TRY(control_add(d, g, ORG_nordhafen, S("Schulung Warenausgangskontrolle"), day(20250718), false,
                        S(""), S("")));
        return referral_add(d, g, S("Rückengruppe beim Turnverein Musterau"), S("self_help"), day(20250409),
                            day(20250506), S("yes"), S("Geht jeden Dienstag hin."));
}

enum err demo_case_accompaniment(struct demo *d, const struct wgrant *g, struct date start, size_t i,
                                 bool running)
{
        if (i % 4 == 1)
                TRY(referral_add(d, g,
                                 i % 8 == 1 ? S("Schuldnerberatung der Stadt")
                                            : S("Psychosoziale Beratungsstelle"),
                                 i % 8 == 1 ? S("debts") : S("mental_health"), date_add_days(start, 16),
                                 DATE_NONE, S(""), S("")));
        if (!running)
                return OK;
        TRY(rhythm_add(d, g, S("client"), 2, date_add_days(d->today, -20 - (int)(i % 6)), S("")));
        TRY(rhythm_add(d, g, S("employer"), 4, date_add_days(d->today, -20 - (int)(i % 6)), S("")));
        TRY(rhythm_add(d, g, S("funder"), 8, date_add_days(d->today, -30), S("")));
        return i % 2 ? control_add(d, g, ORG_hilfsmittel, S(""), date_add_days(d->today, -3), false, S(""),
                                   S(""))
                     : OK;
}
