/* Contacts with companies, talks there, and workplaces: of the running cases and of CMB-2025-014. CMB 6 to 8 */
#include "domain/cases/case.h"
#include "domain/demo/demo_inner.h"
#include "domain/employer/employer.h"
#include "domain/organisations/organisation.h"
#include "domain/plan/plan.h"
#include "domain/visits/visit.h"
#include "domain/workplaces/profile.h"

enum err demo_employer_contact(struct demo *d, const struct wgrant *g, int64_t entry, struct str clock,
                               struct str reaction, struct str arguments, struct date visit)
{
        struct record *k = rec_new(d->a, &employer_contact_entity.e);
        rec_set(k, EMPLOYER_CONTACT_entry_id, value_ref(entry));
        REC_SET(k, EMPLOYER_CONTACT_route, S("office"));
        REC_SET(k, EMPLOYER_CONTACT_clock, clock);
        REC_SET(k, EMPLOYER_CONTACT_reaction, reaction);
        REC_SET(k, EMPLOYER_CONTACT_arguments, arguments);
        REC_SET(k, EMPLOYER_CONTACT_visit_on, visit);
        return demo_add_in(d, g, &employer_contact_entity, k);
}

/* ---- talks ---- */

SQL(demo_contact, one_int, "SELECT COALESCE(MIN(id), 0) FROM contact_person WHERE name = $1")

static enum err participant_add(struct demo *d, const struct wgrant *g, int64_t visit,
                                const struct demo_circle *c, bool held)
{
        struct one_int contact;
        struct record *p = rec_new(d->a, &visit_participant_entity.e);
        bool came = held && !str_eq(c->reply, S("no"));
        TRY(db_row(rtx_of(d->tx), &sql_demo_contact, ARGS(c->name), &contact));
        rec_set(p, VISIT_PARTICIPANT_visit_id, value_ref(visit));
        rec_set(p, VISIT_PARTICIPANT_contact_person_id, value_ref(contact.n));
        REC_SET(p, VISIT_PARTICIPANT_role, c->role);
        REC_SET(p, VISIT_PARTICIPANT_name, c->name);
        REC_SET(p, VISIT_PARTICIPANT_invited_on, c->invited);
        REC_SET(p, VISIT_PARTICIPANT_invited_by, c->invited_by);
        REC_SET(p, VISIT_PARTICIPANT_reply, c->reply);
        if (!str_eq(c->reply, S("open")))
                REC_SET(p, VISIT_PARTICIPANT_replied_on, c->replied);
        if (held)
                REC_SET(p, VISIT_PARTICIPANT_present, came ? S("yes") : S("no"));
        if (came) {
                REC_SET(p, VISIT_PARTICIPANT_satisfied, S("yes"));
                REC_SET(p, VISIT_PARTICIPANT_feedback, c->feedback);
        }
        return demo_add_in(d, g, &visit_participant_entity, p);
}

enum err demo_visit(struct demo *d, const struct wgrant *g, int64_t appointment,
                    const struct demo_circle *circle, size_t n, bool held, struct str words,
                    struct str minutes, struct date sent)
{
        struct case_head head;
        struct record *v = rec_new(d->a, &site_visit_entity.e);
        TRY(case_head(rtx_of(d->tx), grant_of(g), &head));
        rec_set(v, SITE_VISIT_appointment_id, value_ref(appointment));
        rec_set(v, SITE_VISIT_organisation_id, value_ref(head.employer_id));
        REC_SET(v, SITE_VISIT_moderation, S("case_manager"));
        REC_SET(v, SITE_VISIT_moderator, head.case_manager);
        REC_SET(v, SITE_VISIT_workplace_seen, held);
        REC_SET(v, SITE_VISIT_own_words, words);
        REC_SET(v, SITE_VISIT_minutes, minutes);
        REC_SET(v, SITE_VISIT_note_sent_on, sent);
        TRY(demo_add_in(d, g, &site_visit_entity, v));
        for (size_t i = 0; i < n; i++)
                TRY(participant_add(d, g, v->id, &circle[i], held));
        return OK;
}

/* ---- workplaces ---- */

