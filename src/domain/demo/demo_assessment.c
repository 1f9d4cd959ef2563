/* Health, capability, income and career in the demo office: of CMB-2025-014 with its dates, of running cases from their beginning. */
#include "domain/assessment/assessment.h"
#include "domain/demo/demo_inner.h"

static struct date day(int ymd)
{
        return ymd ? date_of(ymd / 10000, ymd / 100 % 100, ymd % 100) : DATE_NONE;
}

/* ---- one row of each ---- */

static enum err incapacity_add(struct demo *d, const struct wgrant *g, struct date from, struct date to,
                               struct str reason, int64_t doctor)
{
        struct record *r = rec_new(d->a, &incapacity_entity.e);
        REC_SET(r, INCAPACITY_starts, from);
        REC_SET(r, INCAPACITY_ends, to);
        REC_SET(r, INCAPACITY_reason, reason);
        rec_set(r, INCAPACITY_doctor_id, value_ref(doctor));
        return demo_add_in(d, g, &incapacity_entity, r);
}

static enum err doctor_add(struct demo *d, const struct wgrant *g, struct str name, struct str speciality,
                           enum demo_organisation place, struct date since, int64_t *id)
{
        struct record *r = rec_new(d->a, &treating_doctor_entity.e);
        REC_SET(r, TREATING_DOCTOR_name, name);
        REC_SET(r, TREATING_DOCTOR_speciality, speciality);
        rec_set(r, TREATING_DOCTOR_organisation_id, value_ref(d->organisation[place]));
        REC_SET(r, TREATING_DOCTOR_since, since);
        TRY(demo_add_in(d, g, &treating_doctor_entity, r));
        *id = r->id;
        return OK;
}

static enum err rehab_add(struct demo *d, const struct wgrant *g, struct date from, struct date to,
                          struct str result)
{
        struct record *r = rec_new(d->a, &rehab_stay_entity.e);
        REC_SET(r, REHAB_STAY_kind, S("medical_inpatient"));
        rec_set(r, REHAB_STAY_organisation_id, value_ref(d->organisation[ORG_seeblick]));
        REC_SET(r, REHAB_STAY_starts, from);
        REC_SET(r, REHAB_STAY_ends, to);
        REC_SET(r, REHAB_STAY_result, result);
        return demo_add_in(d, g, &rehab_stay_entity, r);
}

static enum err missing_add(struct demo *d, const struct wgrant *g, struct str what, struct date due,
                            struct date received, struct str answer)
{
        struct record *r = rec_new(d->a, &missing_information_entity.e);
        REC_SET(r, MISSING_INFORMATION_what, what);
        rec_set(r, MISSING_INFORMATION_organisation_id, value_ref(d->organisation[ORG_seeblick]));
        REC_SET(r, MISSING_INFORMATION_due, due);
        REC_SET(r, MISSING_INFORMATION_received_on, received);
        REC_SET(r, MISSING_INFORMATION_answer, answer);
        return demo_add_in(d, g, &missing_information_entity, r);
}

static enum err benefit_add(struct demo *d, const struct wgrant *g, struct str kind,
                            enum demo_organisation payer, struct date from, struct date to, int64_t cents)
{
        struct record *r = rec_new(d->a, &benefit_entity.e);
        REC_SET(r, BENEFIT_kind, kind);
        rec_set(r, BENEFIT_organisation_id, value_ref(d->organisation[payer]));
        REC_SET(r, BENEFIT_starts, from);
        REC_SET(r, BENEFIT_ends, to);
        REC_SET(r, BENEFIT_amount, cents);
        REC_SET(r, BENEFIT_per, S("month"));
        return demo_add_in(d, g, &benefit_entity, r);
}

