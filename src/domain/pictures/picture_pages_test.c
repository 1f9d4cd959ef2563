#include "domain/pictures/picture.h"

#include "test/testcase.h"

static struct testcase t;

/* Renate Albers with partner, daughter and mother; a colleague of the company doctor helps. */
static struct browser family(void)
{
        testcase_open(&t);
        testcase_add(
                &t, &related_person_entity,
                S("name=Uwe+Albers&relation=partner&gender=male&born_year=1966&household=1&support=supports&distance=1"));
        testcase_add(&t, &related_person_entity,
                     S("name=Lea+%3Cb%3EAlbers&relation=child&gender=female&born_year=1999"));
        testcase_add(
                &t, &related_person_entity,
                S("name=Erna+Kurz&relation=parent&gender=female&born_year=1940&deceased=1&died_year=2019"));
        testcase_add(&t, &related_person_entity,
                     S("name=Dr.+Seidel&relation=other&circle=professionals&support=hinders&strain=1"));
        testcase_add(&t, &related_person_entity, S("name=Tante+Gesche&relation=relative"));
        testcase_add_to(&t, t.yildiz, &related_person_entity, S("name=Fremde+Frau&relation=partner"));
        return testcase_browser(&t, t.jonas);
}

TEST(the_genogram_stands_by_itself_from_relations)
{
        struct browser b = family();
        struct str page = browse_get(&b, S("/faelle/1/genogramm")).body;
        CHECK_INT(b.last.status, 200);
        CHECK_HAS(page, "<title id=\"genogramm-name\">Genogramm von Renate Albers</title>");
        CHECK_HAS(page, "Uwe Albers");
        CHECK_HAS(page, "Lea &lt;b&gt;Albers");
        CHECK_HAS(page, "1940–2019");
        CHECK_HAS(page, "lebt in Partnerschaft mit");
        CHECK_HAS(page, "Noch ohne Verbindung");
        CHECK_HAS_NOT(page, "Fremde Frau");
        testcase_close(&t);
}

