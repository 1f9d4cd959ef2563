/* What came out of it: the class by the concept's table, the reason of whoever differs, the days of the follow-ups. */
#include "domain/goals/goal.h"
#include "domain/outcome/outcome.h"
#include "test/testcase.h"

static struct testcase t;

static struct browser office(void)
{
        testcase_open(&t);
        testcase_packs(&t);
        return testcase_browser(&t, t.jonas);
}

static struct record *outcome(int64_t id)
{
        return testcase_get(&t, t.albers, &outcome_entity, id);
}

/* The worked case: moved inside of the firm, safer, healthier, nothing worse. */
#define BEST                                                                                                 \
        "point=closing&recorded_on=20.05.2025&status=A2&security=higher&health_effect=better&pay=same"       \
        "&qualification=higher&satisfaction=same"

TEST(follow_ups_stay_inside_the_month)
{
        struct date closed = date_of(2025, 8, 29);
        CHECK_DATE(outcome_due(closed, OUTCOME_CLOSING), "2025-08-29");
        CHECK_DATE(outcome_due(closed, OUTCOME_HALF_YEAR), "2026-02-28");
        CHECK_DATE(outcome_due(closed, OUTCOME_YEAR), "2026-08-29");
        CHECK_DATE(outcome_due(date_of(2024, 2, 29), OUTCOME_YEAR), "2025-02-28");
}

/* Acceptance (g): pay changed to „geringer“ gives „Erfolg“ instead of „umfassender Erfolg“. */
TEST(the_class_follows_the_table)
{
        struct browser b = office();
        CHECK_INT(testcase_post(&b, S("/faelle/1/ergebnis/neu"), S(BEST)).status, 303);
        CHECK_STR(rec_text(outcome(1), OUTCOME_computed_class), "comprehensive");
        CHECK_HAS(browse_get(&b, S("/faelle/1/ergebnis/1")).body, "umfassender Erfolg");
        CHECK_INT(testcase_post(&b, S("/faelle/1/ergebnis/1/bearbeiten"), S("version=1&pay=lower")).status,
                  303);
        CHECK_STR(rec_text(outcome(1), OUTCOME_computed_class), "success");
        struct str body = browse_get(&b, S("/faelle/1/ergebnis/1")).body;
        CHECK_HAS(body, "Errechnet: Erfolg");
        CHECK_HAS_NOT(body, "umfassender Erfolg");
        testcase_close(&t);
}

TEST(each_status_has_its_class)
{
        static const struct {
                struct str sent, class;
        } rows[] = {
                {S_INIT("status=A1"), S_INIT("success")},
                {S_INIT("status=A3&seamless=1"), S_INIT("success")},
                {S_INIT("status=A3"), S_INIT("unclassified")},
                {S_INIT("status=A4"), S_INIT("unclassified")},
                {S_INIT("status=A5&return_option=1"), S_INIT("conditional")},
                {S_INIT("status=A7"), S_INIT("failure")},
        };
        struct browser b = office();
        testcase_post(&b, S("/faelle/1/ergebnis/neu"), S("point=closing&recorded_on=20.05.2025&status=A8"));
        CHECK_STR(rec_text(outcome(1), OUTCOME_computed_class), "failure");
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
                struct str version = str_from_int(test_arena(), outcome(1)->version);
                struct str fields =
                        str_join(test_arena(), S("_drawn.seamless=1&_drawn.return_option=1&version="),
                                 version, S("&"), rows[i].sent);
                CHECK_INT(testcase_post(&b, S("/faelle/1/ergebnis/1/bearbeiten"), fields).status, 303);
                CHECK_SAME(rec_text(outcome(1), OUTCOME_computed_class), rows[i].class);
        }
        testcase_close(&t);
}

TEST(who_differs_says_why)
{
        struct browser b = office();
        CHECK_INT(testcase_post(&b, S("/faelle/1/ergebnis/neu"), S(BEST "&judged_class=success")).status,
                  422);
        CHECK_HAS(b.last.body, "weichen von der errechneten Einordnung ab");
        CHECK_INT(testcase_post(&b, S("/faelle/1/ergebnis/neu"),
                                S(BEST "&judged_class=success&deviation_reason=Der+Weg+ist+weit"))
                          .status,
                  303);
        CHECK_STR(outcome_class(outcome(1)), "success");
        struct str body = browse_get(&b, S("/faelle/1/ergebnis")).body;
        CHECK_HAS(body, "Errechnet: umfassender Erfolg");
        CHECK_HAS(body, "Der Weg ist weit");
        /* agreeing with the table needs no reason; the computed class cannot be sent */
        CHECK_INT(testcase_post(
                          &b, S("/faelle/1/ergebnis/1/bearbeiten"),
                          S("version=1&judged_class=comprehensive&deviation_reason=&computed_class=failure"))
                          .status,
                  303);
        CHECK_STR(rec_text(outcome(1), OUTCOME_computed_class), "comprehensive");
        testcase_close(&t);
}

