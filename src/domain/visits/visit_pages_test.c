#include "domain/visits/visit.h"

#include "domain/consent/consent.h"
#include "domain/disruptions/disruption.h"
#include "domain/tasks/task.h"
#include "test/testcase.h"

static struct testcase t;

/* 20.05.2025 is today. */
static struct browser office(void)
{
        testcase_open(&t);
        testcase_packs(&t);
        return testcase_browser(&t, t.jonas);
}

static void consents(void)
{
        testcase_add(&t, &consent_entity,
                     S("kind=participation&explained_on=26.03.2025&signed_on=26.03.2025"));
        testcase_add(
                &t, &consent_entity,
                str_join(
                        test_arena(),
                        S("kind=employer_contact&return_wish=1&explained_on=09.04.2025&signed_on=09.04.2025&recipient_id="),
                        str_from_int(test_arena(), t.firm)));
}

#define VISIT                                                                                                \
        "held_on=06.06.2025&clock=9:30&minutes=150&purpose=Gespr%C3%A4ch+im+Betrieb&place=Werk&moderation=case_manager"

TEST(a_visit_is_planned_with_its_appointment)
{
        struct browser b = office();
        CHECK_HAS(browse_get(&b, S("/faelle/1/besuche/neu")).body, "Laden Sie noch nicht ein");
        CHECK_INT(testcase_post(&b, S("/faelle/1/besuche/neu"), S(VISIT)).status, 422);
        CHECK_INT(testcase_count(&t, t.albers, &appointment_entity), 0);
        consents();
        CHECK_INT(testcase_post(&b, S("/faelle/1/besuche/neu"), S(VISIT)).status, 303);
        struct record *v = testcase_get(&t, t.albers, &site_visit_entity, 1);
        struct record *a =
                testcase_get(&t, t.albers, &appointment_entity, rec_int(v, SITE_VISIT_appointment_id));
        CHECK_STR(rec_text(a, APPOINTMENT_kind), "company");
        CHECK_STR(rec_text(a, APPOINTMENT_clock), "09:30");
        CHECK_INT(rec_int(v, SITE_VISIT_organisation_id), t.firm);
        CHECK_HAS(browse_get(&b, S("/faelle/1/termine")).body, "Gespräch im Betrieb");
        CHECK_HAS(browse_get(&b, S("/faelle/1/besuche")).body, "noch niemand eingeladen");
        CHECK_HAS(browse_get(&b, S("/faelle/1/besuche/1")).body,
                  "Für den Blick auf den Arbeitsplatz fehlt noch");
        testcase_close(&t);
}

