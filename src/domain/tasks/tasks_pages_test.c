#include "domain/tasks/task_life.h"
#include "test/testcase.h"

static struct testcase t;

/* 20.05.2025 is today. */
static struct browser office(void)
{
        testcase_open(&t);
        return testcase_browser(&t, t.jonas);
}

static int64_t task(const char *values)
{
        return testcase_add(
                &t, &task_entity,
                str_join(test_arena(), S("status=open&responsible=staff&user_id=1&"), str_of(values)));
}

static struct record *stored(const struct case_entity *e, int64_t id)
{
        return testcase_get(&t, t.albers, e, id);
}

TEST(a_task_is_created_open_and_done_in_time)
{
        struct browser b = office();
        testcase_post(&b, S("/faelle/1/aufgaben/neu"),
                      S("title=Betriebsarzt+anrufen&responsible=staff&user_id=1&due=23.05.2025"));
        CHECK_INT(b.last.status, 303);
        CHECK_STR(rec_text(stored(&task_entity, 1), TASK_status), "open");
        CHECK_STR(rec_text(stored(&task_entity, 1), TASK_work_field), "2");
        CHECK_HAS(browse_get(&b, S("/faelle/1/aufgaben")).body, "Betriebsarzt anrufen");
        CHECK_HAS(browse_get(&b, S("/faelle/1/aufgaben/1")).body, "Erledigt");
        testcase_post(&b, S("/faelle/1/aufgaben/1/erledigt"), S(""));
        CHECK_INT(b.last.status, 303);
        CHECK_STR(rec_text(stored(&task_entity, 1), TASK_status), "done");
        CHECK_DATE(rec_date(stored(&task_entity, 1), TASK_done_on), "2025-05-20");
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/aufgaben")).body, "Betriebsarzt anrufen");
        CHECK_HAS(browse_get(&b, S("/faelle/1/aufgaben?ansicht=erledigt")).body, "Betriebsarzt anrufen");
        testcase_post(&b, S("/faelle/1/aufgaben/1/offen"), S(""));
        CHECK_STR(rec_text(stored(&task_entity, 1), TASK_status), "open");
        testcase_post(&b, S("/faelle/1/aufgaben/1/entfaellt"), S(""));
        CHECK_STR(rec_text(stored(&task_entity, 1), TASK_status), "dropped");
        CHECK_HAS(browse_get(&b, S("/faelle/1/verlauf")).body, "Entfallen: Betriebsarzt anrufen");
        CHECK_HAS_NOT(b.last.body, "Erledigt: Betriebsarzt anrufen"); /* nobody did it */
        testcase_close(&t);
}

TEST(a_late_task_asks_what_came_between)
{
        struct browser b = office();
        task("title=Gutachten+nachfragen&due=16.05.2025");
        CHECK_HAS(browse_get(&b, S("/faelle/1/aufgaben/1/erledigt")).body,
                  "Die Aufgabe war am 16.05.2025 fällig.");
        testcase_post(&b, S("/faelle/1/aufgaben/1/erledigt"), S("")); /* an answer is voluntary */
        CHECK_INT(b.last.status, 303);
        CHECK_STR(rec_text(stored(&task_entity, 1), TASK_status), "done");
        testcase_post(&b, S("/faelle/1/aufgaben/1/offen"), S(""));
        testcase_post(&b, S("/faelle/1/aufgaben/1/erledigt"), S("delay_cause=Klinik+im+Urlaub"));
        CHECK_INT(b.last.status, 303);
        CHECK_STR(rec_text(stored(&task_entity, 1), TASK_delay_cause), "Klinik im Urlaub");
        CHECK_HAS(browse_get(&b, S("/faelle/1/aufgaben/1")).body, "Klinik im Urlaub");
        struct browser desk = testcase_browser(&t, t.sven);
        CHECK_HAS_NOT(browse_get(&desk, S("/faelle/1/aufgaben/1")).body, "Klinik im Urlaub");
        CHECK_INT(desk.last.status, 200);
        testcase_close(&t);
}

/* Administration does not read causes, so it is not asked for them. */
TEST(administration_finishes_a_late_task_without_a_cause)
{
        struct browser b = office();
        task("title=Brief+abschicken&due=16.05.2025");
        struct browser desk = testcase_browser(&t, t.sven);
        testcase_post(&desk, S("/faelle/1/aufgaben/1/erledigt"), S("delay_cause=Geheim"));
        CHECK_INT(desk.last.status, 303);
        CHECK_STR(rec_text(stored(&task_entity, 1), TASK_status), "done");
        CHECK_STR(rec_text(stored(&task_entity, 1), TASK_delay_cause), "");
        CHECK_INT(browse_get(&b, S("/faelle/1/aufgaben/1")).status, 200);
        testcase_close(&t);
}

