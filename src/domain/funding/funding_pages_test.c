/* Pages of money: what they say, what they refuse, who does not see them. */
#include "domain/funding/funding.h"
#include "test/testcase.h"

static struct testcase t;

static struct browser office(void)
{
        testcase_open(&t);
        testcase_packs(&t);
        testcase_add(&t, &plan_entity, S("title=Platz&number=1&status=draft&funder_id=2"));
        testcase_add(&t, &measure_entity,
                     S("plan_id=1&kind=technical_aid&title=Tisch+und+Heber&costs=4850,00"));
        return testcase_browser(&t, t.jonas);
}

#define FRAME "funder_id=2&benefit=technical_aid&maximum=2.500,00&written=1"
#define PROMISE                                                                                              \
        "measure_id=1&funder_id=2&benefit=technical_aid&status=approved&decided_on=20.05.2025&own_promise=1"

/* Acceptance (d) as a person meets it: the sentence names the frame, and what was typed is still there. */
TEST(a_promise_above_the_frame_is_refused_on_the_page)
{
        struct browser b = office();
        CHECK_INT(testcase_post(&b, S("/netz/zusagerahmen/neu"), S(FRAME)).status, 303);
        CHECK_HAS(browse_get(&b, S("/netz/zusagerahmen")).body, "2.500,00 €");
        CHECK_HAS(browse_get(&b, S("/organisationen/2")).body,
                  "technische Hilfen am Arbeitsplatz, bis 2.500,00 €");
        CHECK_INT(testcase_post(&b, S("/faelle/1/finanzierung/neu"), S(PROMISE "&amount=4.850,00")).status,
                  422);
        CHECK_HAS(b.last.body, "reicht bis 2.500,00 €. 4.850,00 € kann unsere Stelle nicht selbst zusagen");
        CHECK_HAS(b.last.body, "value=\"4.850,00\"");
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &funding_entity), 0);
        CHECK_INT(testcase_post(&b, S("/faelle/1/finanzierung/neu"), S(PROMISE "&amount=2.400,00")).status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/finanzierung/1")).body, "2.400,00 €");
        CHECK_HAS(browse_get(&b, S("/faelle/1/finanzierung")).body, "Noch nicht zugesagt: 2.450,00 €");
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1")).body, "eigene Zusage");
        testcase_close(&t);
}

TEST(a_frame_that_ended_before_it_began_is_refused)
{
        struct browser b = office();
        CHECK_INT(testcase_post(&b, S("/netz/zusagerahmen/neu"),
                                S(FRAME "&valid_from=01.06.2025&valid_until=01.05.2025"))
                          .status,
                  422);
        CHECK_HAS(b.last.body, "Das Ende liegt vor dem Beginn");
        CHECK_HAS(b.last.body, "value=\"01.05.2025\"");
        testcase_close(&t);
}

TEST(a_refusal_leads_on)
{
        struct browser b = office();
        CHECK_HAS(browse_get(&b, S("/faelle/1/finanzierung")).body, "Niemand ist darum gebeten");
        CHECK_HAS(browse_get(&b, S("/faelle/1/finanzierung/neu?massnahme=1")).body, "selected");
        CHECK_INT(
                testcase_post(
                        &b, S("/faelle/1/finanzierung/neu"),
                        S("measure_id=1&funder_id=2&benefit=technical_aid&status=rejected&decided_on=19.05.2025"))
                        .status,
                422);
        CHECK_HAS(b.last.body, "Bitte halten Sie den Grund fest");
        CHECK_INT(
                testcase_post(
                        &b, S("/faelle/1/finanzierung/neu"),
                        S("measure_id=1&funder_id=2&benefit=technical_aid&status=rejected&decided_on=19.05.2025"
                          "&rejection_reason=Nicht+zust%C3%A4ndig"))
                        .status,
                303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/finanzierung/1")).body,
                  "/faelle/1/finanzierung/neu?massnahme=1");
        CHECK_INT(testcase_post(&b, S("/faelle/1/finanzierung/1/bearbeiten"),
                                S("version=1&alternative=Integrationsamt"))
                          .status,
                  303);
        testcase_close(&t);
}

TEST(money_holds_its_measure_back)
{
        struct browser b = office();
        testcase_add(
                &t, &funding_entity,
                S("measure_id=1&funder_id=2&benefit=technical_aid&status=applied&applied_on=19.05.2025"));
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/1/loeschen"), S("version=1")).status, 303);
        CHECK_HAS(b.last.location, "meldung=measure_has_money");
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &measure_entity), 1);
        CHECK_INT(testcase_post(&b, S("/faelle/1/finanzierung/1/loeschen"), S("version=1")).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/1/loeschen"), S("version=1")).status, 303);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &measure_entity), 0);
        testcase_close(&t);
}

TEST(money_of_other_cases_is_not_found)
{
        struct browser b = office(), s = testcase_browser(&t, t.sven);
        testcase_add_to(&t, t.yildiz, &plan_entity, S("title=Fremd&number=1&status=draft"));
        testcase_add_to(&t, t.yildiz, &measure_entity,
                        S("plan_id=2&kind=technical_aid&title=Geheim&costs=100,00"));
        testcase_add_to(
                &t, t.yildiz, &funding_entity,
                S("measure_id=2&funder_id=2&benefit=technical_aid&status=applied&applied_on=19.05.2025"));
        CHECK_INT(browse_get(&b, S("/faelle/2/finanzierung")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/finanzierung/1")).status, 404);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/finanzierung")).body, "Geheim");
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/finanzierung/neu")).body, "Geheim");
        CHECK_INT(testcase_post(&b, S("/faelle/1/finanzierung/neu"),
                                S("measure_id=2&funder_id=2&benefit=technical_aid&status=planned"))
                          .status,
                  422);
        CHECK(browse_get(&s, S("/faelle/1/finanzierung")).status != 200);
        CHECK_INT(browse_get(&s, S("/netz/zusagerahmen")).status, 200);
        testcase_close(&t);
}

TEST_GROUP(funding_pages, &a_promise_above_the_frame_is_refused_on_the_page,
           &a_frame_that_ended_before_it_began_is_refused, &a_refusal_leads_on, &money_holds_its_measure_back,
           &money_of_other_cases_is_not_found)