TEST(an_appointment_in_the_company_becomes_a_visit_once)
{
        struct browser b = office();
        consents();
        testcase_add(&t, &appointment_entity,
                     S("held_on=06.05.2025&clock=9:30&kind=company&purpose=Besuch&status=kept"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/besuche")).body, "/faelle/1/besuche/neu?termin=1");
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/besuche/neu?termin=1")).body, "name=\"held_on\"");
        CHECK_INT(testcase_post(&b, S("/faelle/1/besuche/neu?termin=1"), S("moderation=employer")).status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/besuche/neu?termin=1"), S("moderation=employer")).status,
                  303);
        CHECK_INT(testcase_count(&t, t.albers, &site_visit_entity), 1);
        CHECK_INT(testcase_count(&t, t.albers, &appointment_entity), 1);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/besuche")).body, "?termin=1");
        testcase_close(&t);
}

/* A visit on 06.05.2025 with two invited people. */
static void visit(void)
{
        consents();
        testcase_add(&t, &appointment_entity,
                     S("held_on=06.05.2025&clock=9:30&kind=company&purpose=Besuch&status=kept"));
        testcase_add(&t, &site_visit_entity, S("appointment_id=1&moderation=case_manager&workplace_seen=1"));
        testcase_add(
                &t, &visit_participant_entity,
                S("visit_id=1&role=company_doctor&name=Dr.+Seidel&invited_on=16.04.2025&invited_by=office&reply=open"));
        testcase_add(
                &t, &visit_participant_entity,
                S("visit_id=1&role=superior&name=Ralf+Timm&invited_on=30.04.2025&invited_by=employer&reply=yes"));
}

TEST(all_answers_are_saved_in_one_form)
{
        struct browser b = office();
        visit();
        CHECK_HAS(browse_get(&b, S("/faelle/1/besuche/1/anwesenheit")).body, "Dr. Seidel");
        testcase_post(&b, S("/faelle/1/besuche/1/anwesenheit"),
                      S("p1.version=1&p1.reply=yes&p1.present=yes&p1.satisfied=yes&p1.feedback=Passt+%3Cb%3E"
                        "&p2.version=1&p2.reply=yes&p2.present=no&p2.absence_reason=Krank"));
        CHECK_INT(b.last.status, 303);
        CHECK_STR(
                rec_text(testcase_get(&t, t.albers, &visit_participant_entity, 1), VISIT_PARTICIPANT_present),
                "yes");
        CHECK(rec_given(testcase_get(&t, t.albers, &visit_participant_entity, 1),
                        VISIT_PARTICIPANT_replied_on));
        CHECK_HAS(browse_get(&b, S("/faelle/1/besuche/1")).body, "Passt &lt;b&gt;");
        CHECK_HAS(b.last.body, "fehlte");
        CHECK_HAS(browse_get(&b, S("/faelle/1/besuche")).body, "1 von 2 waren da, Rückmeldungen: 1");
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziel/6.C")).body, "50 % (1 von 2)");
        testcase_post(&b, S("/faelle/1/besuche/1/anwesenheit"),
                      S("p1.version=1&p1.reply=no&p2.version=2&p2.reply=yes&p2.present=no"
                        "&p2.absence_reason=Krank"));
        CHECK_INT(b.last.status, 409); /* somebody else saved meanwhile */
        CHECK_STR(rec_text(testcase_get(&t, t.albers, &visit_participant_entity, 1), VISIT_PARTICIPANT_reply),
                  "yes");
        testcase_close(&t);
}

TEST(participants_have_a_name_and_are_invited_after_the_consent)
{
        struct browser b = office();
        visit();
        CHECK_INT(testcase_post(&b, S("/faelle/1/besuche/1/beteiligte/neu"), S("role=personnel")).status,
                  422);
        CHECK_HAS(b.last.body, "aus dem Adressbuch");
        testcase_post(&b, S("/faelle/1/besuche/1/beteiligte/neu"),
                      S("role=personnel&name=Brandt&invited_on=01.04.2025&invited_by=office"));
        CHECK_INT(b.last.status, 422); /* H4: nine days before the consent */
        testcase_post(
                &b, S("/faelle/1/besuche/1/beteiligte/neu"),
                S("role=personnel&name=Brandt&invited_on=16.04.2025&invited_by=office&replied_on=15.04.2025"));
        CHECK_INT(b.last.status, 422);
        testcase_post(&b, S("/faelle/1/besuche/1/beteiligte/neu"),
                      S("role=personnel&name=Brandt&invited_on=16.04.2025&invited_by=office"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/besuche/1?format=csv")).body, "Brandt");
        CHECK_HAS(browse_get(&b, S("/faelle/1/besuche/1/beteiligte/3/loeschen")).body, "Brandt");
        CHECK_INT(testcase_post(&b, S("/faelle/1/besuche/1/beteiligte/3/loeschen"), S("version=1")).status,
                  303);
        CHECK_INT(testcase_count(&t, t.albers, &visit_participant_entity), 2);
        testcase_close(&t);
}

TEST(an_invitation_without_answer_comes_back)
{
        struct browser b = office();
        consents();
        testcase_add(&t, &appointment_entity,
                     S("held_on=06.06.2025&clock=9:30&kind=company&purpose=Besuch&status=planned"));
        testcase_add(&t, &site_visit_entity, S("appointment_id=1&moderation=case_manager&workplace_seen=0"));
        testcase_post(&b, S("/faelle/1/besuche/1/beteiligte/neu"),
                      S("role=superior&name=Ralf+Timm&invited_on=12.05.2025&invited_by=office&reply=open"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/wiedervorlagen")).body, "Antwort auf die Einladung"); /* W6 */
        CHECK_HAS(browse_get(&b, S("/faelle/1/besuche/1")).body, "wartet");
        testcase_post(&b, S("/faelle/1/besuche/1/anwesenheit"), S("p1.version=1&p1.reply=yes"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/wiedervorlagen")).body, "/erledigt\"");
        testcase_close(&t);
}

TEST(problems_of_the_talk_are_a_click_away)
{
        struct browser b = office();
        visit();
        CHECK_HAS(browse_get(&b, S("/faelle/1/besuche/1")).body,
                  "/faelle/1/stoerungen/neu?bereich=company_talk&amp;art=talk_dominant");
        testcase_add(
                &t, &disruption_entity,
                S("title=Vorbehalt+wegen+Kosten&area=company_talk&kind=reservation&occurred_on=06.05.2025"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/besuche/1")).body, "Störung: Vorbehalt wegen Kosten");
        testcase_close(&t);
}

TEST(the_front_desk_sees_answers_and_no_opinions)
{
        struct browser b = office();
        visit();
        testcase_post(
                &b, S("/faelle/1/besuche/1/anwesenheit"),
                S("p1.version=1&p1.reply=yes&p1.present=yes&p1.feedback=Nur+intern&p2.version=1&p2.reply=yes"));
        testcase_post(&b, S("/faelle/1/besuche/1/bearbeiten"), S("version=1&minutes=Vertrauliches+Ergebnis"));
        struct browser desk = testcase_browser(&t, t.sven);
        CHECK_HAS(browse_get(&desk, S("/faelle/1/besuche/1")).body, "Dr. Seidel");
        CHECK_HAS_NOT(desk.last.body, "Nur intern");
        CHECK_HAS_NOT(desk.last.body, "Vertrauliches Ergebnis");
        CHECK_HAS_NOT(desk.last.body, "Offen und entspannt");
        CHECK_HAS_NOT(browse_get(&desk, S("/faelle/1/besuche/1/beteiligte/1")).body, "Nur intern");
        CHECK_HAS_NOT(browse_get(&desk, S("/faelle/1/besuche/1/beteiligte/1/verlauf")).body, "Nur intern");
        CHECK_HAS_NOT(browse_get(&desk, S("/faelle/1/besuche/1/anwesenheit")).body, "Rückmeldung");
        testcase_close(&t);
}

TEST(visits_of_other_cases_are_not_found)
{
        struct browser b = office();
        visit();
        testcase_add_to(&t, t.yildiz, &appointment_entity,
                        S("held_on=06.05.2025&clock=9:30&kind=company&purpose=Fremd&status=kept"));
        testcase_add_to(&t, t.yildiz, &site_visit_entity, S("appointment_id=2&workplace_seen=0"));
        testcase_add_to(&t, t.yildiz, &visit_participant_entity, S("visit_id=2&role=client&name=Fremd"));
        CHECK_INT(browse_get(&b, S("/faelle/2/besuche")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/besuche/2")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/besuche/1/beteiligte/3")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/besuche/2/anwesenheit")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/besuche/neu?termin=2")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/besuche/2/beteiligte/neu"), S("role=client&name=X")).status,
                  404);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/besuche")).body, "Fremd");
        testcase_close(&t);
}

TEST_GROUP(visit_pages, &a_visit_is_planned_with_its_appointment,
           &an_appointment_in_the_company_becomes_a_visit_once, &all_answers_are_saved_in_one_form,
           &participants_have_a_name_and_are_invited_after_the_consent,
           &an_invitation_without_answer_comes_back, &problems_of_the_talk_are_a_click_away,
           &the_front_desk_sees_answers_and_no_opinions, &visits_of_other_cases_are_not_found)