TEST(own_tasks_are_those_of_readable_cases)
{
        struct browser b = office();
        task("title=Heute+anrufen&due=20.05.2025");
        task("title=Von+gestern&due=19.05.2025");
        task("title=Antwort+abwarten&due=30.05.2025&responsible=employer&responsible_name=Sabine+Brandt");
        testcase_add(&t, &task_entity,
                     S("title=Aylins+Aufgabe&due=20.05.2025&status=open&responsible=staff&user_id=2"));
        testcase_add_to(&t, t.yildiz, &task_entity,
                        S("title=Fremde+Aufgabe&due=20.05.2025&status=open&responsible=staff&user_id=1"));
        struct str page = browse_get(&b, S("/aufgaben")).body;
        CHECK_INT(b.last.status, 200);
        CHECK_HAS(page, "Heute anrufen");
        CHECK_HAS(page, "Offen (3)");
        CHECK_HAS(page, "Überfällig (1)");
        CHECK_HAS(page, "Sabine Brandt (Arbeitgeber)");
        CHECK_HAS_NOT(page, "Aylins Aufgabe");
        CHECK_HAS_NOT(page, "Fremde Aufgabe");
        page = browse_get(&b, S("/aufgaben?ansicht=ueberfaellig")).body;
        CHECK_HAS(page, "Von gestern");
        CHECK_HAS_NOT(page, "Heute anrufen");
        page = browse_get(&b, S("/aufgaben?ansicht=wartet")).body;
        CHECK_HAS(page, "Antwort abwarten");
        CHECK_HAS_NOT(page, "Von gestern");
        page = browse_get(&b, S("/aufgaben?sort=-title")).body;
        CHECK(str_find(page, S("Von gestern")) < str_find(page, S("Heute anrufen")));
        CHECK_HAS(browse_get(&b, S("/aufgaben?format=csv")).body, "Renate Albers");
        testcase_close(&t);
}

TEST(two_editors_see_both_versions)
{
        struct browser b = office();
        task("title=Anrufen&due=30.05.2025");
        testcase_post(&b, S("/faelle/1/aufgaben/1/bearbeiten"),
                      S("version=1&title=Frau+Brandt+anrufen&responsible=staff&user_id=1&due=30.05.2025"));
        CHECK_INT(b.last.status, 303);
        testcase_post(&b, S("/faelle/1/aufgaben/1/bearbeiten"),
                      S("version=1&title=Herrn+Timm+anrufen&responsible=staff&user_id=1&due=30.05.2025"));
        CHECK_INT(b.last.status, 409);
        CHECK_HAS(b.last.body, "Herrn Timm anrufen");
        CHECK_HAS(b.last.body, "Frau Brandt anrufen");
        testcase_close(&t);
}

/* ---- appointments ---- */

static int64_t appointment(const char *day)
{
        struct str values = str_join(
                test_arena(),
                S("status=planned&kind=talk&purpose=Erstgespr%C3%A4ch&clock=9.30&user_id=1&place=Stelle&bring=Arztbrief&held_on="),
                str_of(day));
        return testcase_add(&t, &appointment_entity, values);
}

