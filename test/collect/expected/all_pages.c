/* Written by tools/collect.c. */
#include "base/base.h"
#include "web/page.h"

extern const struct page page_person_find;
extern const struct page page_person_merge;
extern const struct page page_person_new;
extern const struct page page_person_create;
extern const struct page page_person_show;
extern const struct page page_person_edit;
extern const struct page page_person_update;
extern const struct page page_person_history;
extern const struct page *const all_pages[];
const struct page *const all_pages[] = {
        &page_person_find,
        &page_person_merge,
        &page_person_new,
        &page_person_create,
        &page_person_show,
        &page_person_edit,
        &page_person_update,
        &page_person_history,
        0,
};
