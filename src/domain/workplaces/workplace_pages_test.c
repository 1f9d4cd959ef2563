#include "domain/workplaces/workplace.h"

#include "test/testcase.h"

static struct testcase t;

/* 20.05.2025 is today; the instrument is that of the pack. */
static struct browser office(void)
{
        testcase_open(&t);
        testcase_packs(&t);
        return testcase_browser(&t, t.jonas);
}

#define PLACE "title=Kommissionierung&kind=present&instrument=general"
#define DEMANDS "stand=0&level.lifting=3&level.standing=3&level.noise=1&level.overhead=2"

static void compared(struct browser *b)
{
        testcase_post(b, S("/faelle/1/plaetze/neu"), S(PLACE));
        CHECK_INT(b->last.status, 303);
        testcase_post(b, S("/faelle/1/plaetze/1/anforderungen"), S(DEMANDS));
        CHECK_INT(b->last.status, 303);
}

/* The moment that a form was drawn with. */
static struct str stand(struct browser *b, struct str page)
{
        struct str body = browse_get(b, page).body, mark = S("name=\"stand\" value=\"");
        ptrdiff_t at = str_find(body, mark);
        CHECK(at > 0);
        struct str rest = str_sub(body, (size_t)at + mark.n, body.n);
        return str_copy(test_arena(), str_split(rest, '"', &rest));
}

static void abilities(struct browser *b, struct str source, struct str levels)
{
        struct str page = str_join(test_arena(), S("/faelle/1/plaetze/1/faehigkeiten?quelle="), source);
        struct str now = stand(b, page);
        testcase_post(b, page,
                      str_join(test_arena(), S("stand="), now,
                               S("&said_on=09.04.2025&evidence=Gespr%C3%A4ch&"), levels));
        CHECK_INT(b->last.status, 303);
}

