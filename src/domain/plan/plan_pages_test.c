/* The pages of the plan: what they say and what they refuse, also by POST. */
#include "domain/consent/disclosure.h"
#include "domain/plan/plan.h"
#include "test/testcase.h"

static struct testcase t;

/* As the browser sends the form of a measure. */
#define MEASURE                                                                                              \
        "kind=technical_aid&title=Tisch&justification=Kein+Heben&starts=23.06.2025&ends=27.06.2025&costs=4.850,00"

static struct browser office(void)
{
        testcase_open(&t);
        testcase_packs(&t);
        must(testcase_add(&t, &plan_entity, S("title=Neuer+Platz&number=1&status=draft&funder_id=2")) == 1);
        return testcase_browser(&t, t.jonas);
}

static void with_measure(void)
{
        testcase_add(
                &t, &measure_entity,
                S("plan_id=1&status=planned&kind=technical_aid&title=Tisch&justification=Kein+Heben&starts=23.06.2025&"
                  "ends=27.06.2025&costs=4850,00"));
}

static struct str status(int64_t id)
{
        return rec_text(testcase_get(&t, t.albers, &plan_entity, id), PLAN_status);
}

TEST(the_first_version_is_made_once)
{
        testcase_open(&t);
        struct browser b = testcase_browser(&t, t.jonas);
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan")).body, "Plan anlegen");
        CHECK_INT(browse_get(&b, S("/faelle/1/plan/neu")).status, 200);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/neu"), S("title=Zur%C3%BCck&status=signed&number=9"))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/neu"), S("title=Noch+einer")).status, 303);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &plan_entity), 1);
        CHECK_STR(status(1), "draft"); /* what is no field of the form is not read */
        CHECK_INT(rec_int(testcase_get(&t, t.albers, &plan_entity, 1), PLAN_number), 1);
        CHECK_INT(browse_get(&b, S("/faelle/1/plan/neu")).status, 303);
        testcase_close(&t);
}

TEST(the_page_says_exactly_what_is_missing)
{
        struct browser b = office();
        struct str body = browse_get(&b, S("/faelle/1/plan/1")).body;
        CHECK_HAS(body, "Es fehlt:");
        CHECK_HAS(body, "mindestens eine Maßnahme");
        CHECK_HAS(body, "Unterschrift: Arbeitgeber");
        CHECK_HAS_NOT(body, "<li>Zuständiger Leistungsträger");
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/neu"), S("kind=technical_aid&title=Heber"))
                          .status,
                  303);
        body = browse_get(&b, S("/faelle/1/plan/1")).body;
        CHECK_HAS(body, "Begründung bei „Heber“");
        CHECK_HAS(body, "Beginn und Ende bei „Heber“");
        CHECK_HAS_NOT(body, "mindestens eine Maßnahme");
        testcase_close(&t);
}

TEST(costs_are_added_up)
{
        struct browser b = office();
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/neu"), S(MEASURE)).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/neu"), S(MEASURE "&title=Heber")).status,
                  303);
        CHECK_INT(rec_int(testcase_get(&t, t.albers, &measure_entity, 1), MEASURE_costs), 485000);
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1")).body, "9.700,00 €");
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan")).body, "9.700,00 €");
        CHECK_INT(browse_get(&b, S("/faelle/1/plan/1/massnahmen?format=csv")).status, 200);
        CHECK_HAS(b.last.body, "Tisch");
        testcase_close(&t);
}

