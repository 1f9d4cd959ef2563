/* CMB-2025-014, Renate Albers: the worked case of the method, closed, with its own dates. */
#include "domain/cases/case.h"
#include "domain/consent/disclosure.h"
#include "domain/demo/demo_inner.h"
#include "domain/disruptions/disruption.h"
#include "domain/journal/journal.h"
#include "domain/outcome/outcome.h"
#include "domain/people/person.h"
#include "domain/tasks/task.h"

/* Dates are written as 20250409. */
static struct date day(int ymd)
{
        return ymd ? date_of(ymd / 10000, ymd / 100 % 100, ymd % 100) : DATE_NONE;
}

struct albers {
        struct demo *d;
        const struct wgrant *g;
        int64_t talk; /* the appointment in the company */
};

static enum err albers_case(struct albers *x)
{
        struct demo *d = x->d;
        struct record *p = rec_new(d->a, &person_entity.e);
        REC_SET(p, PERSON_given, S("Renate"));
        REC_SET(p, PERSON_family, S("Albers"));
        REC_SET(p, PERSON_gender, S("female"));
        REC_SET(p, PERSON_born, date_of(1977, 11, 2));
        REC_SET(p, PERSON_street, S("Kajenweg 3"));
        REC_SET(p, PERSON_zip, S("26999"));
        REC_SET(p, PERSON_city, S("Musterau"));
        REC_SET(p, PERSON_phone, S("04931 555-0178"));
        REC_SET(p, PERSON_reach_note, S("ab 13 Uhr"));
        REC_SET(p, PERSON_language, S("de"));
        TRY(demo_add(d, &person_entity, p));
        struct case_start_data c = {.person_id = p->id,
                                    .site_id = d->site,
                                    .referrer_id = d->organisation[ORG_kk_musterau],
                                    .employer_id = d->organisation[ORG_nordhafen],
                                    .opened_on = day(20250327),
                                    .referral_path = S("health_insurance"),
                                    .occupation = S("Kommissioniererin"),
                                    .occasion =
                                            S("Arbeitsunfähig seit 20.01.2025, die Reha hat nicht gereicht."),
                                    .case_manager_id = d->user[USER_jonas],
                                    .deputy_id = d->user[USER_aylin],
                                    .number = S("CMB-2025-014")};
        struct errs errs;
        int64_t id;
        errs_init(&errs, d->a);
        TRY(case_create(d->tx, &c, &errs, &id));
        return case_open_program(d->tx, id, &x->g);
}

static enum err albers_consents(struct albers *x)
{
        static const struct {
                struct str kind, content, scope;
                enum demo_organisation recipient;
                int signed_on, until;
        } rows[] = {
                {S_INIT("participation"), S_INIT(""), S_INIT(""), ORG_N, 20250326, 0},
                {S_INIT("disclosure"), S_INIT("contact_data reports course plan"),
                 S_INIT("Befunde und Sachstand an die Krankenkasse"), ORG_kk_musterau, 20250326, 0},
                {S_INIT("confidentiality_release"), S_INIT("reports"), S_INIT("Reha-Bericht"), ORG_seeblick,
                 20250326, 0},
                {S_INIT("confidentiality_release"), S_INIT("reports"), S_INIT("Gutachten"), ORG_md, 20250326,
                 0},
                {S_INIT("employer_contact"), S_INIT("capability work plan"),
                 S_INIT("Leistungsbild ja, Diagnosen nein."), ORG_nordhafen, 20250409, 0},
                {S_INIT("disclosure"), S_INIT("capability plan course"), S_INIT("Plan und Leistungsbild"),
                 ORG_rv, 20250409, 0},
                {S_INIT("follow_up"), S_INIT(""), S_INIT("Anruf nach 6 und 12 Monaten"), ORG_N, 20250829,
                 20261231},
        };
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
                struct record *r = rec_new(x->d->a, &consent_entity.e);
                REC_SET(r, CONSENT_kind, rows[i].kind);
                rec_set(r, CONSENT_recipient_id,
                        value_ref(rows[i].recipient == ORG_N ? 0 : x->d->organisation[rows[i].recipient]));
                REC_SET(r, CONSENT_content, rows[i].content);
                REC_SET(r, CONSENT_scope, rows[i].scope);
                REC_SET(r, CONSENT_return_wish, str_eq(rows[i].kind, S("employer_contact")));
                REC_SET(r, CONSENT_explained_on, day(rows[i].signed_on));
                REC_SET(r, CONSENT_signed_on, day(rows[i].signed_on));
                REC_SET(r, CONSENT_valid_until, day(rows[i].until));
                TRY(demo_add_in(x->d, x->g, &consent_entity, r));
        }
        return OK;
}

