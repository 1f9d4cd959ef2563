/* Every page that needs a sign-in has a help text, and what is found fits. */
#include "domain/help/help_view.h"
#include "test/test.h"

TEST(every_page_has_help)
{
        for (size_t i = 0; all_pages[i]; i++) {
                const struct page *p = all_pages[i];
                struct help_text t;
                if (p->method != GET || p->needs == NEED_PUBLIC)
                        continue;
                if (!help_find(p, &t))
                        CHECK_STR(str_join(test_arena(), S("no row in help.def for "), str_of(p->path)), "");
                else
                        CHECK(!str_empty(t.title) && !str_empty(t.text));
        }
}

TEST(endings_show_what_they_belong_to)
{
        struct help_text t;
        struct page edit = {.path = "/personen/:/bearbeiten", .title = T("Person bearbeiten")};
        CHECK(help_find(&edit, &t));
        CHECK_STR(t.title, "Person bearbeiten");
        CHECK_HAS(t.text, "Stammdaten");
        CHECK_HAS(t.general, "beide Fassungen");
        struct page one = {.path = "/verwaltung/teams/:"};
        CHECK(help_find(&one, &t));
        CHECK_STR(t.title, "Teams");
        CHECK(str_empty(t.general));
        /* the course of a case ends like a history, but has a row of its own */
        struct page course = {.path = "/faelle/:/verlauf"};
        CHECK(help_find(&course, &t));
        CHECK_STR(t.title, "Fallverlauf");
        struct page unknown = {.path = "/nirgends/neu"};
        CHECK(!help_find(&unknown, &t));
}

TEST(no_row_twice)
{
        for (size_t i = 0; all_help_texts[i]; i++) {
                for (const struct help_row *row = help_rows; row->path.n; row++)
                        CHECK(!str_eq(row->path, all_help_texts[i]->path));
                for (size_t k = 0; k < i; k++)
                        CHECK(!str_eq(all_help_texts[k]->path, all_help_texts[i]->path));
        }
        for (const struct help_row *a = help_rows; a->path.n; a++)
                for (const struct help_row *b = help_rows; b != a; b++)
                        CHECK(!str_eq(a->path, b->path));
}

TEST_GROUP(help, &every_page_has_help, &endings_show_what_they_belong_to, &no_row_twice)
