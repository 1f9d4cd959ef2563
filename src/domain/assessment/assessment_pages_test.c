#include "domain/assessment/capability.h"

#include "domain/tasks/reminder.h"
#include "test/testcase.h"

static struct testcase t;
static struct browser b;

static void office(void)
{
        testcase_open(&t);
        testcase_packs(&t);
        b = testcase_browser(&t, t.jonas);
}

TEST(certificates_follow_each_other)
{
        office();
        struct str page = S("/faelle/1/krankschreibungen/neu");
        CHECK_INT(testcase_post(&b, page, S("starts=20.01.2025&ends=14.02.2025&reason=R%C3%BCcken+%3Cb%3E"))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, page, S("starts=15.02.2025&ends=14.02.2025")).status, 422);
        CHECK_INT(testcase_post(&b, page, S("starts=15.02.2025&ends=31.05.2025")).status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/gesundheit")).body, "krankgeschrieben seit");
        CHECK_HAS(b.last.body, "gilt heute");
        CHECK_HAS(b.last.body, "Rücken &lt;b&gt;");
        CHECK_HAS(b.last.body, "121 Tage");
        testcase_close(&t);
}

TEST(the_last_day_of_incapacity_reminds)
{
        struct record *r;
        size_t n;
        office();
        testcase_add(&t, &incapacity_entity, S("starts=20.01.2025&ends=01.06.2025"));
        testcase_add(&t, &missing_information_entity,
                     S("what=Bericht+der+Klinik&holder=Klinik&due=30.05.2025"));
        testcase_write(&t, t.albers);
        NEED_OK(reminder_refresh(t.tx, t.g));
        NEED_OK(ent_list_in(rtx_of(t.tx), grant_of(t.g), &reminder_entity, 10, &r, &n));
        NEED_TRUE(n == 2);
        CHECK_STR(rec_text(&r[0], REMINDER_code), "W5c");
        CHECK_STR(rec_text(&r[1], REMINDER_code), "W16");
        CHECK_STR(date_german(test_arena(), rec_date(&r[1], REMINDER_due)), "25.05.2025");
        testcase_commit(&t);
        testcase_close(&t);
}

#define SAYS "load_class=physical&feature=lifting&said_on=09.04.2025"
TEST(reports_stand_beside_the_client)
{
        office();
        testcase_add(&t, &capability_entity, S(SAYS "&direction=cannot&source=report&text=ab+10+kg"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/leistungsbild")).body, "nur Gutachten");
        CHECK_INT(testcase_post(&b, S("/faelle/1/leistungsbild/neu"),
                                S(SAYS "&direction=can&source=client&text=20+kg"))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/leistungsbild")).body, "verschieden");
        CHECK_HAS(b.last.body, "geht nicht: ab 10 kg");
        CHECK_HAS(b.last.body, "An einer Stelle verschieden");
        CHECK_INT(testcase_post(
                          &b, S("/faelle/1/leistungsbild/neu"),
                          S("load_class=other&feature=other&said_on=09.04.2025&direction=can&source=client"))
                          .status,
                  422);
        CHECK_HAS(b.last.body, "Was genau?");
        testcase_close(&t);
}

TEST(rows_answer_items_of_the_concept)
{
        office();
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziel/5.F")).body, "Liste beginnen");
        CHECK_INT(testcase_post(&b, S("/faelle/1/berufsweg/neu"),
                                S("kind=work&activity=Kommissioniererin&employer=Nordhafen"))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziel/5.F")).body, "1 Eintrag");
        CHECK_HAS(b.last.body, "/faelle/1/berufsweg\"");
        CHECK_HAS(b.last.body, "1 von 16 Angaben");
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/ziel/5.F/angaben")).body, "name=\"work_history.own\"");
        CHECK_HAS(b.last.body, "work_history.own.unknown");
        testcase_close(&t);
}

TEST(the_form_to_take_home_is_empty)
{
        office();
        testcase_add(&t, &career_step_entity, S("kind=work&activity=Kommissioniererin"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/berufsweg")).body, "/faelle/1/berufsbogen\"");
        CHECK_HAS(browse_get(&b, S("/faelle/1/berufsbogen")).body, "Schule und Ausbildung");
        CHECK_HAS(b.last.body, "Renate Albers");
        CHECK_HAS_NOT(b.last.body, "Kommissioniererin");
        testcase_close(&t);
}

TEST(others_do_not_see_it)
{
        office();
        testcase_add_to(&t, t.yildiz, &incapacity_entity, S("starts=20.01.2025"));
        CHECK_INT(browse_get(&b, S("/faelle/1/krankschreibungen/1")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/2/gesundheit")).status, 404);
        struct browser sven = testcase_browser(&t, t.sven);
        static const struct str closed[] = {
                S_INIT("/faelle/1/gesundheit"),    S_INIT("/faelle/1/krankschreibungen"),
                S_INIT("/faelle/1/leistungsbild"), S_INIT("/faelle/1/aerzte"),
                S_INIT("/faelle/1/reha"),          S_INIT("/faelle/1/fehlende-informationen"),
                S_INIT("/faelle/1/berufsweg"),     S_INIT("/faelle/1/geldleistungen")};
        for (size_t i = 0; i < ARRAY_LEN(closed); i++)
                CHECK_INT(browse_get(&sven, closed[i]).status, 404);
        CHECK_HAS_NOT(browse_get(&sven, S("/faelle/1")).body, "/gesundheit\"");
        testcase_close(&t);
}

TEST_GROUP(assessment_pages, &certificates_follow_each_other, &the_last_day_of_incapacity_reminds,
           &reports_stand_beside_the_client, &rows_answer_items_of_the_concept,
           &the_form_to_take_home_is_empty, &others_do_not_see_it)
