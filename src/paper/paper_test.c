/* The file is read back by poppler and qpdf, as readers of our letters do. */
#define BASE_BORDER
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "paper/markup.h"
#include "test/test.h"

/* What a tool says of the file; % is its name. */
static struct str tool(struct str pdf, struct str command)
{
        struct arena *a = test_arena();
        char name[] = "/tmp/fallnetz-paper-XXXXXX", some[4096];
        int fd = mkstemp(name);
        must(fd >= 0 && write(fd, pdf.p, pdf.n) == (ssize_t)pdf.n);
        close(fd);
        struct str before = str_split(command, '%', &command);
        struct buf out;
        buf_init(&out, a, 4 << 20);
        FILE *p = popen(str_c(a, str_join(a, before, str_of(name), command, S(" 2>&1"))), "r");
        must(p);
        for (size_t n; (n = fread(some, 1, sizeof some, p)) > 0;)
                buf_put(&out, (struct str){some, n});
        pclose(p);
        if (getenv("FALLNETZ_PAPER")) { /* to be looked at */
                static int n;
                char to[200];
                must(snprintf(to, sizeof to, "%s/%02d.pdf", getenv("FALLNETZ_PAPER"), n++) > 0);
                must(rename(name, to) == 0);
                return buf_str(&out);
        }
        unlink(name);
        return buf_str(&out);
}
#define TEXT S("pdftotext -layout % -")
#define INFO S("pdfinfo %")
#define TREE S("pdfinfo -struct-text %")
#define FONTS S("pdffonts %")
#define CHECK_PDF S("qpdf --check %")

static struct paper_info infos[] = {{S_INIT("Datum"), S_INIT("01.04.2025")},
                                    {S_INIT("Ihr Kontakt"), S_INIT("Jonas Wieland")}};

static struct paper letter(struct str markup)
{
        struct paper p = {.title = S("Ihr Termin"),
                          .subject = S("Ihr Termin am 09.04.2025"),
                          .lang = S("de"),
                          .letter = true,
                          .office = S("Landkreis Musterau"),
                          .sender = S("CMB-Stelle · Kajenweg 1 · 26999 Musterau"),
                          .receiver = S("Frau\nRenate Albers\nKajenweg 3\n26999 Musterau"),
                          .info = infos,
                          .infos = ARRAY_LEN(infos),
                          .page = S("Seite "),
                          .of = S(" von "),
                          .made = moment_of(date_of(2025, 4, 1), 600)};
        struct paper_block *b;
        markup_read(test_arena(), markup, &b, &p.blocks);
        p.block = b;
        return p;
}

static struct str printed(const struct paper *p)
{
        struct str pdf = S("");
        CHECK_INT(paper_pdf(test_arena(), p, &pdf), OK);
        CHECK_HAS(tool(pdf, CHECK_PDF), "No syntax or stream encoding errors found");
        return pdf;
}

static struct str many(struct str text, size_t n)
{
        struct buf b;
        buf_init(&b, test_arena(), 4 << 20);
        for (size_t i = 0; i < n; i++)
                buf_put(&b, text);
        return buf_str(&b);
}

/* Where a comes before b in a text, both there. */
static void in_order(struct str text, struct str a, struct str b)
{
        ptrdiff_t at = str_find(text, a), bt = str_find(text, b);
        CHECK(at >= 0 && bt >= 0 && at < bt);
}

TEST(a_letter_says_what_it_says_in_order)
{
        struct paper p = letter(S(
                "Guten Tag Frau Albers,\n\nwir haben uns verabredet – „größer“ für 4.850,00 €:\n\n- Wann: 10:00 Uhr\n- Wo: CMB-Stelle\n\n## Bitte bringen Sie mit\n\n[ ] Arztbrief\n[x] Arbeitsvertrag\n\nName: ___\n\n> Ich will bleiben.\n\n___ Datum, Klientin | Datum, Stelle"));
        struct str pdf = printed(&p);
        struct str text = tool(pdf, TEXT);
        in_order(text, S("Landkreis Musterau"), S("Renate Albers"));
        in_order(text, S("26999 Musterau"), S("Ihr Termin am 09.04.2025"));
        in_order(text, S("„größer“ für 4.850,00 €"), S("Wann: 10:00 Uhr"));
        in_order(text, S("☐"), S("☒"));
        in_order(text, S("Ich will bleiben."), S("Datum, Klientin"));
        CHECK_HAS(text, "Seite 1 von 1");
        struct str info = tool(pdf, INFO);
        CHECK_HAS(info, "Ihr Termin");
        CHECK_HAS(info, "Tagged:          yes");
        CHECK_HAS(info, "Pages:           1");
        CHECK_HAS(info, "(A4)");
        CHECK_HAS(
                tool(pdf,
                     S("qpdf --qdf --object-streams=disable % - | grep -a -c -e '/Lang (de-DE)' -e '/DisplayDocTitle true'")),
                "2");
        CHECK_HAS(tool(pdf, FONTS), "NotoSans");
        CHECK_HAS_NOT(tool(pdf, S("pdffonts % | tail -n +3 | awk '{print $(NF-4)}' | sort -u")), "no");
}