static const struct {
        int on;
        struct str way, party, initiator;
        enum demo_organisation organisation;
        struct str participants, subject, words, note, health;
} contacts[] = {
        {20250328, S_INIT("phone"), S_INIT("doctor"), S_INIT("office"), ORG_seeblick, S_INIT("Corinna Maaß"),
         S_INIT("Entlassungsbericht angefordert"), S_INIT(""),
         S_INIT("Erst angerufen, dann geschrieben. Frist bis 11.04.2025."), S_INIT("")},
        {20250331, S_INIT("phone"), S_INIT("client"), S_INIT("office"), ORG_N, S_INIT(""),
         S_INIT("Erstes Telefonat"), S_INIT("Am Telefon ist mir das lieber als gleich ein Termin."),
         S_INIT("Arbeitsverhältnis besteht. Bringt Arztbrief und Arbeitsvertrag mit."), S_INIT("")},
        {20250409, S_INIT("meeting"), S_INIT("client"), S_INIT("office"), ORG_N, S_INIT(""),
         S_INIT("Ausführliches Gespräch"),
         S_INIT("Ich will in meiner Firma bleiben. Nur den ganzen Tag heben, das geht nicht mehr."),
         S_INIT("Kündigung droht. Ihr Mann unterstützt sie. Ziel: im Betrieb bleiben, leichterer Platz."),
         S_INIT("Lendenwirbelsäule; nach eigener Einschätzung 4 Stunden am Tag.")},
        {20250415, S_INIT("phone"), S_INIT("employer"), S_INIT("office"), ORG_nordhafen,
         S_INIT("Sabine Brandt"), S_INIT("Erster Anruf im Betrieb, 10:15 Uhr"), S_INIT(""),
         S_INIT("Der Betrieb prüft, was möglich ist. Vorschlag für einen Besuch am 6. Mai."), S_INIT("")},
        {20250506, S_INIT("company"), S_INIT("employer"), S_INIT("office"), ORG_nordhafen,
         S_INIT("Sabine Brandt, Ralf Timm, Dr. Miriam Seidel, Dr. Ingo Rahn, Frank Oltmanns, Betriebsrat"),
         S_INIT("Gespräch im Betrieb und Arbeitsplatz angesehen"),
         S_INIT("Kontrolle im Warenausgang, das könnte ich mir denken."),
         S_INIT("Alter Platz nicht wirtschaftlich anzupassen. Warenausgangskontrolle mit höhenverstellbarem Tisch und Vakuumheber ist möglich. Sieben von sieben Rückmeldungen."),
         S_INIT("")},
        {20250605, S_INIT("letter"), S_INIT("funder"), S_INIT("other_side"), ORG_rv, S_INIT("Frank Oltmanns"),
         S_INIT("Technische Hilfe bewilligt, Zuschuss abgelehnt"), S_INIT(""),
         S_INIT("4.850,00 € für Tisch und Heber. Der Plan wird ohne Zuschuss neu gefasst."), S_INIT("")},
        {20250704, S_INIT("phone"), S_INIT("client"), S_INIT("other_side"), ORG_N, S_INIT(""),
         S_INIT("Schmerzen nach drei Stunden Stehen"),
         S_INIT("Mit vier Stunden geht es. Sechs waren zu früh."),
         S_INIT("Stufe 1 bis 11.07. verlängert, Plan Version 3."),
         S_INIT("Schmerzen im Lendenbereich, keine neue Diagnose.")},
        {20250725, S_INIT("phone"), S_INIT("employer"), S_INIT("office"), ORG_nordhafen, S_INIT("Ralf Timm"),
         S_INIT("Wie läuft es?"), S_INIT(""), S_INIT("Zufrieden, Heber ist da, sechs Stunden klappen."),
         S_INIT("")},
        {20250829, S_INIT("meeting"), S_INIT("client"), S_INIT("office"), ORG_N, S_INIT(""),
         S_INIT("Abschlussgespräch"), S_INIT("Ich gehe wieder gern hin."),
         S_INIT("Anruf nach 6 und 12 Monaten vereinbart."), S_INIT("")},
};