struct demo_level {
        struct str feature;
        int64_t present, other, report, client;
};

static enum err workplace_add(struct demo *d, const struct wgrant *g, struct str title, struct str kind,
                              struct str words, struct date seen, struct str source, struct profile *out)
{
        struct case_head head;
        struct record *w = rec_new(d->a, &workplace_entity.e);
        TRY(case_head(rtx_of(d->tx), grant_of(g), &head));
        REC_SET(w, WORKPLACE_title, title);
        REC_SET(w, WORKPLACE_kind, kind);
        rec_set(w, WORKPLACE_organisation_id, value_ref(head.employer_id));
        REC_SET(w, WORKPLACE_own_words, words);
        REC_SET(w, WORKPLACE_instrument, S("general"));
        REC_SET(w, WORKPLACE_seen_on, seen);
        REC_SET(w, WORKPLACE_demand_source, source);
        TRY(demo_add_in(d, g, &workplace_entity, w));
        return profile_read(rtx_of(d->tx), grant_of(g), w->id, out);
}

enum demo_column { COLUMN_PRESENT, COLUMN_OTHER, COLUMN_REPORT, COLUMN_CLIENT };

static int64_t column_of(const struct demo_level *l, enum demo_column c)
{
        const int64_t all[] = {l->present, l->other, l->report, l->client};
        return all[c];
}

/* The level of every feature of the instrument; those that the table does not name stay open. */
static int64_t *levels(struct demo *d, const struct profile *p, const struct demo_level *table, size_t n,
                       enum demo_column c)
{
        int64_t *out = NEW_ARRAY(d->a, int64_t, p->n + 1);
        for (size_t i = 0; i < p->n; i++) {
                out[i] = PROFILE_OPEN;
                for (size_t k = 0; k < n; k++)
                        if (str_eq(table[k].feature, p->line[i].feature->code))
                                out[i] = column_of(&table[k], c);
        }
        return out;
}

static enum err demands(struct demo *d, const struct wgrant *g, const struct profile *p,
                        const struct demo_level *table, size_t n, enum demo_column c)
{
        struct errs errs;
        errs_init(&errs, d->a);
        return demo_checked(d, profile_demands_set(d->tx, g, p, levels(d, p, table, n, c), &errs), &errs);
}

static enum err abilities(struct demo *d, const struct wgrant *g, const struct profile *p,
                          const struct demo_level *table, size_t n, enum answer_source s, struct date on,
                          struct str evidence)
{
        struct errs errs;
        enum demo_column c = s == SOURCE_REPORT ? COLUMN_REPORT : COLUMN_CLIENT;
        errs_init(&errs, d->a);
        return demo_checked(
                d, profile_abilities_set(d->tx, g, p, s, levels(d, p, table, n, c), on, evidence, &errs),
                &errs);
}

/* What the rule suggests is marked, with what helps. */
static enum err judge(struct demo *d, const struct wgrant *g, int64_t workplace, const struct str (*help)[3],
                      size_t n)
{
        struct profile p;
        struct errs errs;
        errs_init(&errs, d->a);
        TRY(profile_read(rtx_of(d->tx), grant_of(g), workplace, &p));
        for (size_t i = 0; i < p.n; i++) {
                const struct profile_line *l = &p.line[i];
                if (l->fit != PROFILE_TOO_MUCH)
                        continue;
                struct profile_judgement j = {.severe = l->suggested ? S("yes") : S("no"),
                                              .reason = l->suggested ? S("Auf Dauer nicht zu leisten.")
                                                                     : S("Kommt nur selten vor."),
                                              .remedy = S("")};
                for (size_t k = 0; k < n; k++)
                        if (str_eq(help[k][0], l->feature->code))
                                j.reason = help[k][1], j.remedy = help[k][2];
                TRY(demo_checked(d, profile_judge(d->tx, g, &p, i, &j, &errs), &errs));
        }
        return OK;
}