static enum err capability_add(struct demo *d, const struct wgrant *g, struct str load_class,
                               struct str feature, struct str direction, struct str source, struct str text,
                               struct date on)
{
        struct record *r = rec_new(d->a, &capability_entity.e);
        REC_SET(r, CAPABILITY_load_class, load_class);
        REC_SET(r, CAPABILITY_feature, feature);
        REC_SET(r, CAPABILITY_direction, direction);
        REC_SET(r, CAPABILITY_source, source);
        REC_SET(r, CAPABILITY_text, text);
        REC_SET(r, CAPABILITY_said_on, on);
        return demo_add_in(d, g, &capability_entity, r);
}

/* ---- CMB-2025-014 ---- */

static enum err albers_career(struct demo *d, const struct wgrant *g)
{
        static const struct {
                struct str kind, activity, employer;
                int from, to;
        } rows[] = {
                {S_INIT("school"), S_INIT("Mittlerer Abschluss"), S_INIT("Realschule Musterau"), 19880801,
                 19940630},
                {S_INIT("training"), S_INIT("Einzelhandelskauffrau"), S_INIT("Kaufhaus am Markt"), 19940801,
                 19970630},
                {S_INIT("work"), S_INIT("Verkäuferin"), S_INIT("Kaufhaus am Markt"), 19970701, 20030331},
                {S_INIT("family"), S_INIT("Zwei Kinder"), S_INIT(""), 20030401, 20080831},
                {S_INIT("unemployed"), S_INIT("Arbeitssuche"), S_INIT(""), 20080901, 20090228},
                {S_INIT("work"), S_INIT("Kommissioniererin"), S_INIT("Nordhafen Logistik GmbH"), 20090301, 0},
                {S_INIT("qualification"), S_INIT("Warenausgangskontrolle"), S_INIT("Nordhafen Logistik GmbH"),
                 20250630, 20250718},
        };
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
                struct record *r = rec_new(d->a, &career_step_entity.e);
                REC_SET(r, CAREER_STEP_kind, rows[i].kind);
                REC_SET(r, CAREER_STEP_activity, rows[i].activity);
                REC_SET(r, CAREER_STEP_employer, rows[i].employer);
                REC_SET(r, CAREER_STEP_starts, day(rows[i].from));
                REC_SET(r, CAREER_STEP_ends, day(rows[i].to));
                if (str_eq(rows[i].kind, S("training")) || str_eq(rows[i].kind, S("qualification")))
                        REC_SET(r, CAREER_STEP_finished, S("yes"));
                TRY(demo_add_in(d, g, &career_step_entity, r));
        }
        return OK;
}

static enum err albers_capability(struct demo *d, const struct wgrant *g)
{
        static const struct {
                struct str load_class, feature, direction, source, text;
                int on;
        } rows[] = {
                {S_INIT("physical"), S_INIT("lifting"), S_INIT("cannot"), S_INIT("report"),
                 S_INIT("über 10 kg"), 20250324},
                {S_INIT("physical"), S_INIT("lifting"), S_INIT("cannot"), S_INIT("client"),
                 S_INIT("den ganzen Tag heben"), 20250409},
                {S_INIT("physical"), S_INIT("posture"), S_INIT("cannot"), S_INIT("report"),
                 S_INIT("Zwangshaltungen meiden"), 20250324},
                {S_INIT("physical"), S_INIT("posture"), S_INIT("cannot"), S_INIT("client"),
                 S_INIT("gebückt am Band"), 20250409},
                {S_INIT("physical"), S_INIT("standing"), S_INIT("can"), S_INIT("report"),
                 S_INIT("im Wechsel mit Sitzen"), 20250324},
                {S_INIT("physical"), S_INIT("standing"), S_INIT("cannot"), S_INIT("client"),
                 S_INIT("nach drei Stunden ist Schluss"), 20250409},
                {S_INIT("physical"), S_INIT("sitting"), S_INIT("can"), S_INIT("client"),
                 S_INIT("wenn ich zwischendurch aufstehe"), 20250409},
                {S_INIT("environment"), S_INIT("climate"), S_INIT("can"), S_INIT("report"), S_INIT(""),
                 20250324},
                {S_INIT("environment"), S_INIT("climate"), S_INIT("can"), S_INIT("client"),
                 S_INIT("außer im Kühllager"), 20250409},
                {S_INIT("other"), S_INIT("time_pressure"), S_INIT("can"), S_INIT("report"), S_INIT(""),
                 20250324},
                {S_INIT("other"), S_INIT("time_pressure"), S_INIT("can"), S_INIT("client"),
                 S_INIT("das bin ich gewohnt"), 20250409},
        };
        for (size_t i = 0; i < ARRAY_LEN(rows); i++)
                TRY(capability_add(d, g, rows[i].load_class, rows[i].feature, rows[i].direction,
                                   rows[i].source, rows[i].text, day(rows[i].on)));
        return OK;
}

