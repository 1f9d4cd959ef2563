/* People: what is shown to whom, the form with its namesakes, two people saving at once, Bezugspersonen. */
#include "test/test.h"

#include "domain/people/person.h"
#include "test/office.h"

static struct office o;
static struct browser b;

static void as(int64_t user)
{
        b = office_browser(&o, user);
}

static struct str body(struct str target)
{
        browse_get(&b, target);
        return b.last.body;
}

/* Nothing of Mira's client: no name, no id, no number. */
static void check_foreign(struct str html)
{
        CHECK_HAS_NOT(html, "Quast");
        CHECK_HAS_NOT(html, "Zoë");
        CHECK_HAS_NOT(html, "CMB-2025-002");
        CHECK(str_find(html, office_path(S("/personen/"), o.quast, S("\""))) < 0);
        CHECK(str_find(html, office_path(S("/faelle/"), o.case_quast, S("\""))) < 0);
}

TEST(list_shows_own_clients_and_people_in_no_case)
{
        o = office_open();
        as(o.jonas);
        struct str html = body(S("/personen"));
        CHECK_INT(b.last.status, 200);
        CHECK_HAS(html, "Albers, Renate");
        CHECK_HAS(html, "Frei, Ömer");
        CHECK_HAS(html, "06.05.1975");
        check_foreign(html);
        check_foreign(body(S("/personen?q=quast")));
        CHECK_HAS(b.last.body, "Keine Person mit diesem Namen.");
        as(o.mira);
        html = body(S("/personen?q=quast+zoe"));
        CHECK_HAS(html, "O'Quast &lt;b&gt;Müßig&lt;/b&gt;, Zoë");
        CHECK_HAS_NOT(html, "<b>");
        CHECK_HAS_NOT(html, "Albers");
        as(o.lea);
        html = body(S("/personen?sort=-born"));
        CHECK_HAS(html, "Quast");
        CHECK(str_find(html, S("Frei")) < str_find(html, S("Albers")));
        as(o.nele);
        CHECK_INT(browse_get(&b, S("/personen")).status, 404);
        office_close(&o);
}

static struct browse_access last_access(void)
{
        struct browse_access *row;
        size_t n = browse_accesses(o.db, &row);
        return n ? row[n - 1] : (struct browse_access){0};
}

TEST(export_holds_the_same_people)
{
        o = office_open();
        as(o.jonas);
        struct str csv = body(S("/personen?format=csv"));
        CHECK_HAS(csv, "Albers, Renate");
        check_foreign(csv);
        CHECK_STR(last_access().why, "export_csv");
        CHECK_INT(browse_get(&b, S("/personen?format=xlsx")).status, 200);
        CHECK_STR(last_access().why, "export_xlsx");
        browse_get(&b, S("/personen"));
        CHECK_STR(last_access().why, "list");
        office_close(&o);
}

TEST(every_page_of_a_foreign_person_is_not_there)
{
        static const struct str after[] = {S_INIT(""), S_INIT("/bearbeiten"), S_INIT("/verlauf")};
        o = office_open();
        as(o.jonas);
        for (size_t i = 0; i < ARRAY_LEN(after); i++) {
                check_foreign(body(office_path(S("/personen/"), o.quast, after[i])));
                CHECK_INT(b.last.status, 404);
                CHECK_INT(browse_get(&b, office_path(S("/personen/"), o.albers, after[i])).status, 200);
                CHECK_INT(browse_get(&b, office_path(S("/personen/"), o.frei, after[i])).status, 200);
        }
        CHECK_INT(office_post(&b, office_path(S("/personen/"), o.quast, S("/bearbeiten")),
                              S("family=X&version=1"))
                          .status,
                  404);
        as(o.mira);
        CHECK_HAS(body(office_path(S("/personen/"), o.quast, S(""))), "Quast");
        office_close(&o);
}

TEST(the_page_of_a_person_shows_the_readers_cases)
{
        o = office_open();
        as(o.jonas);
        struct str html = body(office_path(S("/personen/"), o.albers, S("")));
        CHECK_HAS(html, "CMB-2025-001");
        CHECK_HAS(html, "Zugangsprüfung");
        CHECK_HAS(html, "04931 1234");
        struct browse_access *row;
        size_t n = browse_accesses(o.db, &row);
        NEED_TRUE(n > 0);
        CHECK_STR(row[n - 1].page, "person_show");
        CHECK_HAS(body(office_path(S("/personen/"), o.frei, S(""))), "Zu dieser Person gibt es keinen Fall.");
        office_close(&o);
}

