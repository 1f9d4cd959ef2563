/* What subjects declare for the case: places in its menu, kinds of entries in its course. */
#include "domain/cases/case_course_ui.h"
#include "test/test.h"
#include "web/route.h"

TEST(places_of_the_case_differ_and_have_a_word)
{
        size_t places = 0;
        for (size_t i = 0; all_pages[i]; i++) {
                const struct page *p = all_pages[i];
                if (!p->case_get || !p->menu_order)
                        continue;
                places++;
                CHECK(!str_empty(p->menu_label) || !str_empty(p->title));
                for (size_t k = 0; k < i; k++)
                        if (all_pages[k]->case_get && all_pages[k]->menu_order == p->menu_order)
                                CHECK_STR(str_of(all_pages[k]->path),
                                          "another place than that of a page before");
        }
        CHECK(places >= 13);
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
           &entries_of_the_course_lead_to_pages_and_have_a_chip,
           &chips_of_the_course_differ_and_show_something)