static enum err signoff_add(struct demo *d, const struct wgrant *g, int64_t workplace, struct str role,
                            struct str name, struct date asked, struct date answered)
{
        struct record *s = rec_new(d->a, &profile_signoff_entity.e);
        rec_set(s, PROFILE_SIGNOFF_workplace_id, value_ref(workplace));
        REC_SET(s, PROFILE_SIGNOFF_role, role);
        REC_SET(s, PROFILE_SIGNOFF_name, name);
        REC_SET(s, PROFILE_SIGNOFF_asked_on, asked);
        REC_SET(s, PROFILE_SIGNOFF_answer, date_given(answered) ? S("agrees") : S("open"));
        REC_SET(s, PROFILE_SIGNOFF_answered_on, answered);
        return demo_add_in(d, g, &profile_signoff_entity, s);
}

static enum err solution_add(struct demo *d, const struct wgrant *g, int64_t workplace, bool possible,
                             struct str changes, struct str training, struct str economic, int64_t measure,
                             struct date sent)
{
        struct record *s = rec_new(d->a, &solution_entity.e);
        rec_set(s, SOLUTION_workplace_id, value_ref(workplace));
        REC_SET(s, SOLUTION_result, possible ? S("with_changes") : S("not_possible"));
        REC_SET(s, SOLUTION_adaptable, possible ? S("yes") : S("no"));
        REC_SET(s, SOLUTION_changes, changes);
        rec_set(s, SOLUTION_measure_id, value_ref(measure));
        REC_SET(s, SOLUTION_training_needed, str_empty(training) ? S("no") : S("yes"));
        REC_SET(s, SOLUTION_training, training);
        REC_SET(s, SOLUTION_economic, possible ? S("yes") : S("no"));
        REC_SET(s, SOLUTION_economic_reason, economic);
        REC_SET(s, SOLUTION_client_accepts, S("yes"));
        REC_SET(s, SOLUTION_employer_accepts, S("yes"));
        REC_SET(s, SOLUTION_council_accepts, S("yes"));
        REC_SET(s, SOLUTION_doctor_accepts, S("yes"));
        REC_SET(s, SOLUTION_note_sent_on, sent);
        return demo_add_in(d, g, &solution_entity, s);
}

/* Four kinds of days at work, for cases that are not told in full. */
static const struct demo_level running[][6] = {{{S_INIT("lifting"), 3, 1, 1, 1},
                                                {S_INIT("forced_posture"), 2, 1, 1, 1},
                                                {S_INIT("standing"), 3, 2, 2, 2},
                                                {S_INIT("walking"), 2, 1, 2, 2},
                                                {S_INIT("time_pressure"), 2, 2, 2, 3},
                                                {S_INIT("concentration"), 1, 2, 3, 3}},
                                               {{S_INIT("time_pressure"), 3, 1, 1, 1},
                                                {S_INIT("shifts"), 3, 0, 0, 0},
                                                {S_INIT("emotional_load"), 2, 1, 1, 0},
                                                {S_INIT("teamwork"), 2, 2, 3, 3},
                                                {S_INIT("responsibility"), 3, 2, 2, 2},
                                                {S_INIT("concentration"), 2, 2, 2, 1}},
                                               {{S_INIT("standing"), 3, 1, 1, 1},
                                                {S_INIT("climbing"), 2, 0, 0, 0},
                                                {S_INIT("walking"), 2, 1, 1, 1},
                                                {S_INIT("sitting"), 0, 2, 3, 3},
                                                {S_INIT("customers"), 2, 2, 3, 3},
                                                {S_INIT("noise"), 1, 1, 2, 2}},
                                               {{S_INIT("grip"), 3, 1, 1, 1},
                                                {S_INIT("vibration"), 2, 0, 0, 1},
                                                {S_INIT("fine_work"), 2, 1, 1, 1},
                                                {S_INIT("dust"), 2, 1, 2, 2},
                                                {S_INIT("learning"), 1, 2, 3, 3},
                                                {S_INIT("overview"), 1, 2, 2, 2}}};

