/* CMB-2025-014: three versions of the plan, their stages, the hours that were worked, and the money. AF 9, 10 of the worked case */
#include "domain/demo/demo_inner.h"
#include "domain/disruptions/disruption.h"
#include "domain/funding/funding.h"

static struct date day(int ymd)
{
        return ymd ? date_of(ymd / 10000, ymd / 100 % 100, ymd % 100) : DATE_NONE;
}

enum line { AID, TRAINING, RETURN, SUBSIDY, LINES };

struct albers_plans {
        struct demo *d;
        const struct wgrant *g;
        int64_t root[LINES]; /* the first of each measure's copies */
        int64_t now[LINES];  /* in the version that is being made */
};

/* In which versions it stands; what became of it is known in the last one only. */
struct albers_measure {
        enum line line;
        int from_version, to_version;
        struct str kind, title, why, extent;
        enum demo_organisation provider, funder;
        int from, to, began, ended;
        int64_t cents;
        struct str progress;
};
static const struct albers_measure measures[] = {
        {AID, 1, 3, S_INIT("technical_aid"), S_INIT("Höhenverstellbarer Tisch und Vakuumheber"),
         S_INIT("Heben und Bücken entfallen."), S_INIT(""), ORG_hilfsmittel, ORG_rv, 20250623, 20250627,
         20250625, 20250711, 485000, S_INIT("Tisch am 25.06., Heber erst am 11.07. geliefert.")},
        {TRAINING, 1, 3, S_INIT("qualification_internal"), S_INIT("Schulung Warenausgangskontrolle"),
         S_INIT("Neue Aufgaben sicher lernen."), S_INIT("drei Wochen, zwei Stunden am Tag"), ORG_nordhafen,
         ORG_nordhafen, 20250630, 20250718, 20250630, 20250718, 0, S_INIT("")},
        {RETURN, 1, 2, S_INIT("gradual_return"), S_INIT("Stufenweise Wiedereingliederung"),
         S_INIT("Belastung langsam steigern."), S_INIT("4 Stunden bis 04.07., 6 Stunden bis 18.07."),
         ORG_nordhafen, ORG_kk_musterau, 20250623, 20250718, 0, 0, 0, S_INIT("")},
        {RETURN, 3, 3, S_INIT("gradual_return"), S_INIT("Stufenweise Wiedereingliederung"),
         S_INIT("Belastung langsam steigern."), S_INIT("4 Stunden bis 11.07., 6 Stunden bis 25.07."),
         ORG_nordhafen, ORG_kk_musterau, 20250623, 20250725, 20250623, 20250725, 0, S_INIT("")},
        {SUBSIDY, 1, 1, S_INIT("integration_subsidy"), S_INIT("Eingliederungszuschuss"),
         S_INIT("Ausgleich während der Einarbeitung."), S_INIT("drei Monate"), ORG_rv, ORG_rv, 20250701,
         20250930, 0, 0, 360000, S_INIT("")},
};

static enum err measure_add(struct albers_plans *x, int64_t plan, int version, const struct albers_measure *a)
{
        struct record *m = rec_new(x->d->a, &measure_entity.e);
        bool done = version == 3;
        rec_set(m, MEASURE_plan_id, value_ref(plan));
        REC_SET(m, MEASURE_kind, a->kind);
        REC_SET(m, MEASURE_title, a->title);
        REC_SET(m, MEASURE_justification, a->why);
        REC_SET(m, MEASURE_extent, a->extent);
        rec_set(m, MEASURE_provider_id, value_ref(x->d->organisation[a->provider]));
        rec_set(m, MEASURE_funder_id, value_ref(x->d->organisation[a->funder]));
        REC_SET(m, MEASURE_starts, day(a->from));
        REC_SET(m, MEASURE_ends, day(a->to));
        if (a->cents)
                REC_SET(m, MEASURE_costs, a->cents);
        if (x->root[a->line])
                REC_SET(m, MEASURE_origin_id, x->root[a->line]);
        if (a->line == SUBSIDY) {
                REC_SET(m, MEASURE_gap_kind, S("refused"));
                REC_SET(m, MEASURE_gap_note, S("Zuschuss bei Umsetzung im selben Betrieb"));
        }
        REC_SET(m, MEASURE_status, done ? S("done") : S("planned"));
        REC_SET(m, MEASURE_started_on, done ? day(a->began) : DATE_NONE);
        REC_SET(m, MEASURE_ended_on, done ? day(a->ended) : DATE_NONE);
        REC_SET(m, MEASURE_progress, done ? a->progress : S(""));
        TRY(demo_add_in(x->d, x->g, &measure_entity, m));
        x->now[a->line] = m->id;
        x->root[a->line] = x->root[a->line] ? x->root[a->line] : m->id;
        return OK;
}

