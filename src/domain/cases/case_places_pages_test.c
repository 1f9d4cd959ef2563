/* What subjects declare for the case: places in its menu, kinds of entries in its course. */
#include "domain/cases/case_course_ui.h"
#include "db/view.h"
#include "test/testcase.h"
#include "web/layout.h"
#include "web/route.h"

static bool has_group(int order)
{
        for (size_t i = 0; all_place_groups[i]; i++)
                if (all_place_groups[i]->from == order / LAYOUT_PLACE_GROUP * LAYOUT_PLACE_GROUP)
                        return true;
        return false;
}

TEST(places_of_the_case_differ_and_have_a_word)
{
        size_t places = 0;
        for (size_t i = 0; all_pages[i]; i++) {
                const struct page *p = all_pages[i];
                if (!p->case_get || !p->menu_order)
                        continue;
                places++;
                CHECK(!str_empty(p->menu_label) || !str_empty(p->title));
                CHECK(has_group(p->menu_order));
                for (size_t k = 0; k < i; k++)
                        if (all_pages[k]->case_get && all_pages[k]->menu_order == p->menu_order)
                                CHECK_STR(str_of(all_pages[k]->path),
                                          "another place than that of a page before");
        }
        CHECK(places >= 13);
}

TEST(every_page_of_the_case_leads_to_all_places_the_reader_may_open)
{
        struct testcase t;
        testcase_open(&t);
        struct browser b = testcase_browser(&t, t.jonas);
        browse_get(&b, S("/faelle/1/ziele/neu"));
        CHECK_HAS(b.last.body, "Alles im Fall");
        CHECK_HAS(b.last.body, "Ziele und Plan");
        CHECK_HAS(b.last.body, "<a href=\"/faelle/1/ziele\" aria-current=\"true\">");
        CHECK_HAS(b.last.body, "\"/faelle/1/einwilligungen\"");
        CHECK_HAS_NOT(browse_get(&b, S("/organisationen")).body, "Alles im Fall");
        b = testcase_browser(&t, t.sven);
        CHECK_HAS(browse_get(&b, S("/faelle/1/termine")).body, "\"/faelle/1/aufgaben\"");
        CHECK_HAS_NOT(b.last.body, "\"/faelle/1/ziele\"");
        testcase_close(&t);
}

static const struct course_chip *chip_find(struct str key)
{
        const struct course_chip *c = course_chip_after(0);
        while (c && !str_eq(c->key, key))
                c = course_chip_after(c->order);
        return c;
}

static bool is_page(const char *path)
{
        for (size_t i = 0; all_pages[i]; i++)
                if (all_pages[i]->method == GET && str_eq(str_of(all_pages[i]->path), str_of(path)))
                        return true;
        return false;
}

TEST(entries_of_the_course_lead_to_pages_and_have_a_chip)
{
        for (size_t i = 0; all_course_entries[i]; i++) {
                const struct course_entry *e = all_course_entries[i];
                bool sound = (!e->path || is_page(e->path)) && (str_empty(e->chip) || chip_find(e->chip)) &&
                             (!e->what_is_title || !str_empty(e->list));
                if (!sound)
                        CHECK_STR(e->kind,
                                  "an entry with a page, a chip that is declared, and codes for its title");
        }
}

/* Each SELECT of the parts of course_v says its kind as a constant: 'contact' AS kind. */
TEST(kinds_of_course_v_are_declared)
{
        size_t kinds = 0, selects = 0;
        for (const struct view_part *v = all_views; v->name.n; v++) {
                struct str rest = v->sql, end = S("' AS kind,");
                if (!str_eq(v->name, S("course_v")))
                        continue;
                for (ptrdiff_t at; (at = str_find(rest, end)) >= 0; kinds++) {
                        size_t from = (size_t)at;
                        while (from > 0 && rest.p[from - 1] != '\'')
                                from--;
                        struct str kind = str_sub(rest, from, (size_t)at - from);
                        if (!course_entry_of(kind))
                                CHECK_STR(kind, "a kind that has a COURSE_ENTRY");
                        rest = str_sub(rest, (size_t)at + end.n, rest.n);
                }
                for (rest = v->sql; str_find(rest, S("SELECT ")) >= 0; selects++)
                        rest = str_sub(rest, (size_t)str_find(rest, S("SELECT ")) + 7, rest.n);
        }
        CHECK(kinds >= 13);
        CHECK_INT(kinds, selects);
}

TEST(chips_of_the_course_differ_and_show_something)
{
        size_t chips = 0, reached = 0;
        for (; all_course_chips[chips]; chips++)
                if (str_empty(course_chip_kinds(test_arena(), all_course_chips[chips])))
                        CHECK_STR(all_course_chips[chips]->key, "a chip that some entry names");
        for (const struct course_chip *c = course_chip_after(0); c; c = course_chip_after(c->order))
                reached++;
        CHECK_INT(reached, chips); /* no order twice, none zero */
}

TEST_GROUP(case_places_pages, &places_of_the_case_differ_and_have_a_word,
           &every_page_of_the_case_leads_to_all_places_the_reader_may_open,
           &entries_of_the_course_lead_to_pages_and_have_a_chip, &kinds_of_course_v_are_declared,
           &chips_of_the_course_differ_and_show_something)
