#include "web/ui_fixture.h"

#include "test/test.h"

static const struct ui_column column[] = {
        {.label = S_INIT("Person"), .cls = CLASS_MASTER},
        {.label = S_INIT("Diagnose"), .cls = CLASS_HEALTH},
        {.label = S_INIT("Kosten; €"), .cls = CLASS_CASE, .number = true},
};

static struct str exported(struct str format, struct ui_cell *cell, size_t rows)
{
        static struct actor a;
        a = fixture_actor();
        struct req *r = fixture_req(&a);
        struct table_view t = {
                .column = column, .columns = 3, .cell = cell, .rows = rows, .download = S("proben")};
        fixture_query(r, S("format"), format);
        CHECK_OK(ui_table(r, &t));
        CHECK_STR(fixture_out(r), "");
        CHECK_SAME(r->download_name, str_join(r->arena, S("proben."), format));
        return r->download;
}

TEST(csv_for_german_spreadsheets)
{
        struct ui_cell cell[] = {
                {.text = S("Albers, Renate")},     {.text = S("F32")}, {.text = S("4.850,00 €")},
                {.badge = {.label = S("brennt")}}, {.text = S("F33")}, {.text = S("a;b\"c\nd")}};
        CHECK_STR(
                exported(S("csv"), cell, 2),
                "\xEF\xBB\xBFPerson;\"Kosten; €\"\r\nAlbers, Renate;4.850,00 €\r\nbrennt;\"a;b\"\"c\nd\"\r\n");
}

/* What begins like a formula is made text; numbers stay numbers. */
TEST(csv_runs_no_formulas)
{
        struct ui_cell cell[] = {{.text = S("=HYPERLINK(\"http://x\";\"y\")")},
                                 {0},
                                 {.text = S("-42")},
                                 {.text = S("@SUM(A1)")},
                                 {0},
                                 {.text = S("-4.850,00 €")},
                                 {.text = S("+49 4931 555")},
                                 {0},
                                 {.text = S("-2+3")},
                                 {.text = S("  =1+1")},
                                 {0},
                                 {.text = S("\t=1")}};
        struct str csv = exported(S("csv"), cell, 4);
        CHECK_HAS(csv, "\r\n\"'=HYPERLINK(");
        CHECK_HAS(csv, ";-42\r\n");
        CHECK_HAS(csv, "\r\n'@SUM(A1);-4.850,00 €\r\n");
        CHECK_HAS(csv, "\r\n'+49 4931 555;'-2+3\r\n");
        CHECK_HAS(csv, "\r\n'  =1+1;'\t=1\r\n");
}

TEST(xlsx_is_a_zip_in_memory)
{
        struct ui_cell cell[] = {{.text = S("=1+1")}, {0}, {.text = S("06.05.2025")}};
        struct str file = exported(S("xlsx"), cell, 1);
        CHECK(str_starts(file, S("PK\x03\x04")));
        CHECK(str_find(file, S("xl/worksheets/sheet1.xml")) > 0);
        CHECK(file.n > 2000);
}

TEST_GROUP(ui_export, &csv_for_german_spreadsheets, &csv_runs_no_formulas, &xlsx_is_a_zip_in_memory)