/* The second stage waits for desk and lifter, full time for the training. */
static const struct {
        int from_version, to_version, from, to;
        struct str hours, note;
        enum line needs;
} stages[] = {
        {1, 2, 20250623, 20250704, S_INIT("4"), S_INIT(""), LINES},
        {1, 2, 20250707, 20250718, S_INIT("6"), S_INIT(""), AID},
        {1, 2, 20250721, 20250829, S_INIT("8"), S_INIT("wieder voll"), TRAINING},
        {3, 3, 20250623, 20250711, S_INIT("4"), S_INIT("eine Woche länger"), LINES},
        {3, 3, 20250714, 20250725, S_INIT("6"), S_INIT(""), AID},
        {3, 3, 20250728, 20250829, S_INIT("8"), S_INIT("wieder voll"), TRAINING},
};

static enum err stages_add(struct albers_plans *x, int64_t plan, int version)
{
        for (size_t i = 0; i < ARRAY_LEN(stages); i++) {
                if (stages[i].from_version > version || version > stages[i].to_version)
                        continue;
                struct record *s = rec_new(x->d->a, &stage_entity.e);
                rec_set(s, STAGE_plan_id, value_ref(plan));
                rec_set(s, STAGE_measure_id, value_ref(x->now[RETURN]));
                REC_SET(s, STAGE_starts, day(stages[i].from));
                REC_SET(s, STAGE_ends, day(stages[i].to));
                REC_SET(s, STAGE_hours, stages[i].hours);
                REC_SET(s, STAGE_note, stages[i].note);
                if (stages[i].needs != LINES)
                        rec_set(s, STAGE_needs_id, value_ref(x->now[stages[i].needs]));
                TRY(demo_add_in(x->d, x->g, &stage_entity, s));
        }
        return OK;
}

static const struct albers_plan {
        int number, client, employer, manager, forwarded, decided, review;
        struct str status, decision, note, words, reason;
} plans[] = {
        {1, 20250515, 20250519, 20250513, 20250520, 20250605, 20250704, S_INIT("superseded"),
         S_INIT("rejected"),
         S_INIT("Tisch und Heber bewilligt. Der Zuschuss nicht, weil der Arbeitsplatz erhalten bleibt."),
         S_INIT("Kontrolle im Warenausgang, das traue ich mir zu."),
         S_INIT("Alter Platz nicht anzupassen, Warenausgangskontrolle passt.")},
        {2, 20250611, 20250611, 20250610, 20250611, 20250617, 20250704, S_INIT("superseded"),
         S_INIT("approved"), S_INIT(""), S_INIT(""),
         S_INIT("Eingliederungszuschuss abgelehnt, ohne ihn neu gefasst.")},
        {3, 20250704, 20250707, 20250704, 20250707, 20250708, 20250725, S_INIT("approved"),
         S_INIT("approved"), S_INIT(""), S_INIT("Mit vier Stunden geht es. Sechs waren zu früh."),
         S_INIT("Schmerzen: 4 Stunden bis 11.07., 6 Stunden bis 25.07., voll ab 28.07.")},
};

/* The pain of 4 July led to version 3 (10.E). */
static enum err because_of(struct albers_plans *x, const struct albers_plan *row, struct record *p)
{
        struct record *d;
        size_t n;
        if (row->number != 3)
                return OK;
        TRY(ent_list_in(rtx_of(x->d->tx), grant_of(x->g), &disruption_entity, 100, &d, &n));
        for (size_t i = 0; i < n; i++)
                if (!date_cmp(rec_date(&d[i], DISRUPTION_occurred_on), day(20250704)))
                        rec_set(p, PLAN_disruption_id, value_ref(d[i].id));
        return OK;
}

static enum err plan_add(struct albers_plans *x, const struct albers_plan *row)
{
        struct record *p = rec_new(x->d->a, &plan_entity.e);
        REC_SET(p, PLAN_title, S("Warenausgangskontrolle bei Nordhafen Logistik"));
        REC_SET(p, PLAN_number, row->number);
        REC_SET(p, PLAN_status, row->status);
        REC_SET(p, PLAN_own_words, row->words);
        REC_SET(p, PLAN_reason, row->reason);
        rec_set(p, PLAN_funder_id, value_ref(x->d->organisation[ORG_rv]));
        REC_SET(p, PLAN_procedure, S("Zuerst Tisch und Heber, dann Schulung, dann Stunden in Stufen."));
        REC_SET(p, PLAN_review_on, day(row->review));
        REC_SET(p, PLAN_client_signed_on, day(row->client));
        REC_SET(p, PLAN_employer_signed_on, day(row->employer));
        REC_SET(p, PLAN_manager_signed_on, day(row->manager));
        REC_SET(p, PLAN_forwarded_on, day(row->forwarded));
        REC_SET(p, PLAN_decided_on, day(row->decided));
        REC_SET(p, PLAN_decision, row->decision);
        REC_SET(p, PLAN_decision_note, row->note);
        TRY(because_of(x, row, p));
        TRY(demo_add_in(x->d, x->g, &plan_entity, p));
        for (size_t i = 0; i < ARRAY_LEN(measures); i++)
                if (measures[i].from_version <= row->number && row->number <= measures[i].to_version)
                        TRY(measure_add(x, p->id, row->number, &measures[i]));
        return stages_add(x, p->id, row->number);
}

