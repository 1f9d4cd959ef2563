#include "domain/employer/employer.h"

#include "domain/consent/consent.h"
#include "domain/tasks/task.h"
#include "test/testcase.h"

static struct testcase t;

/* 20.05.2025 is today; the packs bring the lists. */
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
        struct str to = str_join(
                test_arena(),
                S("kind=employer_contact&content=capability+work&return_wish=1&explained_on=09.04.2025"
                  "&signed_on=09.04.2025&recipient_id="),
                str_from_int(test_arena(), t.firm));
        testcase_add(&t, &consent_entity, to);
}

#define CALL "route=office&held_on=15.04.2025&way=phone&subject=Erster+Anruf&clock=10.15&minutes=20"

TEST(nobody_calls_before_wish_and_consent)
{
        struct browser b = office();
        CHECK_HAS(browse_get(&b, S("/faelle/1/betrieb")).body, "Rufen Sie noch nicht an");
        CHECK_HAS(browse_get(&b, S("/faelle/1/betrieb/neu")).body, "Rufen Sie noch nicht an");
        CHECK_INT(testcase_post(&b, S("/faelle/1/betrieb/neu"), S(CALL)).status, 422);
        CHECK_HAS(b.last.body, "noch nicht zugestimmt");
        CHECK_HAS(b.last.body, "value=\"Erster Anruf\"");
        CHECK_INT(testcase_count(&t, t.albers, &employer_contact_entity), 0);
        CHECK_INT(testcase_count(&t, t.albers, &contact_entry_entity), 0);
        consents();
        CHECK_INT(testcase_post(&b, S("/faelle/1/betrieb/neu"),
                                S("route=office&held_on=08.04.2025&way=phone&subject=Zu+fr%C3%BCh"))
                          .status,
                  422); /* the day before the consent */
        CHECK_INT(testcase_count(&t, t.albers, &contact_entry_entity), 0);
        testcase_close(&t);
}

TEST(what_the_company_or_the_client_began_may_be_written_down)
{
        struct browser b = office();
        CHECK_INT(testcase_post(&b, S("/faelle/1/betrieb/neu"),
                                S("route=employer&held_on=15.04.2025&way=phone&subject=Brandt+ruft+an"))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/betrieb/neu"),
                                S("route=client&held_on=15.04.2025&way=meeting&subject=Sie+hat+gefragt"))
                          .status,
                  303);
        struct record *e = testcase_get(&t, t.albers, &contact_entry_entity, 2);
        CHECK_STR(rec_text(e, CONTACT_ENTRY_party), "client");
        CHECK_STR(rec_text(testcase_get(&t, t.albers, &contact_entry_entity, 1), CONTACT_ENTRY_initiator),
                  "other_side");
        testcase_post(&b, S("/faelle/1/betrieb/1/bearbeiten"), S("version=1&route=office"));
        CHECK_INT(b.last.status, 422); /* no way round by changing it afterwards */
        testcase_close(&t);
}

