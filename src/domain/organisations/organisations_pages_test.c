/* Organisations: list with filters and exports, contacts in their place, cases only within the reader's rights. */
#include "test/test.h"

#include "domain/organisations/organisation.h"
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

static int64_t add(struct str fields)
{
        office_post(&b, S("/organisationen/neu"), fields);
        CHECK_INT(b.last.status, 303);
        return office_redirect_id(&b.last, S("/organisationen/"));
}

TEST(the_list_is_filtered_sorted_and_exported)
{
        o = office_open();
        as(o.nele);
        add(S("name=%C3%84rztehaus+%22S%C3%BCd%22&type=doctor&roles=service&roles=information&status=dormant&city=Aurich"));
        add(S("name=Zoll%27s+%3Cb%3EKasse&type=health_insurance&roles=approval&status=active"));
        struct str html = body(S("/organisationen"));
        CHECK_HAS(html, "Ärztehaus \"Süd\"");
        CHECK_HAS(html, "Zoll's &lt;b&gt;Kasse");
        CHECK_HAS_NOT(html, "<b>Kasse");
        CHECK(str_find(html, S("Ärztehaus")) < str_find(html, S("Nordmetall")));
        html = body(S("/organisationen?sort=-name"));
        CHECK(str_find(html, S("Nordmetall")) < str_find(html, S("Ärztehaus")));
        html = body(S("/organisationen?rolle=information"));
        CHECK_HAS(html, "Ärztehaus");
        CHECK_HAS(html, "Nordmetall");
        CHECK_HAS_NOT(html, "Zoll");
        html = body(S("/organisationen?art=health_insurance&stand=active"));
        CHECK_HAS(html, "Zoll");
        CHECK_HAS_NOT(html, "Nordmetall");
        html = body(S("/organisationen?q=sued"));
        CHECK_HAS(html, "Ärztehaus");
        CHECK_HAS_NOT(html, "Nordmetall");
        CHECK_HAS(body(S("/organisationen?q=gibtesnicht")), "Keine Organisation mit diesen Filtern.");
        html = body(S("/organisationen?art=doctor&format=csv"));
        CHECK_HAS(html, "gibt Auskunft");
        CHECK_HAS_NOT(html, "Nordmetall");
        CHECK_INT(browse_get(&b, S("/organisationen?format=xlsx")).status, 200);
        office_close(&o);
}

/* One role code is no part of another. */
TEST(a_role_is_a_whole_word)
{
        struct rtx *tx;
        struct organisation_line *line;
        size_t n;
        int64_t total;
        o = office_open();
        NEED_OK(db_begin_read(o.db, test_arena(), 0, &tx));
        NEED_OK(organisation_list(tx, &(struct organisation_query){.role = S("employ"), .limit = 9}, &line,
                                  &n, &total));
        CHECK_INT(total, 0);
        NEED_OK(organisation_list(tx, &(struct organisation_query){.role = S("employs"), .limit = 9}, &line,
                                  &n, &total));
        CHECK_INT(total, 1);
        db_end_read(tx);
        office_close(&o);
}

TEST(cases_are_shown_and_counted_within_the_readers_rights)
{
        o = office_open();
        struct str page = office_path(S("/organisationen/"), o.firm, S(""));
        as(o.jonas);
        struct str html = body(page);
        CHECK_HAS(html, "Renate Albers");
        CHECK_HAS(html, "1 Fall");
        CHECK_HAS_NOT(html, "Quast");
        CHECK_HAS_NOT(html, "CMB-2025-002");
        struct browse_access *row;
        NEED_TRUE(browse_accesses(o.db, &row) == 1); /* a client's name on a page about a partner is logged */
        CHECK_STR(row->page, "organisation_show");
        as(o.lea);
        html = body(page);
        CHECK_HAS(html, "2 Fälle");
        CHECK_HAS(html, "Quast &lt;b&gt;");
        as(o.vera); /* sees the cases, but not where people work */
        CHECK_HAS_NOT(body(page), "Fälle mit diesem Betrieb");
        as(o.nele);
        html = body(page);
        CHECK_HAS(html, "Nordmetall");
        CHECK_HAS_NOT(html, "Fälle mit diesem Betrieb");
        CHECK_HAS_NOT(html, "Albers");
        office_close(&o);
}

TEST(contacts_belong_to_their_organisation)
{
        o = office_open();
        as(o.nele);
        int64_t other = add(S("name=Kasse&type=health_insurance"));
        struct str list = office_path(S("/organisationen/"), o.firm, S("/kontakte"));
        CHECK_HAS(body(list), "Noch keine Ansprechperson.");
        struct str neu = str_join(test_arena(), list, S("/neu"));
        CHECK_HAS_NOT(body(neu), "name=\"organisation_id\"");
        CHECK_INT(office_post(&b, neu, S("name=&active=1")).status, 422);
        CHECK_INT(office_post(&b, neu, S("name=Ren%C3%A9+O%27Hara&phone=1&email=falsch&active=1")).status,
                  422);
        CHECK_INT(office_post(&b, neu, S("name=Ren%C3%A9+O%27Hara&position=Werkleitung&active=1")).status,
                  303);
        struct str one = str_split(b.last.location, '?', &(struct str){0});
        CHECK_HAS(body(one), "Werkleitung");
        CHECK_HAS(body(list), "René O'Hara");
        CHECK_HAS(body(office_path(S("/organisationen/"), o.firm, S(""))), "Werkleitung");
        struct str tail = str_sub(one, list.n, one.n);
        struct str foreign =
                str_join(test_arena(), office_path(S("/organisationen/"), other, S("/kontakte")), tail);
        CHECK_INT(browse_get(&b, foreign).status, 404);
        CHECK_INT(browse_get(&b, str_join(test_arena(), foreign, S("/bearbeiten"))).status, 404);
        CHECK_INT(office_post(&b, str_join(test_arena(), one, S("/bearbeiten")),
                              S("name=Ren%C3%A9&_drawn.active=1&version=1"))
                          .status,
                  303);
        CHECK_HAS(body(list), "nicht mehr dort");
        CHECK_INT(office_post(&b, str_join(test_arena(), one, S("/loeschen")), S("version=2")).status, 303);
        CHECK_INT(browse_get(&b, one).status, 404);
        CHECK_INT(browse_get(&b, S("/organisationen/99/kontakte")).status, 404);
        office_close(&o);
}

TEST(an_organisation_has_a_history)
{
        o = office_open();
        as(o.jonas);
        struct str page = office_path(S("/organisationen/"), o.firm, S(""));
        office_post(&b, str_join(test_arena(), page, S("/bearbeiten")),
                    S("name=Nordmetall&city=Leer&version=1"));
        CHECK_INT(b.last.status, 303);
        struct str html = body(str_join(test_arena(), page, S("/verlauf")));
        CHECK_HAS(html, "Leer");
        CHECK_HAS(html, "Emden");
        office_close(&o);
}

TEST_GROUP(organisations, &the_list_is_filtered_sorted_and_exported, &a_role_is_a_whole_word,
           &cases_are_shown_and_counted_within_the_readers_rights, &contacts_belong_to_their_organisation,
           &an_organisation_has_a_history)