TEST(the_structure_names_its_parts)
{
        struct paper p = letter(S(
                "Ein Satz.\n\n# Aufgaben\n\n- eins\n- zwei\n\n| Wer | Bis wann |\n| Frau Albers | 15.04.2025 |"));
        struct str tree = tool(printed(&p), TREE);
        CHECK_HAS_NOT(tree, "Syntax");
        in_order(tree, S("Document"), S("H1"));
        in_order(tree, S("H1"), S("Ein Satz"));
        in_order(tree, S("H2"), S("L (block)"));
        in_order(tree, S("LI"), S("LBody"));
        in_order(tree, S("Table"), S("TH"));
        in_order(tree, S("TH"), S("TD"));
        in_order(tree, S("Bis wann"), S("15.04.2025"));
}

TEST(two_pages_are_counted_and_nothing_is_lost)
{
        struct paper p = letter(many(
                S("Dieser Absatz steht hier, damit die Seite voll wird, und er ist länger als eine Zeile, damit man sieht, wie er am Rand umbricht.\n\n"),
                24));
        struct str pdf = printed(&p), text = tool(pdf, TEXT);
        CHECK_HAS(text, "Seite 1 von 2");
        CHECK_HAS(text, "Seite 2 von 2");
        size_t n = 0;
        for (ptrdiff_t at; (at = str_find(text, S("Dieser Absatz"))) >= 0; n++)
                text = str_sub(text, (size_t)at + 1, text.n);
        CHECK_INT((int64_t)n, 24);
        CHECK_HAS(tool(pdf, INFO), "Tagged:          yes");
        CHECK_HAS_NOT(tool(pdf, TREE), "Syntax");
}

TEST(a_long_table_repeats_its_head)
{
        struct paper p = letter(str_join(
                test_arena(), S("| Wer | Was | Betrag |\n"),
                many(S("| Frau Albers | Ein etwas längerer Text, der umbricht, weil er so lang ist, dass er nicht in eine Spalte passt | 4.850,00 € |\n"),
                     90)));
        struct str pdf = printed(&p), text = tool(pdf, TEXT);
        size_t heads = 0;
        for (ptrdiff_t at; (at = str_find(text, S("Betrag"))) >= 0; heads++)
                text = str_sub(text, (size_t)at + 1, text.n);
        CHECK(heads >= 3);
        CHECK(str_find(tool(pdf, TEXT),
                       str_join(test_arena(), S("von "), str_from_int(test_arena(), (int64_t)heads))) > 0);
}

TEST(a_cell_higher_than_a_page_goes_on_on_the_next)
{
        struct paper p = letter(str_join(test_arena(), S("| Was |\n| "),
                                         many(S("Wort und wieder ein Wort. "), 900), S("Ende |\n")));
        struct str text = tool(printed(&p), TEXT);
        CHECK_HAS(text, "Ende");
        CHECK_HAS(text, "Seite 5 von 5");
}

TEST(arabic_runs_from_right_to_left_with_real_letters)
{
        struct paper p =
                letter(S("مرحبا Frau Albers،\n\n- الموعد: 09.04.2025\n\n| من | ماذا |\n| أنا | رسالة |"));
        p.lang = S("ar");
        p.rtl = paper_rtl(p.lang);
        CHECK(p.rtl);
        struct str pdf = printed(&p), text = tool(pdf, TREE);
        CHECK_HAS(text, "مرحبا");
        CHECK_HAS(text, "رسالة");
        CHECK_HAS(text, "09.04.2025");
        CHECK_HAS(tool(pdf, FONTS), "Arab");
}

TEST(no_letter_of_the_languages_we_write_is_missing)
{
        struct paper p = letter(S(
                "Türkçe: ığüşöçİĞÜŞÖÇ\n\nУкраїнська: ґєіїҐЄІЇ\n\nРусский: ёъыэЁ\n\nالعربية: پچژگ ءآأؤإئ\n\nPolski: ąćęłńóśźż – € „“ ☐ ☒ •"));
        struct str pdf = printed(&p), text = tool(pdf, TEXT);
        CHECK_HAS(text, "ığüşöçİĞÜŞÖÇ");
        CHECK_HAS(text, "ґєіїҐЄІЇ");
        CHECK_HAS(text, "ёъыэЁ");
        CHECK_HAS(text, "ąćęłńóśźż");
        /* A letter that no font has is drawn as a box with its number, by Pango itself, without a font. */
        struct paper q = letter(S("\xf3\xb0\x80\x81"));
        CHECK(tool(printed(&q), TEXT).n > 0);
}

TEST(the_same_document_is_the_same_file)
{
        struct paper p = letter(S("Gleich."));
        CHECK(str_eq(printed(&p), printed(&p)));
}

TEST(what_is_empty_or_too_long_does_no_harm)
{
        struct paper p = letter(S("")), q = letter(many(S("===\n\nx\n\n"), 300)),
                     none = {.title = S_INIT("Leer"), .lang = S_INIT("de")};
        struct str out;
        printed(&p);
        CHECK_INT(paper_pdf(test_arena(), &q, &out), ERR_LIMIT);
        none.made = p.made;
        printed(&none);
        p = letter(S("||\n|a|b|c|\n\n___ \n\n[x]\n\n- "));
        printed(&p);
}

TEST_GROUP(paper, &a_letter_says_what_it_says_in_order, &the_structure_names_its_parts,
           &two_pages_are_counted_and_nothing_is_lost, &a_long_table_repeats_its_head,
           &a_cell_higher_than_a_page_goes_on_on_the_next, &arabic_runs_from_right_to_left_with_real_letters,
           &no_letter_of_the_languages_we_write_is_missing, &the_same_document_is_the_same_file,
           &what_is_empty_or_too_long_does_no_harm)
