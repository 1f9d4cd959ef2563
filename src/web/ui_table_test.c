#include "web/ui_fixture.h"

#include "test/test.h"

static const struct ui_column column[] = {
        {.key = S_INIT("name"), .label = S_INIT(EVIL " Person"), .cls = CLASS_MASTER},
        {.key = S_INIT("number"), .label = S_INIT("Nummer"), .cls = CLASS_CASE},
        {.label = S_INIT("Diagnose"), .cls = CLASS_HEALTH},
        {.key = S_INIT("cost"), .label = S_INIT("Kosten"), .cls = CLASS_CASE, .number = true},
        {.label = S_INIT("vergessen")},
};

static struct table_view view(void)
{
        struct ui_cell *cell = NEW_ARRAY(test_arena(), struct ui_cell, 10);
        for (size_t i = 0; i < 10; i++)
                cell[i].text = S(EVIL);
        cell[0].to = url_path(test_arena(), "/x/:", 1);
        cell[2].text = cell[7].text = S("F32 geheim");
        cell[3].text = S("4.850,00 €");
        cell[5].badge = (struct badge){.label = S(EVIL), .tone = TONE_INFO};
        return (struct table_view){.caption = S(EVIL),
                                   .column = column,
                                   .columns = 5,
                                   .cell = cell,
                                   .rows = 2,
                                   .total = 61,
                                   .sort = S("name"),
                                   .empty = S("Keine Proben. " EVIL),
                                   .download = S("proben")};
}

static struct str table(struct req *r, const struct table_view *t)
{
        CHECK_OK(ui_table(r, t));
        CHECK(fixture_clean(fixture_out(r)));
        return fixture_out(r);
}

TEST(the_first_column_leads_and_phones_get_lines)
{
        struct actor a = fixture_actor();
        struct table_view t = view();
        struct str out = table(fixture_req(&a), &t);
        CHECK_HAS(out, "<th scope=\"row\"><a href=\"/x/1\">&lt;b&gt;");
        CHECK_HAS(out, "<span class=\"fn-only-narrow\">&lt;b&gt;");
        CHECK_HAS(out, "<span class=\"fn-only-narrow fn-meta\">4.850,00 €</span>");
        CHECK_HAS(out, "<td class=\"fn-num fn-wide\">4.850,00 €</td>");
}

TEST(one_column_stays_beside_the_first_on_phones)
{
        static const struct ui_column some[] = {
                {.label = S_INIT("Wer"), .cls = CLASS_CASE},
                {.label = S_INIT("Ort"), .cls = CLASS_CASE, .phone = PHONE_GONE},
                {.label = S_INIT("Stand"), .cls = CLASS_CASE, .phone = PHONE_COLUMN},
                {.label = S_INIT("Was"), .cls = CLASS_CASE, .phone = PHONE_COLUMN},
                {.label = S_INIT("Bis"), .cls = CLASS_CASE, .phone = PHONE_FIRST},
        };
        struct ui_cell cell[] = {{.text = S("Anke")},
                                 {.text = S("Musterau")},
                                 {.text = S("offen")},
                                 {.text = S("Brief")},
                                 {.text = S("Montag")}};
        struct actor a = fixture_actor();
        struct table_view t = {
                .caption = S("Probe"), .column = some, .columns = 5, .cell = cell, .rows = 1, .total = 1};
        struct str out = table(fixture_req(&a), &t);
        CHECK_HAS(out, "Anke <span class=\"fn-only-narrow\">Montag</span>"
                       " <span class=\"fn-only-narrow fn-meta\">Brief</span></th>");
        CHECK_HAS(out, "<td class=\"fn-wide\">Musterau</td><td>offen</td><td class=\"fn-wide\">Brief</td>");
}

TEST(sorting_by_links)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        struct table_view t = view();
        fixture_query(r, S("sicht"), S("mine&x"));
        fixture_query(r, S("seite"), S("2"));
        fixture_query(r, S("meldung"), S("saved"));
        struct str out = table(r, &t);
        CHECK_HAS(out, "aria-sort=\"ascending\"><a href=\"/proben?sicht=mine%26x&amp;sort=-name\">");
        CHECK_HAS(out, "<a href=\"/proben?sicht=mine%26x&amp;sort=number\">Nummer</a>");
        t.descending = true;
        out = table(fixture_req(&a), &t);
        CHECK_HAS(out, "aria-sort=\"descending\"><a href=\"/proben?sort=name\">");
}

TEST(closed_columns_are_not_there)
{
        struct actor a = fixture_actor();
        struct table_view t = view();
        struct str out = table(fixture_req(&a), &t);
        CHECK_HAS_NOT(out, "geheim");
        CHECK_HAS_NOT(out, "Diagnose");
        CHECK_HAS_NOT(out, "vergessen");
        a.read |= UINT64_C(1) << CLASS_HEALTH;
        CHECK_HAS(table(fixture_req(&a), &t), "F32 geheim");
}

