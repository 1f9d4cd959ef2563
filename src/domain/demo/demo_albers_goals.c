/* CMB-2025-014: what Renate Albers wants, how far it came on its steps, the way and the applications. AF 5 of the worked case */
#include "domain/demo/demo_inner.h"
#include "domain/goals/goal.h"

static struct date day(int ymd)
{
        return ymd ? date_of(ymd / 10000, ymd / 100 % 100, ymd % 100) : DATE_NONE;
}

/* On which steps the goals stood, as client and case manager saw it. */
static enum err assess(struct demo *d, const struct wgrant *g, int64_t goal_id, struct str party, int on,
                       struct str step, struct str words)
{
        struct record *r = rec_new(d->a, &goal_assessment_entity.e);
        rec_set(r, GOAL_ASSESSMENT_goal_id, value_ref(goal_id));
        REC_SET(r, GOAL_ASSESSMENT_party, party);
        REC_SET(r, GOAL_ASSESSMENT_assessed_on, day(on));
        REC_SET(r, GOAL_ASSESSMENT_step, step);
        REC_SET(r, GOAL_ASSESSMENT_words, words);
        return demo_add_in(d, g, &goal_assessment_entity, r);
}

static enum err views_add(struct demo *d, const struct wgrant *g, int64_t goal_id)
{
        static const struct str parties[] = {S_INIT("client"), S_INIT("case_manager"), S_INIT("employer"),
                                             S_INIT("funder")};
        for (size_t i = 0; i < ARRAY_LEN(parties); i++) {
                struct record *v = rec_new(d->a, &goal_view_entity.e);
                rec_set(v, GOAL_VIEW_goal_id, value_ref(goal_id));
                REC_SET(v, GOAL_VIEW_party, parties[i]);
                REC_SET(v, GOAL_VIEW_knows, true);
                REC_SET(v, GOAL_VIEW_understands, true);
                REC_SET(v, GOAL_VIEW_agrees, S("yes"));
                REC_SET(v, GOAL_VIEW_attained, i < 3 ? S("reached") : S(""));
                TRY(demo_add_in(d, g, &goal_view_entity, v));
        }
        return OK;
}

static enum err goal_overall(struct demo *d, const struct wgrant *g, int64_t *id)
{
        struct record *r = rec_new(d->a, &goal_entity.e);
        REC_SET(r, GOAL_text, S("Im Betrieb bleiben, an einem leichteren Platz"));
        REC_SET(r, GOAL_own_words, S("Nordhafen ist wie Familie, sechzehn Jahre."));
        REC_SET(r, GOAL_kind, S("integration"));
        REC_SET(r, GOAL_source, S("client"));
        REC_SET(r, GOAL_level, S("overall"));
        REC_SET(r, GOAL_term, day(20250829));
        REC_SET(r, GOAL_indicator, S("Arbeitet voll in der Warenausgangskontrolle."));
        REC_SET(r, GOAL_attained, S("reached"));
        REC_SET(r, GOAL_scale_p2, S("Arbeitet voll und lernt andere an."));
        REC_SET(r, GOAL_scale_p1, S("Arbeitet voll und kommt abends ohne Schmerzen heim."));
        REC_SET(r, GOAL_scale_0, S("Arbeitet voll in der Warenausgangskontrolle."));
        REC_SET(r, GOAL_scale_m1, S("Arbeitet dort vier bis sechs Stunden am Tag."));
        REC_SET(r, GOAL_scale_m2, S("Arbeitet noch nicht wieder."));
        REC_SET(r, GOAL_start_step, S("m2"));
        REC_SET(r, GOAL_weight, 3);
        TRY(demo_add_in(d, g, &goal_entity, r));
        *id = r->id;
        TRY(assess(d, g, r->id, S("client"), 20250704, S("m1"), S("Vier Stunden gehen, sechs noch nicht.")));
        TRY(assess(d, g, r->id, S("case_manager"), 20250704, S("m1"), S("")));
        TRY(assess(d, g, r->id, S("client"), 20250829, S("p1"),
                   S("Ich gehe wieder gern hin, und abends tut nichts mehr weh.")));
        return assess(d, g, r->id, S("case_manager"), 20250829, S("0"), S(""));
}