enum err demo_workplaces(struct demo *d, const struct wgrant *g, struct str present, struct str other,
                         struct date seen, size_t seed, bool solved)
{
        const struct demo_level *table = running[seed % ARRAY_LEN(running)];
        size_t n = ARRAY_LEN(running[0]);
        struct profile p;
        TRY(workplace_add(d, g, present, S("present"), S(""), seen, S("gemeinsam am Arbeitsplatz"), &p));
        TRY(demands(d, g, &p, table, n, COLUMN_PRESENT));
        TRY(abilities(d, g, &p, table, n, SOURCE_REPORT, seen, S("Stellungnahme der Betriebsärztin")));
        TRY(abilities(d, g, &p, table, n, SOURCE_CLIENT, seen, S("Gespräch")));
        if (!solved)
                return OK; /* still to be judged */
        TRY(judge(d, g, p.workplace->id, NULL, 0));
        TRY(signoff_add(d, g, p.workplace->id, S("company_doctor"), S("Dr. Miriam Seidel"), seen, seen));
        TRY(solution_add(d, g, p.workplace->id, false, S("Der Ablauf müsste ganz umgestellt werden."), S(""),
                         S("Der Umbau lohnt sich für einen Platz nicht."), 0, seen));
        TRY(workplace_add(d, g, other, S("alternative"), S(""), seen, S("Beschreibung des Betriebs"), &p));
        TRY(demands(d, g, &p, table, n, COLUMN_OTHER));
        TRY(judge(d, g, p.workplace->id, NULL, 0));
        return solution_add(d, g, p.workplace->id, true, S("Anpassung wie im Plan beschrieben."), S(""),
                            S("Der Betrieb sucht dort ohnehin jemanden."), 0, seen);
}

/* ---- CMB-2025-014 ---- */

static struct date may(int day)
{
        return date_of(2025, 5, day);
}

static struct date april(int day)
{
        return date_of(2025, 4, day);
}

static enum err albers_visit(struct demo *d, const struct wgrant *g, int64_t appointment)
{
        const struct demo_circle circle[] = {
                {S("Renate Albers"), S("client"), S("office"), S("yes"), S("Ich wurde gefragt und gehört."),
                 april(16), april(16)},
                {S("Sabine Brandt"), S("personnel"), S("employer"), S("yes"),
                 S("Die Kosten sind jetzt klar. Damit kann ich zur Geschäftsführung gehen."), april(16),
                 april(16)},
                {S("Ralf Timm"), S("superior"), S("employer"), S("yes"),
                 S("Im Warenausgang kann ich sie gut brauchen."), april(16), april(17)},
                {S("Dr. Miriam Seidel"), S("company_doctor"), S("office"), S("yes"),
                 S("Aus meiner Sicht passt der neue Platz."), april(16), april(22)},
                {S("Dr. Ingo Rahn"), S("technical_adviser"), S("office"), S("yes"),
                 S("Tisch und Heber sind Standard."), april(16), april(24)},
                {S("Frank Oltmanns"), S("rehab_adviser"), S("office"), S("yes"),
                 S("Gute Vorbereitung, klare Fragen."), april(16), april(17)},
                {S("Heike Folkerts"), S("works_council"), S("employer"), S("yes"),
                 S("Wir begleiten die Umsetzung."), april(16), april(22)}};
        return demo_visit(
                d, g, appointment, circle, ARRAY_LEN(circle), true,
                S("Kontrolle im Warenausgang, das könnte ich mir denken."),
                S("Der bisherige Platz ist gemeinsam angesehen. Ein Umbau wäre unwirtschaftlich. Die Warenausgangskontrolle "
                  "passt, mit höhenverstellbarem Tisch, Vakuumheber und drei Wochen Schulung. Alle tragen das mit."),
                may(8));
}

/* The technical aid of the plan, newest version. */
static enum err aid_of(struct demo *d, const struct wgrant *g, int64_t *id)
{
        struct record *m;
        size_t n;
        *id = 0;
        TRY(ent_list_in(rtx_of(d->tx), grant_of(g), &measure_entity, 100, &m, &n));
        for (size_t i = 0; i < n; i++)
                if (str_eq(rec_text(&m[i], MEASURE_kind), S("technical_aid")))
                        *id = m[i].id;
        return OK;
}