static enum err hours_add(struct albers_plans *x)
{
        static const struct {
                int from, to;
                struct str hours, note;
        } rows[] = {
                {20250623, 20250627, S_INIT("4"), S_INIT("Geht gut.")},
                {20250630, 20250704, S_INIT("3,5"), S_INIT("Schmerzen nach drei Stunden im Stehen.")},
                {20250707, 20250711, S_INIT("4"), S_INIT("")},
                {20250714, 20250725, S_INIT("6"), S_INIT("Mit dem Heber kein Problem.")},
                {20250728, 20250829, S_INIT("8"), S_INIT("Wieder voll.")},
        };
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
                struct record *r = rec_new(x->d->a, &worked_hours_entity.e);
                REC_SET(r, WORKED_HOURS_starts, day(rows[i].from));
                REC_SET(r, WORKED_HOURS_ends, day(rows[i].to));
                REC_SET(r, WORKED_HOURS_hours, rows[i].hours);
                REC_SET(r, WORKED_HOURS_note, rows[i].note);
                TRY(demo_add_in(x->d, x->g, &worked_hours_entity, r));
        }
        return OK;
}

/* 4.850 € lie beyond the frame of 2.500 €, so the office could not promise them itself (H7): applied for, and approved. */
static enum err fundings_add(struct albers_plans *x)
{
        static const struct {
                enum line line;
                enum demo_organisation funder;
                struct str benefit, status, reason, alternative;
                int64_t cents;
                int applied, decided;
        } rows[] = {
                {AID, ORG_rv, S_INIT("technical_aid"), S_INIT("approved"), S_INIT(""), S_INIT(""), 485000,
                 20250520, 20250605},
                {SUBSIDY, ORG_rv, S_INIT("integration_subsidy"), S_INIT("rejected"),
                 S_INIT("Der Arbeitsplatz bleibt auch ohne Zuschuss erhalten."),
                 S_INIT("Plan ohne Zuschuss, dafür die Schulung im Betrieb."), 360000, 20250520, 20250605},
                {RETURN, ORG_kk_musterau, S_INIT("gradual_return"), S_INIT("approved"), S_INIT(""),
                 S_INIT(""), 0, 20250520, 20250617},
        };
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
                struct record *r = rec_new(x->d->a, &funding_entity.e);
                rec_set(r, FUNDING_measure_id, value_ref(x->root[rows[i].line]));
                rec_set(r, FUNDING_funder_id, value_ref(x->d->organisation[rows[i].funder]));
                REC_SET(r, FUNDING_benefit, rows[i].benefit);
                REC_SET(r, FUNDING_status, rows[i].status);
                REC_SET(r, FUNDING_rejection_reason, rows[i].reason);
                REC_SET(r, FUNDING_alternative, rows[i].alternative);
                if (rows[i].cents)
                        REC_SET(r, FUNDING_amount, rows[i].cents);
                REC_SET(r, FUNDING_applied_on, day(rows[i].applied));
                REC_SET(r, FUNDING_decided_on, day(rows[i].decided));
                TRY(demo_add_in(x->d, x->g, &funding_entity, r));
        }
        return OK;
}

enum err demo_albers_plans(struct demo *d, const struct wgrant *g)
{
        struct albers_plans x = {.d = d, .g = g};
        for (size_t i = 0; i < ARRAY_LEN(plans); i++)
                TRY(plan_add(&x, &plans[i]));
        TRY(hours_add(&x));
        return fundings_add(&x);
}

/* Since the agreement of 15.01.2025 the office may promise aids up to 2.500 € by itself. */
enum err demo_frames(struct demo *d)
{
        static const struct {
                enum demo_organisation funder;
                struct str benefit, note;
                int64_t cents;
                bool written;
        } rows[] = {
                {ORG_rv, S_INIT("technical_aid"), S_INIT("Vereinbarung vom 15.01.2025"), 250000, true},
                {ORG_integrationsamt, S_INIT("assistance"),
                 S_INIT("Am Telefon besprochen, das Schreiben steht aus."), 120000, false},
        };
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
                struct record *r = rec_new(d->a, &commitment_frame_entity.e);
                rec_set(r, COMMITMENT_FRAME_funder_id, value_ref(d->organisation[rows[i].funder]));
                REC_SET(r, COMMITMENT_FRAME_benefit, rows[i].benefit);
                REC_SET(r, COMMITMENT_FRAME_maximum, rows[i].cents);
                REC_SET(r, COMMITMENT_FRAME_written, rows[i].written);
                REC_SET(r, COMMITMENT_FRAME_valid_from, day(20250115));
                REC_SET(r, COMMITMENT_FRAME_note, rows[i].note);
                TRY(demo_add(d, &commitment_frame_entity, r));
        }
        return OK;
}