enum err demo_albers_assessment(struct demo *d, const struct wgrant *g)
{
        int64_t doctor, other;
        TRY(doctor_add(d, g, S("Dr. Hauke Brauer"), S("general"), ORG_praxis_brauer, day(20110101), &doctor));
        TRY(doctor_add(d, g, S("Dr. Corinna Maaß"), S("rehabilitation"), ORG_seeblick, day(20250217),
                       &other));
        TRY(incapacity_add(d, g, day(20231106), day(20231124), S("Rückenschmerzen"), doctor));
        TRY(incapacity_add(d, g, day(20250120), day(20250316), S("Bandscheibenschaden"), doctor));
        TRY(incapacity_add(d, g, day(20250317), day(20250727), S("Bandscheibenschaden"), doctor));
        TRY(rehab_add(d, g, day(20250217), day(20250307),
                      S("Beweglicher, weniger Schmerzen. Heben bleibt schwer.")));
        TRY(missing_add(d, g, S("Entlassungsbericht der Reha"), day(20250411), day(20250416),
                        S("Leichte Arbeit vollschichtig, im Wechsel der Haltung.")));
        TRY(benefit_add(d, g, S("wage"), ORG_nordhafen, day(20250120), day(20250302), 215000));
        TRY(benefit_add(d, g, S("sickness_benefit"), ORG_kk_musterau, day(20250303), day(20250727), 168000));
        TRY(albers_career(d, g));
        return albers_capability(d, g);
}

/* ---- running cases ---- */

enum err demo_case_assessment(struct demo *d, const struct wgrant *g, struct date start, size_t i)
{
        int64_t doctor;
        struct date sick = date_add_days(start, -40 - (int)(i * 7 % 50)),
                    until = date_add_days(d->today, 3 + (int)(i * 5 % 40));
        TRY(doctor_add(d, g, S("Dr. Hauke Brauer"), S("general"), ORG_praxis_brauer,
                       date_add_months(sick, -30), &doctor));
        TRY(incapacity_add(d, g, sick, i % 4 ? until : DATE_NONE, S(""), doctor));
        TRY(benefit_add(d, g, S("sickness_benefit"), i % 2 ? ORG_kk_musterau : ORG_kk_kueste,
                        date_add_days(sick, 42), DATE_NONE, 140000 + (int)(i * 7300 % 60000)));
        if (i % 3 == 0)
                TRY(rehab_add(d, g, date_add_days(start, -35), date_add_days(start, -14), S("")));
        if (i % 5 == 2)
                TRY(missing_add(d, g, S("Bericht der Reha-Klinik"), date_add_days(d->today, (int)(i % 9) - 2),
                                DATE_NONE, S("")));
        TRY(capability_add(d, g, S("physical"), S("lifting"), S("cannot"), S("report"), S("über 10 kg"),
                           start));
        TRY(capability_add(d, g, S("physical"), S("lifting"), i % 3 ? S("cannot") : S("can"), S("client"),
                           S(""), start));
        return capability_add(d, g, S("other"), S("time_pressure"), S("can"), S("client"), S(""), start);
}
