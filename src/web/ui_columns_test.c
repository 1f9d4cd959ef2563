/* Choice of columns: what is drawn, what a form may say, and that no choice opens what is closed. */
#include "web/columns.h"
#include "web/ui_fixture.h"

#include "test/test.h"

static const struct ui_column column[] = {
        {.key = S_INIT("name"), .label = S_INIT(EVIL " Person"), .cls = CLASS_MASTER},
        {.key = S_INIT("number"), .label = S_INIT("Nummer"), .cls = CLASS_CASE},
        {.label = S_INIT("Diagnose"), .cls = CLASS_HEALTH},
        {.label = S_INIT(EVIL " Ort"), .cls = CLASS_CASE},
        {.key = S_INIT("born"), .label = S_INIT("Geboren"), .cls = CLASS_MASTER, .extra = true},
};
static const struct page page = {.name = "proben_list", .path = "/proben"};

static struct req *list_by(struct actor *a, struct str chosen)
{
        a->columns = chosen;
        struct req *r = fixture_req(a);
        r->page = &page;
        return r;
}

static struct str draw(struct req *r, struct str download)
{
        static struct ui_cell cell[] = {{.text = S_INIT("Anke")},
                                        {.text = S_INIT("Nr-7")},
                                        {.text = S_INIT("F32 geheim")},
                                        {.text = S_INIT("Musterau")},
                                        {.text = S_INIT("06.05.1970")}};
        struct table_view t = {.caption = S("Probe"),
                               .column = column,
                               .columns = ARRAY_LEN(column),
                               .cell = cell,
                               .rows = 1,
                               .total = 1,
                               .sort = S("name"),
                               .download = download};
        CHECK_OK(ui_table(r, &t));
        CHECK(fixture_clean(fixture_out(r)));
        return fixture_out(r);
}

TEST(columns_are_offered_and_the_row_header_stays)
{
        struct actor a = fixture_actor();
        struct str out = draw(list_by(&a, S("")), S("proben"));
        CHECK_HAS(out, "name=\"spalten\" value=\"number\t");
        CHECK_HAS(out, "name=\"zeigen\" id=\"spalte-1\" value=\"number\" checked>");
        CHECK_HAS(out, "value=\"born\"><label");
        CHECK_HAS_NOT(out, "value=\"name\"");
        CHECK_HAS_NOT(out, "06.05.1970");
        CHECK_HAS_NOT(out, "Diagnose");
        CHECK_HAS(out, "name=\"zurueck\" value=\"/proben?seite=1\"");
}

TEST(chosen_columns_are_drawn_and_no_others)
{
        struct actor a = fixture_actor();
        struct str out =
                draw(list_by(&a, S("1-number\n1+born\n1+Diagnose\n1-name\n2-" EVIL " Ort\n")), S("x"));
        CHECK_HAS(out, "Anke");
        CHECK_HAS_NOT(out, "Nr-7");
        CHECK_HAS(out, "<td class=\"fn-wide\">06.05.1970</td>");
        CHECK_HAS(out, "<td class=\"fn-wide\">Musterau</td>");
        CHECK_HAS_NOT(out, "geheim");
        CHECK_HAS(out, "value=\"number\"><label");
}

TEST(a_choice_is_for_one_table_of_the_page)
{
        struct actor a = fixture_actor();
        struct req *r = list_by(&a, S("2-number\n"));
        CHECK_HAS(draw(r, S("x")), "Nr-7");
        html_init(r->html, r->arena);
        CHECK_HAS_NOT(draw(r, S("x")), "Nr-7");
}

TEST(exports_have_the_chosen_columns)
{
        struct actor a = fixture_actor();
        struct req *r = list_by(&a, S("1-number\n1+born\n1+Diagnose\n"));
        fixture_query(r, S("format"), S("csv"));
        draw(r, S("proben"));
        CHECK_HAS(r->download, "Geboren\r\nAnke;Musterau;06.05.1970\r\n");
        CHECK_HAS_NOT(r->download, "Diagnose");
        CHECK_HAS_NOT(r->download, "Nummer");
}

static struct req *form(struct str table)
{
        static struct actor a;
        a = fixture_actor();
        struct req *r = fixture_req(&a);
        fixture_post(r, S("tabelle"), table);
        return r;
}

TEST(a_form_changes_the_lines_of_its_table)
{
        struct str out;
        struct req *r = form(S("1"));
        fixture_post(r, S("spalten"), S("number\tborn"));
        fixture_post(r, S("zeigen"), S("born"));
        fixture_post(r, S("zeigen"), S("name")); /* was not offered */
        CHECK_OK(columns_read(r, S("1+number\n2-x\n11+y\n"), &out));
        CHECK_STR(out, "2-x\n11+y\n1-number\n1+born\n");
        fixture_post(r, S("vorgabe"), S("1"));
        CHECK_OK(columns_read(r, out, &out));
        CHECK_STR(out, "2-x\n11+y\n");
}

TEST(what_no_form_of_ours_says_is_refused)
{
        static const struct str tables[] = {S_INIT("0"), S_INIT("21"), S_INIT("-1"), S_INIT("x"), S_INIT("")};
        struct str out;
        for (size_t i = 0; i < ARRAY_LEN(tables); i++)
                CHECK_ERR(columns_read(form(tables[i]), S(""), &out), ERR_INVALID);
        struct req *r = form(S("1"));
        fixture_post(r, S("spalten"), S("a\n2-b"));
        CHECK_ERR(columns_read(r, S(""), &out), ERR_INVALID);
        r = form(S("1"));
        struct buf many;
        buf_init(&many, test_arena(), 200);
        for (int i = 0; i <= COLUMNS_MOST; i++)
                buf_lit(&many, "a\t");
        fixture_post(r, S("spalten"), buf_str(&many));
        CHECK_ERR(columns_read(r, S(""), &out), ERR_INVALID);
}

TEST_GROUP(ui_columns, &columns_are_offered_and_the_row_header_stays, &chosen_columns_are_drawn_and_no_others,
           &a_choice_is_for_one_table_of_the_page, &exports_have_the_chosen_columns,
           &a_form_changes_the_lines_of_its_table, &what_no_form_of_ours_says_is_refused)