static enum err albers_contacts(struct albers *x)
{
        for (size_t i = 0; i < ARRAY_LEN(contacts); i++) {
                struct record *r = rec_new(x->d->a, &contact_entry_entity.e);
                REC_SET(r, CONTACT_ENTRY_held_on, day(contacts[i].on));
                REC_SET(r, CONTACT_ENTRY_way, contacts[i].way);
                REC_SET(r, CONTACT_ENTRY_party, contacts[i].party);
                REC_SET(r, CONTACT_ENTRY_initiator, contacts[i].initiator);
                rec_set(r, CONTACT_ENTRY_organisation_id,
                        value_ref(contacts[i].organisation == ORG_N
                                          ? 0
                                          : x->d->organisation[contacts[i].organisation]));
                REC_SET(r, CONTACT_ENTRY_participants, contacts[i].participants);
                REC_SET(r, CONTACT_ENTRY_minutes, 30);
                REC_SET(r, CONTACT_ENTRY_subject, contacts[i].subject);
                REC_SET(r, CONTACT_ENTRY_own_words, contacts[i].words);
                REC_SET(r, CONTACT_ENTRY_note, contacts[i].note);
                REC_SET(r, CONTACT_ENTRY_health_note, contacts[i].health);
                TRY(demo_add_in(x->d, x->g, &contact_entry_entity, r));
                if (contacts[i].on == 20250415)
                        TRY(demo_employer_contact(x->d, x->g, r->id, S("10:15"), S("checking"),
                                                  S("skilled_employee levy support"), day(20250506)));
        }
        return OK;
}

static enum err albers_tasks(struct albers *x)
{
        static const struct {
                struct str title, who, name;
                int due, done;
        } rows[] = {
                {S_INIT("Entlassungsbericht schicken"), S_INIT("doctor"), S_INIT("Reha-Klinik Seeblick"),
                 20250411, 20250416},
                {S_INIT("Betriebsärztin aufsuchen"), S_INIT("client"), S_INIT("Renate Albers"), 20250415,
                 20250415},
                {S_INIT("Gleichstellung beantragen"), S_INIT("client"), S_INIT("Renate Albers"), 20250415,
                 20250410},
                {S_INIT("Gesprächsnotiz an alle schicken"), S_INIT("staff"), S_INIT(""), 20250509, 20250508},
                {S_INIT("Tisch und Vakuumheber liefern"), S_INIT("provider"), S_INIT("Hilfsmittel Nord GmbH"),
                 20250627, 20250711},
                {S_INIT("Schulung Warenausgangskontrolle"), S_INIT("employer"), S_INIT("Ralf Timm"), 20250718,
                 20250718},
                {S_INIT("Sachstand an die Rentenversicherung"), S_INIT("staff"), S_INIT(""), 20250829,
                 20250829},
        };
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
                struct record *r = rec_new(x->d->a, &task_entity.e);
                REC_SET(r, TASK_title, rows[i].title);
                REC_SET(r, TASK_responsible, rows[i].who);
                REC_SET(r, TASK_responsible_name, rows[i].name);
                rec_set(r, TASK_user_id, value_ref(x->d->user[USER_jonas]));
                REC_SET(r, TASK_due, day(rows[i].due));
                REC_SET(r, TASK_status, S("done"));
                REC_SET(r, TASK_done_on, day(rows[i].done));
                if (rows[i].done > rows[i].due)
                        REC_SET(r, TASK_delay_cause, S("Lieferzeit beim Partner"));
                TRY(demo_add_in(x->d, x->g, &task_entity, r));
        }
        return OK;
}