/* Neither form nor POST changes what somebody has signed. */
TEST(a_signed_version_is_never_changed)
{
        struct browser b = office();
        with_measure();
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/unterschrift?wer=client"), S("on=15.05.2025")).status,
                  303);
        CHECK_INT(browse_get(&b, S("/faelle/1/plan/1/bearbeiten")).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/bearbeiten"), S("version=2&title=Anders")).status,
                  303);
        CHECK_HAS(b.last.location, "meldung=plan_fixed");
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/neu"), S(MEASURE)).status, 303);
        CHECK_INT(
                testcase_post(&b, S("/faelle/1/plan/1/massnahmen/1/bearbeiten"), S("version=1&title=Anders"))
                        .status,
                303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/1/loeschen"), S("version=1")).status, 303);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &measure_entity), 1);
        CHECK_STR(rec_text(testcase_get(&t, t.albers, &measure_entity, 1), MEASURE_title), "Tisch");
        CHECK_STR(rec_text(testcase_get(&t, t.albers, &plan_entity, 1), PLAN_title), "Neuer Platz");
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/plan/1/massnahmen/1")).body, "/bearbeiten");
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/1/stand"), S("version=1&status=running"))
                          .status,
                  303);
        CHECK_STR(rec_text(testcase_get(&t, t.albers, &measure_entity, 1), MEASURE_status), "running");
        testcase_close(&t);
}

TEST(a_draft_is_changed_and_measures_go)
{
        struct browser b = office();
        with_measure();
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/1/bearbeiten"),
                                S("version=1&title=Stehtisch"))
                          .status,
                  303);
        CHECK_STR(rec_text(testcase_get(&t, t.albers, &measure_entity, 1), MEASURE_title), "Stehtisch");
        CHECK_INT(browse_get(&b, S("/faelle/1/plan/1/massnahmen/1/loeschen")).status, 200);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/1/loeschen"), S("version=2")).status, 303);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &measure_entity), 0);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/neu"), S("kind=unknown&title=x")).status,
                  422);
        testcase_close(&t);
}

TEST(a_version_from_paper_to_decision)
{
        struct browser b = office();
        with_measure();
        testcase_add(&t, &consent_entity,
                     S("kind=participation&explained_on=26.03.2025&signed_on=26.03.2025"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1/druck")).body, "Klientin oder Klient: Renate Albers");
        CHECK_INT(
                testcase_post(&b, S("/faelle/1/plan/1/unterschrift?wer=manager"), S("on=31.02.2025")).status,
                422);
        testcase_post(&b, S("/faelle/1/plan/1/unterschrift?wer=manager"), S("on=13.05.2025"));
        testcase_post(&b, S("/faelle/1/plan/1/unterschrift?wer=client"), S("on=15.05.2025"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1")).body, "steht aus, seit 5 Tagen");
        CHECK_STR(status(1), "draft");
        testcase_add(
                &t, &consent_entity,
                S("kind=employer_contact&return_wish=1&content=plan&explained_on=09.04.2025&signed_on=09.04.2025"));
        testcase_post(&b, S("/faelle/1/plan/1/betrieb"), S("on=19.05.2025&way=file"));
        CHECK_INT(b.last.status, 303);
        testcase_post(&b, S("/faelle/1/plan/1/unterschrift?wer=employer"), S("on=19.05.2025"));
        CHECK_HAS(b.last.location, "meldung=plan_signed");
        CHECK_STR(status(1), "signed");
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1/weiterleiten")).body, "darf noch nicht hinausgehen");
        CHECK_HAS(b.last.body, "value=\"consent - art=disclosure an=2\"");
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/weiterleiten"), S("on=20.05.2025&way=letter")).status,
                  422);
        testcase_add(
                &t, &consent_entity,
                S("kind=disclosure&recipient_id=2&content=plan&explained_on=26.03.2025&signed_on=26.03.2025"));
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/weiterleiten"), S("on=20.05.2025&way=evil")).status,
                  422);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/weiterleiten"), S("on=20.05.2025&way=letter")).status,
                  303);
        CHECK_STR(status(1), "forwarded");
        CHECK_HAS(browse_get(&b, S("/faelle/1/weitergaben")).body, "Neuer Platz, Version 1");
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/entscheidung"), S("on=20.05.2025&decision=maybe"))
                          .status,
                  422);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/entscheidung"), S("on=20.05.2025&decision=approved"))
                          .status,
                  303);
        CHECK_STR(status(1), "approved");
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/entscheidung"), S("on=20.05.2025&decision=approved"))
                          .status,
                  303);
        CHECK_HAS(b.last.location, "meldung=plan_state");
        testcase_close(&t);
}

