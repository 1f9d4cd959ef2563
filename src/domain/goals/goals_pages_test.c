/* Goals, the consent matrix and agreements, through the dispatcher and as rules. CMB 5.J, 7.F */
#include "domain/goals/goal.h"
#include "test/testcase.h"

static struct testcase t;

static struct browser office(void)
{
        testcase_open(&t);
        return testcase_browser(&t, t.jonas);
}

#define GOAL "text=Leichterer+Platz&own_words=Hier+bin+ich+zuhause&kind=integration&source=client"

/* What a browser sends for all five parties; version of the first one given. */
#define STANCES(version_, client_, employer_)                                                                \
        "client.version=" version_                                                                           \
        "&_drawn.client.knows=1&_drawn.client.understands=1&_drawn.client.agrees=1&" client_                 \
        "&employer.version=0&_drawn.employer.knows=1&_drawn.employer.understands=1&_drawn.employer.agrees=1&" employer_
#define AGREES "client.knows=1&client.understands=1&client.agrees=yes"
#define REFUSES "employer.knows=1&employer.agrees=no&employer.dissent=Der+alte+Platz+geht+auch"

/* ---- the matrix as a whole ---- */

static struct goal_stance yes(void)
{
        return (struct goal_stance){
                .id = 1, .version = 1, .knows = true, .understands = true, .agrees = S("yes")};
}

TEST(one_dissent_is_not_outvoted)
{
        struct goal_matrix m = {0};
        CHECK_INT(goal_consent(&m), GOAL_UNASKED);
        for (enum goal_party p = 0; p < GOAL_OTHER; p++)
                m.party[p] = yes();
        CHECK_INT(goal_consent(&m), GOAL_AGREED);
        m.party[GOAL_FUNDER].understands = false;
        CHECK_INT(goal_consent(&m), GOAL_OPEN);
        m.party[GOAL_FUNDER] = (struct goal_stance){0};
        CHECK_INT(goal_consent(&m), GOAL_OPEN);
        m.party[GOAL_FUNDER] = yes();
        m.party[GOAL_EMPLOYER].agrees = S("partly");
        CHECK_INT(goal_consent(&m), GOAL_OPEN);
        m.party[GOAL_EMPLOYER].agrees = S("no");
        CHECK_INT(goal_consent(&m), GOAL_DISSENT);
        m.party[GOAL_EMPLOYER] = yes();
        m.party[GOAL_OTHER] =
                (struct goal_stance){.id = 9, .version = 1, .dissent = S("Das dauert zu lange.")};
        CHECK_INT(goal_consent(&m), GOAL_DISSENT);
}

/* ---- pages ---- */

TEST(own_words_stand_before_everything_else)
{
        struct browser b = office();
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziele")).body, "Noch kein Ziel");
        CHECK_INT(testcase_post(&b, S("/faelle/1/ziele/neu"), S("kind=integration&source=client")).status,
                  422);
        CHECK_INT(testcase_post(&b, S("/faelle/1/ziele/neu"), S(GOAL)).status, 303);
        struct str body = browse_get(&b, S("/faelle/1/ziele")).body;
        CHECK_HAS(body, "„Hier bin ich zuhause“");
        CHECK(str_find(body, S("Hier bin ich zuhause")) < str_find(body, S("Integration in Arbeit")));
        CHECK_HAS(body, "noch niemand gefragt");
        CHECK_INT(browse_get(&b, S("/faelle/1/ziele/1/bearbeiten")).status, 200);
        CHECK_INT(testcase_post(&b, S("/faelle/1/ziele/1/bearbeiten"), S("version=1&attained=partly")).status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziele/1")).body, "teilweise erreicht");
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziele/1/verlauf")).body, "teilweise erreicht");
        testcase_close(&t);
}

TEST(the_clients_goal_stands_first)
{
        struct browser b = office();
        testcase_add(&t, &goal_entity, S("text=Fehlzeiten+senken&kind=integration&source=employer"));
        testcase_add(&t, &goal_entity, S("text=Wieder+gern+hingehen&kind=stabilisation&source=client"));
        struct str body = browse_get(&b, S("/faelle/1/ziele")).body;
        CHECK(str_find(body, S("Wieder gern hingehen")) < str_find(body, S("Fehlzeiten senken")));
        testcase_close(&t);
}

TEST(dissent_is_kept_and_shown)
{
        struct browser b = office();
        testcase_add(&t, &goal_entity, S(GOAL));
        CHECK_INT(testcase_post(&b, S("/faelle/1/ziele/1"), S(STANCES("0", AGREES, REFUSES))).status, 303);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &goal_view_entity), 2); /* nobody else was asked */
        struct str body = browse_get(&b, S("/faelle/1/ziele")).body;
        CHECK_HAS(body, "andere Sicht");
        CHECK_HAS(body, "Anders sehen es: Arbeitgeber.");
        CHECK_HAS(body, "„Der alte Platz geht auch“");
        CHECK_HAS(body, "noch nicht gefragt");
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziele/1/verlauf")).body, "Sicht: Arbeitgeber");
        CHECK_INT(testcase_post(&b, S("/faelle/1/ziele/1"),
                                S(STANCES("1", AGREES, "employer.version=1&employer.agrees=vielleicht")))
                          .status,
                  422);
        testcase_close(&t);
}

