/* Some sixty cases in all phases. Each begins some time ago and has gone as far as its row says. */
#include "domain/cases/case.h"
#include "domain/consent/disclosure.h"
#include "domain/demo/demo_inner.h"
#include "domain/disruptions/disruption.h"
#include "domain/enquiries/enquiry.h"
#include "domain/funding/funding.h"
#include "domain/goals/goal.h"
#include "domain/journal/journal.h"
#include "domain/outcome/outcome.h"
#include "domain/people/person.h"
#include "domain/plan/dependency.h"
#include "domain/plan/plan.h"
#include "domain/tasks/task.h"

struct demo_story {
        struct str diagnosis, medication, occasion, words, limits, goal, goal_words, measure_kind, measure,
                why, disruption, place;
};
static const struct demo_story stories[STORY_N] = {
#define STORY(key, diagnosis, medication, occasion, words, limits, goal, goal_words, kind, measure, why,     \
              disruption, place)                                                                             \
        [STORY_##key] = {S_INIT(diagnosis), S_INIT(medication), S_INIT(occasion),   S_INIT(words),           \
                         S_INIT(limits),    S_INIT(goal),       S_INIT(goal_words), S_INIT(kind),            \
                         S_INIT(measure),   S_INIT(why),        S_INIT(disruption), S_INIT(place)},
#include "domain/demo/stories.def"
#undef STORY
};