static const struct demo_level albers[] = {
        {S_INIT("lifting"), 3, 1, 1, 1},        {S_INIT("forced_posture"), 2, 0, 0, 0},
        {S_INIT("standing"), 3, 1, 2, 1},       {S_INIT("overhead"), 2, 0, 1, 1},
        {S_INIT("walking"), 2, 1, 2, 2},        {S_INIT("grip"), 2, 2, 2, 2},
        {S_INIT("cold"), 1, 1, 1, 1},           {S_INIT("noise"), 1, 1, 2, 2},
        {S_INIT("time_pressure"), 2, 2, 2, 2},  {S_INIT("concentration"), 1, 3, 3, 3},
        {S_INIT("responsibility"), 1, 2, 3, 3}, {S_INIT("teamwork"), 2, 2, 3, 3}};

static const struct str albers_help[][3] = {
        {S_INIT("lifting"), S_INIT("Bis 25 kg, laut Gutachten höchstens 10 kg."), S_INIT("Vakuumheber")},
        {S_INIT("forced_posture"), S_INIT("Gebückt am Band, laut Gutachten gar nicht."),
         S_INIT("höhenverstellbarer Tisch")},
        {S_INIT("standing"), S_INIT("Nach zwei Stunden zieht sie das Bein nach."),
         S_INIT("Stehhilfe, Anteil im Sitzen")},
        {S_INIT("overhead"), S_INIT("Selten, lässt sich im Team verteilen."), S_INIT("")}};

static enum err albers_present(struct demo *d, const struct wgrant *g)
{
        struct profile p;
        size_t n = ARRAY_LEN(albers);
        TRY(workplace_add(
                d, g, S("Kommissionierung"), S("present"),
                S("Nach zwei Stunden am Band ziehe ich das Bein nach. Prüfen und zählen, das kann ich den ganzen Tag."),
                may(6), S("gemeinsames Profil beim Besuch"), &p));
        TRY(demands(d, g, &p, albers, n, COLUMN_PRESENT));
        TRY(abilities(d, g, &p, albers, n, SOURCE_REPORT, date_of(2025, 3, 24),
                      S("Gutachten des Medizinischen Dienstes")));
        TRY(abilities(d, g, &p, albers, n, SOURCE_CLIENT, april(9), S("Gespräch")));
        TRY(judge(d, g, p.workplace->id, albers_help, ARRAY_LEN(albers_help)));
        TRY(signoff_add(d, g, p.workplace->id, S("client"), S("Renate Albers"), may(6), may(6)));
        TRY(signoff_add(d, g, p.workplace->id, S("company_doctor"), S("Dr. Miriam Seidel"), may(6), may(7)));
        TRY(signoff_add(d, g, p.workplace->id, S("technical_adviser"), S("Dr. Ingo Rahn"), may(6), may(7)));
        TRY(signoff_add(d, g, p.workplace->id, S("superior"), S("Ralf Timm"), may(6), may(6)));
        return solution_add(d, g, p.workplace->id, false,
                            S("Band absenken, Packplatz umbauen, Hebehilfe an jeder Station."), S(""),
                            S("Ein Umbau wäre laut Betrieb unwirtschaftlich."), 0, may(8));
}

enum err demo_albers_work(struct demo *d, const struct wgrant *g, int64_t appointment)
{
        struct profile p;
        int64_t aid;
        TRY(albers_visit(d, g, appointment));
        TRY(albers_present(d, g));
        TRY(aid_of(d, g, &aid));
        TRY(workplace_add(d, g, S("Warenausgangskontrolle"), S("alternative"),
                          S("Kontrolle im Warenausgang, das könnte ich mir denken."), may(6),
                          S("gemeinsames Profil beim Besuch"), &p));
        TRY(demands(d, g, &p, albers, ARRAY_LEN(albers), COLUMN_OTHER));
        return solution_add(
                d, g, p.workplace->id, true, S("Höhenverstellbarer Tisch und Vakuumheber."),
                S("Drei Wochen Schulung in der Warenausgangskontrolle."),
                S("Technische Hilfe über die Rentenversicherung beantragt, im Warenausgang fehlt Personal."),
                aid, may(8));
}