TEST(a_place_is_compared_feature_by_feature)
{
        struct browser b = office();
        compared(&b);
        CHECK_HAS(browse_get(&b, S("/faelle/1/plaetze/1")).body, "Fähigkeit offen");
        abilities(&b, S("client"), S("level.lifting=1&level.standing=1&level.noise=2&level.overhead=1"));
        abilities(&b, S("report"), S("level.lifting=1&level.standing=2&level.noise=2&level.overhead=1"));
        struct str page = browse_get(&b, S("/faelle/1/plaetze/1")).body;
        CHECK_HAS(page, "3 zu beurteilen");
        CHECK_HAS(page, "2 Stufen zu viel"); /* standing: the lower of both sources */
        CHECK_HAS(page, "1 Stufe zu viel");
        CHECK_HAS(page, "1 Stufe Reserve");
        CHECK_HAS(page, "<svg role=\"img\"");
        CHECK_HAS(page,
                  "<title id=\"vergleich-name\">Anforderungen und Fähigkeiten: Kommissionierung</title>");
        CHECK_HAS(page, "1 Merkmal</dd>"); /* sources differ */
        CHECK_HAS(browse_get(&b, S("/faelle/1/plaetze/1?format=csv")).body, "Heben und Tragen;3;1;−2");
        abilities(&b, S("own"), S("level.standing=2"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/plaetze/1?format=csv")).body, "Ganztägiges Stehen;3;2;−1");
        CHECK_INT(testcase_count(&t, t.albers, &ability_entity), 9);
        testcase_close(&t);
}

TEST(severe_is_said_by_people_with_a_reason)
{
        struct browser b = office();
        compared(&b);
        abilities(&b, S("client"), S("level.lifting=1&level.standing=3&level.noise=2&level.overhead=1"));
        struct str page = S("/faelle/1/plaetze/1/abweichungen"), now = stand(&b, page);
        CHECK_HAS(b.last.body, "Heben und Tragen: verlangt 3, möglich 1 · Vorschlag: schwerwiegend");
        CHECK_HAS(b.last.body, "Arbeiten über Kopf: verlangt 2, möglich 1</");
        testcase_post(&b, page,
                      str_join(test_arena(), S("lifting.severe=yes&overhead.severe=no&stand="), now));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "warum der Abstand schwer wiegt");
        testcase_post(&b, page,
                      str_join(test_arena(),
                               S("lifting.severe=yes&lifting.severe_reason=25+kg&lifting.remedy=Vakuumheber"
                                 "&overhead.severe=no&stand="),
                               now));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/plaetze/1")).body, "schwer, 2 Stufen");
        CHECK_HAS(b.last.body, "Vakuumheber");
        CHECK_HAS(browse_get(&b, S("/faelle/1/plaetze")).body, "1 schwer");
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziel/8.C")).body, "Davon schwerwiegend");
        now = stand(&b, S("/faelle/1/plaetze/1/anforderungen"));
        testcase_post(&b, S("/faelle/1/plaetze/1/anforderungen"),
                      str_join(test_arena(),
                               S("level.lifting=2&level.standing=3&level.noise=1&level.overhead=2&stand="),
                               now));
        CHECK_INT(b.last.status, 303); /* another distance is judged again */
        CHECK_HAS(browse_get(&b, S("/faelle/1/plaetze")).body, "1 zu beurteilen");
        testcase_close(&t);
}

TEST(what_does_not_fit_is_refused_and_nothing_is_lost)
{
        struct browser b = office();
        compared(&b);
        testcase_post(&b, S("/faelle/1/plaetze/1/anforderungen"), S("stand=0&level.lifting=7"));
        CHECK_INT(b.last.status, 422);
        testcase_post(&b, S("/faelle/1/plaetze/1/anforderungen"), S("stand=0&level.lifting=1"));
        CHECK_INT(b.last.status, 409);
        CHECK_HAS(b.last.body, "Inzwischen hat jemand anderes gespeichert");
        CHECK_INT(rec_int(testcase_get(&t, t.albers, &workplace_demand_entity, 1), WORKPLACE_DEMAND_level),
                  3);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plaetze/neu"), S("kind=present")).status, 422);
        testcase_close(&t);
}

TEST(partners_confirm_or_see_it_differently)
{
        struct browser b = office();
        compared(&b);
        testcase_post(
                &b, S("/faelle/1/plaetze/1/stimmen/neu"),
                S("role=client&name=Renate+Albers&asked_on=06.05.2025&answer=agrees&answered_on=07.05.2025"));
        CHECK_INT(b.last.status, 303);
        testcase_post(&b, S("/faelle/1/plaetze/1/stimmen/neu"),
                      S("role=superior&name=Ralf+Timm&asked_on=06.05.2025&answer=objects"));
        CHECK_INT(b.last.status, 422);
        testcase_post(
                &b, S("/faelle/1/plaetze/1/stimmen/neu"),
                S("role=superior&name=Ralf+Timm&asked_on=06.05.2025&answer=objects&objection=Stehen+ist+nur+halbtags"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/plaetze/1")).body, "Stehen ist nur halbtags");
        CHECK_HAS(b.last.body, "1 von 2");
        CHECK_HAS(browse_get(&b, S("/faelle/1/plaetze/1/stimmen")).body, "einverstanden");
        testcase_close(&t);
}

TEST(a_solution_is_the_evidence_of_its_place)
{
        struct browser b = office();
        compared(&b);
        struct str page = S("/faelle/1/plaetze/1/loesungen/neu");
        CHECK_INT(testcase_post(&b, page, S("result=not_possible&economic=no")).status, 422);
        CHECK_HAS(b.last.body, "was dagegen spricht");
        CHECK_INT(testcase_post(&b, page, S("result=with_changes&adaptable=no")).status, 422);
        CHECK_INT(testcase_post(&b, page, S("training_needed=yes")).status, 422);
        testcase_post(
                &b, page,
                S("result=not_possible&adaptable=no&changes=Band+absenken&training_needed=no&economic=no"
                  "&economic_reason=Zu+teuer&client_accepts=yes&employer_accepts=partly&note_sent_on=08.05.2025"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/plaetze/1")).body, "Der bisherige Platz ist nicht zu halten");
        CHECK_HAS(b.last.body, "1 von 2 tragen es mit");
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziel/8.D")).body, "Vorschlag: voll");
        CHECK_HAS(b.last.body, "Beteiligte mit Einwand");
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/ziel/8.E")).body, "Vorschlag: voll");
        CHECK_HAS(browse_get(&b, S("/faelle/1/verlauf")).body, "Notiz zur Lösung: Kommissionierung");
        testcase_close(&t);
}

TEST(places_stand_side_by_side)
{
        struct browser b = office();
        compared(&b);
        abilities(&b, S("client"), S("level.lifting=1"));
        testcase_post(&b, S("/faelle/1/plaetze/neu"),
                      S("title=Warenausgang&kind=alternative&instrument=general"));
        struct str now = stand(&b, S("/faelle/1/plaetze/2/anforderungen"));
        testcase_post(&b, S("/faelle/1/plaetze/2/anforderungen"),
                      str_join(test_arena(), S("level.lifting=1&stand="), now));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/plaetze/vergleich")).body, "3 · 2 Stufen zu viel");
        CHECK_HAS(b.last.body, "1 · passt");
        CHECK_HAS(browse_get(&b, S("/faelle/1/plaetze/2")).body, "Kommissionierung · ");
        testcase_close(&t);
}

TEST(places_of_other_cases_and_other_eyes)
{
        struct browser b = office();
        compared(&b);
        testcase_add_to(&t, t.yildiz, &workplace_entity, S("title=Fremd&kind=present&instrument=general"));
        testcase_add_to(&t, t.yildiz, &solution_entity, S("workplace_id=2&result=open"));
        CHECK_INT(browse_get(&b, S("/faelle/1/plaetze/2")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/plaetze/2/anforderungen")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/plaetze/1/loesungen/1")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plaetze/2/anforderungen"), S(DEMANDS)).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/plaetze/2/loesungen/neu"), S("result=open")).status, 404);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/plaetze")).body, "Fremd");
        struct browser desk = testcase_browser(&t, t.sven);
        CHECK_INT(browse_get(&desk, S("/faelle/1/plaetze")).status, 404);
        CHECK_INT(browse_get(&desk, S("/faelle/1/plaetze/1")).status, 404);
        CHECK_HAS_NOT(browse_get(&desk, S("/faelle/1/verlauf")).body, "Kommissionierung");
        testcase_close(&t);
}

TEST_GROUP(workplace_pages, &a_place_is_compared_feature_by_feature, &severe_is_said_by_people_with_a_reason,
           &what_does_not_fit_is_refused_and_nothing_is_lost, &partners_confirm_or_see_it_differently,
           &a_solution_is_the_evidence_of_its_place, &places_stand_side_by_side,
           &places_of_other_cases_and_other_eyes)