/* The sheet is an outlet like any other: what the employer reads was consented to, and is written down. */
TEST(the_sheet_for_the_employer_is_a_disclosure)
{
        struct browser b = office();
        with_measure();
        testcase_add(&t, &consent_entity,
                     S("kind=participation&explained_on=26.03.2025&signed_on=26.03.2025"));
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/plan/1/druck")).body, "Arbeitgeber: Nordhafen");
        CHECK_HAS(b.last.body, "für Klientin oder Klient und Case Management");
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1/betrieb")).body, "darf noch nicht an den Betrieb gehen");
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/betrieb"), S("on=20.05.2025&way=file")).status, 422);
        CHECK_HAS(b.last.body, "Frau Albers hat dem Kontakt zum Arbeitgeber noch nicht zugestimmt.");
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1/unterschrift?wer=employer")).body,
                  "Der Betrieb hat den Plan noch nicht erhalten");
        testcase_add(
                &t, &consent_entity,
                S("kind=employer_contact&return_wish=1&content=plan&explained_on=09.04.2025&signed_on=09.04.2025"));
        browse_get(&b, S("/faelle/1/plan/1/betrieb"));
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &disclosure_entity), 0);
        testcase_post(&b, S("/faelle/1/plan/1/betrieb"), S("on=20.05.2025&way=file"));
        CHECK_HAS(b.last.location, "/faelle/1/plan/1/betrieb/1");
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &disclosure_entity), 1);
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1/betrieb/1")).body, "Arbeitgeber: Nordhafen");
        CHECK_HAS(browse_get(&b, S("/faelle/1/weitergaben")).body, "Neuer Platz, Version 1");
        testcase_close(&t);
}

/* One version, one recipient, and only while the consent stands. */
TEST(the_sheet_of_a_disclosure_is_for_that_one_only)
{
        struct browser b = office();
        with_measure();
        testcase_add(&t, &consent_entity,
                     S("kind=participation&explained_on=26.03.2025&signed_on=26.03.2025"));
        testcase_add(
                &t, &consent_entity,
                S("kind=employer_contact&return_wish=1&content=plan&explained_on=09.04.2025&signed_on=09.04.2025"));
        testcase_post(&b, S("/faelle/1/weitergaben/neu"),
                      S("recipient_id=1&content=plan&summary=Plan&way=file&given_on=20.05.2025"));
        CHECK_INT(b.last.status, 303);
        CHECK_INT(browse_get(&b, S("/faelle/1/plan/1/betrieb/1")).status, 404);
        testcase_post(&b, S("/faelle/1/plan/1/betrieb"), S("on=20.05.2025&way=file"));
        CHECK_INT(browse_get(&b, S("/faelle/1/plan/1/betrieb/2")).status, 200);
        CHECK_INT(browse_get(&b, S("/faelle/1/plan/1/betrieb/3")).status, 404);
        testcase_post(&b, S("/faelle/1/einwilligungen/2/widerruf"), S("version=1&withdrawn_on=20.05.2025"));
        CHECK_INT(b.last.status, 303);
        CHECK(browse_get(&b, S("/faelle/1/plan/1/betrieb/2")).status != 200);
        testcase_close(&t);
}

TEST(versions_stand_side_by_side)
{
        struct browser b = office();
        with_measure();
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/neue-version"), S("reason=Schmerzen")).status, 303);
        CHECK_HAS(b.last.location, "meldung=plan_draft");
        testcase_post(&b, S("/faelle/1/plan/1/unterschrift?wer=client"), S("on=15.05.2025"));
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/neue-version"), S("reason=")).status, 422);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/neue-version"),
                                S("reason=Schmerzen&own_words=Langsamer+bitte"))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/2/massnahmen/2/bearbeiten"),
                                S("version=1&ends=11.07.2025"))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plan/2/massnahmen/neu"),
                                S("kind=skill_training&title=Training"))
                          .status,
                  303);
        struct str body = browse_get(&b, S("/faelle/1/plan/vergleich?a=1&b=2")).body;
        CHECK_HAS(body, "<del>27.06.2025</del>");
        CHECK_HAS(body, "<strong>11.07.2025</strong>");
        CHECK_HAS(body, "geändert");
        body = browse_get(&b, S("/faelle/1/plan/2")).body;
        CHECK_HAS(body, "„Langsamer bitte“");
        CHECK_HAS(body, "neu im Plan");
        CHECK_HAS(body, "Unterschiede zeigen");
        CHECK_INT(browse_get(&b, S("/faelle/1/plan/vergleich?a=1&b=99")).status, 404);
        testcase_close(&t);
}

