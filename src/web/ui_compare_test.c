#include "web/ui_fixture.h"

#include "test/test.h"

static struct str marked(const struct ui_words *w)
{
        struct html h;
        html_init(&h, test_arena());
        ui_words(&h, w);
        return buf_str(&h.out);
}

static struct str mine_marked(struct str mine, struct str theirs)
{
        struct ui_words m, t;
        ui_compare(test_arena(), mine, theirs, &m, &t);
        return marked(&m);
}

TEST(only_what_differs_is_marked)
{
        CHECK_STR(mine_marked(S("Mit vier Stunden geht es. Sechs ab Juli."),
                              S("Mit vier Stunden geht es. Gespräch am 11. Juli.")),
                  "Mit vier Stunden geht es. <ins>Sechs ab</ins> Juli.");
        CHECK_STR(mine_marked(S("gleich"), S("gleich")), "gleich");
        CHECK_STR(mine_marked(S("nur meins"), S("")), "<ins>nur meins</ins>");
        CHECK_STR(mine_marked(S(""), S("nur ihres")), "");
        CHECK_STR(mine_marked(S("a\nb c"), S("a\nx c")), "a\n<ins>b</ins> c");
        CHECK(fixture_clean(mine_marked(S("a " EVIL), S("a"))) ||
              str_find(mine_marked(S("a " EVIL), S("a")), S("<b>")) < 0);
}

TEST(very_long_texts_are_compared_from_both_ends)
{
        struct buf b;
        buf_init(&b, test_arena(), 100000);
        for (int i = 0; i < 1500; i++)
                buf_lit(&b, "wort ");
        struct str mine = str_join(test_arena(), buf_str(&b), S("anders "), buf_str(&b), S("Ende"));
        struct str theirs = str_join(test_arena(), buf_str(&b), S("neu "), buf_str(&b), S("Ende"));
        CHECK_HAS(mine_marked(mine, theirs), "wort <ins>anders</ins> wort");
}

TEST_GROUP(ui_compare, &only_what_differs_is_marked, &very_long_texts_are_compared_from_both_ends)
