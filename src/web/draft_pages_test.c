/* A form that is left: the text is kept on the server, for its author alone, until the form is saved or a day is over. */
#include "test/test.h"

#include "test/office.h"

#define ID "abcdefghijklmnopqrstuvwxyz0123456789"
#define AT "/entwurf?zu=%2Fpersonen%2Fneu&formular="

SQL(draft_stored, one_int, "SELECT COUNT(*) FROM parked_form WHERE body LIKE '%Fantasie%'")
SQL(draft_count, one_int, "SELECT COUNT(*) FROM parked_form")

static int64_t number(const struct office *o, const struct stmt_free *sql)
{
        struct rtx *tx;
        struct one_int n;
        must(db_begin_read(o->db, test_arena(), 0, &tx) == OK && db_row(tx, sql, NO_ARGS, &n) == OK);
        db_end_read(tx);
        return n.n;
}

static struct str kept_at(struct browser *b)
{
        struct str list = browse_get(b, S("/entwuerfe")).body;
        ptrdiff_t at = str_find(list, S("/fortsetzen/"));
        must(at > 0);
        return str_copy(test_arena(), str_sub(list, (size_t)at, 12 + 64));
}

static struct browser typed(const struct office *o)
{
        struct browser b = office_browser(o, o->jonas);
        CHECK_INT(browse_post(&b, S(AT ID), S("family=Fantasie&given=Ole")).status, 200);
        return b;
}

TEST(what_was_typed_is_found_again_and_goes_on)
{
        struct office o = office_open();
        struct browser b = typed(&o);
        CHECK_INT(browse_post(&b, S(AT ID), S("family=Fantasie&given=Ole+Ingo")).status, 200);
        CHECK_INT(number(&o, &sql_draft_count), 1);
        CHECK_INT(number(&o, &sql_draft_stored), 0); /* encrypted */
        CHECK_HAS(browse_get(&b, S("/aufgaben")).body, "Nicht gespeichert (1)");
        struct str kept = kept_at(&b);
        CHECK_HAS(browse_get(&b, kept).body, "Ole Ingo");
        struct str form = str_join(test_arena(), S("/personen/neu?fortsetzen="), str_sub(kept, 12, 64));
        CHECK_HAS(b.last.body, "Weiter schreiben");
        CHECK_HAS(browse_get(&b, form).body, "value=\"Ole Ingo\"");
        CHECK_HAS(b.last.body, "name=\"parked\"");
        struct str sent =
                str_join(test_arena(), S("family=Fantasie&given=Ole&parked="), str_sub(kept, 12, 64));
        CHECK_INT(office_post(&b, S("/personen/neu"), sent).status, 303);
        CHECK_INT(number(&o, &sql_draft_count), 0);
        CHECK_HAS_NOT(browse_get(&b, S("/aufgaben")).body, "Nicht gespeichert");
        office_close(&o);
}

TEST(saving_the_form_itself_ends_the_draft_and_late_notes_do_nothing)
{
        struct office o = office_open();
        struct browser b = typed(&o);
        b.submission = S(ID);
        CHECK_INT(browse_post(&b, S("/personen/neu"), S("family=Fantasie&given=Ole")).status, 303);
        b.submission = S("");
        CHECK_INT(number(&o, &sql_draft_count), 0);
        CHECK_INT(browse_post(&b, S(AT ID), S("family=Fantasie")).status, 200);
        CHECK_INT(number(&o, &sql_draft_count), 0);
        office_close(&o);
}

TEST(a_form_that_was_refused_ends_its_draft_when_it_is_saved)
{
        struct office o = office_open();
        struct browser b = typed(&o);
        b.submission = S(ID);
        CHECK_INT(browse_post(&b, S("/personen/neu"), S("family=&given=Ole")).status, 422);
        CHECK_HAS(b.last.body, "<input type=\"hidden\" name=\"parked\" value=\"" ID "\">");
        b.submission = S("");
        CHECK_INT(browse_post(&b, S("/entwurf?zu=/personen/neu&formular=" ID "2&weiter=" ID),
                              S("family=Fantasie"))
                          .status,
                  200);
        CHECK_INT(number(&o, &sql_draft_count), 1);
        CHECK_INT(office_post(&b, S("/personen/neu"), S("family=Fantasie&parked=" ID)).status, 303);
        CHECK_INT(number(&o, &sql_draft_count), 0);
        office_close(&o);
}

