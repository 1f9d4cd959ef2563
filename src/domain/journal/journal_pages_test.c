#include "domain/consent/consent.h"
#include "domain/journal/effort.h"
#include "domain/journal/entry.h"
#include "domain/tasks/task.h"
#include "test/testcase.h"

static struct testcase t;

/* 20.05.2025 is today. */
static struct browser office(void)
{
        testcase_open(&t);
        return testcase_browser(&t, t.jonas);
}

static void participation(void)
{
        testcase_add(&t, &consent_entity,
                     S("kind=participation&explained_on=26.03.2025&signed_on=26.03.2025"));
}

#define TALK "held_on=20.05.2025&way=phone&subject=R%C3%BCckkehr+besprochen&note=Vier+Stunden+gehen"

TEST(a_talk_with_the_client_needs_no_consent)
{
        struct browser b = office();
        testcase_post(
                &b, S("/faelle/1/verlauf/neu"),
                S(TALK "&party=client&own_words=Ich+will+bleiben&health_note=Schmerzen+im+R%C3%BCcken"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(b.last.location, "/faelle/1/verlauf/1");
        struct str page = browse_get(&b, S("/faelle/1/verlauf/1")).body;
        CHECK_HAS(page, "Ich will bleiben");
        CHECK_HAS(page, "Schmerzen im Rücken");
        CHECK_HAS(browse_get(&b, S("/faelle/1/verlauf")).body, "Rückkehr besprochen");
        CHECK_STR(rec_text(testcase_get(&t, t.albers, &contact_entry_entity, 1), CONTACT_ENTRY_work_field),
                  "2");
        testcase_close(&t);
}

TEST(we_do_not_call_the_employer_before_the_consent)
{
        struct browser b = office();
        participation();
        testcase_post(&b, S("/faelle/1/verlauf/neu"),
                      S(TALK "&party=employer&initiator=office&organisation_id=1"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Frau Albers hat dem Kontakt zum Arbeitgeber noch nicht zugestimmt.");
        CHECK_HAS(b.last.body, "form=\"formular-1\"");
        CHECK_HAS(b.last.body, "value=\"consent - art=employer_contact an=1\"");
        CHECK_HAS(b.last.body, "Vier Stunden gehen");
        CHECK_INT(testcase_count(&t, t.albers, &contact_entry_entity), 0);
        testcase_add(
                &t, &consent_entity,
                S("kind=employer_contact&recipient_id=1&return_wish=1&explained_on=20.05.2025&signed_on=20.05.2025"));
        testcase_post(&b, S("/faelle/1/verlauf/neu"),
                      S(TALK "&party=employer&initiator=office&organisation_id=1"));
        CHECK_INT(b.last.status, 303);
        testcase_post(
                &b, S("/faelle/1/verlauf/neu"),
                S("held_on=19.05.2025&way=phone&subject=Gestern&party=employer&initiator=office&organisation_id=1"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "erst am 20.05.2025 zugestimmt");
        testcase_close(&t);
}

/* The consent that a form lacks is recorded on the way, and the talk that was typed is there again. */
TEST(the_way_to_the_consent_leads_back)
{
        struct browser b = office();
        participation();
        testcase_post(&b, S("/faelle/1/verlauf/neu"),
                      S(TALK "&party=employer&initiator=office&organisation_id=1"
                             "&_umweg=consent+-+art%3Demployer_contact+an%3D1"));
        CHECK_INT(b.last.status, 303);
        CHECK_INT(testcase_count(&t, t.albers, &contact_entry_entity), 0);
        CHECK(str_starts(b.last.location,
                         S("/faelle/1/einwilligungen/neu?art=employer_contact&an=1&danach=")));
        struct str form = b.last.location;
        browse_get(&b, form);
        CHECK_HAS(b.last.body, "Danach geht es zurück zu Ihrem Formular");
        CHECK_HAS(b.last.body, "value=\"employer_contact\" selected");
        testcase_post(
                &b, form,
                S("kind=employer_contact&recipient_id=1&return_wish=1&explained_on=20.05.2025&signed_on=20.05.2025"));
        CHECK_INT(b.last.status, 303);
        CHECK(str_starts(b.last.location, S("/faelle/1/verlauf/neu?fortsetzen=")));
        CHECK_HAS(browse_get(&b, b.last.location).body, "Vier Stunden gehen");
        CHECK_HAS(b.last.body, "value=\"Rückkehr besprochen\"");
        /* what is asked of the page cannot become part of another address */
        testcase_post(&b, S("/faelle/1/verlauf/neu"),
                      S(TALK "&party=employer&_umweg=consent+-+art%3Da%26danach%3Db+danach%3Dforged"));
        CHECK(str_starts(b.last.location, S("/faelle/1/einwilligungen/neu?art=a%26danach%3Db&danach=")));
        CHECK_HAS_NOT(b.last.location, "forged");
        testcase_close(&t);
}

/* Organisation 1 is the employer of the case, by whatever word the talk is called. */
TEST(another_word_for_the_employer_opens_nothing)
{
        struct browser b = office();
        participation();
        testcase_post(&b, S("/faelle/1/verlauf/neu"),
                      S(TALK "&party=partner&initiator=office&organisation_id=1"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Frau Albers hat dem Kontakt zum Arbeitgeber noch nicht zugestimmt.");
        testcase_post(&b, S("/faelle/1/verlauf/neu"),
                      S(TALK "&party=partner&initiator=office&organisation_id=2"));
        CHECK_INT(b.last.status, 303);
        testcase_close(&t);
}

TEST(what_others_begin_is_written_down_with_a_hint)
{
        struct browser b = office();
        testcase_post(&b, S("/faelle/1/verlauf/neu"), S(TALK "&party=employer"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Bitte wählen Sie, von wem der Kontakt ausging.");
        testcase_post(&b, S("/faelle/1/verlauf/neu"), S(TALK "&party=employer&initiator=other_side"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/verlauf/1")).body, "Zuhören ja, selbst anrufen noch nicht");
        testcase_post(&b, S("/faelle/1/verlauf/1/bearbeiten"),
                      S("version=1&" TALK "&party=employer&initiator=office"));
        CHECK_INT(b.last.status, 422);
        testcase_close(&t);
}

TEST(a_task_follows_in_the_same_breath)
{
        struct browser b = office();
        testcase_post(&b, S("/faelle/1/verlauf/neu"),
                      S(TALK "&party=client&follow_title=Betriebsarzt+anrufen"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Bis wann soll das geschehen?");
        CHECK_INT(testcase_count(&t, t.albers, &contact_entry_entity), 0);
        testcase_post(&b, S("/faelle/1/verlauf/neu"),
                      S(TALK "&party=client&follow_title=Betriebsarzt+anrufen&follow_due=23.05.2025"));
        CHECK_INT(b.last.status, 303);
        struct record *task = testcase_get(&t, t.albers, &task_entity, 1);
        CHECK_STR(rec_text(task, TASK_title), "Betriebsarzt anrufen");
        CHECK_INT(rec_int(task, TASK_user_id), t.jonas);
        CHECK_STR(rec_text(task, TASK_status), "open");
        browse_post(&b, S("/faelle/1/verlauf/neu"),
                    S(TALK "&party=client&follow_title=Betriebsarzt+anrufen&follow_due=23.05.2025"));
        CHECK_INT(testcase_count(&t, t.albers, &task_entity), 1);
        CHECK_INT(testcase_count(&t, t.albers, &contact_entry_entity), 1);
        testcase_close(&t);
}

TEST(an_appointment_becomes_an_entry)
{
        struct browser b = office();
        testcase_add(
                &t, &appointment_entity,
                S("status=kept&kind=talk&purpose=Zwischengespr%C3%A4ch&clock=9:30&minutes=45&user_id=1&held_on=19.05.2025"));
        struct str page = browse_get(&b, S("/faelle/1/verlauf/neu?termin=1")).body;
        CHECK_HAS(page, "Zwischengespräch");
        CHECK_HAS(page, "19.05.2025");
        testcase_post(&b, S("/faelle/1/verlauf/neu?termin=1"),
                      S("held_on=19.05.2025&way=meeting&party=client&subject=Zwischengespr%C3%A4ch"));
        CHECK_INT(b.last.status, 303);
        CHECK_INT(rec_int(testcase_get(&t, t.albers, &contact_entry_entity, 1), CONTACT_ENTRY_appointment_id),
                  1);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/termine/1")).body, "noch keinen Eintrag");
        testcase_close(&t);
}

/* The front desk sees that there was a talk, not what was said. */
TEST(administration_sees_no_notes_and_no_health)
{
        struct browser b = office();
        participation();
        testcase_post(&b, S("/faelle/1/verlauf/neu"),
                      S(TALK "&party=client&own_words=Ich+will+bleiben&health_note=Schmerzen"));
        CHECK_INT(b.last.status, 303);
        struct browser desk = testcase_browser(&t, t.sven);
        struct str page = browse_get(&desk, S("/faelle/1/verlauf/1")).body;
        CHECK_INT(desk.last.status, 200);
        CHECK_HAS(page, "Rückkehr besprochen");
        CHECK_HAS_NOT(page, "Vier Stunden");
        CHECK_HAS_NOT(page, "Ich will bleiben");
        CHECK_HAS_NOT(page, "Schmerzen");
        page = browse_get(&desk, S("/faelle/1/verlauf/1/verlauf")).body;
        CHECK_HAS_NOT(page, "Vier Stunden");
        CHECK_HAS_NOT(page, "Schmerzen");
        page = browse_get(&desk, S("/faelle/1/verlauf/1/bearbeiten")).body;
        CHECK_HAS_NOT(page, "Vier Stunden");
        testcase_post(&desk, S("/faelle/1/verlauf/1/bearbeiten"),
                      S("version=1&" TALK "&party=client&note=Überschrieben&health_note=Weg"));
        CHECK_STR(rec_text(testcase_get(&t, t.albers, &contact_entry_entity, 1), CONTACT_ENTRY_note),
                  "Vier Stunden gehen");
        CHECK_STR(rec_text(testcase_get(&t, t.albers, &contact_entry_entity, 1), CONTACT_ENTRY_health_note),
                  "Schmerzen");
        CHECK_HAS_NOT(browse_get(&desk, S("/faelle/1/verlauf")).body, "Weitergegeben");
        testcase_close(&t);
}

TEST(the_course_has_views_with_figures_and_pages)
{
        struct browser b = office();
        for (int i = 0; i < 60; i++)
                testcase_add(&t, &contact_entry_entity,
                             S("held_on=19.05.2025&way=phone&party=client&subject=Anruf"));
        participation();
        struct str page = browse_get(&b, S("/faelle/1/verlauf")).body;
        CHECK_HAS(page, "Alles (62)");
        CHECK_HAS(page, "Gespräche (60)");
        CHECK_HAS(page, "Einwilligungen (1)");
        CHECK_HAS(page, "Weiter zu 51 bis 62");
        page = browse_get(&b, S("/faelle/1/verlauf?art=einwilligungen")).body;
        CHECK_HAS(page, "Teilnahme am Case Management");
        CHECK_HAS_NOT(page, "Anruf");
        page = browse_get(&b, S("/faelle/1/verlauf?art=gespraeche&seite=2")).body;
        CHECK_HAS(page, "Zurück zu 1 bis 50");
        testcase_close(&t);
}

TEST(quick_entries_find_their_case)
{
        struct browser b = office();
        struct str page = browse_get(&b, S("/kurz")).body;
        CHECK_INT(b.last.status, 200);
        CHECK_HAS(page, "Albers, Renate");
        CHECK_HAS_NOT(page, "Yıldız");
        testcase_post(&b, S("/kurz"), S("fall=1&" TALK "&party=client&minutes=15"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(b.last.location, "/faelle/1/verlauf/1");
        testcase_post(&b, S("/kurz"), S("fall=2&" TALK "&party=client"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Bitte wählen Sie, für wen der Eintrag ist.");
        testcase_post(&b, S("/kurz"), S(TALK "&party=client"));
        CHECK_INT(b.last.status, 422);
        testcase_post(&b, S("/kurz"), S("fall=1&" TALK "&party=employer&initiator=office"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Frau Albers hat der Teilnahme am Case Management noch nicht zugestimmt.");
        CHECK_INT(testcase_count(&t, t.yildiz, &contact_entry_entity), 0);
        testcase_post(
                &b, S("/kurz"),
                S("fall=unspecific&held_on=20.05.2025&way=phone&minutes=20&subject=Arbeitskreis+vorbereitet"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(b.last.location, "/aufwand/1");
        CHECK_INT(testcase_count(&t, t.albers, &contact_entry_entity), 1);
        testcase_close(&t);
}

TEST(a_quick_entry_is_in_the_access_log)
{
        struct browse_access *row;
        struct browser b = office();
        testcase_post(&b, S("/kurz"), S("fall=1&" TALK "&party=client"));
        CHECK_INT(b.last.status, 303);
        size_t n = browse_accesses(t.db, &row);
        NEED_TRUE(n > 0);
        CHECK_INT(row[n - 1].case_id, t.albers);
        CHECK_STR(row[n - 1].page, "quick_entry");
        testcase_close(&t);
}

TEST(entries_of_other_cases_are_not_found)
{
        struct browser b = office();
        testcase_add_to(&t, t.yildiz, &contact_entry_entity,
                        S("held_on=19.05.2025&way=phone&party=client&subject=Fremd"));
        CHECK_INT(browse_get(&b, S("/faelle/1/verlauf/1")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/verlauf/1/bearbeiten")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/verlauf/1/verlauf")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/2/verlauf")).status, 404);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/verlauf")).body, "Fremd");
        testcase_close(&t);
}

TEST_GROUP(journal_pages, &a_talk_with_the_client_needs_no_consent,
           &we_do_not_call_the_employer_before_the_consent, &the_way_to_the_consent_leads_back,
           &another_word_for_the_employer_opens_nothing, &what_others_begin_is_written_down_with_a_hint,
           &a_task_follows_in_the_same_breath, &an_appointment_becomes_an_entry,
           &administration_sees_no_notes_and_no_health, &the_course_has_views_with_figures_and_pages,
           &quick_entries_find_their_case, &a_quick_entry_is_in_the_access_log,
           &entries_of_other_cases_are_not_found)