TEST(a_tie_is_entered_changed_and_deleted)
{
        struct browser b = family();
        CHECK_HAS(browse_get(&b, S("/faelle/1/genogramm/verbindungen/neu")).body, "Uwe Albers");
        testcase_post(&b, S("/faelle/1/genogramm/verbindungen/neu"),
                      S("from=0&kind=married&to=1&since_year=1995"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/genogramm")).body, "verheiratet mit");
        CHECK_HAS(b.last.body, "seit 1995");
        CHECK_HAS_NOT(b.last.body, "lebt in Partnerschaft mit");
        testcase_post(&b, S("/faelle/1/genogramm/verbindungen/neu"), S("from=1&kind=parent&to=1"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "zwei verschiedene Personen");
        testcase_post(&b, S("/faelle/1/genogramm/verbindungen/neu"), S("from=6&kind=parent&to=1"));
        CHECK_INT(b.last.status, 422); /* of another case */
        testcase_post(&b, S("/faelle/1/genogramm/verbindungen/1/bearbeiten"),
                      S("version=1&from=0&kind=divorced&to=1&since_year=1995&ended_year=1990"));
        CHECK_INT(b.last.status, 422);
        testcase_post(&b, S("/faelle/1/genogramm/verbindungen/1/bearbeiten"),
                      S("version=1&from=0&kind=divorced&to=1&since_year=1995&ended_year=2003"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/genogramm")).body, "geschieden von");
        testcase_post(&b, S("/faelle/1/genogramm/verbindungen/1/loeschen"), S(""));
        CHECK_INT((int)testcase_count(&t, t.albers, &person_tie_entity), 0);
        testcase_close(&t);
}

TEST(the_map_is_moved_by_form_and_by_mouse)
{
        struct browser b = family();
        CHECK_HAS(browse_get(&b, S("/faelle/1/netzkarte")).body, "data-person=\"1\"");
        CHECK_HAS(b.last.body, "/static/picture.js");
        CHECK_HAS_NOT(b.last.body, "Fremde Frau");
        testcase_post(&b, S("/faelle/1/netzkarte/ort"), S("person=1&circle=friends&distance=3&x=&y="));
        CHECK_INT(b.last.status, 303);
        struct record *p = testcase_get(&t, t.albers, &related_person_entity, 1);
        CHECK_STR(rec_text(p, RELATED_PERSON_circle), "friends");
        CHECK_INT(rec_int(p, RELATED_PERSON_distance), 3);
        testcase_post(&b, S("/faelle/1/netzkarte/ort"), S("person=1&circle=&distance=&x=350&y=390"));
        p = testcase_get(&t, t.albers, &related_person_entity, 1);
        CHECK_STR(rec_text(p, RELATED_PERSON_circle), "professionals");
        CHECK_INT(rec_int(p, RELATED_PERSON_distance), 1);
        CHECK_INT((int)testcase_count(&t, t.albers, &picture_place_entity), 1);
        testcase_post(&b, S("/faelle/1/netzkarte/ort"), S("person=6&x=1&y=1"));
        CHECK_INT(b.last.status, 404);
        testcase_post(&b, S("/faelle/1/netzkarte/ort"), S("person=1&x=999999&y=1"));
        CHECK_INT(b.last.status, 422);
        testcase_post(&b, S("/faelle/1/netzkarte/ordnen"), S(""));
        CHECK_INT((int)testcase_count(&t, t.albers, &picture_place_entity), 0);
        testcase_close(&t);
}

TEST(two_days_stand_side_by_side_and_deleted_people_are_gone_from_both)
{
        struct browser b = family();
        testcase_post(&b, S("/faelle/1/netzkarte/stand"), S("taken_on=20.05.2025&note=Zu+Hause+ist+es+eng."));
        CHECK_INT(b.last.status, 303);
        testcase_post(&b, S("/faelle/1/netzkarte/ort"), S("person=1&circle=family&distance=3"));
        struct str page = browse_get(&b, S("/faelle/1/netzkarte/vergleich?stand=1")).body;
        CHECK_HAS(page, "Stand vom 20.05.2025");
        CHECK_HAS(page, "Zu Hause ist es eng.");
        CHECK_HAS(page, "weiter weg");
        testcase_post(&b, S("/faelle/1/bezugspersonen/4/loeschen"), S("version=1"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/netzkarte/vergleich?stand=1")).body, "Seidel");
        CHECK_INT(browse_get(&b, S("/faelle/1/netzkarte/vergleich?stand=7")).status, 404);
        testcase_close(&t);
}

TEST(the_timeline_tells_what_happened)
{
        struct browser b = family();
        struct str page = browse_get(&b, S("/faelle/1/zeitbild")).body;
        CHECK_INT(b.last.status, 200);
        CHECK_HAS(page, "Fall begonnen");
        CHECK_HAS_NOT(page, "Arbeitsunfähig");
        CHECK_HAS(page, "<svg role=\"img\"");
        testcase_close(&t);
}

/* Administration reads no class CASE; the case of another manager is not there. */
TEST(others_see_none_of_it)
{
        family();
        static const char *const path[] = {"/genogramm", "/netzkarte", "/zeitbild",
                                           "/netzkarte/vergleich?stand=1"};
        for (size_t i = 0; i < ARRAY_LEN(path); i++) {
                struct browser desk = testcase_browser(&t, t.sven), other = testcase_browser(&t, t.jonas);
                CHECK_INT(browse_get(&desk, str_join(test_arena(), S("/faelle/1"), str_of(path[i]))).status,
                          404);
                CHECK_INT(browse_get(&other, str_join(test_arena(), S("/faelle/2"), str_of(path[i]))).status,
                          404);
        }
        testcase_close(&t);
}

TEST_GROUP(picture_pages, &the_genogram_stands_by_itself_from_relations,
           &a_tie_is_entered_changed_and_deleted, &the_map_is_moved_by_form_and_by_mouse,
           &two_days_stand_side_by_side_and_deleted_people_are_gone_from_both,
           &the_timeline_tells_what_happened, &others_see_none_of_it)