/* A person who gets a case is gone for colleagues who may not open it. */
TEST(a_case_of_somebody_else_takes_the_person_out_of_sight)
{
        o = office_open();
        as(o.jonas);
        CHECK_INT(browse_get(&b, office_path(S("/personen/"), o.albers, S(""))).status, 200);
        as(o.mira);
        CHECK_INT(browse_get(&b, office_path(S("/personen/"), o.albers, S(""))).status, 404);
        CHECK_INT(browse_get(&b, office_path(S("/personen/"), o.frei, S(""))).status, 200);
        as(o.vera);
        CHECK_INT(browse_get(&b, office_path(S("/personen/"), o.albers, S(""))).status, 200);
        office_close(&o);
}

/* ---- form ---- */

TEST(a_person_is_added_and_changed)
{
        o = office_open();
        as(o.jonas);
        CHECK_HAS(body(S("/personen/neu")), "Familienname");
        office_post(&b, S("/personen/neu"), S("family=&given=Ada"));
        CHECK_INT(b.last.status, 422);
        office_post(&b, S("/personen/neu"), S("family=D%27%C3%96zg%C3%BCr&given=%3Cb%3EAda&born=1.2.1980"));
        CHECK_INT(b.last.status, 303);
        int64_t id = office_redirect_id(&b.last, S("/personen/"));
        struct str html = body(office_path(S("/personen/"), id, S("")));
        CHECK_HAS(html, "&lt;b&gt;Ada D'Özgür");
        CHECK_HAS_NOT(html, "<b>Ada");
        struct str edit = office_path(S("/personen/"), id, S("/bearbeiten"));
        office_post(&b, edit, S("family=%C3%96zg%C3%BCr&city=Emden&version=1"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(body(office_path(S("/personen/"), id, S(""))), "Emden");
        CHECK_HAS(body(office_path(S("/personen/"), id, S("/verlauf"))), "vorher: ");
        office_close(&o);
}

TEST(who_saves_second_sees_both_versions)
{
        o = office_open();
        as(o.jonas);
        struct str edit = office_path(S("/personen/"), o.frei, S("/bearbeiten"));
        CHECK_INT(office_post(&b, edit, S("city=Aurich&version=1")).status, 303);
        as(o.mira);
        CHECK_INT(office_post(&b, edit, S("city=Leer&version=1")).status, 409);
        CHECK_HAS(b.last.body, "Aurich");
        CHECK_HAS(b.last.body, "Leer");
        CHECK_STR(last_access().page, "person_save"); /* it showed what is stored */
        CHECK_STR(last_access().why, "refused");
        CHECK_INT(last_access().actor, o.mira);
        CHECK_INT(office_post(&b, edit, S("city=Leer&version=2")).status, 303);
        office_close(&o);
}

/* ---- the same person? ---- */

TEST(a_namesake_i_may_see_is_shown_first)
{
        o = office_open();
        as(o.jonas);
        struct str typed = S("family=ALBERS&given=renate&born=06.05.1975");
        CHECK_INT(office_post(&b, S("/personen/neu"), typed).status, 422);
        CHECK_HAS(b.last.body, "Albers, Renate");
        CHECK(str_find(b.last.body, office_path(S("/personen/"), o.albers, S("\""))) > 0);
        CHECK_HAS_NOT(b.last.body, "Möglicherweise schon bekannt");
        CHECK_INT(office_post(&b, S("/personen/neu"), str_join(test_arena(), typed, S("&andere_person=1")))
                          .status,
                  303);
        office_close(&o);
}

TEST(a_foreign_namesake_is_only_hinted_at)
{
        o = office_open();
        as(o.jonas);
        office_post(&b, S("/personen/neu"),
                    S("family=O%27QUAST+%3Cb%3EMuessig%3C%2Fb%3E&given=zoe&mobile=04941%2F987-65"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Möglicherweise schon bekannt");
        CHECK_STR(last_access().why, "twins"); /* guessing leaves a trace */
        CHECK_INT(last_access().rows, 1);
        CHECK_INT(last_access().actor, o.jonas);
        CHECK_HAS_NOT(b.last.body, "03.02.1981");
        CHECK_HAS_NOT(b.last.body, "98765");
        CHECK(str_find(b.last.body, office_path(S("/personen/"), o.quast, S("\""))) < 0);
        office_close(&o);
}

TEST(another_birthday_and_number_is_another_person)
{
        o = office_open();
        as(o.jonas);
        CHECK_INT(office_post(&b, S("/personen/neu"), S("family=Albers&given=Renate&born=7.5.1975&phone=1"))
                          .status,
                  303);
        office_close(&o);
}

/* ---- references ---- */

TEST(options_and_names_follow_the_same_rule)
{
        o = office_open();
        as(o.jonas);
        check_foreign(body(S("/faelle/neu")));
        CHECK_HAS(b.last.body, "Frei, Ömer (31.01.1990)");
        check_foreign(body(office_path(S("/faelle/neu?person="), o.quast, S(""))));
        struct str fields =
                str_join(test_arena(), S("person_id="), str_from_int(test_arena(), o.quast), S("&site_id="),
                         str_from_int(test_arena(), o.site), S("&opened_on=1.7.2025&referral_path=self"));
        office_post(&b, S("/faelle/neu"), fields);
        CHECK(b.last.status == 422 || b.last.status == 400);
        check_foreign(b.last.body);
        office_close(&o);
}

/* ---- inside the case ---- */

TEST(related_persons_live_in_their_case)
{
        o = office_open();
        as(o.jonas);
        struct str list = office_path(S("/faelle/"), o.case_albers, S("/bezugspersonen"));
        CHECK_HAS(body(list), "Noch keine Bezugsperson erfasst.");
        office_post(&b, str_join(test_arena(), list, S("/neu")),
                    S("name=Jochen+%3Cb%3E&relation=partner&support=supports&household=1"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(body(list), "Jochen &lt;b&gt;");
        CHECK_HAS(b.last.body, "im selben Haushalt");
        CHECK_HAS(b.last.body, "Renate Albers · CMB-2025-001");
        as(o.mira);
        CHECK_INT(browse_get(&b, list).status, 404);
        CHECK_INT(browse_get(&b, str_join(test_arena(), list, S("/1"))).status, 404);
        as(o.vera);
        CHECK_INT(browse_get(&b, list).status, 404);
        CHECK_HAS_NOT(b.last.body, "Jochen");
        office_close(&o);
}

/* The number of a related person does not open it in another case. */
TEST(related_persons_do_not_move_to_another_case)
{
        o = office_open();
        as(o.jonas);
        struct str list = office_path(S("/faelle/"), o.case_albers, S("/bezugspersonen"));
        office_post(&b, str_join(test_arena(), list, S("/neu")), S("name=Jochen&relation=partner"));
        struct str one = str_split(b.last.location, '?', &(struct str){0});
        CHECK_INT(browse_get(&b, one).status, 200);
        struct str tail = str_sub(one, list.n, one.n);
        as(o.mira);
        struct str foreign =
                str_join(test_arena(), office_path(S("/faelle/"), o.case_quast, S("/bezugspersonen")), tail);
        CHECK_INT(browse_get(&b, foreign).status, 404);
        as(o.jonas);
        struct str delete = str_join(test_arena(), one, S("/loeschen"));
        CHECK_INT(browse_get(&b, delete).status, 200);
        CHECK_INT(office_post(&b, delete, S("version=1")).status, 303);
        CHECK_INT(browse_get(&b, one).status, 404);
        office_close(&o);
}

TEST_GROUP(people, &list_shows_own_clients_and_people_in_no_case, &export_holds_the_same_people,
           &every_page_of_a_foreign_person_is_not_there, &the_page_of_a_person_shows_the_readers_cases,
           &a_case_of_somebody_else_takes_the_person_out_of_sight, &a_person_is_added_and_changed,
           &who_saves_second_sees_both_versions, &a_namesake_i_may_see_is_shown_first,
           &a_foreign_namesake_is_only_hinted_at, &another_birthday_and_number_is_another_person,
           &options_and_names_follow_the_same_rule, &related_persons_live_in_their_case,
           &related_persons_do_not_move_to_another_case)