static enum err albers_appointments(struct albers *x)
{
        static const struct {
                int on, sent, confirmed;
                struct str clock, kind, purpose, place;
        } rows[] = {
                {20250409, 20250401, 20250403, S_INIT("10:00"), S_INIT("first_talk"),
                 S_INIT("Ausführliches Gespräch"), S_INIT("CMB-Stelle Musterau")},
                {20250506, 20250416, 20250424, S_INIT("09:30"), S_INIT("company"),
                 S_INIT("Gespräch und Begutachtung im Betrieb"), S_INIT("Nordhafen Logistik")},
                {20250829, 20250801, 20250804, S_INIT("11:00"), S_INIT("closing"),
                 S_INIT("Abschlussgespräch"), S_INIT("CMB-Stelle Musterau")},
        };
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
                struct record *r = rec_new(x->d->a, &appointment_entity.e);
                REC_SET(r, APPOINTMENT_held_on, day(rows[i].on));
                REC_SET(r, APPOINTMENT_clock, rows[i].clock);
                REC_SET(r, APPOINTMENT_minutes, i == 1 ? 150 : 60);
                REC_SET(r, APPOINTMENT_kind, rows[i].kind);
                REC_SET(r, APPOINTMENT_purpose, rows[i].purpose);
                REC_SET(r, APPOINTMENT_place, rows[i].place);
                REC_SET(r, APPOINTMENT_confirmation_sent_on, day(rows[i].sent));
                REC_SET(r, APPOINTMENT_confirmed_on, day(rows[i].confirmed));
                REC_SET(r, APPOINTMENT_status, S("kept"));
                rec_set(r, APPOINTMENT_user_id, value_ref(x->d->user[USER_jonas]));
                TRY(demo_add_in(x->d, x->g, &appointment_entity, r));
                if (str_eq(rows[i].kind, S("company")))
                        x->talk = r->id;
        }
        return OK;
}

static enum err albers_disruptions(struct albers *x)
{
        static const struct {
                struct str title, area, kind, cause, solution, reach;
                int occurred, known, solved;
                bool network;
        } rows[] = {
                {S_INIT("Vorbehalt wegen der Kosten"), S_INIT("company_talk"), S_INIT("reservation"),
                 S_INIT("Kosten des Umbaus"), S_INIT("Förderung erklärt"), S_INIT("single"), 20250506,
                 20250506, 20250506, false},
                {S_INIT("Vakuumheber nicht geliefert"), S_INIT("carrying_out"), S_INIT("delay"),
                 S_INIT("Lieferzeit beim Hersteller"), S_INIT("Angemahnt, Liefertermin bestätigt"),
                 S_INIT("single"), 20250627, 20250630, 20250711, true},
                {S_INIT("Schmerzen nach drei Stunden im Stehen"), S_INIT("carrying_out"), S_INIT("health"),
                 S_INIT("Stufe zu schnell gesteigert"), S_INIT("Stufe 1 verlängert, Plan Version 3"),
                 S_INIT("single"), 20250704, 20250704, 20250704, false},
        };
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
                struct record *r = rec_new(x->d->a, &disruption_entity.e);
                REC_SET(r, DISRUPTION_title, rows[i].title);
                REC_SET(r, DISRUPTION_area, rows[i].area);
                REC_SET(r, DISRUPTION_kind, rows[i].kind);
                REC_SET(r, DISRUPTION_cause, rows[i].cause);
                REC_SET(r, DISRUPTION_solution, rows[i].solution);
                REC_SET(r, DISRUPTION_reach, rows[i].reach);
                REC_SET(r, DISRUPTION_occurred_on, day(rows[i].occurred));
                REC_SET(r, DISRUPTION_known_on, day(rows[i].known));
                REC_SET(r, DISRUPTION_solved_on, day(rows[i].solved));
                REC_SET(r, DISRUPTION_network_relevant, rows[i].network);
                if (rows[i].network)
                        rec_set(r, DISRUPTION_partner_id, value_ref(x->d->organisation[ORG_hilfsmittel]));
                TRY(demo_add_in(x->d, x->g, &disruption_entity, r));
        }
        return OK;
}

/* A better place, for the same pay; half a year later nothing has changed. */
static enum err outcome_add(struct albers *x, struct str point, struct date on, struct str words)
{
        struct record *r = rec_new(x->d->a, &outcome_entity.e);
        REC_SET(r, OUTCOME_point, point);
        REC_SET(r, OUTCOME_recorded_on, on);
        REC_SET(r, OUTCOME_own_words, words);
        REC_SET(r, OUTCOME_status, S("A2"));
        REC_SET(r, OUTCOME_security, S("higher"));
        REC_SET(r, OUTCOME_health_effect, S("better"));
        REC_SET(r, OUTCOME_pay, S("same"));
        REC_SET(r, OUTCOME_qualification, S("higher"));
        REC_SET(r, OUTCOME_satisfaction, S("same"));
        TRY(outcome_compute(rtx_of(x->d->tx), grant_of(x->g), r));
        return demo_add_in(x->d, x->g, &outcome_entity, r);
}