TEST(the_picture_is_svg_without_style)
{
        struct browser b = office();
        with_measure();
        struct str body = browse_get(&b, S("/faelle/1/plan/1")).body;
        CHECK_HAS(body, "<svg role=\"img\" aria-labelledby=\"zeitplan-name zeitplan-was\"");
        CHECK_HAS(body, "Tisch · 23.06. – 27.06.2025");
        CHECK_HAS(body, "Juni 2025");
        CHECK_HAS_NOT(body, "style=");
        CHECK_HAS_NOT(body, "heute</text>"); /* the 20th of May lies before the first month */
        testcase_post(&b, S("/faelle/1/plan/1/massnahmen/1/stand"),
                      S("version=1&status=running&started_on=19.05.2025"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/plan/1")).body, "heute</text>");
        testcase_close(&t);
}

TEST(the_plan_is_for_those_who_work_on_the_case)
{
        static const struct str path[] = {S_INIT("/plan"),
                                          S_INIT("/plan/1"),
                                          S_INIT("/plan/vergleich"),
                                          S_INIT("/plan/1/druck"),
                                          S_INIT("/plan/1/massnahmen"),
                                          S_INIT("/plan/1/massnahmen/1"),
                                          S_INIT("/plan/1/verlauf"),
                                          S_INIT("/plan/1/unterschrift?wer=client"),
                                          S_INIT("/plan/1/weiterleiten")};
        office();
        with_measure();
        const int64_t strangers[] = {t.sven, t.aylin};
        for (size_t s = 0; s < ARRAY_LEN(strangers); s++) {
                struct browser b = testcase_browser(&t, strangers[s]);
                for (size_t i = 0; i < ARRAY_LEN(path); i++)
                        CHECK_INT(browse_get(&b, str_join(test_arena(), S("/faelle/1"), path[i])).status,
                                  404);
                CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/unterschrift?wer=client"), S("on=15.05.2025"))
                                  .status,
                          404);
                CHECK_INT(testcase_post(&b, S("/faelle/1/plan/1/massnahmen/neu"), S(MEASURE)).status, 404);
        }
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &measure_entity), 1);
        testcase_close(&t);
}

/* A measure is reached through its own plan only. */
TEST(measures_belong_to_their_version)
{
        struct browser b = office();
        with_measure();
        testcase_post(&b, S("/faelle/1/plan/1/unterschrift?wer=client"), S("on=15.05.2025"));
        testcase_post(&b, S("/faelle/1/plan/neue-version"), S("reason=Schmerzen"));
        CHECK_INT(browse_get(&b, S("/faelle/1/plan/2/massnahmen/2")).status, 200);
        CHECK_INT(browse_get(&b, S("/faelle/1/plan/2/massnahmen/1")).status, 404);
        CHECK_INT(
                testcase_post(&b, S("/faelle/1/plan/2/massnahmen/1/bearbeiten"), S("version=1&title=Anders"))
                        .status,
                404);
        CHECK_STR(rec_text(testcase_get(&t, t.albers, &measure_entity, 1), MEASURE_title), "Tisch");
        testcase_close(&t);
}

TEST_GROUP(plan_pages, &the_first_version_is_made_once, &the_page_says_exactly_what_is_missing,
           &costs_are_added_up, &a_signed_version_is_never_changed, &a_draft_is_changed_and_measures_go,
           &a_version_from_paper_to_decision, &the_sheet_for_the_employer_is_a_disclosure,
           &the_sheet_of_a_disclosure_is_for_that_one_only, &versions_stand_side_by_side,
           &the_picture_is_svg_without_style, &the_plan_is_for_those_who_work_on_the_case,
           &measures_belong_to_their_version)