TEST(a_call_is_typed_once_and_stands_in_the_course)
{
        struct browser b = office();
        consents();
        testcase_post(
                &b, S("/faelle/1/betrieb/neu"),
                S(CALL
                  "&arguments=levy&arguments=support&reaction=checking&visit_on=06.05.2025&follow_title=Nachfragen"
                  "&follow_due=22.05.2025"));
        CHECK_INT(b.last.status, 303);
        struct record *k = testcase_get(&t, t.albers, &employer_contact_entity, 1);
        CHECK_STR(rec_text(k, EMPLOYER_CONTACT_clock), "10:15");
        CHECK_INT(rec_int(k, EMPLOYER_CONTACT_entry_id), 1);
        CHECK_INT(testcase_count(&t, t.albers, &task_entity), 1);
        CHECK_HAS(browse_get(&b, S("/faelle/1/verlauf")).body, "Erster Anruf");
        CHECK_HAS(browse_get(&b, S("/faelle/1/betrieb")).body, "prüft Möglichkeiten");
        CHECK_HAS(b.last.body, "/faelle/1/betrieb/1\"");
        CHECK_HAS(browse_get(&b, S("/faelle/1/betrieb/1")).body, "/faelle/1/verlauf/1\"");
        CHECK_HAS_NOT(b.last.body, "viel los");
        CHECK_INT(testcase_post(&b, S("/faelle/1/betrieb/1/bearbeiten"),
                                S("version=1&clock=12:10&route=office"))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/betrieb/1")).body, "Um diese Zeit ist oft viel los");
        CHECK_HAS(browse_get(&b, S("/faelle/1/betrieb/1/verlauf")).body, "Uhrzeit");
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziel/6.B")).body, "Vorschlag: teilweise");
        CHECK_INT(testcase_post(&b, S("/faelle/1/betrieb/neu"), S(CALL "&visit_on=01.04.2025")).status, 422);
        CHECK_INT(testcase_post(&b, S("/faelle/1/betrieb/neu"),
                                S("route=office&held_on=15.04.2025&way=phone&subject=x&clock=25.70"))
                          .status,
                  422);
        testcase_close(&t);
}

TEST(an_entry_of_the_course_gets_what_is_missing)
{
        struct browser b = office();
        consents();
        testcase_add(&t, &contact_entry_entity,
                     S("held_on=16.04.2025&way=phone&party=employer&initiator=office&subject=R%C3%BCckruf"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/betrieb")).body, "/faelle/1/betrieb/neu?eintrag=1");
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/betrieb/neu?eintrag=1")).body, "name=\"subject\"");
        testcase_post(&b, S("/faelle/1/betrieb/neu?eintrag=1"), S("route=office&reaction=ready"));
        CHECK_INT(b.last.status, 303);
        CHECK_INT(testcase_count(&t, t.albers, &contact_entry_entity), 1);
        CHECK_HAS(browse_get(&b, S("/faelle/1/betrieb")).body, "Der Betrieb ist bereit");
        testcase_close(&t);
}

TEST(a_no_is_accepted_without_pressure)
{
        struct browser b = office();
        consents();
        testcase_post(&b, S("/faelle/1/betrieb/neu"), S(CALL "&reaction=declines"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/betrieb")).body, "Das Nein annehmen");
        CHECK_HAS(b.last.body, "/faelle/1/stand?grund=employer");
        CHECK_HAS(browse_get(&b, S("/faelle/1/stand?grund=employer")).body,
                  "<option value=\"employer\" selected");
        CHECK_HAS(
                browse_get(&b, S("/faelle/1/stoerungen/neu?bereich=employer_contact&art=contact_no_interest"))
                        .body,
                "value=\"contact_no_interest\" selected");
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziel/6.B")).body, "Vorschlag: nicht");
        testcase_close(&t);
}

TEST(the_company_learns_only_what_was_released)
{
        struct browser b = office();
        struct employer_release *r;
        size_t n, open = 0;
        consents();
        testcase_write(&t, t.albers);
        CHECK_OK(employer_releases(rtx_of(t.tx), grant_of(t.g), clock_today(), &r, &n));
        for (size_t i = 0; i < n; i++) {
                open += r[i].allowed;
                if (str_eq(r[i].topic, S("diagnoses")))
                        CHECK(!r[i].allowed);
                if (str_eq(r[i].topic, S("capability")))
                        CHECK(r[i].allowed);
        }
        CHECK_INT(open, 2);
        CHECK_OK(employer_releases(rtx_of(t.tx), grant_of(t.g), date_of(2025, 4, 8), &r, &n));
        for (size_t i = 0; i < n; i++)
                CHECK(!r[i].allowed);
        testcase_commit(&t);
        CHECK_HAS(browse_get(&b, S("/faelle/1/betrieb")).body, "<dt>Diagnosen</dt><dd><strong>nein</strong>");
        testcase_close(&t);
}

TEST(companies_of_other_cases_and_other_eyes)
{
        struct browser b = office();
        testcase_add_to(&t, t.yildiz, &contact_entry_entity,
                        S("held_on=16.04.2025&way=phone&party=employer&initiator=other_side&subject=Fremd"));
        testcase_add_to(&t, t.yildiz, &employer_contact_entity,
                        S("entry_id=1&route=employer&reaction=ready"));
        CHECK_INT(browse_get(&b, S("/faelle/2/betrieb")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/betrieb/1")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/betrieb/neu?eintrag=1")).status, 404);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/betrieb")).body, "Fremd");
        struct browser desk = testcase_browser(&t, t.sven);
        CHECK_INT(browse_get(&desk, S("/faelle/1/betrieb")).status, 404);
        CHECK_HAS_NOT(browse_get(&desk, S("/faelle/1")).body, "/faelle/1/betrieb\"");
        testcase_close(&t);
}

TEST_GROUP(employer_pages, &nobody_calls_before_wish_and_consent,
           &what_the_company_or_the_client_began_may_be_written_down,
           &a_call_is_typed_once_and_stands_in_the_course, &an_entry_of_the_course_gets_what_is_missing,
           &a_no_is_accepted_without_pressure, &the_company_learns_only_what_was_released,
           &companies_of_other_cases_and_other_eyes)
