#include "domain/calendar/feed.h"

#include "core/setting.h"
#include "core/user.h"
#include "domain/tasks/task.h"
#include "test/testcase.h"

static struct testcase t;

static void allow(const char *key, const char *value)
{
        struct wtx *tx;
        must(db_begin_write(t.db, test_arena(), 0, &tx) == OK);
        must(setting_set(tx, str_of(key), str_of(value)) == OK);
        must(db_commit(tx) == OK);
}

static struct browser office(void)
{
        testcase_open(&t);
        testcase_add(
                &t, &appointment_entity,
                S("status=planned&kind=talk&purpose=Heikles&held_on=21.05.2025&clock=9:30&user_id=1&place=Deichweg+3"));
        testcase_add_to(
                &t, t.yildiz, &appointment_entity,
                S("status=planned&kind=talk&purpose=Fremdes&held_on=22.05.2025&clock=9:30&user_id=1"));
        return testcase_browser(&t, t.jonas);
}

/* Path of the address that was shown. */
static struct str made(struct browser *b, const char *fields)
{
        struct str page = testcase_post(b, S("/konto/kalender"), str_of(fields)).body;
        CHECK_INT(b->last.status, 200);
        long at = (long)str_find(page, S("/kalender/abo/")), end = (long)str_find(page, S(".ics"));
        must(at > 0 && end > at);
        return str_copy(test_arena(), str_sub(page, (size_t)at, (size_t)(end - at) + 4));
}

static struct browser stranger(void)
{
        struct browser b = browse_open(t.db);
        b.address = S("10.1.1.1");
        return b;
}

TEST(the_address_gives_what_its_owner_may_read)
{
        struct browser b = office(), program = stranger();
        struct str address = made(&b, "");
        struct str file = browse_get(&program, address).body;
        CHECK_INT(program.last.status, 200);
        CHECK_STR(program.last.mime, "text/calendar; charset=utf-8");
        CHECK_HAS(file, "BEGIN:VEVENT");
        CHECK_HAS(file, "Gespräch (CMB-2025-014)");
        CHECK_HAS_NOT(file, "Albers");
        CHECK_HAS_NOT(file, "Heikles");
        CHECK_HAS_NOT(file, "Deichweg");
        CHECK_HAS_NOT(file, "CMB-2025-015");
        struct browse_access *log;
        size_t n = browse_accesses(t.db, &log);
        CHECK_STR(log[n - 1].page, "calendar_feed_show");
        CHECK_STR(log[n - 1].why, "calendar_feed");
        CHECK_INT(log[n - 1].actor, t.jonas);
        CHECK_HAS(browse_get(&b, S("/konto/kalender")).body, "Zuletzt geholt");
        CHECK_HAS_NOT(b.last.body, "noch nie");
        testcase_close(&t);
}

TEST(names_need_office_and_owner)
{
        struct browser b = office(), program = stranger();
        CHECK_HAS_NOT(browse_get(&b, S("/konto/kalender")).body, "name=\"names\"");
        struct str address = made(&b, "names=1");
        allow("calendar_names", "1");
        CHECK_HAS_NOT(browse_get(&program, address).body, "Albers");
        CHECK_HAS(browse_get(&b, S("/konto/kalender")).body, "name=\"names\"");
        CHECK_HAS_NOT(browse_get(&program, made(&b, "_drawn.names=1")).body, "Albers");
        address = made(&b, "names=1");
        CHECK_HAS(browse_get(&program, address).body, "Renate Albers");
        CHECK_HAS(program.last.body, "Deichweg 3");
        allow("calendar_names", "0");
        CHECK_HAS_NOT(browse_get(&program, address).body, "Albers");
        testcase_close(&t);
}

TEST(wrong_ended_and_forbidden_addresses_are_the_same_404)
{
        struct browser b = office(), program = stranger();
        struct str first = made(&b, ""), second = made(&b, "");
        CHECK_INT(browse_get(&program, first).status, 404);
        CHECK_STR(program.last.body, "404\n");
        CHECK_INT(browse_get(&program, second).status, 200);
        CHECK_INT(browse_get(&program, S("/kalender/abo/falsch.ics")).status, 404);
        CHECK_STR(program.last.body, "404\n");
        allow("calendar_feed", "0");
        CHECK_INT(browse_get(&program, second).status, 404);
        allow("calendar_feed", "1");
        testcase_write(&t, t.albers);
        must(user_active_set(t.tx, t.jonas, false) == OK);
        testcase_commit(&t);
        CHECK_INT(browse_get(&program, second).status, 404);
        testcase_close(&t);
}

TEST(ending_closes_the_address)
{
        struct browser b = office(), program = stranger();
        struct str address = made(&b, "");
        testcase_post(&b, S("/konto/kalender/beenden"), S(""));
        CHECK_INT(b.last.status, 303);
        CHECK_INT(browse_get(&program, address).status, 404);
        testcase_close(&t);
}

/* Thirty wrong addresses in ten minutes: then nothing is looked up for this place, and later again. */
TEST(guessing_is_limited)
{
        struct browser b = office(), program = stranger();
        struct str address = made(&b, "");
        program.address = S("10.9.9.9");
        for (int i = 0; i < 30; i++) {
                struct str guess = str_join(test_arena(), S("/kalender/abo/falsch"),
                                            str_from_int(test_arena(), i), S(".ics"));
                CHECK_INT(browse_get(&program, guess).status, 404);
        }
        CHECK_INT(browse_get(&program, address).status, 404);
        program.address = S("10.9.9.8");
        CHECK_INT(browse_get(&program, address).status, 200);
        clock_set((struct moment){clock_now().s + 601});
        program.address = S("10.9.9.9");
        CHECK_INT(browse_get(&program, address).status, 200);
        testcase_close(&t);
}

TEST(one_appointment_is_a_file_of_its_case)
{
        struct browser b = office();
        struct str file = browse_get(&b, S("/faelle/1/termine/1/kalenderdatei")).body;
        CHECK_INT(b.last.status, 200);
        CHECK_HAS(file, "BEGIN:VEVENT");
        CHECK_HAS_NOT(file, "Albers");
        CHECK_INT(browse_get(&b, S("/faelle/1/termine/2/kalenderdatei")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/2/termine/2/kalenderdatei")).status, 404);
        testcase_close(&t);
}

TEST_GROUP(feed_pages, &the_address_gives_what_its_owner_may_read, &names_need_office_and_owner,
           &wrong_ended_and_forbidden_addresses_are_the_same_404, &ending_closes_the_address,
           &guessing_is_limited, &one_appointment_is_a_file_of_its_case)