static enum err albers_outcomes(struct albers *x)
{
        TRY(outcome_add(x, S("closing"), day(20250829), S("Ich gehe wieder gern hin.")));
        if (date_cmp(x->d->today, day(20260228)) < 0)
                return OK;
        return outcome_add(x, S("half_year"), day(20260228), S("Alles wie im Sommer."));
}

/* What left the house, each under a consent that held on its day (check (f): ratio 100 %). */
static enum err albers_disclosures(struct albers *x)
{
        static const struct {
                enum demo_organisation recipient;
                struct str content, summary, way;
                int on;
        } rows[] = {
                {ORG_nordhafen, S_INIT("capability work"),
                 S_INIT("Leistungsbild im ersten Gespräch mit dem Betrieb"), S_INIT("talk"), 20250506},
                {ORG_nordhafen, S_INIT("plan"), S_INIT("Plan Version 1 zum Unterschreiben"), S_INIT("file"),
                 20250516},
                {ORG_rv, S_INIT("plan capability"), S_INIT("Plan Version 1 mit Leistungsbild"),
                 S_INIT("letter"), 20250520},
                {ORG_nordhafen, S_INIT("plan"), S_INIT("Plan Version 2 zum Unterschreiben"), S_INIT("file"),
                 20250610},
                {ORG_rv, S_INIT("plan"), S_INIT("Plan Version 2"), S_INIT("letter"), 20250611},
                {ORG_nordhafen, S_INIT("plan"), S_INIT("Plan Version 3 zum Unterschreiben"), S_INIT("file"),
                 20250704},
                {ORG_rv, S_INIT("plan"), S_INIT("Plan Version 3"), S_INIT("letter"), 20250707},
                {ORG_rv, S_INIT("course"), S_INIT("Sachstand zum Abschluss"), S_INIT("letter"), 20250829},
                {ORG_nordhafen, S_INIT("plan"), S_INIT("Befragung zum Abschluss"), S_INIT("mail"), 20250901},
        };
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
                struct errs errs;
                errs_init(&errs, x->d->a);
                struct disclosure_data data = {.recipient_id = x->d->organisation[rows[i].recipient],
                                               .content = rows[i].content,
                                               .summary = rows[i].summary,
                                               .way = rows[i].way,
                                               .on = day(rows[i].on)};
                TRY(disclosure_record(x->d->tx, x->g, &data, &errs, NULL));
        }
        return OK;
}

/* Rows of answers.def; those behind them were said on 25.07., in between. */
enum err demo_albers(struct demo *d)
{
        struct albers x = {.d = d};
        TRY(albers_case(&x));
        TRY(albers_consents(&x));
        TRY(albers_contacts(&x));
        TRY(albers_tasks(&x));
        TRY(albers_appointments(&x));
        TRY(demo_reports_albers(d, x.g));
        TRY(albers_disruptions(&x));
        TRY(demo_albers_goals(d, x.g));
        TRY(albers_disclosures(&x)); /* before the plans: the employer signs what he was given */
        TRY(demo_albers_plans(d, x.g));
        TRY(demo_albers_work(d, x.g, x.talk));
        TRY(albers_outcomes(&x));
        TRY(demo_albers_assessment(d, x.g));
        TRY(demo_albers_accompaniment(d, x.g));
        TRY(demo_family(d, x.g, S("Albers"), day(20250409), 100));
        TRY(demo_criteria(d, x.g));
        TRY(demo_decision(d, x.g, day(20250409)));
        size_t between = demo_answer_count() - ANSWERS_BETWEEN, talk = between - ANSWERS_OF_THE_VISIT;
        TRY(demo_answers(d, x.g, day(20250409), 0, talk));
        TRY(demo_answers(d, x.g, day(20250508), talk, ANSWERS_OF_THE_VISIT));
        TRY(demo_answers(d, x.g, day(20250725), between, ANSWERS_BETWEEN));
        TRY(demo_ratings(d, x.g, 12, 1));
        TRY(case_close(d->tx, x.g, day(20250829), S("regular"), S("Nach 155 Tagen abgeschlossen.")));
        TRY(demo_albers_surveys(d, x.g));
        TRY(demo_letters(d, x.g));
        return demo_reminders(d, x.g, false);
}
