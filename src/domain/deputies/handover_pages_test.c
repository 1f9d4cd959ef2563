#include "domain/deputies/handover.h"

#include "core/user.h"
#include "domain/facts/fact.h"
#include "domain/tasks/task.h"
#include "test/testcase.h"

static struct testcase t;

/* Aylin becomes the deputy of Renate Albers' case; Jonas enters an absence from tomorrow on. */
static struct browser office(const char *days)
{
        testcase_open(&t);
        testcase_write(&t, t.albers);
        must(case_assign(t.tx, t.g, t.jonas, t.aylin, clock_today(), S("Vertretung")) == OK);
        testcase_commit(&t);
        struct browser b = testcase_browser(&t, t.jonas);
        testcase_post(&b, S("/abwesenheiten/neu"), str_join(test_arena(), S("reason=Urlaub&"), str_of(days)));
        CHECK_INT(b.last.status, 303);
        return b;
}

TEST(an_absence_asks_for_notes_and_the_deputy_reads_them)
{
        struct browser b = office("starts=21.05.2025&ends=25.05.2025");
        CHECK_STR(str_split(b.last.location, '?', &(struct str){0}), "/abwesenheiten/1/uebergabe");
        CHECK_HAS(browse_get(&b, S("/abwesenheiten/1/uebergabe")).body, "Renate Albers, CMB-2025-014");
        CHECK_HAS(b.last.body, "Vertretung: aylin");
        CHECK_HAS_NOT(b.last.body, "Cem");
        testcase_post(&b, S("/abwesenheiten/1/uebergabe"), S("note_1=Arzt+ruft+an+%3Cb%3E&note_2=Fremd"));
        CHECK_INT(b.last.status, 303);
        CHECK_INT((int)testcase_count(&t, t.albers, &handover_note_entity), 1);
        CHECK_INT((int)testcase_count(&t, t.yildiz, &handover_note_entity), 0);
        struct browser d = testcase_browser(&t, t.aylin);
        CHECK_HAS_NOT(browse_get(&d, S("/")).body, "Arzt ruft an"); /* not away yet */
        clock_set(moment_of(date_of(2025, 5, 21), 600));
        d = testcase_browser(&t, t.aylin);
        CHECK_HAS(browse_get(&d, S("/")).body, "Arzt ruft an &lt;b&gt;");
        CHECK_HAS(d.last.body, "In Vertretung");
        b = testcase_browser(&t, t.jonas);
        testcase_post(&b, S("/abwesenheiten/1/uebergabe"), S("note_1="));
        d = testcase_browser(&t, t.aylin);
        CHECK_HAS_NOT(browse_get(&d, S("/")).body, "Arzt ruft an");
        CHECK_HAS(d.last.body, "In Vertretung");
        testcase_close(&t);
}

TEST(who_returns_reads_what_happened)
{
        struct browser b = office("starts=20.05.2025&ends=21.05.2025");
        struct browser d = testcase_browser(&t, t.aylin);
        testcase_post(&d, S("/faelle/1/aufgaben/neu"),
                      S("title=Nachfragen&responsible=staff&user_id=2&due=23.05.2025"));
        CHECK_INT(d.last.status, 303);
        clock_set(moment_of(date_of(2025, 5, 22), 600));
        b = testcase_browser(&t, t.jonas);
        CHECK_HAS(browse_get(&b, S("/")).body, "/abwesenheiten/1/rueckkehr");
        CHECK_HAS(browse_get(&b, S("/abwesenheiten/1/rueckkehr")).body, "Renate Albers");
        CHECK_HAS(b.last.body, "Aufgabe");
        CHECK_HAS(b.last.body, "aylin");
        testcase_close(&t);
}

TEST(absences_of_others_are_not_handed_over)
{
        office("starts=21.05.2025&ends=25.05.2025");
        struct browser d = testcase_browser(&t, t.aylin);
        CHECK_INT(browse_get(&d, S("/abwesenheiten/1/uebergabe")).status, 404);
        CHECK_INT(browse_get(&d, S("/abwesenheiten/1/rueckkehr")).status, 404);
        testcase_post(&d, S("/abwesenheiten/1/uebergabe"), S("note_1=x"));
        CHECK_INT(d.last.status, 404);
        testcase_close(&t);
}

/* D31 tells partners from when until when somebody else answers. */
TEST(letters_know_the_days_of_an_absence)
{
        office("starts=22.05.2025&ends=25.05.2025");
        struct fact_sheet *sheet = fact_sheet_new(test_arena());
        sheet->want[FACT_manager_absence_start] = sheet->want[FACT_manager_absence_end] = true;
        testcase_write(&t, t.albers);
        must(fact_fill(rtx_of(t.tx), &(struct fact_scope){.grant = grant_of(t.g)}, sheet) == OK);
        testcase_commit(&t);
        CHECK_DATE(sheet->value[FACT_manager_absence_start].v.d, "2025-05-22");
        CHECK_DATE(sheet->value[FACT_manager_absence_end].v.d, "2025-05-25");
        testcase_close(&t);
}

TEST_GROUP(handover_pages, &letters_know_the_days_of_an_absence,
           &an_absence_asks_for_notes_and_the_deputy_reads_them, &who_returns_reads_what_happened,
           &absences_of_others_are_not_handed_over)
