/* Pages of stages, dependencies and hours, and what they refuse. */
#include "domain/disruptions/disruption.h"
#include "domain/plan/dependency.h"
#include "domain/plan/plan.h"
#include "test/testcase.h"

static struct testcase t;

#define STAGE_1 "measure_id=1&starts=23.06.2025&ends=04.07.2025&hours=4"

/* Version 1 with a return in stages and an aid. */
static struct browser office(void)
{
        testcase_open(&t);
        testcase_packs(&t);
        testcase_add(&t, &plan_entity, S("title=Neuer+Platz&number=1&status=draft&funder_id=2"));
        testcase_add(
                &t, &measure_entity,
                S("plan_id=1&kind=gradual_return&title=Stufen&justification=Langsam&starts=23.06.2025&ends=18.07.2025"));
        testcase_add(
                &t, &measure_entity,
                S("plan_id=1&kind=technical_aid&title=Heber&justification=Kein+Heben&starts=23.06.2025&ends=27.06.2025"));
        return testcase_browser(&t, t.jonas);
}

TEST(stages_that_overlap_are_refused_and_nothing_is_lost)
{
        struct browser b = office();
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1")).body, "/faelle/1/plan/1/stufen/neu");
        CHECK_HAS(b.last.body, "Stufen mit Stunden bei „Stufen“");
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/stufen/neu"), S(STAGE_1)).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/stufen/neu"),
                                S("measure_id=1&starts=04.07.2025&ends=18.07.2025&hours=6,25&note=schneller"))
                          .status,
                  422);
        CHECK_HAS(b.last.body, "überschneiden sich mit der Stufe vom 23.06.2025 bis 04.07.2025");
        CHECK_HAS(b.last.body, "value=\"6,25\"");
        CHECK_HAS(b.last.body, "value=\"schneller\"");
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/stufen/neu"),
                                S("measure_id=1&starts=07.07.2025&ends=&hours=6"))
                          .status,
                  422);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/stufen/neu"),
                                S("measure_id=1&starts=07.07.2025&ends=01.07.2025&hours=viel"))
                          .status,
                  422);
        CHECK_HAS(b.last.body, "Das Ende liegt vor dem Beginn");
        CHECK_HAS(b.last.body, "zum Beispiel 4 oder 4,5");
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/stufen/neu"),
                                S("measure_id=1&starts=07.07.2025&ends=18.07.2025&hours=3,5&needs_id=2"))
                          .status,
                  303);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &stage_entity), 2);
        struct str body = browse_get(&b, S("/faelle/1/plan/1")).body;
        CHECK_HAS(body, "aria-labelledby=\"stufenplan-name stufenplan-was\"");
        CHECK_HAS(body, "4 Stunden");
        CHECK_HAS(body, "sind es weniger Stunden als davor");
        CHECK_HAS(body, "aria-labelledby=\"netzplan-name netzplan-was\"");
        CHECK_HAS_NOT(body, "style=");
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1/stufen?format=csv")).body, "3,5");
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1/druck")).body,
                  "07.07. – 18.07.2025: 3,5 Stunden am Tag");
        testcase_close(&t);
}

TEST(a_stage_changes_and_goes_with_its_measure)
{
        struct browser b = office();
        testcase_post(&b, S("/faelle/1/plan/1/stufen/neu"), S(STAGE_1 "&needs_id=2"));
        CHECK_INT(browse_get(&b, S("/faelle/1/plan/1/stufen/1")).status, 200);
        CHECK_INT(
                testcase_post(&b, S("/faelle/1/plan/1/stufen/1/bearbeiten"), S("version=1&hours=4.5")).status,
                303);
        CHECK_INT(rec_int(testcase_get(&t, t.albers, &stage_entity, 1), STAGE_minutes), 270);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/2/loeschen"), S("version=1")).status, 303);
        CHECK(!rec_given(testcase_get(&t, t.albers, &stage_entity, 1), STAGE_needs_id));
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/1/loeschen"), S("version=1")).status, 303);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &stage_entity), 0);
        testcase_close(&t);
}

TEST(a_signed_version_keeps_its_stages_and_dependencies)
{
        struct browser b = office();
        testcase_add(&t, &stage_entity, S("plan_id=1&" STAGE_1));
        testcase_add(&t, &measure_dependency_entity, S("plan_id=1&measure_id=1&needs_id=2"));
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/unterschrift?wer=client"), S("on=15.05.2025")).status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/stufen/1/bearbeiten"), S("version=1&hours=8")).status,
                  303);
        CHECK_HAS(b.last.location, "meldung=plan_fixed");
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/stufen/1/loeschen"), S("version=1")).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/abhaengigkeiten/1/loeschen"), S("version=1")).status,
                  303);
        testcase_post(&b, S("/faelle/1/plan/1/abhaengigkeiten/neu"), S("measure_id=2&needs_id=1"));
        CHECK_INT(rec_int(testcase_get(&t, t.albers, &stage_entity, 1), STAGE_minutes), 240);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &measure_dependency_entity), 1);
        /* what was worked is no part of the version */
        CHECK_INT(testcase_post(&b, S("/faelle/1/stunden/neu"),
                                S("starts=12.05.2025&ends=16.05.2025&hours=3,5"))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1")).body, "tatsächlich, im Schnitt");
        testcase_close(&t);
}

