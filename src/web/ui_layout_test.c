#include "web/layout.h"

#include "test/test.h"
#include "web/ui_fixture.h"

static struct str page_of(struct req *r)
{
        struct html out;
        html_init(&out, r->arena);
        ui_layout(r, &out);
        CHECK(fixture_clean(buf_str(&out.out)));
        return buf_str(&out.out);
}

TEST(the_frame_escapes_names)
{
        struct actor a = fixture_actor();
        a.name = a.site_name = S(EVIL);
        a.theme = S("dark");
        struct req *r = fixture_req(&a);
        r->office_name = S(EVIL);
        r->csrf = S(EVIL);
        ui_head(r, &(struct page_head){.title = S(EVIL)});
        struct str out = page_of(r);
        CHECK_HAS(out, "<title>&lt;b&gt;");
        CHECK_HAS(out, "data-kern-theme=\"dark\"");
        CHECK_HAS(out, "<a class=\"fn-skip\" href=\"#inhalt\">");
        CHECK_HAS(out, " · &lt;b&gt;");
        CHECK_HAS(out, "<script type=\"module\" src=\"/static/drafts.js\"></script>");
        CHECK_HAS_NOT(out, "<script>");
        CHECK_HAS_NOT(out, " style=");
}

TEST(long_titles_are_cut_for_the_tab)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        ui_head(r,
                &(struct page_head){
                        .title = S(
                                "Datenweitergabe: Rentenversicherung Musterland, Abteilung Rehabilitation")});
        struct str out = page_of(r);
        CHECK_HAS(out,
                  "<title>Datenweitergabe: Rentenversicherung Musterland, Abteilung… – Fallnetz</title>");
        CHECK_HAS(out, "Abteilung Rehabilitation</h1>");
}

TEST(errors_are_summed_up_below_the_head)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        ui_head(r, &(struct page_head){.title = S("Probe")});
        errs_add(&r->errs, S("topics"), S("Bitte wählen. " EVIL));
        errs_add(&r->errs, S("name"), S("Bitte ausfüllen."));
        errs_add(&r->errs, S("gone"), S("Steht nicht im Formular."));
        CHECK_OK(ui_field(r, NULL, &sample_entity.fields[SAMPLE_name], VALUE_NULL));
        CHECK_OK(ui_field(r, NULL, &sample_entity.fields[SAMPLE_topics], VALUE_NULL));
        struct str out = page_of(r);
        CHECK_HAS(out, "<title>Fehler: Probe – Fallnetz</title>");
        CHECK_HAS(out, "Bitte prüfen Sie 3 Angaben. Ihre Eingaben sind noch da.");
        CHECK_HAS(out, "<li>Steht nicht im Formular.</li><li><a href=\"#feld-name\">");
        CHECK_HAS(out, "<a href=\"#feld-topics-1\">");
        CHECK(str_find(out, S("</h1>")) < str_find(out, S("id=\"fehler\"")));
        CHECK(str_find(out, S("id=\"fehler\"")) < str_find(out, S("id=\"feld-name\"")));
}

TEST(messages_come_from_the_table_only)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        fixture_query(r, S("meldung"), S("saved"));
        fixture_query(r, S("um"), S("08:04"));
        CHECK_HAS(page_of(r), "Gespeichert um 08:04 Uhr.");
        CHECK_HAS(page_of(r), "role=\"status\"");
        r = fixture_req(&a);
        fixture_query(r, S("meldung"), S("Geld überwiesen"));
        CHECK_HAS_NOT(page_of(r), "Geld");
}

TEST(strangers_get_the_short_frame)
{
        struct req *r = fixture_req(NULL);
        ui_head(r, &(struct page_head){.title = S("Anmelden")});
        struct str out = page_of(r);
        CHECK_HAS(out, "fn-entry");
        CHECK_HAS_NOT(out, "Abmelden");
        CHECK_HAS_NOT(out, "Hauptnavigation");
}

TEST(pages_are_offered_by_right)
{
        static const struct page open = {.path = "/a", .needs = NEED_PUBLIC},
                                 signed_in = {.path = "/b", .needs = NEED_SIGNED_IN},
                                 health = {.path = "/c", .needs = NEED(CASE_READ, HEALTH)},
                                 master = {.path = "/d", .needs = NEED(CASE_READ, MASTER)};
        struct actor a = fixture_actor();
        CHECK(layout_may_open(&open, NULL));
        CHECK(!layout_may_open(&signed_in, NULL));
        CHECK(layout_may_open(&signed_in, &a));
        CHECK(layout_may_open(&master, &a));
        CHECK(!layout_may_open(&health, &a));
        a.caps = 0;
        CHECK(!layout_may_open(&master, &a));
        CHECK(layout_page(S("/gesundheit"), NULL) != NULL);
        CHECK(layout_page(S("/nirgends"), &a) == NULL);
}

TEST_GROUP(ui_layout, &the_frame_escapes_names, &long_titles_are_cut_for_the_tab,
           &errors_are_summed_up_below_the_head, &messages_come_from_the_table_only,
           &strangers_get_the_short_frame, &pages_are_offered_by_right)