struct demo_case {
        struct str given, family, gender;
        int born;
        struct str occupation;
        enum demo_organisation employer;
        enum demo_story_key story;
        int field;
        struct str urgent;
};
static const struct demo_case cases[] = {
#define CASE(given, family, gender, born, occupation, employer, story, field, urgent)                        \
        {S_INIT(given),  S_INIT(family), S_INIT(#gender), born,          S_INIT(occupation),                 \
         ORG_##employer, STORY_##story,  field,           S_INIT(urgent)},
#include "domain/demo/people.def"
#undef CASE
};

/* Days after the access on which a case usually enters an Arbeitsfeld; index is the field's number. */
static const int field_day[13] = {0, 0, 0, 4, 9, 14, 22, 38, 45, 58, 88, 150, 160};

struct filling {
        struct demo *d;
        const struct demo_case *c;
        const struct demo_story *s;
        const struct wgrant *g;
        struct date start; /* access */
        size_t i;          /* number of the case, spreads days */
        int64_t manager;
};

/* That day, or the last one before on which the office worked. */
static struct date worked_on(struct date d)
{
        while (!date_is_workday(d, LAND_NI))
                d = date_add_days(d, -1);
        return d;
}

static struct date day_of(const struct filling *f, int day)
{
        struct date d = date_add_days(f->start, day);
        d = worked_on(date_cmp(d, f->d->today) > 0 ? f->d->today : d);
        return date_cmp(d, f->start) < 0 ? f->start : d;
}

/* Where the case stands: the day of its field has come, the next has not. */
static struct date start_of(const struct demo *d, const struct demo_case *c, size_t i)
{
        int reached = field_day[c->field] + 2 + (int)(i % 9);
        if (c->field == 11)
                reached = field_day[11] + 20 + (int)(i * 13 % 260);
        return worked_on(date_add_days(d->today, -reached));
}

static enum err person_add(struct demo *d, const struct demo_case *c, size_t i, int64_t *id)
{
        struct record *r = rec_new(d->a, &person_entity.e);
        REC_SET(r, PERSON_given, c->given);
        REC_SET(r, PERSON_family, c->family);
        REC_SET(r, PERSON_gender, c->gender);
        REC_SET(r, PERSON_born, date_of(c->born, 1 + (int)(i % 12), 1 + (int)(i * 7 % 28)));
        REC_SET(r, PERSON_street, str_join(d->a, S("Deichweg "), str_from_int(d->a, (int64_t)i + 1)));
        REC_SET(r, PERSON_zip, S("26999"));
        REC_SET(r, PERSON_city, i % 3 ? S("Musterau") : S("Neuhafen"));
        REC_SET(r, PERSON_phone, str_join(d->a, S("04931 555-0"), str_from_int(d->a, 200 + (int64_t)i)));
        REC_SET(r, PERSON_language, i % 11 == 3 ? S("tr") : i % 13 == 5 ? S("ru") : S("de"));
        REC_SET(r, PERSON_interpreter, i % 13 == 5);
        REC_SET(r, PERSON_preferred_contact, S("phone"));
        TRY(demo_add(d, &person_entity, r));
        *id = r->id;
        return OK;
}

/* ---- parts of a case ---- */
static enum err consent_add(const struct filling *f, struct str kind, int64_t recipient, struct str content,
                            int day, int months)
{
        struct record *r = rec_new(f->d->a, &consent_entity.e);
        struct date on = day_of(f, day);
        REC_SET(r, CONSENT_kind, kind);
        rec_set(r, CONSENT_recipient_id, value_ref(recipient));
        REC_SET(r, CONSENT_content, content);
        REC_SET(r, CONSENT_scope, str_empty(content) ? S("") : S("Leistungsbild ja, Diagnosen nein."));
        REC_SET(r, CONSENT_return_wish, str_eq(kind, S("employer_contact")));
        REC_SET(r, CONSENT_explained_on, on);
        REC_SET(r, CONSENT_signed_on, on);
        if (months)
                REC_SET(r, CONSENT_valid_until, date_add_months(on, months));
        return demo_add_in(f->d, f->g, &consent_entity, r);
}

/* Where the talk is still to come, companies think about it in different ways. */
static enum err employer_adds(const struct filling *f, int64_t entry)
{
        static const struct str reaction[] = {S_INIT("checking"), S_INIT("ready"), S_INIT("declines")};
        bool early = f->c->field == 6;
        return demo_employer_contact(f->d, f->g, entry, f->i % 4 == 1 ? S("08:05") : S("10:30"),
                                     early ? reaction[f->i % ARRAY_LEN(reaction)] : S("ready"),
                                     f->i % 2 ? S("skilled_employee support") : S("levy image support"),
                                     DATE_NONE);
}

static enum err contact_add(const struct filling *f, int day, struct str way, struct str party,
                            int64_t organisation, struct str subject, struct str words, struct str note,
                            struct str health)
{
        struct record *r = rec_new(f->d->a, &contact_entry_entity.e);
        REC_SET(r, CONTACT_ENTRY_held_on, day_of(f, day));
        REC_SET(r, CONTACT_ENTRY_way, way);
        REC_SET(r, CONTACT_ENTRY_party, party);
        REC_SET(r, CONTACT_ENTRY_initiator, S("office"));
        rec_set(r, CONTACT_ENTRY_organisation_id, value_ref(organisation));
        REC_SET(r, CONTACT_ENTRY_minutes, 15 + (int)(f->i * 5 % 60));
        REC_SET(r, CONTACT_ENTRY_subject, subject);
        REC_SET(r, CONTACT_ENTRY_own_words, words);
        REC_SET(r, CONTACT_ENTRY_note, note);
        REC_SET(r, CONTACT_ENTRY_health_note, health);
        TRY(demo_add_in(f->d, f->g, &contact_entry_entity, r));
        return str_eq(party, S("employer")) && !str_eq(way, S("company")) ? employer_adds(f, r->id) : OK;
}

static enum err task_of(const struct filling *f, int64_t user, struct str title, struct str who,
                        struct str name, struct date due, bool done, bool urgent)
{
        struct record *r = rec_new(f->d->a, &task_entity.e);
        REC_SET(r, TASK_title, title);
        REC_SET(r, TASK_responsible, who);
        REC_SET(r, TASK_responsible_name, name);
        rec_set(r, TASK_user_id, value_ref(user));
        REC_SET(r, TASK_due, due);
        REC_SET(r, TASK_urgent, urgent);
        REC_SET(r, TASK_status, done ? S("done") : S("open"));
        if (done)
                REC_SET(r, TASK_done_on, date_cmp(due, f->d->today) > 0 ? f->d->today : due);
        return demo_add_in(f->d, f->g, &task_entity, r);
}

static enum err task_add(const struct filling *f, struct str title, struct str who, struct str name,
                         struct date due, bool done, bool urgent)
{
        return task_of(f, f->manager, title, who, name, due, done, urgent);
}

/* So many days from today, or the next day on which the office works: on a weekend nobody has appointments. */
static struct date due_near(const struct filling *f, int days)
{
        return date_next_workday(date_add_days(f->d->today, days), LAND_NI);
}

static struct date ahead(const struct filling *f, size_t days)
{
        return due_near(f, (int)days);
}

/* What administration and lead do for a case, spread over this week. */
static enum err task_for(const struct filling *f, enum demo_user who, struct str title)
{
        struct date due = ahead(f, f->i / 2 % 4);
        return task_of(f, f->d->user[who], title, S("staff"), S(""), due, false, false);
}

/* Each case manager has every second case: not everybody comes at the same hour. */
static struct str hour_of(const struct filling *f)
{
        static const struct str hour[] = {S_INIT("09:00"), S_INIT("10:30"), S_INIT("13:00"), S_INIT("14:30"),
                                          S_INIT("11:45")};
        return hour[f->i / 2 % ARRAY_LEN(hour)];
}

/* Who is asked to a talk in the company: the usual circle, three of them by us. */
static enum err visit_adds(const struct filling *f, int64_t appointment, struct date on)
{
        struct demo *d = f->d;
        struct date invited = date_add_days(on, f->i % 3 == 2 ? -9 : -18), today = d->today;
        if (date_cmp(invited, today) > 0)
                invited = today;
        bool held = date_cmp(on, today) < 0;
        struct date replied = date_add_days(invited, 3);
        if (date_cmp(replied, today) > 0)
                replied = today;
        struct str late = held ? S("yes") : S("open");
        const struct demo_circle circle[] = {
                {str_join(d->a, f->c->given, S(" "), f->c->family), S("client"), S("office"), S("yes"),
                 S("Gut, dass alle an einem Tisch saßen."), invited, replied},
                {S("Personalabteilung"), S("personnel"), S("employer"), S("yes"),
                 S("Wir wissen jetzt, was möglich ist."), invited, replied},
                {S("Dr. Miriam Seidel"), S("company_doctor"), S("office"), late, S("Der neue Platz passt."),
                 invited, replied},
                {S("Dr. Ingo Rahn"), S("technical_adviser"), S("office"), f->i % 5 == 0 ? S("no") : S("yes"),
                 S("Technisch gut zu lösen."), invited, replied}};
        return demo_visit(d, f->g, appointment, circle, ARRAY_LEN(circle), held, S(""),
                          held ? S("Gemeinsam am Arbeitsplatz. Ein anderer Platz kommt infrage.") : S(""),
                          DATE_NONE);
}

static enum err appointment_add(const struct filling *f, struct date on, struct str clock, struct str kind,
                                struct str purpose, struct str status)
{
        struct record *r = rec_new(f->d->a, &appointment_entity.e);
        REC_SET(r, APPOINTMENT_held_on, on);
        REC_SET(r, APPOINTMENT_clock, clock);
        REC_SET(r, APPOINTMENT_minutes, 60);
        REC_SET(r, APPOINTMENT_kind, kind);
        REC_SET(r, APPOINTMENT_purpose, purpose);
        REC_SET(r, APPOINTMENT_place, S("CMB-Stelle, Raum 2"));
        REC_SET(r, APPOINTMENT_status, status);
        rec_set(r, APPOINTMENT_user_id, value_ref(f->manager));
        TRY(demo_add_in(f->d, f->g, &appointment_entity, r));
        return str_eq(kind, S("company")) ? visit_adds(f, r->id, on) : OK;
}

/* Who carries the measure out: who supplies things, who teaches, or the employer. */
static int64_t provider_of(const struct filling *f)
{
        if (str_eq(f->s->measure_kind, S("technical_aid")))
                return f->d->organisation[ORG_hilfsmittel];
        if (str_eq(f->s->measure_kind, S("workplace_layout")))
                return f->d->organisation[ORG_sitzwerk];
        if (str_eq(f->s->measure_kind, S("qualification_internal")))
                return f->d->organisation[ORG_bildungswerk];
        return f->d->organisation[f->c->employer];
}

static bool is_supplied(const struct filling *f)
{
        return str_eq(f->s->measure_kind, S("technical_aid")) ||
               str_eq(f->s->measure_kind, S("workplace_layout"));
}

static enum err disruption_add(const struct filling *f, int day, bool solved, bool urgent)
{
        struct record *r = rec_new(f->d->a, &disruption_entity.e);
        REC_SET(r, DISRUPTION_title, f->s->disruption);
        REC_SET(r, DISRUPTION_area, S("carrying_out"));
        REC_SET(r, DISRUPTION_kind, S("delay"));
        REC_SET(r, DISRUPTION_occurred_on, day_of(f, day));
        REC_SET(r, DISRUPTION_known_on, day_of(f, day + 2));
        REC_SET(r, DISRUPTION_urgent, urgent);
        rec_set(r, DISRUPTION_partner_id, value_ref(provider_of(f)));
        if (solved) {
                REC_SET(r, DISRUPTION_solved_on, day_of(f, day + 9));
                REC_SET(r, DISRUPTION_solution,
                        is_supplied(f)
                                ? S("Lieferant war noch einmal da, bis dahin half ein Leihgerät.")
                                : S("Mit dem Betrieb besprochen, bis dahin gilt eine Zwischenlösung."));
                REC_SET(r, DISRUPTION_reach, S("single"));
        } else {
                REC_SET(r, DISRUPTION_next_check_on, date_add_days(f->d->today, 2 + (int)(f->i % 3)));
        }
        return demo_add_in(f->d, f->g, &disruption_entity, r);
}

static enum err assess_add(const struct filling *f, int64_t goal_id, bool reached)
{
        for (size_t i = 0; i < 2; i++) {
                struct record *r = rec_new(f->d->a, &goal_assessment_entity.e);
                rec_set(r, GOAL_ASSESSMENT_goal_id, value_ref(goal_id));
                REC_SET(r, GOAL_ASSESSMENT_party, i ? S("case_manager") : S("client"));
                REC_SET(r, GOAL_ASSESSMENT_assessed_on, day_of(f, field_day[reached ? 11 : 10] + 2));
                REC_SET(r, GOAL_ASSESSMENT_step, !reached ? S("m1") : i ? S("0") : S("p1"));
                TRY(demo_add_in(f->d, f->g, &goal_assessment_entity, r));
        }
        return OK;
}

static enum err way_add(const struct filling *f)
{
        struct record *r = rec_new(f->d->a, &strategy_entity.e);
        REC_SET(r, STRATEGY_text, str_join(f->d->a, S("Im Betrieb bleiben: "), f->s->place));
        REC_SET(r, STRATEGY_reason, f->s->why);
        REC_SET(r, STRATEGY_agreed_on, day_of(f, 15));
        return demo_add_in(f->d, f->g, &strategy_entity, r);
}

static enum err goal_add(const struct filling *f, bool reached)
{
        struct record *r = rec_new(f->d->a, &goal_entity.e);
        REC_SET(r, GOAL_text, f->s->goal);
        REC_SET(r, GOAL_own_words, f->s->goal_words);
        REC_SET(r, GOAL_kind, S("integration"));
        REC_SET(r, GOAL_source, S("client"));
        REC_SET(r, GOAL_term, date_add_months(f->start, 6));
        REC_SET(r, GOAL_indicator, str_join(f->d->a, S("Arbeitet regelmäßig am neuen Platz: "), f->s->place));
        REC_SET(r, GOAL_attained, reached ? S("reached") : S("open"));
        REC_SET(r, GOAL_scale_p1, S("Arbeitet dort und fühlt sich wohler als vorher."));
        REC_SET(r, GOAL_scale_0, str_join(f->d->a, S("Arbeitet regelmäßig am neuen Platz: "), f->s->place));
        REC_SET(r, GOAL_scale_m1, S("Arbeitet mit verringerter Zeit."));
        REC_SET(r, GOAL_scale_m2, S("Arbeitet noch nicht wieder."));
        REC_SET(r, GOAL_start_step, S("m2"));
        TRY(demo_add_in(f->d, f->g, &goal_entity, r));
        if (f->c->field > 9)
                TRY(assess_add(f, r->id, reached));
        if (f->c->field > 6)
                TRY(way_add(f));
        static const struct str parties[] = {S_INIT("client"), S_INIT("case_manager"), S_INIT("employer")};
        for (size_t i = 0; i < ARRAY_LEN(parties); i++) {
                struct record *v = rec_new(f->d->a, &goal_view_entity.e);
                bool employer_late = i == 2 && f->c->field < 7;
                rec_set(v, GOAL_VIEW_goal_id, value_ref(r->id));
                REC_SET(v, GOAL_VIEW_party, parties[i]);
                REC_SET(v, GOAL_VIEW_knows, !employer_late);
                REC_SET(v, GOAL_VIEW_understands, !employer_late);
                REC_SET(v, GOAL_VIEW_agrees, employer_late ? S("open") : S("yes"));
                TRY(demo_add_in(f->d, f->g, &goal_view_entity, v));
        }
        return OK;
}

/* Under the consents of the case: the plan to the employer who is to sign it, and to the funder who decides. */
static enum err plan_disclose(const struct filling *f, int64_t recipient, struct str summary, int day,
                              int64_t plan)
{
        struct errs errs;
        struct disclosure_data d = {.recipient_id = recipient,
                                    .content = S("plan"),
                                    .summary = summary,
                                    .way = S("letter"),
                                    .on = day_of(f, day),
                                    .about = plan_paper(f->d->a, plan)};
        errs_init(&errs, f->d->a);
        return demo_checked(f->d, disclosure_record(f->d->tx, f->g, &d, &errs, NULL), &errs);
}

/* The employer signs what he was given; then it goes to the funder. */
static enum err plan_goes_out(const struct filling *f, struct record *plan)
{
        struct errs errs;
        int64_t funder = f->d->organisation[ORG_rv];
        TRY(consent_add(f, S("disclosure"), funder, S("plan"), field_day[9] + 6, 12));
        TRY(plan_disclose(f, f->d->organisation[f->c->employer], S("Plan zum Unterschreiben"),
                          field_day[9] + 7, plan->id));
        errs_init(&errs, f->d->a);
        REC_SET(plan, PLAN_employer_signed_on, day_of(f, field_day[9] + 9));
        TRY(demo_checked(f->d, ent_update_in(f->d->tx, f->g, &plan_entity, plan, &errs), &errs));
        return plan_disclose(f, funder, S("Plan mit allen Unterschriften"), field_day[9] + 10, plan->id);
}

/* Who shall pay; asked when the plan went out. */
static enum err funding_add(const struct filling *f, const struct record *m, bool approved)
{
        struct record *r = rec_new(f->d->a, &funding_entity.e);
        rec_set(r, FUNDING_measure_id, value_ref(m->id));
        rec_set(r, FUNDING_funder_id, value_ref(f->d->organisation[ORG_rv]));
        REC_SET(r, FUNDING_benefit,
                str_eq(f->s->measure_kind, S("gradual_return")) ? S("gradual_return") : S("technical_aid"));
        REC_SET(r, FUNDING_amount, rec_int(m, MEASURE_costs));
        REC_SET(r, FUNDING_status, approved ? S("approved") : S("applied"));
        REC_SET(r, FUNDING_applied_on, day_of(f, approved ? field_day[9] + 10 : field_day[9]));
        if (approved)
                REC_SET(r, FUNDING_decided_on, day_of(f, field_day[10] - 2));
        return demo_add_in(f->d, f->g, &funding_entity, r);
}

/* What is new is learned on the spot, when the first measure is there: so the two wait for each other. */
static enum err learning_add(const struct filling *f, const struct record *first)
{
        struct record *m = rec_new(f->d->a, &measure_entity.e),
                      *w = rec_new(f->d->a, &measure_dependency_entity.e);
        struct value plan = first->v[MEASURE_plan_id];
        rec_set(m, MEASURE_plan_id, plan);
        REC_SET(m, MEASURE_kind, S("skill_training"));
        REC_SET(m, MEASURE_title, str_join(f->d->a, S("Einarbeitung: "), f->s->place));
        REC_SET(m, MEASURE_justification, S("Sicher werden, bevor die volle Zeit beginnt."));
        rec_set(m, MEASURE_provider_id, value_ref(f->d->organisation[f->c->employer]));
        REC_SET(m, MEASURE_starts, date_add_days(rec_date(first, MEASURE_ends), 1));
        REC_SET(m, MEASURE_ends, date_add_days(rec_date(first, MEASURE_ends), 19));
        REC_SET(m, MEASURE_status, S("planned"));
        TRY(demo_add_in(f->d, f->g, &measure_entity, m));
        rec_set(w, MEASURE_DEPENDENCY_plan_id, plan);
        rec_set(w, MEASURE_DEPENDENCY_measure_id, value_ref(m->id));
        rec_set(w, MEASURE_DEPENDENCY_needs_id, value_ref(first->id));
        return demo_add_in(f->d, f->g, &measure_dependency_entity, w);
}

/* Three stages of the return, and the hours of the weeks that are over. */
static enum err return_add(const struct filling *f, const struct record *m, bool approved)
{
        static const struct str hours[] = {S_INIT("3"), S_INIT("4,5"), S_INIT("6")};
        struct date from = rec_date(m, MEASURE_starts);
        int each = (date_between(from, rec_date(m, MEASURE_ends)) + 1) / 3;
        for (int i = 0; i < 3; i++) {
                struct record *s = rec_new(f->d->a, &stage_entity.e),
                              *w = rec_new(f->d->a, &worked_hours_entity.e);
                struct date begins = date_add_days(from, i * each),
                            ends = i < 2 ? date_add_days(from, (i + 1) * each - 1)
                                         : rec_date(m, MEASURE_ends);
                s->v[STAGE_plan_id] = m->v[MEASURE_plan_id];
                rec_set(s, STAGE_measure_id, value_ref(m->id));
                REC_SET(s, STAGE_starts, begins);
                REC_SET(s, STAGE_ends, ends);
                REC_SET(s, STAGE_hours, hours[i]);
                TRY(demo_add_in(f->d, f->g, &stage_entity, s));
                if (!approved || date_cmp(ends, f->d->today) > 0)
                        continue;
                REC_SET(w, WORKED_HOURS_starts, begins);
                REC_SET(w, WORKED_HOURS_ends, ends);
                REC_SET(w, WORKED_HOURS_hours, hours[i]);
                TRY(demo_add_in(f->d, f->g, &worked_hours_entity, w));
        }
        return OK;
}

static enum err plan_add(const struct filling *f, bool approved)
{
        struct record *p = rec_new(f->d->a, &plan_entity.e), *m = rec_new(f->d->a, &measure_entity.e);
        struct date on = day_of(f, field_day[9] + 6);
        REC_SET(p, PLAN_title, str_join(f->d->a, S("Zurück in die Arbeit: "), f->s->place));
        REC_SET(p, PLAN_number, 1);
        REC_SET(p, PLAN_status, approved ? S("approved") : S("draft"));
        REC_SET(p, PLAN_reason, f->s->why);
        REC_SET(p, PLAN_procedure, S("Zuerst der Platz, dann die Stunden Schritt für Schritt erhöhen."));
        rec_set(p, PLAN_funder_id, value_ref(f->d->organisation[ORG_rv]));
        if (approved) {
                REC_SET(p, PLAN_client_signed_on, on);
                REC_SET(p, PLAN_manager_signed_on, on);
                REC_SET(p, PLAN_forwarded_on, day_of(f, field_day[9] + 10));
                REC_SET(p, PLAN_decided_on, day_of(f, field_day[10] - 2));
                REC_SET(p, PLAN_decision, S("approved"));
        }
        TRY(demo_add_in(f->d, f->g, &plan_entity, p));
        if (approved)
                TRY(plan_goes_out(f, p));
        rec_set(m, MEASURE_plan_id, value_ref(p->id));
        REC_SET(m, MEASURE_kind, f->s->measure_kind);
        REC_SET(m, MEASURE_title, f->s->measure);
        REC_SET(m, MEASURE_justification, f->s->why);
        rec_set(m, MEASURE_funder_id, value_ref(f->d->organisation[ORG_rv]));
        rec_set(m, MEASURE_provider_id, value_ref(provider_of(f)));
        REC_SET(m, MEASURE_starts, date_add_days(f->start, field_day[10]));
        REC_SET(m, MEASURE_ends, date_add_days(f->start, field_day[11] - 10));
        if (is_supplied(f) || str_eq(f->s->measure_kind, S("qualification_internal")))
                REC_SET(m, MEASURE_costs, 120000 + (int)(f->i * 37000 % 500000));
        REC_SET(m, MEASURE_status, approved ? S("running") : S("planned"));
        if (approved)
                REC_SET(m, MEASURE_started_on, day_of(f, field_day[10]));
        if (f->i % 7 == 3) {
                REC_SET(m, MEASURE_gap_kind, f->i % 2 ? S("waiting") : S("second_best"));
                REC_SET(m, MEASURE_gap_note,
                        S("Ein Angebot in der Nähe, das innerhalb von vier Wochen beginnt."));
        }
        TRY(demo_add_in(f->d, f->g, &measure_entity, m));
        TRY(learning_add(f, m));
        if (str_eq(f->s->measure_kind, S("gradual_return")))
                TRY(return_add(f, m, approved));
        return funding_add(f, m, approved);
}

static enum err outcome_add(const struct filling *f)
{
        static const struct str status[] = {S_INIT("A1"), S_INIT("A2"), S_INIT("A2"),
                                            S_INIT("A3"), S_INIT("A5"), S_INIT("A7")};
        struct record *r = rec_new(f->d->a, &outcome_entity.e);
        size_t k = f->i % ARRAY_LEN(status);
        REC_SET(r, OUTCOME_point, S("closing"));
        REC_SET(r, OUTCOME_recorded_on, day_of(f, field_day[12]));
        REC_SET(r, OUTCOME_status, status[k]);
        REC_SET(r, OUTCOME_seamless, k == 3);
        REC_SET(r, OUTCOME_return_option, k == 4);
        if (k < 4) {
                REC_SET(r, OUTCOME_security, f->i % 4 ? S("higher") : S("same"));
                REC_SET(r, OUTCOME_health_effect, S("better"));
                REC_SET(r, OUTCOME_pay, f->i % 5 ? S("same") : S("lower"));
                REC_SET(r, OUTCOME_qualification, S("same"));
                REC_SET(r, OUTCOME_satisfaction, S("same"));
        }
        TRY(outcome_compute(rtx_of(f->d->tx), grant_of(f->g), r));
        return demo_add_in(f->d, f->g, &outcome_entity, r);
}

/* ---- a case up to the Arbeitsfeld it has reached ---- */
static enum err fill_beginning(const struct filling *f)
{
        struct demo *d = f->d;
        TRY(consent_add(f, S("participation"), 0, S(""), 0, f->c->field == 11 ? 0 : 12));
        TRY(contact_add(f, 0, S("phone"), S("funder"),
                        d->organisation[f->i % 2 ? ORG_kk_musterau : ORG_kk_kueste],
                        S("Zuweisung besprochen"), S(""),
                        S("Fall passt zu uns. Unterlagen kommen mit der Post."), S("")));
        if (f->c->field < 3)
                return task_add(f, S("Erstgespräch vereinbaren"), S("staff"), S(""),
                                due_near(f, (int)(f->i % 5)), false, false);
        TRY(consent_add(f, S("confidentiality_release"), d->organisation[ORG_praxis_brauer], S("reports"), 1,
                        6));
        TRY(demo_reports(d, f->g, f->start, f->c->field, f->i));
        TRY(task_add(f, S("Entlassungsbericht anfordern"), S("staff"), S(""), day_of(f, 4), f->c->field > 3,
                     false));
        if (f->c->field == 3)
                return task_add(f, S("Entlassungsbericht schicken"), S("doctor"), S("Reha-Klinik Seeblick"),
                                due_near(f, (int)(f->i % 4) - 1), false, false);
        return contact_add(f, 9, S("phone"), S("client"), 0, S("Telefonat zum Einstieg"), S(""),
                           S("Hat Zeit und möchte bald anfangen."), S(""));
}

static enum err fill_talk(const struct filling *f)
{
        struct demo *d = f->d;
        if (f->c->field < 5)
                TRY(task_for(f, USER_sven, S("Termin bestätigen, Info-Blatt beilegen")));
        if (f->c->field < 5)
                return appointment_add(f, ahead(f, 1 + f->i / 2 % 6), hour_of(f), S("first_talk"),
                                       S("Erstes Gespräch"), S("planned"));
        TRY(appointment_add(f, day_of(f, 14), S("09:30"), S("first_talk"), S("Erstes Gespräch"), S("kept")));
        TRY(contact_add(f, 14, S("meeting"), S("client"), 0, S("Erstes ausführliches Gespräch"), f->s->words,
                        str_join(d->a, S("Grenzen: "), f->s->limits, S(".")),
                        str_join(d->a, f->s->diagnosis, S(". "), f->s->medication, S("."))));
        TRY(goal_add(f, f->c->field == 11));
        if (f->c->field == 5 && f->i % 3 == 0)
                TRY(task_for(f, USER_sven, S("Gesprächsraum reservieren")));
        if (f->c->field == 5)
                return appointment_add(f, ahead(f, f->i / 2 % 4), hour_of(f), S("talk"),
                                       S("Leistungsbild abgleichen"), S("confirmed"));
        TRY(consent_add(f, S("employer_contact"), d->organisation[f->c->employer], S("capability work plan"),
                        15, 12));
        return task_add(f, S("Betriebsarzt aufsuchen"), S("client"), f->c->given, day_of(f, 20), true, false);
}

static enum err fill_company(const struct filling *f)
{
        struct demo *d = f->d;
        int64_t employer = d->organisation[f->c->employer];
        TRY(contact_add(f, 23, S("phone"), S("employer"), employer, S("Erster Anruf im Betrieb"), S(""),
                        S("Der Betrieb prüft, was möglich ist."), S("")));
        if (f->c->field == 6)
                return task_add(f, S("Rückruf mit Terminvorschlag"), S("employer"), S("Personalabteilung"),
                                due_near(f, (int)(f->i % 6) - 2), false, false);
        if (f->c->field == 7)
                return appointment_add(f, ahead(f, 2 + f->i / 2 % 5), hour_of(f), S("company"),
                                       S("Gespräch im Betrieb"), S("planned"));
        TRY(appointment_add(f, day_of(f, 40), S("10:00"), S("company"), S("Gespräch im Betrieb"), S("kept")));
        TRY(contact_add(f, 40, S("company"), S("employer"), employer, S("Gespräch im Betrieb"), S(""),
                        str_join(d->a, S("Ergebnis: neuer Platz möglich, "), f->s->place, S(".")), S("")));
        TRY(demo_workplaces(d, f->g, f->c->occupation, f->s->place, day_of(f, 40), (size_t)f->c->story,
                            f->c->field > 8));
        if (f->c->field == 8)
                return task_add(f, S("Stellungnahme zum Arbeitsplatz"), S("doctor"), S("Dr. Miriam Seidel"),
                                due_near(f, (int)(f->i % 5) - 1), false, false);
        return OK;
}

static enum err fill_plan(const struct filling *f)
{
        TRY(plan_add(f, f->c->field > 9));
        if (f->c->field == 9)
                TRY(task_for(f, USER_petra, S("Eingliederungsplan gegenlesen")));
        if (f->c->field == 9)
                return task_add(f, S("Kostenzusage"), S("funder"), S("Rentenversicherung Musterland"),
                                due_near(f, (int)(f->i % 9) - 3), false, false);
        TRY(contact_add(f, field_day[10] + 3, S("phone"), S("client"), 0, S("Wie läuft die erste Woche?"),
                        S("Es geht besser als gedacht."), S("Stunden wie geplant."), S("")));
        if (f->c->field == 10) {
                TRY(disruption_add(f, field_day[10] + 1, false, !str_empty(f->c->urgent)));
                return task_add(f, S("Sachstand an den Leistungsträger senden"), S("staff"), S(""),
                                due_near(f, (int)(f->i % 5)), false, false);
        }
        return disruption_add(f, field_day[10] + 5, true, false);
}

static enum err fill_end(const struct filling *f)
{
        static const struct str reasons[] = {S_INIT("regular"), S_INIT("regular"), S_INIT("regular"),
                                             S_INIT("regular"), S_INIT("regular"), S_INIT("health")};
        TRY(contact_add(f, field_day[11] + 8, S("meeting"), S("client"), 0, S("Abschlussgespräch"),
                        S("Ich bin angekommen."), S("Begleitung endet."), S("")));
        TRY(outcome_add(f));
        return case_close(f->d->tx, f->g, day_of(f, field_day[12]), reasons[f->i % ARRAY_LEN(reasons)],
                          S("Gemeinsam abgeschlossen."));
}

static struct str status_of(int field)
{
        return field <= 2   ? S("intake_check")
               : field <= 5 ? S("clarification")
               : field <= 7 ? S("employer_contact")
               : field == 8 ? S("inspection")
               : field == 9 ? S("planning")
                            : S("carrying_out");
}

static enum err fill_known(const struct filling *f)
{
        if (f->c->field > 2)
                TRY(demo_criteria(f->d, f->g));
        if (f->c->field > 4)
                TRY(demo_decision(f->d, f->g, day_of(f, 14)));
        if (f->c->field > 5)
                TRY(demo_answers(f->d, f->g, day_of(f, 14), 0, 10));
        return demo_ratings(f->d, f->g, f->c->field == 11 ? 12 : f->c->field, f->i);
}

static enum err case_fill(const struct filling *f)
{
        int field = f->c->field;
        TRY(fill_beginning(f));
        TRY(fill_known(f));
        if (field >= 4)
                TRY(fill_talk(f));
        if (field >= 5)
                TRY(demo_case_assessment(f->d, f->g, f->start, f->i));
        if (field >= 5)
                TRY(demo_case_accompaniment(f->d, f->g, f->start, f->i, field == 10));
        if (field >= 6)
                TRY(fill_company(f));
        if (field >= 9)
                TRY(fill_plan(f));
        if (field == 11)
                return fill_end(f);
        TRY(case_status_set(f->d->tx, f->g, status_of(field), S("")));
        if (!str_empty(f->c->urgent))
                TRY(case_urgent_set(f->d->tx, f->g, f->c->urgent));
        return case_work_field_set(f->d->tx, f->g, str_from_int(f->d->a, field));
}

/* Now and then the deputy takes a call: that is news for the one who leads the case. */
static enum err colleague_calls(const struct filling *f)
{
        bool mine = f->manager == f->d->user[USER_jonas];
        if (f->i % 8 > 1 || f->c->field >= 11)
                return OK;
        wtx_actor_set(f->d->tx, f->d->user[mine ? USER_aylin : USER_jonas]);
        enum err e = contact_add(f, 1000, S("phone"), S("client"), 0, S("Rückruf: der Termin passt"), S(""),
                                 S("Hat zurückgerufen, alles wie besprochen."), S(""));
        wtx_actor_set(f->d->tx, 0);
        return e;
}

static enum err case_add(struct demo *d, const struct demo_case *c, size_t i)
{
        static const struct str paths[] = {S_INIT("health_insurance"), S_INIT("pension_insurance"),
                                           S_INIT("health_insurance"), S_INIT("clinic"), S_INIT("self")};
        struct filling f = {.d = d, .c = c, .s = &stories[c->story], .start = start_of(d, c, i), .i = i};
        f.manager = d->user[i % 2 ? USER_aylin : USER_jonas];
        struct case_start_data start = {.site_id = d->site,
                                        .opened_on = f.start,
                                        .referral_path = paths[i % ARRAY_LEN(paths)],
                                        .referrer_id =
                                                d->organisation[i % 2 ? ORG_kk_musterau : ORG_kk_kueste],
                                        .employer_id = d->organisation[c->employer],
                                        .occupation = c->occupation,
                                        .occasion = f.s->occasion,
                                        .case_manager_id = f.manager,
                                        .deputy_id = d->user[i % 2 ? USER_jonas : USER_aylin]};
        struct errs errs;
        int64_t id;
        errs_init(&errs, d->a);
        TRY(person_add(d, c, i, &start.person_id));
        TRY(case_create(d->tx, &start, &errs, &id));
        TRY(case_open_program(d->tx, id, &f.g));
        TRY(case_fill(&f));
        if (c->field >= 10 && i % 2 == 0)
                TRY(demo_surveys(d, f.g, i, c->field == 11,
                                 str_join_with(d->a, S(" "), c->given, c->family)));
        d->case_at[c->field][i % DEMO_MANAGERS] = id;
        if (i % 3 == 0)
                TRY(demo_family(d, f.g, c->family, f.start, 2 + i % 8));
        TRY(colleague_calls(&f));
        if (i % 2 == 0 && c->field > 4) /* what Jonas and his clients agreed on, on paper */
                TRY(demo_agreement(d, f.g, f.manager));
        return demo_reminders(d, f.g, c->field < 11 && i % 3 == 0);
}

enum err demo_cases(struct demo *d)
{
        for (size_t i = 0; i < ARRAY_LEN(cases); i++)
                TRY(case_add(d, &cases[i], i));
        return OK;
}

enum err demo_enquiries(struct demo *d)
{
        static const struct {
                struct str name, concern, path;
                int days;
        } rows[] = {
                {S_INIT("Enno Fischer"), S_INIT("Fragt, ob er nach der Reha Hilfe im Betrieb bekommt."),
                 S_INIT("self"), 2},
                {S_INIT("Maren Tjaden"), S_INIT("Krankenkasse fragt nach freien Plätzen."),
                 S_INIT("health_insurance"), 6},
                {S_INIT("Yusuf Aydın"), S_INIT("Schwerbehindertenvertretung bittet um Rückruf."),
                 S_INIT("disability_representative"), 11},
        };
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
                struct record *r = rec_new(d->a, &enquiry_entity.e);
                struct date on = date_add_days(d->today, -rows[i].days);
                REC_SET(r, ENQUIRY_received_on, on);
                REC_SET(r, ENQUIRY_referral_path, rows[i].path);
                REC_SET(r, ENQUIRY_name, rows[i].name);
                REC_SET(r, ENQUIRY_concern, rows[i].concern);
                REC_SET(r, ENQUIRY_status, S("open"));
                REC_SET(r, ENQUIRY_delete_on, date_add_days(on, 90));
                rec_set(r, ENQUIRY_assigned_to, value_ref(d->user[i % 2 ? USER_aylin : USER_jonas]));
                TRY(demo_add(d, &enquiry_entity, r));
        }
        return OK;
}
