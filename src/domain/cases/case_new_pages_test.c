/* A person or organisation that a form lacks is made on the way, and nothing typed is lost. */
#include "test/test.h"

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

#define TYPED "opened_on=1.7.2025&referral_path=self&occasion=Zwei+%3Cb%3E+Worte&occupation=Fr%C3%A4ser"

/* Presses the button below the field; what comes back is where the way leads. */
static struct str leave(struct str form, struct str typed, struct str button)
{
        office_post(&b, form, str_join(test_arena(), typed, S("&_umweg="), button));
        CHECK_INT(b.last.status, 303);
        return b.last.location;
}

static struct str between(struct str text, struct str before, char end)
{
        ptrdiff_t at = str_find(text, before);
        must(at >= 0);
        struct str rest = str_sub(text, (size_t)at + before.n, text.n);
        return str_split(rest, end, &(struct str){0});
}

static struct str id_of_query(struct str location, struct str key)
{
        return between(location, key, '&');
}

static struct str option(struct str id)
{
        return str_join(test_arena(), S("<option value=\""), id, S("\" selected>"));
}

static bool has(struct str text, struct str part)
{
        return str_find(text, part) >= 0;
}

TEST(a_new_person_comes_back_to_the_form_of_a_case)
{
        o = office_open();
        as(o.jonas);
        CHECK_HAS(body(S("/faelle/neu")), "name=\"_umweg\" value=\"person person_id\"");
        CHECK_HAS(b.last.body, "value=\"organisation employer_id\"");
        struct str there = leave(S("/faelle/neu"), S(TYPED), S("person+person_id"));
        CHECK(str_starts(there, S("/personen/neu?danach=")));
        CHECK_HAS(body(there), "zurück zu Ihrem Formular");
        CHECK_HAS(b.last.body, "href=\"/umweg/");
        CHECK_INT(office_post(&b, there, S("family=Neuling&given=Nora")).status, 303);
        struct str back = b.last.location, id = id_of_query(back, S("gewaehlt="));
        CHECK(str_starts(back, S("/faelle/neu?fortsetzen=")));
        struct str html = body(back);
        CHECK_HAS(html, "hier ausgewählt");
        CHECK_HAS(html, "Zwei &lt;b&gt; Worte");
        CHECK_HAS(html, "value=\"Fräser\"");
        CHECK_HAS(html, "value=\"1.7.2025\"");
        CHECK(has(html, option(id)));
        CHECK_HAS(html, "name=\"parked\"");
        office_close(&o);
}

TEST(a_form_can_be_left_twice)
{
        o = office_open();
        as(o.jonas);
        struct str there = leave(S("/faelle/neu"), S(TYPED), S("person+person_id"));
        office_post(&b, there, S("family=Neuling&given=Nora"));
        struct str person = id_of_query(b.last.location, S("gewaehlt="));
        struct str fields = str_join(test_arena(), S(TYPED "&person_id="), person);
        there = leave(b.last.location, fields, S("organisation+employer_id"));
        CHECK(str_starts(there, S("/organisationen/neu?danach=")));
        CHECK_INT(office_post(&b, there, S("name=&type=employer")).status, 422);
        CHECK_HAS(b.last.body, "href=\"/umweg/");
        CHECK_INT(office_post(&b, there, S("name=Werft+Nord&type=employer")).status, 303);
        struct str back = b.last.location;
        CHECK(str_starts(back, S("/faelle/neu?fortsetzen=")));
        struct str html = body(back);
        CHECK(has(html, option(id_of_query(back, S("gewaehlt=")))));
        CHECK(has(html, option(person)));
        CHECK_HAS(html, "Zwei &lt;b&gt; Worte");
        office_close(&o);
}

TEST(what_the_form_was_opened_with_goes_along)
{
        o = office_open();
        as(o.jonas);
        office_post(&b, S("/anfragen/neu"),
                    S("received_on=7.7.2025&referral_path=self&name=Fatma+Soylu&phone=04931+77&concern=Rat"));
        int64_t id = office_redirect_id(&b.last, S("/anfragen/"));
        struct str there =
                leave(office_path(S("/faelle/neu?anfrage="), id, S("")), S(TYPED), S("person+person_id"));
        CHECK(str_starts(there, office_path(S("/personen/neu?anfrage="), id, S("&danach="))));
        CHECK_HAS(body(there), "value=\"Soylu\"");
        CHECK_INT(office_post(&b, there, S("family=Soylu&given=Fatma")).status, 303);
        CHECK(str_starts(b.last.location, office_path(S("/faelle/neu?anfrage="), id, S("&fortsetzen="))));
        office_close(&o);
}