TEST(pages_of_a_list)
{
        struct actor a = fixture_actor();
        struct table_view t = view();
        t.offset = 50;
        t.unit = S("Proben");
        t.total = 52;
        struct str out = table(fixture_req(&a), &t);
        CHECK_HAS(out, "51 bis 52 von 52 Proben");
        CHECK_HAS(
                out,
                "<a class=\"kern-link kern-link--no-visited-state\" href=\"/proben?seite=1\">Zurück zu 1 bis 50</a>");
        CHECK_HAS_NOT(out, "Weiter zu");
        t.offset = 0;
        out = table(fixture_req(&a), &t);
        CHECK_HAS(out, "href=\"/proben?seite=1\">Weiter zu 3 bis 52</a>");
        t.total = 2;
        CHECK_HAS_NOT(table(fixture_req(&a), &t), "fn-pager");
}

TEST(empty_lists_and_filters)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        struct ui_option o[] = {{.label = S("alle")}, {.code = S("x"), .label = S(EVIL)}};
        struct ui_filter f = {
                .key = S("who"), .label = S(EVIL), .current = S("x"), .option = o, .options = 2};
        struct table_view t = view();
        t.rows = 0;
        t.total = 0;
        t.searchable = true;
        t.filter = &f;
        t.filters = 1;
        fixture_query(r, S("q"), S(EVIL));
        fixture_query(r, S("sort"), S("-name"));
        struct str out = table(r, &t);
        CHECK_HAS(out, "Keine Proben.");
        CHECK_HAS(out, "Filter zurücksetzen");
        CHECK_HAS(out, "<summary>Filter (2 aktiv: &lt;b&gt;");
        CHECK_HAS(out, "<option value=\"x\" selected>");
        CHECK_HAS(out, "<input type=\"hidden\" name=\"sort\" value=\"-name\">");
        CHECK_HAS_NOT(out, "<table");
}

TEST(exports_need_the_right)
{
        struct actor a = fixture_actor();
        struct table_view t = view();
        CHECK_HAS(table(fixture_req(&a), &t), "href=\"/proben?format=csv\"");
        a.caps &= ~(UINT64_C(1) << CAP_EXPORT);
        CHECK_HAS_NOT(table(fixture_req(&a), &t), "format=csv");
        struct req *r = fixture_req(&a);
        fixture_query(r, S("format"), S("csv"));
        CHECK_ERR(ui_table(r, &t), ERR_DENIED);
        CHECK_INT(list_query_of(r, S("name"), NULL, 0).limit, LIMIT_PAGE_ROWS);
}

TEST(what_a_list_is_asked_for)
{
        struct actor a = fixture_actor();
        static const struct ui_column sortable[] = {
                {.key = S_INIT("name"), .label = S_INIT("Name"), .cls = CLASS_MASTER},
                {.key = S_INIT("opened"), .label = S_INIT("Seit"), .cls = CLASS_SCHEDULE},
        };
        struct req *r = fixture_req(&a);
        struct list_query q = list_query_of(r, S("-opened"), sortable, ARRAY_LEN(sortable));
        CHECK_STR(q.sort, "opened");
        CHECK(q.descending);
        CHECK_INT(q.offset, 0);
        fixture_query(r, S("sort"), S("name"));
        fixture_query(r, S("seite"), S("3"));
        fixture_query(r, S("q"), S(" Albers "));
        q = list_query_of(r, S("-opened"), sortable, ARRAY_LEN(sortable));
        CHECK_STR(q.sort, "name");
        CHECK(!q.descending);
        CHECK_STR(q.search, "Albers");
        CHECK_INT(q.offset, 2 * LIMIT_PAGE_ROWS);
        fixture_query(r, S("format"), S("xlsx"));
        q = list_query_of(r, S("-opened"), sortable, ARRAY_LEN(sortable));
        CHECK(q.export);
        CHECK_INT(q.offset, 0);
        CHECK_INT(q.limit, LIMIT_EXPORT_ROWS);
}

/* The order of a column tells what stands in it: nobody sorts by what is not drawn. */
TEST(nobody_sorts_by_a_closed_column)
{
        static const struct ui_column columns[] = {
                {.key = S_INIT("name"), .label = S_INIT("Name"), .cls = CLASS_MASTER},
                {.key = S_INIT("employer"), .label = S_INIT("Arbeitgeber"), .cls = CLASS_EMPLOYER},
        };
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        a.read |= UINT64_C(1) << CLASS_EMPLOYER;
        fixture_query(r, S("sort"), S("-employer"));
        CHECK_STR(list_query_of(r, S("name"), columns, ARRAY_LEN(columns)).sort, "employer");
        a.read &= ~(UINT64_C(1) << CLASS_EMPLOYER);
        struct list_query q = list_query_of(r, S("name"), columns, ARRAY_LEN(columns));
        CHECK_STR(q.sort, "name");
        CHECK(!q.descending);
}

TEST_GROUP(ui_table, &the_first_column_leads_and_phones_get_lines,
           &one_column_stays_beside_the_first_on_phones, &sorting_by_links, &closed_columns_are_not_there,
           &pages_of_a_list, &empty_lists_and_filters, &exports_need_the_right, &what_a_list_is_asked_for,
           &nobody_sorts_by_a_closed_column)
