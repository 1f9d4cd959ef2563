#include "domain/accompaniment/accompaniment.h"

#include "domain/journal/journal.h"
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

static struct str reminders(void)
{
        struct record *r;
        size_t n;
        struct str all = S("");
        testcase_write(&t, t.albers);
        must(reminder_refresh(t.tx, t.g) == OK);
        must(ent_list_in(rtx_of(t.tx), grant_of(t.g), &reminder_entity, 20, &r, &n) == OK);
        for (size_t i = 0; i < n; i++)
                if (str_eq(rec_text(&r[i], REMINDER_status), S("open")))
                        all = str_join_with(
                                test_arena(), S(", "), all,
                                str_join(test_arena(), rec_text(&r[i], REMINDER_code), S(" "),
                                         date_german(test_arena(), rec_date(&r[i], REMINDER_due))));
        testcase_commit(&t);
        return all;
}

#define CALL "held_on=12.05.2025&way=phone&party=client&subject=Anruf"
TEST(what_is_agreed_takes_the_place_of_the_usual_weeks)
{
        office();
        testcase_add(&t, &contact_entry_entity, S(CALL));
        CHECK_STR(reminders(), "");
        CHECK_HAS(browse_get(&b, S("/faelle/1/begleitung")).body, "nicht abgesprochen");
        CHECK_HAS(browse_get(&b, S("/faelle/1/begleitung/absprachen/neu?seite=client")).body,
                  "value=\"20.05.2025\"");
        CHECK_INT(testcase_post(&b, S("/faelle/1/begleitung/absprachen/neu"),
                                S("side=client&weeks=2&agreed_on=01.05.2025"))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/begleitung")).body, "am 26.05.2025");
        CHECK_HAS(b.last.body, "alle 2 Wochen");
        CHECK_STR(reminders(), "W8c 26.05.2025");
        clock_set(moment_of(date_of(2025, 5, 28), 600));
        b = testcase_browser(&t, t.jonas);
        CHECK_HAS(browse_get(&b, S("/faelle/1/begleitung")).body, "überfällig seit 2 Tagen");
        testcase_close(&t);
}

TEST(a_provider_is_looked_at)
{
        office();
        struct str page = S("/faelle/1/begleitung/pruefungen/neu");
        struct str at = str_join(test_arena(), S("checked_on=19.05.2025&provider_id="),
                                 str_from_int(test_arena(), t.supplier));
        CHECK_INT(testcase_post(&b, page, str_join(test_arena(), at, S("&quality=poor&punctuality=late")))
                          .status,
                  422);
        CHECK_HAS(b.last.body, "Was genau läuft nicht gut?");
        CHECK_HAS(b.last.body, "Was folgt daraus?");
        CHECK_INT(testcase_post(&b, page,
                                str_join(test_arena(), at,
                                         S("&quality=good&punctuality=late&defects=Heber+%3Cfehlt%3E")))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/begleitung")).body, "gut, verspätet");
        CHECK_HAS(b.last.body, "Heber &lt;fehlt&gt;");
        CHECK_HAS(browse_get(&b, S("/faelle/1/verlauf")).body, "Maßnahme geprüft");
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziel/10.D")).body, "1 Eintrag");
        testcase_close(&t);
}

TEST(a_crisis_says_what_was_done_at_once)
{
        office();
        struct str page = S("/faelle/1/verlauf/neu");
        CHECK_INT(testcase_post(&b, page, S(CALL "&initiator=other_side&crisis=1")).status, 422);
        CHECK_HAS(b.last.body, "Was haben Sie sofort getan?");
        CHECK_INT(testcase_post(&b, page,
                                S(CALL "&initiator=other_side&crisis=1&crisis_steps=Praxis+angerufen"))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/begleitung")).body, "Praxis angerufen");
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziel/10.C")).body, "Krisen");
        testcase_close(&t);
}

TEST(others_see_nothing_of_it)
{
        office();
        testcase_add_to(&t, t.yildiz, &contact_rhythm_entity, S("side=client&weeks=2&agreed_on=01.05.2025"));
        CHECK_INT(browse_get(&b, S("/faelle/1/begleitung/absprachen/1")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/2/begleitung")).status, 404);
        struct browser sven = testcase_browser(&t, t.sven);
        CHECK_INT(browse_get(&sven, S("/faelle/1/begleitung")).status, 404);
        testcase_close(&t);
}

TEST_GROUP(accompaniment_pages, &what_is_agreed_takes_the_place_of_the_usual_weeks, &a_provider_is_looked_at,
           &a_crisis_says_what_was_done_at_once, &others_see_nothing_of_it)