TEST(a_circle_is_refused_with_its_chain)
{
        struct browser b = office();
        testcase_add(&t, &measure_entity, S("plan_id=1&kind=skill_training&title=Schulung"));
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/abhaengigkeiten/neu"), S("measure_id=1&needs_id=2"))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/abhaengigkeiten/neu"), S("measure_id=2&needs_id=3"))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/abhaengigkeiten/neu"),
                                S("measure_id=3&needs_id=1&reason=so"))
                          .status,
                  422);
        CHECK_HAS(
                b.last.body,
                "„Schulung“ würde warten auf „Stufen“, „Stufen“ wartet auf „Heber“, „Heber“ wartet auf „Schulung“");
        CHECK_HAS(b.last.body, "value=\"so\"");
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/abhaengigkeiten/neu"), S("measure_id=3&needs_id=3"))
                          .status,
                  422);
        CHECK_HAS(b.last.body, "nicht auf sich selbst");
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/stufen/neu"), S(STAGE_1 "&needs_id=2")).status, 303);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &measure_dependency_entity), 2);
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1")).body, "bestimmt das Ende");
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1/abhaengigkeiten")).body, "Schulung");
        testcase_close(&t);
}

/* A disruption leads to a version, and the two name each other. CMB 10.E */
TEST(a_disruption_leads_to_a_version)
{
        struct browser b = office();
        testcase_add(
                &t, &disruption_entity,
                S("title=Schmerzen&area=carrying_out&kind=health&occurred_on=16.05.2025&cause=Zu+schnell"));
        testcase_post(&b, S("/faelle/1/plan/1/unterschrift?wer=client"), S("on=15.05.2025"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/stoerungen/1")).body, "/faelle/1/plan/neue-version?stoerung=1");
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/neue-version?stoerung=1")).body, "Schmerzen. Zu schnell");
        CHECK_INT(browse_get(&b, S("/faelle/1/plan/neue-version?stoerung=99")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/neue-version"), S("reason=Langsamer&disruption_id=1"))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/2")).body, "/faelle/1/stoerungen/1");
        CHECK_HAS(browse_get(&b, S("/faelle/1/stoerungen/1")).body, "/faelle/1/plan/2");
        testcase_post(&b, S("/faelle/1/plan/2/stufen/neu"),
                      S("measure_id=3&starts=23.06.2025&ends=11.07.2025&hours=4&needs_id=4"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/vergleich?a=1&b=2")).body, "Stufe 1");
        CHECK_HAS_NOT(b.last.body, "nicht für Sie freigegeben");
        testcase_close(&t);
}

TEST(a_suspended_case_keeps_its_plan)
{
        struct browser b = office();
        testcase_add(&t, &stage_entity, S("plan_id=1&" STAGE_1));
        testcase_write(&t, t.albers);
        CHECK_INT(case_suspend(t.tx, t.g, date_of(2025, 7, 1), S("Krankenhaus")), OK);
        testcase_commit(&t);
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1")).body, "Stufenplan");
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &stage_entity), 1);
        testcase_close(&t);
}

TEST(gaps_of_the_offer_stand_at_the_measure)
{
        struct browser b = office();
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/2/bearbeiten"),
                                S("version=1&gap_note=Kran+in+der+Halle"))
                          .status,
                  422);
        CHECK_HAS(b.last.body, "was am Angebot fehlt");
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/2/bearbeiten"),
                                S("version=1&gap_kind=second_best&gap_note=Kran+in+der+Halle"))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1")).body, "Angebot: nur zweite Wahl. Kran in der Halle");
        testcase_close(&t);
}

TEST(other_roles_and_other_cases_stay_outside)
{
        static const struct str paths[] = {S_INIT("/faelle/1/plan/1/stufen"),
                                           S_INIT("/faelle/1/plan/1/stufen/1"),
                                           S_INIT("/faelle/1/plan/1/stufen/neu"),
                                           S_INIT("/faelle/1/plan/1/abhaengigkeiten"),
                                           S_INIT("/faelle/1/plan/1/abhaengigkeiten/1"),
                                           S_INIT("/faelle/1/stunden"),
                                           S_INIT("/faelle/1/stunden/1")};
        struct browser b = office(), s = testcase_browser(&t, t.sven);
        testcase_add(&t, &stage_entity, S("plan_id=1&" STAGE_1));
        testcase_add(&t, &measure_dependency_entity, S("plan_id=1&measure_id=1&needs_id=2"));
        testcase_add(&t, &worked_hours_entity, S("starts=12.05.2025&ends=16.05.2025&hours=3"));
        for (size_t i = 0; i < ARRAY_LEN(paths); i++) {
                CHECK_INT(browse_get(&b, paths[i]).status, 200);
                CHECK(browse_get(&s, paths[i]).status != 200);
        }
        testcase_add_to(&t, t.yildiz, &plan_entity, S("title=Fremd&number=1&status=draft"));
        testcase_add_to(&t, t.yildiz, &measure_entity, S("plan_id=2&kind=technical_aid&title=Geheim"));
        testcase_add_to(&t, t.yildiz, &stage_entity,
                        S("plan_id=2&measure_id=3&starts=23.06.2025&ends=04.07.2025&hours=4"));
        CHECK_INT(browse_get(&b, S("/faelle/2/plan/2/stufen")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/plan/2/stufen")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/plan/1/stufen/2")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/stufen/neu"),
                                S("measure_id=3&starts=07.07.2025&ends=08.07.2025&hours=4"))
                          .status,
                  422);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/plan/1/stufen/neu")).body, "Geheim");
        testcase_close(&t);
}

TEST_GROUP(stage_pages, &stages_that_overlap_are_refused_and_nothing_is_lost,
           &a_stage_changes_and_goes_with_its_measure, &a_signed_version_keeps_its_stages_and_dependencies,
           &a_circle_is_refused_with_its_chain, &a_disruption_leads_to_a_version,
           &a_suspended_case_keeps_its_plan, &gaps_of_the_offer_stand_at_the_measure,
           &other_roles_and_other_cases_stay_outside)
