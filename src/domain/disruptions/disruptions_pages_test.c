#include "domain/disruptions/disruption.h"
#include "test/testcase.h"

static struct testcase t;

/* 20.05.2025 is today. */
static struct browser office(void)
{
        testcase_open(&t);
        return testcase_browser(&t, t.jonas);
}

#define LIFTER "title=Vakuumheber+fehlt&area=carrying_out&occurred_on=10.05.2025"

static struct record *stored(int64_t id)
{
        return testcase_get(&t, t.albers, &disruption_entity, id);
}

TEST(an_urgent_disruption_burns_until_it_is_solved)
{
        struct browser b = office();
        testcase_post(&b, S("/faelle/1/stoerungen/neu"), S(LIFTER "&urgent=1&known_on=12.05.2025"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/stoerungen")).body, "brennt");
        CHECK_HAS(b.last.body, "seit 10 Tagen");
        CHECK_HAS(browse_get(&b, S("/faelle/1/stoerungen/1")).body, "fn-panel--urgent");
        CHECK_HAS(browse_get(&b, S("/faelle/1")).body, "Vakuumheber fehlt");
        testcase_post(&b, S("/faelle/1/stoerungen/1/geloest"), S("version=1&solved_on=20.05.2025"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Der nächste Fall lernt daraus.");
        CHECK(!rec_given(stored(1), DISRUPTION_solved_on));
        testcase_post(
                &b, S("/faelle/1/stoerungen/1/geloest"),
                S("version=1&solved_on=20.05.2025&solution=Leihger%C3%A4t&reach=general&network_relevant=1"));
        CHECK_INT(b.last.status, 303);
        CHECK_STR(rec_text(stored(1), DISRUPTION_solution), "Leihgerät");
        CHECK(rec_bool(stored(1), DISRUPTION_network_relevant));
        CHECK_HAS(browse_get(&b, S("/faelle/1/stoerungen")).body, "gelöst");
        CHECK_HAS(b.last.body, "nach 10 Tagen");
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/stoerungen/1")).body, "fn-panel--urgent");
        testcase_close(&t);
}

TEST(dates_of_a_disruption_follow_each_other)
{
        struct browser b = office();
        testcase_post(&b, S("/faelle/1/stoerungen/neu"), S(LIFTER "&known_on=01.05.2025"));
        CHECK_INT(b.last.status, 422);
        testcase_post(&b, S("/faelle/1/stoerungen/neu"), S(LIFTER));
        CHECK_INT(b.last.status, 303);
        testcase_post(&b, S("/faelle/1/stoerungen/1/geloest"),
                      S("version=1&solved_on=09.05.2025&solution=x"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Die Lösung liegt vor der Störung.");
        testcase_post(&b, S("/faelle/1/stoerungen/1/geloest"), S("version=1&solved_on=&solution=x"));
        CHECK_INT(b.last.status, 422);
        testcase_post(&b, S("/faelle/1/stoerungen/1/geloest"),
                      S("version=4&solved_on=20.05.2025&solution=x"));
        CHECK_INT(b.last.status, 409);
        CHECK(!rec_given(stored(1), DISRUPTION_solved_on));
        testcase_close(&t);
}

TEST(what_burns_stands_first)
{
        struct browser b = office();
        testcase_add(&t, &disruption_entity,
                     S("title=Brennt+seit+langem&area=other&occurred_on=01.05.2025&urgent=1"));
        testcase_add(&t, &disruption_entity, S("title=Nur+offen&area=other&occurred_on=15.05.2025"));
        testcase_add(
                &t, &disruption_entity,
                S("title=Schon+vorbei&area=other&occurred_on=16.05.2025&solved_on=17.05.2025&solution=x"));
        struct str page = browse_get(&b, S("/faelle/1/stoerungen")).body;
        CHECK(str_find(page, S("Brennt seit langem")) < str_find(page, S("Nur offen")));
        CHECK(str_find(page, S("Nur offen")) < str_find(page, S("Schon vorbei")));
        testcase_close(&t);
}

TEST(administration_sees_that_there_is_one)
{
        struct browser b = office();
        testcase_add(
                &t, &disruption_entity,
                S("title=Kaum+gestanden&area=carrying_out&occurred_on=01.05.2025&cause=Schmerzen+im+R%C3%BCcken"));
        struct browser desk = testcase_browser(&t, t.sven);
        struct str page = browse_get(&desk, S("/faelle/1/stoerungen/1")).body;
        CHECK_INT(desk.last.status, 200);
        CHECK_HAS_NOT(page, "Kaum gestanden");
        CHECK_HAS_NOT(page, "Schmerzen");
        CHECK_HAS(browse_get(&desk, S("/faelle/1/stoerungen")).body, ">Störung</a>");
        static const struct str places[] = {S_INIT("/faelle/1"),
                                            S_INIT("/faelle?ansicht=alle"),
                                            S_INIT("/faelle?ansicht=alle&format=csv"),
                                            S_INIT("/faelle/1/verlauf"),
                                            S_INIT("/faelle/1/stoerungen"),
                                            S_INIT("/faelle/1/stoerungen/1/verlauf"),
                                            S_INIT("/faelle/1/stoerungen?format=csv"),
                                            S_INIT("/suche?q=gestanden")};
        for (size_t i = 0; i < ARRAY_LEN(places); i++)
                CHECK_HAS_NOT(browse_get(&desk, places[i]).body, "Kaum gestanden");
        CHECK_HAS(browse_get(&b, S("/faelle/1")).body, "Kaum gestanden");
        CHECK_HAS(browse_get(&b, S("/faelle/1/stoerungen")).body, "Kaum gestanden");
        CHECK_HAS_NOT(page, "/stoerungen/1/bearbeiten");
        CHECK_HAS_NOT(browse_get(&desk, S("/faelle/1/stoerungen")).body, "Durchführung");
        CHECK_INT(browse_get(&desk, S("/faelle/1/stoerungen/neu")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/stoerungen/1/bearbeiten")).status, 200);
        testcase_close(&t);
}

TEST(disruptions_of_other_cases_are_not_found)
{
        struct browser b = office();
        testcase_add_to(&t, t.yildiz, &disruption_entity, S("title=Fremd&area=other&occurred_on=01.05.2025"));
        CHECK_INT(browse_get(&b, S("/faelle/1/stoerungen/1")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/stoerungen/1/geloest")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/stoerungen/1/geloest"),
                                S("version=1&solved_on=20.05.2025&solution=x"))
                          .status,
                  404);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/stoerungen")).body, "Fremd");
        testcase_close(&t);
}

TEST_GROUP(disruptions_pages, &an_urgent_disruption_burns_until_it_is_solved,
           &dates_of_a_disruption_follow_each_other, &what_burns_stands_first,
           &administration_sees_that_there_is_one, &disruptions_of_other_cases_are_not_found)
