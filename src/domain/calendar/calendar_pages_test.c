#include "domain/calendar/calendar.h"
#include "domain/tasks/task.h"
#include "core/user.h"
#include "test/testcase.h"

static struct testcase t;

static struct str number(int64_t n)
{
        return str_from_int(test_arena(), n);
}

/* An appointment of a colleague; 20.05.2025 is a Tuesday and today. */
static int64_t appointment(int64_t case_id, int64_t user, const char *values)
{
        return testcase_add_to(&t, case_id, &appointment_entity,
                               str_join(test_arena(),
                                        S("status=planned&kind=talk&purpose=Gespr%C3%A4ch+zu+zweit&user_id="),
                                        number(user), S("&"), str_of(values)));
}

TEST(a_week_shows_own_appointments_tasks_and_holidays)
{
        testcase_open(&t);
        struct browser b = testcase_browser(&t, t.jonas);
        appointment(t.albers, t.jonas, "held_on=21.05.2025&clock=9.30&minutes=60&place=Raum+2");
        testcase_add(&t, &task_entity,
                     S("status=open&responsible=staff&user_id=1&title=Betriebsarzt+anrufen&due=22.05.2025"));
        struct str page = browse_get(&b, S("/kalender?tag=21.05.2025")).body;
        CHECK_INT(b.last.status, 200);
        CHECK_HAS(page, "Woche vom 19.05.2025 bis 25.05.2025");
        CHECK_HAS(page, "09:30–10:30");
        CHECK_HAS(page, "Renate Albers");
        CHECK_HAS(page, "Betriebsarzt anrufen");
        CHECK_HAS(page, "/kalender/neu?tag=2025-05-22&amp;uhr=10%3A00");
        CHECK_HAS(browse_get(&b, S("/kalender?tag=29.05.2025")).body, "Christi Himmelfahrt");
        CHECK_HAS(browse_get(&b, S("/kalender?ansicht=monat&tag=21.05.2025")).body, "09:30 Renate Albers");
        CHECK_HAS(browse_get(&b, S("/kalender?ansicht=tag&tag=21.05.2025")).body, "Mittwoch, 21. Mai 2025");
        CHECK_INT(browse_get(&b, S("/kalender?tag=9999-99-99&wer=x&ansicht=jahr")).status, 200);
        testcase_close(&t);
}

TEST(of_colleagues_only_the_time_is_told)
{
        testcase_open(&t);
        struct browser b = testcase_browser(&t, t.jonas);
        appointment(t.yildiz, t.aylin, "held_on=21.05.2025&clock=11:00&minutes=45");
        struct str page =
                browse_get(&b, str_join(test_arena(), S("/kalender?tag=2025-05-21&wer="), number(t.aylin)))
                        .body;
        CHECK_HAS(page, "11:00–11:45");
        CHECK_HAS(page, "belegt");
        CHECK_HAS_NOT(page, "Cem");
        CHECK_HAS_NOT(page, "zu zweit");
        CHECK_HAS_NOT(page, "/faelle/2");
        CHECK_HAS_NOT(browse_get(&b, S("/kalender?tag=2025-05-21")).body, "belegt");
        b = testcase_browser(&t, t.petra); /* leads the site and may read the case */
        page = browse_get(&b, str_join(test_arena(), S("/kalender?tag=2025-05-21&wer="), number(t.aylin)))
                       .body;
        CHECK_HAS(page, "Cem");
        CHECK_HAS_NOT(page, "belegt");
        testcase_close(&t);
}

TEST(collisions_are_said_and_lock_nothing)
{
        testcase_open(&t);
        struct browser b = testcase_browser(&t, t.jonas);
        appointment(t.yildiz, t.jonas, "held_on=21.05.2025&clock=9:00&minutes=60");
        testcase_post(
                &b, S("/faelle/1/termine/neu"),
                S("held_on=21.05.2025&clock=9:30&minutes=30&kind=talk&purpose=Zielgespr%C3%A4ch&user_id=1"));
        CHECK_INT(b.last.status, 303);
        struct str page = browse_get(&b, S("/faelle/1/termine/2")).body;
        CHECK_HAS(page, "Passt der Termin so?");
        CHECK_HAS(page, "Zur selben Zeit: anderer Termin (09:00–10:00)");
        CHECK_HAS_NOT(page, "Cem");
        CHECK_HAS(browse_get(&b, S("/kalender?tag=2025-05-21")).body, "gleichzeitig");
        testcase_post(&b, S("/faelle/1/termine/neu"),
                      S("held_on=29.05.2025&clock=10:00&minutes=30&kind=talk&purpose=Feiertag&user_id=1"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/termine/3")).body, "Feiertag: Christi Himmelfahrt");
        testcase_close(&t);
}

TEST(an_empty_slot_asks_for_whom)
{
        testcase_open(&t);
        struct browser b = testcase_browser(&t, t.jonas);
        struct str page = browse_get(&b, S("/kalender/neu?tag=2025-05-22&uhr=10:00")).body;
        CHECK_HAS(page, "Donnerstag, 22. Mai 2025, 10:00 Uhr");
        CHECK_HAS(page, "/faelle/1/termine/neu?tag=2025-05-22&amp;uhr=10%3A00");
        CHECK_HAS_NOT(page, "Cem");
        CHECK_HAS_NOT(browse_get(&b, S("/kalender/neu?tag=2025-05-22&q=Cem")).body, "/faelle/2");
        page = browse_get(&b, S("/faelle/1/termine/neu?tag=2025-05-22&uhr=10:00")).body;
        CHECK_HAS(page, "value=\"22.05.2025\"");
        CHECK_HAS(page, "value=\"10:00\"");
        testcase_close(&t);
}

TEST_GROUP(calendar_pages, &a_week_shows_own_appointments_tasks_and_holidays,
           &of_colleagues_only_the_time_is_told, &collisions_are_said_and_lock_nothing,
           &an_empty_slot_asks_for_whom)