TEST(one_outcome_for_each_point)
{
        struct browser b = office();
        CHECK_INT(testcase_post(&b, S("/faelle/1/ergebnis/neu"), S(BEST)).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/ergebnis/neu"), S(BEST)).status, 422);
        CHECK_HAS(b.last.body, "schon ein Ergebnis");
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &outcome_entity), 1);
        CHECK_INT(testcase_post(&b, S("/faelle/1/ergebnis/neu"),
                                S("point=year&recorded_on=20.05.2025&status=A1"))
                          .status,
                  303);
        struct str body = browse_get(&b, S("/faelle/1/ergebnis")).body;
        CHECK_HAS(body, "nach 12 Monaten");
        CHECK_HAS(body, "ergebnis/neu?zeitpunkt=half_year");
        CHECK_HAS_NOT(body, "ergebnis/neu?zeitpunkt=closing");
        CHECK_HAS(browse_get(&b, S("/faelle/1/ergebnis/1/verlauf")).body, "hat das angelegt");
        testcase_close(&t);
}

/* Who closes a case is told when its outcome is missing; recording it leads back to the closing. Nothing is locked. */
TEST(closing_points_to_a_missing_outcome)
{
        struct browser b = office();
        CHECK_HAS(browse_get(&b, S("/faelle/1/stand")).body, "Das Ergebnis fehlt noch");
        CHECK_INT(testcase_post(&b, S("/faelle/1/stand?was=abschliessen"),
                                S("on=20.05.2025&end_reason=regular&note=Geschafft"
                                  "&_umweg=outcome+-+zeitpunkt%3Dclosing"))
                          .status,
                  303);
        CHECK(str_starts(b.last.location, S("/faelle/1/ergebnis/neu?")));
        CHECK_INT(testcase_post(&b, b.last.location, S(BEST)).status, 303);
        CHECK(str_starts(b.last.location, S("/faelle/1/stand?was=abschliessen&fortsetzen=")));
        CHECK_HAS(browse_get(&b, b.last.location).body, "Geschafft");
        CHECK_HAS_NOT(b.last.body, "Das Ergebnis fehlt noch");
        testcase_close(&t);
}

TEST(a_case_closes_without_an_outcome)
{
        struct browser b = office();
        CHECK_INT(testcase_post(&b, S("/faelle/1/stand?was=abschliessen"),
                                S("on=20.05.2025&end_reason=regular"))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/stand")).body, "/faelle/1/ergebnis/neu?zeitpunkt=closing");
        testcase_close(&t);
}

TEST(goals_and_days_stand_beside_it)
{
        struct browser b = office();
        testcase_add(&t, &goal_entity,
                     S("text=Leichterer+Platz&kind=integration&source=client&attained=reached"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/ergebnis")).body, "steht mit dem Abschluss fest");
        clock_set(moment_of(date_of(2025, 8, 29), 600));
        testcase_write(&t, t.albers);
        must(case_close(t.tx, t.g, date_of(2025, 8, 29), S("regular"), S("Fertig")) == OK);
        testcase_commit(&t);
        b = testcase_browser(&t, t.jonas); /* the session of May is over */
        struct str body = browse_get(&b, S("/faelle/1/ergebnis")).body;
        CHECK_HAS(body, "fällig Sa, 28.02.2026");
        CHECK_HAS(body, "fällig Sa, 29.08.2026");
        CHECK_HAS(body, "Leichterer Platz");
        CHECK_HAS(body, "erreicht");
        CHECK_HAS(body, "hat einer Nachbefragung noch nicht zugestimmt");
        testcase_close(&t);
}

/* Without a concept nothing is computed, and nothing breaks. */
TEST(no_concept_no_class)
{
        testcase_open(&t);
        testcase_add(&t, &outcome_entity, S("point=closing&recorded_on=20.05.2025&status=A2"));
        struct record *o = outcome(1);
        REC_SET(o, OUTCOME_computed_class, S("success"));
        testcase_write(&t, t.albers);
        CHECK_OK(outcome_compute(rtx_of(t.tx), grant_of(t.g), o));
        db_rollback(t.tx);
        CHECK(!rec_given(o, OUTCOME_computed_class));
        testcase_close(&t);
}

TEST(the_outcome_is_for_those_who_work_on_the_case)
{
        static const struct str path[] = {S_INIT("/ergebnis"), S_INIT("/ergebnis/neu"), S_INIT("/ergebnis/1"),
                                          S_INIT("/ergebnis/1/bearbeiten"), S_INIT("/ergebnis/1/verlauf")};
        office();
        testcase_add(&t, &outcome_entity, S("point=closing&recorded_on=20.05.2025&status=A2"));
        const int64_t strangers[] = {t.sven, t.aylin};
        for (size_t s = 0; s < ARRAY_LEN(strangers); s++) {
                struct browser b = testcase_browser(&t, strangers[s]);
                for (size_t i = 0; i < ARRAY_LEN(path); i++)
                        CHECK_INT(browse_get(&b, str_join(test_arena(), S("/faelle/1"), path[i])).status,
                                  404);
                CHECK_INT(testcase_post(&b, S("/faelle/1/ergebnis/neu"), S(BEST)).status, 404);
        }
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &outcome_entity), 1);
        testcase_close(&t);
}

TEST_GROUP(outcome_pages, &follow_ups_stay_inside_the_month, &the_class_follows_the_table,
           &each_status_has_its_class, &who_differs_says_why, &one_outcome_for_each_point,
           &closing_points_to_a_missing_outcome, &a_case_closes_without_an_outcome,
           &goals_and_days_stand_beside_it, &no_concept_no_class,
           &the_outcome_is_for_those_who_work_on_the_case)