static enum err goal_partial(struct demo *d, const struct wgrant *g, int64_t parent, int64_t *id)
{
        struct record *r = rec_new(d->a, &goal_entity.e);
        REC_SET(r, GOAL_text, S("Die Kontrolle im Warenausgang sicher beherrschen"));
        REC_SET(r, GOAL_kind, S("integration"));
        REC_SET(r, GOAL_source, S("employer"));
        REC_SET(r, GOAL_level, S("partial"));
        rec_set(r, GOAL_parent_id, value_ref(parent));
        REC_SET(r, GOAL_term, day(20250718));
        REC_SET(r, GOAL_indicator,
                S("Prüft Sendungen allein, der Schichtleiter schaut nur noch stichprobenweise."));
        REC_SET(r, GOAL_attained, S("reached"));
        REC_SET(r, GOAL_scale_p1, S("Prüft auch Gefahrgut allein."));
        REC_SET(r, GOAL_scale_0, S("Prüft Sendungen allein."));
        REC_SET(r, GOAL_scale_m1, S("Prüft mit Hilfe einer Kollegin."));
        REC_SET(r, GOAL_start_step, S("m2"));
        REC_SET(r, GOAL_weight, 1);
        TRY(demo_add_in(d, g, &goal_entity, r));
        *id = r->id;
        TRY(assess(d, g, r->id, S("client"), 20250718, S("0"), S("Das sitzt jetzt.")));
        return assess(d, g, r->id, S("case_manager"), 20250718, S("0"), S(""));
}

static enum err way_add(struct demo *d, const struct wgrant *g)
{
        struct record *r = rec_new(d->a, &strategy_entity.e);
        REC_SET(r, STRATEGY_own_words, S("Lieber etwas anderes in meiner Firma als woanders von vorn."));
        REC_SET(r, STRATEGY_text, S("Umsetzung im Betrieb mit technischer Hilfe und Schulung."));
        REC_SET(r, STRATEGY_reason,
                S("Der alte Platz lässt sich nicht wirtschaftlich anpassen, Erfahrung und Kollegen bleiben erhalten."));
        REC_SET(r, STRATEGY_alternatives, S("Retourenprüfung in der Niederlassung, halbtags zu Beginn."));
        REC_SET(r, STRATEGY_dissent,
                S("Die Personalleitung sah zunächst vor allem die Kosten. Seit dem 06.05.2025 trägt sie den Weg mit."));
        REC_SET(r, STRATEGY_agreed_on, day(20250409));
        return demo_add_in(d, g, &strategy_entity, r);
}

static enum err application_add(struct demo *d, const struct wgrant *g, struct str kind, struct str status,
                                int filed, int decided, struct str advice)
{
        struct record *r = rec_new(d->a, &application_entity.e);
        REC_SET(r, APPLICATION_kind, kind);
        REC_SET(r, APPLICATION_status, status);
        REC_SET(r, APPLICATION_filed_on, day(filed));
        REC_SET(r, APPLICATION_decided_on, day(decided));
        REC_SET(r, APPLICATION_recommendation, S("file"));
        REC_SET(r, APPLICATION_advice, advice);
        return demo_add_in(d, g, &application_entity, r);
}

enum err demo_albers_goals(struct demo *d, const struct wgrant *g)
{
        int64_t overall = 0, partial = 0;
        struct record *ag = rec_new(d->a, &agreement_entity.e);
        TRY(goal_overall(d, g, &overall));
        TRY(views_add(d, g, overall));
        TRY(goal_partial(d, g, overall, &partial));
        TRY(views_add(d, g, partial));
        TRY(way_add(d, g));
        TRY(application_add(
                d, g, S("equal_status"), S("filed"), 20250410, 0,
                S("Schützt vor der drohenden Kündigung, kostet nichts. Sie wollte darüber schlafen und hat zugestimmt.")));
        TRY(application_add(d, g, S("participation"), S("granted"), 20250520, 20250617,
                            S("Mit dem Plan zusammen gestellt, damit nichts doppelt geprüft wird.")));
        REC_SET(ag, AGREEMENT_text,
                S("Frau Albers arbeitet nach der Schulung in der Warenausgangskontrolle."));
        REC_SET(ag, AGREEMENT_parties, S("client employer case_manager"));
        REC_SET(ag, AGREEMENT_agreed_on, day(20250506));
        REC_SET(ag, AGREEMENT_binding, true);
        REC_SET(ag, AGREEMENT_known, true);
        REC_SET(ag, AGREEMENT_suitable, true);
        REC_SET(ag, AGREEMENT_kept, S("kept"));
        return demo_add_in(d, g, &agreement_entity, ag);
}
