#include "paper/markup.h"
#include "test/test.h"

static struct paper_block *b;
static size_t n;

static void took(struct str text)
{
        markup_read(test_arena(), text, &b, &n);
}

TEST(every_sign_makes_its_block)
{
        took(S("# Kopf\nEin Satz.\nNoch einer.\n\nZweiter Absatz.\n- eins\n- zwei\n[ ] offen\n[x] erledigt\nName: ____\n> Ja.\n===\n___ Datum, A | Datum, B\n## Klein"));
        static const enum paper_kind want[] = {PAPER_HEADING, PAPER_TEXT,   PAPER_TEXT,  PAPER_LIST,
                                               PAPER_CHECKS,  PAPER_FIELDS, PAPER_QUOTE, PAPER_BREAK,
                                               PAPER_SIGN,    PAPER_HEADING};
        CHECK_INT((int64_t)n, ARRAY_LEN(want));
        for (size_t i = 0; i < ARRAY_LEN(want) && i < n; i++)
                CHECK_INT(b[i].kind, want[i]);
        CHECK_SAME(b[1].text, S("Ein Satz.\nNoch einer."));
        CHECK_SAME(b[3].line[1], S("zwei"));
        CHECK_INT((int64_t)b[4].checked, 2);
        CHECK_SAME(b[5].line[0], S("Name:"));
        CHECK_SAME(b[8].line[1], S("Datum, B"));
        CHECK_INT(b[9].level, 2);
}

TEST(a_table_has_its_head_first)
{
        took(S("| Wer | Bis |\n| Frau A. | 1.2. |\n| B |\n| C | D | zu viel |"));
        CHECK_INT((int64_t)n, 1);
        CHECK_INT((int64_t)b->lines, 2);
        CHECK_INT((int64_t)b->rows, 3);
        CHECK_SAME(b->cell[1], S("1.2."));
        CHECK_SAME(b->cell[3], S(""));
        CHECK_SAME(b->cell[5], S("D"));
}

TEST(what_is_filled_in_stays_text)
{
        struct arena *a = test_arena();
        took(str_join(a, S("Er sagt: "), markup_value(a, S("gut\n\n# laut\n- leise\n| a |"))));
        CHECK_INT((int64_t)n, 1);
        CHECK_INT(b->kind, PAPER_TEXT);
        CHECK_SAME(markup_cell(a, S("a|b\nc")), S("a/b c"));
}

TEST(open_places_are_found_and_become_lines)
{
        struct arena *a = test_arena();
        struct str text = str_join(a, S("Am "), markup_open(a, S("Termin")), S(" in "),
                                   markup_open(a, S("Ort"))),
                   before, label, rest;
        CHECK_INT((int64_t)markup_open_count(text), 2);
        CHECK(markup_open_next(text, &before, &label, &rest));
        CHECK_SAME(before, S("Am "));
        CHECK_SAME(label, S("Termin"));
        CHECK_HAS_NOT(markup_blank(a, text), "((");
        CHECK_INT((int64_t)markup_open_count(S("(( nie zu")), 0);
}

TEST(any_text_can_be_read)
{
        static const struct str odd[] = {S_INIT(""),     S_INIT("|"),      S_INIT("||"),   S_INIT("___"),
                                         S_INIT("___ "), S_INIT("#"),      S_INIT("- "),   S_INIT("[x"),
                                         S_INIT(">"),    S_INIT("\n\n\n"), S_INIT("===="), S_INIT("))((")};
        for (size_t i = 0; i < ARRAY_LEN(odd); i++) {
                took(odd[i]);
                CHECK(n <= 1);
        }
}

TEST_GROUP(paper_markup, &every_sign_makes_its_block, &a_table_has_its_head_first,
           &what_is_filled_in_stays_text, &open_places_are_found_and_become_lines, &any_text_can_be_read)