TEST(two_who_save_the_matrix_lose_nothing)
{
        struct browser b = office();
        testcase_add(&t, &goal_entity, S(GOAL));
        testcase_add(&t, &goal_view_entity,
                     S("goal_id=1&party=client&knows=1&understands=0&agrees=no&dissent=Nur+im+Team"));
        struct reply out = testcase_post(&b, S("/faelle/1/ziele/1"), S(STANCES("0", AGREES, "")));
        CHECK_INT(out.status, 409);
        CHECK_HAS(out.body, "Nur im Team");
        CHECK_HAS(out.body, "inzwischen jemand anderes gespeichert");
        CHECK_HAS(out.body, "name=\"client.version\" value=\"1\"");
        CHECK_STR(rec_text(testcase_get(&t, t.albers, &goal_view_entity, 1), GOAL_VIEW_agrees), "no");
        CHECK_INT(testcase_post(&b, S("/faelle/1/ziele/1"), S(STANCES("1", AGREES, ""))).status, 303);
        CHECK_STR(rec_text(testcase_get(&t, t.albers, &goal_view_entity, 1), GOAL_VIEW_agrees), "yes");
        testcase_close(&t);
}

TEST(a_broken_agreement_says_why)
{
        struct browser b = office();
#define AGREEMENT "text=Schulung+ab+Juni&parties=client&parties=employer&agreed_on=06.05.2025&binding=1"
        CHECK_INT(testcase_post(&b, S("/faelle/1/vereinbarungen/neu"), S(AGREEMENT "&kept=broken")).status,
                  422);
        CHECK_HAS(b.last.body, "woran es lag");
        CHECK_INT(testcase_post(&b, S("/faelle/1/vereinbarungen/neu"),
                                S(AGREEMENT "&kept=broken&cause=Trainer+krank"))
                          .status,
                  303);
        struct str body = browse_get(&b, S("/faelle/1/vereinbarungen")).body;
        CHECK_HAS(body, "nicht eingehalten");
        CHECK_HAS(body, "Klientin oder Klient, Arbeitgeber");
        CHECK_HAS(browse_get(&b, S("/faelle/1/vereinbarungen/1")).body, "Trainer krank");
        CHECK_INT(
                testcase_post(&b, S("/faelle/1/vereinbarungen/1/bearbeiten"), S("version=1&until=01.05.2025"))
                        .status,
                422);
        CHECK_INT(browse_get(&b, S("/faelle/1/vereinbarungen/1/verlauf")).status, 200);
        testcase_close(&t);
}

TEST(goals_are_for_those_who_work_on_the_case)
{
        static const struct str path[] = {S_INIT("/ziele"),           S_INIT("/ziele/neu"),
                                          S_INIT("/ziele/1"),         S_INIT("/ziele/1/bearbeiten"),
                                          S_INIT("/ziele/1/verlauf"), S_INIT("/vereinbarungen"),
                                          S_INIT("/vereinbarungen/1")};
        office();
        testcase_add(&t, &goal_entity, S(GOAL));
        testcase_add(&t, &agreement_entity, S(AGREEMENT));
        const int64_t strangers[] = {t.sven, t.aylin};
        for (size_t s = 0; s < ARRAY_LEN(strangers); s++) {
                struct browser b = testcase_browser(&t, strangers[s]);
                for (size_t i = 0; i < ARRAY_LEN(path); i++)
                        CHECK_INT(browse_get(&b, str_join(test_arena(), S("/faelle/1"), path[i])).status,
                                  404);
                CHECK_INT(testcase_post(&b, S("/faelle/1/ziele/neu"), S(GOAL)).status, 404);
                CHECK_INT(testcase_post(&b, S("/faelle/1/ziele/1"), S(STANCES("0", AGREES, ""))).status, 404);
        }
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &goal_entity), 1);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &goal_view_entity), 0);
        testcase_close(&t);
}

/* The id of another case's goal opens nothing in the own case. */
TEST(a_goal_belongs_to_its_case)
{
        struct browser b = office();
        int64_t id =
                testcase_add_to(&t, t.yildiz, &goal_entity, S("text=Geheim&kind=integration&source=client"));
        CHECK_INT(id, 1);
        CHECK_INT(browse_get(&b, S("/faelle/1/ziele/1")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/ziele/1"), S(STANCES("0", AGREES, ""))).status, 404);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/ziele")).body, "Geheim");
        testcase_close(&t);
}

TEST_GROUP(goals_pages, &one_dissent_is_not_outvoted, &own_words_stand_before_everything_else,
           &the_clients_goal_stands_first, &dissent_is_kept_and_shown, &two_who_save_the_matrix_lose_nothing,
           &a_broken_agreement_says_why, &goals_are_for_those_who_work_on_the_case,
           &a_goal_belongs_to_its_case)