TEST(a_draft_is_its_authors_alone_and_can_be_dropped)
{
        struct office o = office_open();
        struct browser b = typed(&o), other = office_browser(&o, o.mira);
        struct str kept = kept_at(&b);
        CHECK_HAS_NOT(browse_get(&other, S("/entwuerfe")).body, "/fortsetzen/");
        CHECK_INT(browse_get(&other, kept).status, 404);
        struct str form = str_join(test_arena(), S("/personen/neu?fortsetzen="), str_sub(kept, 12, 64));
        CHECK_HAS_NOT(browse_get(&other, form).body, "Fantasie");
        CHECK_INT(browse_post(&other, S(AT ID), S("family=Fremd")).status, 200);
        CHECK_INT(office_post(&other, kept, S("")).status, 303);
        CHECK_HAS(browse_get(&b, kept).body, "Ole");
        CHECK_HAS_NOT(b.last.body, "Fremd");
        CHECK_INT(office_post(&b, kept, S("")).status, 303);
        CHECK_INT(number(&o, &sql_draft_count), 0);
        office_close(&o);
}

/* Nobody overwrites unseen what was saved since: the form goes on with the version it was begun with. */
TEST(a_draft_of_an_old_version_meets_both_versions)
{
        struct office o = office_open();
        struct browser b = office_browser(&o, o.jonas);
        struct str edit = office_path(S("/personen/"), o.albers, S("/bearbeiten"));
        struct str at = str_join(test_arena(), S("/entwurf?formular=" ID "&zu="), edit);
        CHECK_INT(browse_post(&b, at, S("family=Albers&given=Rena&version=1")).status, 200);
        CHECK_INT(office_post(&b, edit, S("family=Albers&given=Renate+Maria&version=1")).status, 303);
        struct str form = str_join(test_arena(), edit, S("?fortsetzen="), str_sub(kept_at(&b), 12, 64));
        CHECK_HAS(browse_get(&b, form).body, "value=\"Rena\"");
        CHECK_HAS(b.last.body, "name=\"version\" value=\"1\"");
        CHECK_INT(office_post(&b, edit, S("family=Albers&given=Rena&version=1")).status, 409);
        office_close(&o);
}

/* The way to another page keeps the text under a name of its own: what was noted while it was typed is not kept twice. */
TEST(a_detour_takes_the_draft_along)
{
        struct office o = office_open();
        struct browser b = office_browser(&o, o.jonas);
        CHECK_INT(browse_post(&b, S("/entwurf?zu=/faelle/neu&formular=" ID), S("occasion=Fantasie")).status,
                  200);
        b.submission = S(ID);
        CHECK_INT(browse_post(&b, S("/faelle/neu"), S("occasion=Fantasie&_umweg=person+person_id")).status,
                  303);
        b.submission = S("");
        CHECK_INT(number(&o, &sql_draft_count), 1);
        CHECK_HAS(browse_get(&b, S("/entwuerfe")).body, "/fortsetzen/");
        office_close(&o);
}

TEST(only_forms_of_ours_are_noted)
{
        struct office o = office_open();
        struct browser b = office_browser(&o, o.jonas), stranger = office_stranger(&o);
        CHECK_INT(browse_post(&b, S("/entwurf?zu=//boese.example&formular=" ID), S("a=b")).status, 400);
        CHECK_INT(browse_post(&b, S("/entwurf?zu=/anmelden&formular=" ID), S("a=b")).status, 400);
        CHECK_INT(browse_post(&b, S("/entwurf?zu=/entwurf&formular=" ID), S("a=b")).status, 400);
        CHECK_INT(browse_post(&b, S("/entwurf?zu=/personen/neu&formular=kurz"), S("a=b")).status, 400);
        CHECK_INT(browse_post(&b, S(AT ID), S("password=geheim")).status, 200);
        CHECK(browse_post(&stranger, S(AT ID), S("family=Fantasie")).status != 200);
        CHECK_INT(number(&o, &sql_draft_count), 0);
        office_close(&o);
}

TEST_GROUP(draft_pages, &what_was_typed_is_found_again_and_goes_on,
           &saving_the_form_itself_ends_the_draft_and_late_notes_do_nothing,
           &a_form_that_was_refused_ends_its_draft_when_it_is_saved,
           &a_draft_is_its_authors_alone_and_can_be_dropped, &a_draft_of_an_old_version_meets_both_versions,
           &a_detour_takes_the_draft_along, &only_forms_of_ours_are_noted)