TEST(what_lies_ahead_was_neither_kept_nor_missed)
{
        struct browser b = office();
        appointment("27.05.2025");
        CHECK_STR(rec_text(stored(&appointment_entity, 1), APPOINTMENT_clock), "09:30");
        testcase_post(&b, S("/faelle/1/termine/1/stand"), S("version=1&status=missed"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Der Termin liegt noch vor Ihnen.");
        testcase_post(&b, S("/faelle/1/termine/1/stand"), S("version=1&status=nonsense"));
        CHECK_INT(b.last.status, 422);
        testcase_post(&b, S("/faelle/1/termine/1/stand"), S("version=1&status=confirmed"));
        CHECK_INT(b.last.status, 303);
        CHECK_DATE(rec_date(stored(&appointment_entity, 1), APPOINTMENT_confirmed_on), "2025-05-20");
        testcase_post(&b, S("/faelle/1/termine/1/stand"), S("version=1&status=cancelled"));
        CHECK_INT(b.last.status, 409);
        CHECK_STR(rec_text(stored(&appointment_entity, 1), APPOINTMENT_status), "confirmed");
        testcase_close(&t);
}

TEST(a_kept_talk_asks_for_its_entry)
{
        struct browser b = office();
        appointment("19.05.2025");
        CHECK_HAS(browse_get(&b, S("/faelle/1/termine")).body, "was war?");
        testcase_post(&b, S("/faelle/1/termine/1/stand"), S("version=1&status=late&status_note=Bus"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/termine/1")).body, "/faelle/1/verlauf/neu?termin=1");
        testcase_close(&t);
}

TEST(the_sheet_of_a_day_has_only_own_cases)
{
        struct browser b = office();
        appointment("20.05.2025");
        testcase_add_to(
                &t, t.yildiz, &appointment_entity,
                S("status=planned&kind=talk&purpose=Fremder+Termin&clock=9:00&user_id=2&held_on=20.05.2025"));
        task("title=Heute+anrufen&due=20.05.2025");
        task("title=Erst+morgen&due=21.05.2025");
        struct str page = browse_get(&b, S("/tagesblatt")).body;
        CHECK_INT(b.last.status, 200);
        CHECK_HAS(page, "Erstgespräch");
        CHECK_HAS(page, "Heute anrufen");
        CHECK_HAS_NOT(page, "Erst morgen");
        CHECK_HAS_NOT(page, "Fremder Termin");
        CHECK_HAS(browse_get(&b, S("/tagesblatt?tag=2025-05-21")).body, "Erst morgen");
        testcase_close(&t);
}

/* ---- reminders ---- */

TEST(what_is_open_ends_with_the_case_or_stays)
{
        struct browser b = office();
        task("title=Gutachten+nachfragen&due=26.05.2025");
        testcase_add(&t, &appointment_entity,
                     S("held_on=27.05.2025&clock=9:30&kind=talk&purpose=Bilanz&status=planned"));
        CHECK_HAS(browse_get(&b, S("/")).body, "Gutachten nachfragen");
        CHECK_HAS(browse_get(&b, S("/faelle/1/stand")).body, "Das ist noch offen");
        CHECK_HAS(b.last.body, "Gutachten nachfragen");
        CHECK_HAS(b.last.body, "Bilanz");
        testcase_post(&b, S("/faelle/1/stand?was=abschliessen"), S("on=20.05.2025&end_reason=regular"));
        CHECK_INT(b.last.status, 303);
        CHECK_STR(rec_text(stored(&task_entity, 1), TASK_status), "open");
        CHECK_HAS_NOT(browse_get(&b, S("/")).body, "Gutachten nachfragen");
        testcase_post(&b, S("/faelle/1/stand?was=wieder"), S("note=Es+geht+weiter"));
        testcase_post(&b, S("/faelle/1/stand?was=abschliessen"),
                      S("on=20.05.2025&end_reason=regular&settle=1"));
        CHECK_INT(b.last.status, 303);
        CHECK_STR(rec_text(stored(&task_entity, 1), TASK_status), "dropped");
        CHECK_STR(rec_text(stored(&appointment_entity, 1), APPOINTMENT_status), "cancelled");
        CHECK_HAS_NOT(browse_get(&b, S("/faelle?ansicht=abgeschlossen")).body, "Gutachten nachfragen");
        testcase_close(&t);
}

TEST(a_reminder_is_seen_to_once)
{
        struct browser b = office();
        testcase_add(
                &t, &reminder_entity,
                S("code=W1&source=task&source_id=1&title=Gutachten+nach+14+Tagen&due=19.05.2025&status=open"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/wiedervorlagen")).body, "Gutachten nach 14 Tagen");
        CHECK_HAS_NOT(b.last.body, "Regel W1");
        testcase_post(&b, S("/faelle/1/wiedervorlagen/1/erledigt"), S(""));
        CHECK_INT(b.last.status, 303);
        CHECK_STR(rec_text(stored(&reminder_entity, 1), REMINDER_status), "done");
        testcase_post(&b, S("/faelle/1/wiedervorlagen/1/erledigt"), S(""));
        CHECK_HAS(b.last.location, "unchanged");
        testcase_close(&t);
}

TEST(ids_of_other_cases_are_not_found)
{
        struct browser b = office();
        testcase_add_to(&t, t.yildiz, &task_entity,
                        S("title=Fremd&due=20.05.2025&status=open&responsible=staff&user_id=2"));
        testcase_add_to(&t, t.yildiz, &reminder_entity,
                        S("code=W1&source=task&source_id=1&title=Fremd&due=19.05.2025&status=open"));
        testcase_add_to(&t, t.yildiz, &appointment_entity,
                        S("status=planned&kind=talk&purpose=Fremd&clock=9:00&user_id=2&held_on=20.05.2025"));
        CHECK_INT(browse_get(&b, S("/faelle/1/aufgaben/1")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/termine/1")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/wiedervorlagen/1")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/aufgaben/1/erledigt"), S("")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/wiedervorlagen/1/erledigt"), S("")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/termine/1/stand"), S("version=1&status=cancelled")).status,
                  404);
        testcase_close(&t);
}

TEST(the_first_talk_has_time_and_says_what_to_bring)
{
        struct testcase first;
        testcase_open(&first);
        struct browser jonas = testcase_browser(&first, first.jonas);
        CHECK_HAS(browse_get(&jonas, S("/faelle/1/termine")).body, "/termine/neu?art=first_talk");
        CHECK_HAS(browse_get(&jonas, S("/faelle/1/termine/neu?art=first_talk")).body, "Arbeitsvertrag");
        CHECK_HAS(jonas.last.body, "value=\"90\"");
        CHECK_HAS_NOT(browse_get(&jonas, S("/faelle/1/termine/neu")).body, "Arbeitsvertrag");
        testcase_close(&first);
}

TEST_GROUP(tasks_pages, &the_first_talk_has_time_and_says_what_to_bring,
           &a_task_is_created_open_and_done_in_time, &a_late_task_asks_what_came_between,
           &administration_finishes_a_late_task_without_a_cause, &own_tasks_are_those_of_readable_cases,
           &two_editors_see_both_versions, &what_lies_ahead_was_neither_kept_nor_missed,
           &a_kept_talk_asks_for_its_entry, &the_sheet_of_a_day_has_only_own_cases,
           &what_is_open_ends_with_the_case_or_stays, &a_reminder_is_seen_to_once,
           &ids_of_other_cases_are_not_found)
