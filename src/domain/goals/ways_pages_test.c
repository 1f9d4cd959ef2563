/* Pages beside the goals: levels, hints, steps, ways and applications. */
#include "domain/goals/goal.h"
#include "test/testcase.h"

static struct testcase t;

#define GOAL "text=Im+Betrieb+bleiben&kind=integration&source=client"

static struct browser office(void)
{
        testcase_open(&t);
        testcase_packs(&t);
        return testcase_browser(&t, t.jonas);
}

/* A goal without an end is kept, and a gentle line says what is missing. */
TEST(hints_never_hold_anything_up)
{
        struct browser b = office();
        CHECK_INT(testcase_post(&b, S("/faelle/1/ziele/neu"),
                                S("text=Nicht+mehr+krank+sein&kind=integration&source=client"))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziele/1")).body, "Vorschlag: Bis wann?");
        CHECK_HAS(b.last.body, "Was soll stattdessen sein?");
        testcase_post(&b, S("/faelle/1/ziele/1/bearbeiten"),
                      S("version=1&text=Im+Betrieb+bleiben&term=29.08.2025&indicator=Arbeitet+voll"));
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/ziele/1")).body, "Vorschlag:");
        testcase_close(&t);
}

TEST(parts_belong_to_an_overall_goal)
{
        struct browser b = office();
        testcase_add(&t, &goal_entity, S(GOAL "&level=overall"));
        testcase_add(&t, &goal_entity,
                     S("text=Kontrolle+lernen&kind=integration&source=client&level=partial&parent_id=1"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziele/2")).body, "Im Betrieb bleiben");
        CHECK_INT(testcase_post(&b, S("/faelle/1/ziele/neu"), S(GOAL "&level=partial&parent_id=2")).status,
                  422);
        CHECK_HAS(b.last.body, "Bitte wählen Sie ein Gesamtziel");
        CHECK_INT(testcase_post(&b, S("/faelle/1/ziele/1/bearbeiten"), S("version=1&level=partial")).status,
                  422);
        CHECK_HAS(b.last.body, "gehören Teilziele");
        testcase_close(&t);
}

TEST(steps_are_assessed_by_both_and_decide_nothing)
{
        struct browser b = office();
        testcase_add(&t, &goal_entity,
                     S(GOAL "&scale_0=Arbeitet+voll&scale_m1=Arbeitet+sechs+Stunden&start_step=m2&weight=3"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziele/1")).body, "Arbeitet sechs Stunden");
        CHECK_HAS(b.last.body, "/faelle/1/einschaetzungen/neu?ziel=1");
        CHECK_HAS(browse_get(&b, S("/faelle/1/einschaetzungen/neu?ziel=1")).body, "value=\"20.05.2025\"");
        CHECK_INT(testcase_post(&b, S("/faelle/1/einschaetzungen/neu"),
                                S("goal_id=1&party=client&assessed_on=19.05.2025&step=p1&words=Es+wird"))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/einschaetzungen/neu"),
                                S("goal_id=1&party=case_manager&assessed_on=20.05.2025&step=m1"))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/einschaetzungen/neu"),
                                S("goal_id=1&party=employer&assessed_on=20.05.2025&step=m1"))
                          .status,
                  422);
        struct str body = browse_get(&b, S("/faelle/1/ziele")).body;
        CHECK_HAS(body, "T-Wert 60,0");
        CHECK_HAS(body, "T-Wert 40,0");
        CHECK_HAS(body, "am Anfang 30,0");
        CHECK_HAS(body, "entscheidet nichts");
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziele/1")).body, "„Es wird“");
        testcase_close(&t);
}

TEST(each_party_says_what_was_reached)
{
        struct browser b = office();
        testcase_add(&t, &goal_entity, S(GOAL));
        CHECK_INT(testcase_post(&b, S("/faelle/1/ziele/1"),
                                S("client.knows=1&client.attained=partly&employer.attained=reached"))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziele/1")).body, "teilweise erreicht");
        CHECK_STR(rec_text(testcase_get(&t, t.albers, &goal_view_entity, 2), GOAL_VIEW_attained), "reached");
        testcase_close(&t);
}

TEST(ways_and_applications_are_kept_with_what_was_said)
{
        struct browser b = office();
        CHECK_INT(
                testcase_post(
                        &b, S("/faelle/1/wege/neu"),
                        S("text=Umsetzung+im+Betrieb&own_words=Lieber+hier&dissent=Personalleitung+z%C3%B6gert&agreed_on=20.05.2025"))
                        .status,
                303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziele")).body, "„Lieber hier“");
        CHECK_HAS(b.last.body, "andere Sicht");
        CHECK_HAS(browse_get(&b, S("/faelle/1/verlauf")).body, "Weg vereinbart: Umsetzung im Betrieb");
        CHECK_INT(testcase_post(&b, S("/faelle/1/antraege/neu"), S("kind=equal_status&status=filed")).status,
                  422);
        CHECK_HAS(b.last.body, "An welchem Tag wurde der Antrag gestellt");
        CHECK_INT(
                testcase_post(
                        &b, S("/faelle/1/antraege/neu"),
                        S("kind=equal_status&status=filed&filed_on=10.04.2025&recommendation=file&advice=Schutz"))
                        .status,
                303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/antraege")).body, "keine Rechtsberatung");
        CHECK_HAS(browse_get(&b, S("/faelle/1/antraege/1")).body, "Gleichstellung");
        testcase_close(&t);
}

TEST(other_roles_and_other_cases_see_none_of_it)
{
        struct browser b = office(), s = testcase_browser(&t, t.sven);
        testcase_add_to(&t, t.yildiz, &goal_entity,
                        S("text=Fremdes&kind=integration&source=client&level=overall"));
        testcase_add_to(&t, t.yildiz, &strategy_entity, S("text=Geheimer+Weg"));
        testcase_add_to(&t, t.yildiz, &application_entity, S("kind=disability&status=planned"));
        testcase_add_to(&t, t.yildiz, &goal_assessment_entity,
                        S("goal_id=1&party=client&assessed_on=20.05.2025&step=0"));
        CHECK_INT(browse_get(&b, S("/faelle/1/wege/1")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/antraege/1")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/einschaetzungen/1")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/2/wege")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/ziele/neu"), S(GOAL "&level=partial&parent_id=1")).status,
                  422);
        CHECK(browse_get(&s, S("/faelle/1/antraege")).status != 200);
        CHECK(browse_get(&s, S("/faelle/1/wege")).status != 200);
        testcase_close(&t);
}

TEST_GROUP(ways_pages, &hints_never_hold_anything_up, &parts_belong_to_an_overall_goal,
           &steps_are_assessed_by_both_and_decide_nothing, &each_party_says_what_was_reached,
           &ways_and_applications_are_kept_with_what_was_said, &other_roles_and_other_cases_see_none_of_it)