/* „Abbrechen“, and a person who turns out to be known. */
TEST(leaving_without_a_new_one_keeps_the_text)
{
        o = office_open();
        as(o.jonas);
        struct str there = leave(S("/faelle/neu"), S(TYPED), S("person+person_id"));
        CHECK_INT(office_post(&b, there, S("family=Albers&given=Renate&born=6.5.1975")).status, 422);
        CHECK_HAS(b.last.body, "Diese Person nehmen");
        struct str token = id_of_query(there, S("danach="));
        struct str cancel = str_join(test_arena(), S("/umweg/"), token);
        CHECK_INT(browse_get(&b, cancel).status, 303);
        CHECK_HAS(body(b.last.location), "Zwei &lt;b&gt; Worte");
        CHECK_INT(
                browse_get(&b, office_path(str_join(test_arena(), cancel, S("?gewaehlt=")), o.albers, S("")))
                        .status,
                303);
        CHECK(has(body(b.last.location), option(str_from_int(test_arena(), o.albers))));
        office_close(&o);
}

TEST(parked_text_is_for_its_author_and_its_form)
{
        o = office_open();
        as(o.jonas);
        struct str token =
                id_of_query(leave(S("/faelle/neu"), S(TYPED), S("person+person_id")), S("danach="));
        struct str with = str_join(test_arena(), S("?fortsetzen="), token);
        CHECK_HAS(body(str_join(test_arena(), S("/faelle/neu"), with)), "Zwei &lt;b&gt; Worte");
        CHECK_HAS_NOT(body(str_join(test_arena(), S("/anfragen/neu"), with)), "Worte");
        CHECK_HAS_NOT(body(S("/faelle/neu?fortsetzen=nichts")), "Worte");
        as(o.mira);
        CHECK_HAS_NOT(body(str_join(test_arena(), S("/faelle/neu"), with)), "Worte");
        CHECK_INT(browse_get(&b, str_join(test_arena(), S("/umweg/"), token)).status, 404);
        CHECK_INT(office_post(&b, str_join(test_arena(), S("/personen/neu?danach="), token),
                              S("family=Fremd&given=Frieda"))
                          .status,
                  303);
        CHECK(str_starts(b.last.location, S("/personen/")));
        office_close(&o);
}

/* Somebody else saved meanwhile: the version that was read when the typing began decides. */
TEST(a_changed_record_is_still_noticed_after_the_detour)
{
        o = office_open();
        as(o.jonas);
        struct str form = office_path(S("/faelle/"), o.case_albers, S("/angaben/bearbeiten"));
        struct str version = between(body(form), S("name=\"version\" value=\""), '"');
        struct str typed = str_join(test_arena(), S("version="), version, S("&occupation=Lager"));
        struct str other = str_join(test_arena(), S("version="), version, S("&occupation=B%C3%BCro"));
        struct str there = leave(form, typed, S("organisation+employer_id"));
        CHECK_INT(office_post(&b, form, other).status, 303);
        office_post(&b, there, S("name=Werft+Nord&type=employer"));
        struct str html = body(b.last.location);
        CHECK(str_eq(between(html, S("name=\"version\" value=\""), '"'), version));
        CHECK_HAS(html, "value=\"Lager\"");
        CHECK_INT(office_post(&b, form, typed).status, 409);
        office_close(&o);
}

TEST(only_what_a_page_makes_is_a_detour)
{
        o = office_open();
        as(o.jonas);
        CHECK_INT(office_post(&b, S("/faelle/neu"), S(TYPED "&_umweg=users+deputy_id")).status, 400);
        CHECK_INT(office_post(&b, S("/faelle/neu"), S(TYPED "&_umweg=x")).status, 400);
        CHECK_HAS_NOT(body(S("/faelle/neu")), "value=\"users ");
        as(o.vera); /* may not begin cases */
        CHECK_INT(office_post(&b, S("/faelle/neu"), S(TYPED "&_umweg=person+person_id")).status, 404);
        office_close(&o);
}

/* 6.1, 6.6: what a case shows the network, and how big the whole company is beside its branch. */
TEST(relevance_for_the_network_and_size_of_the_company_are_kept)
{
        o = office_open();
        as(o.jonas);
        struct str form = office_path(S("/faelle/"), o.case_albers, S("/angaben/bearbeiten"));
        struct str version = between(body(form), S("name=\"version\" value=\""), '"');
        CHECK_INT(office_post(&b, form, str_join(test_arena(), S("network_relevant=1&version="), version))
                          .status,
                  303);
        CHECK_HAS(body(office_path(S("/faelle/"), o.case_albers, S("/angaben"))), "Wichtig für das Netz");
        CHECK_HAS(between(body(form), S("name=\"network_relevant\""), '>'), " checked");
        CHECK_INT(office_post(&b, S("/organisationen/neu"),
                              S("name=Werft&branch=Werk+2&type=employer&employees=180&company_size=640"))
                          .status,
                  303);
        CHECK_HAS(body(b.last.location), "640 Beschäftigte insgesamt");
        office_close(&o);
}

TEST_GROUP(case_new_pages, &relevance_for_the_network_and_size_of_the_company_are_kept,
           &a_new_person_comes_back_to_the_form_of_a_case, &a_form_can_be_left_twice,
           &what_the_form_was_opened_with_goes_along, &leaving_without_a_new_one_keeps_the_text,
           &parked_text_is_for_its_author_and_its_form, &a_changed_record_is_still_noticed_after_the_detour,
           &only_what_a_page_makes_is_a_detour)
