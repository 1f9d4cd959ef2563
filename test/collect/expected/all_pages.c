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
extern const struct page page_call_new;
extern const struct page page_call_create;
extern const struct page page_call_show;
extern const struct page page_call_edit;
extern const struct page page_call_update;
extern const struct page page_call_history;
extern const struct page page_call_ask_delete;
extern const struct page page_call_delete;
extern const struct page page_stage_new;
extern const struct page page_stage_create;
extern const struct page page_stage_show;
extern const struct page page_stage_edit;
extern const struct page page_stage_update;
extern const struct page page_stage_history;
extern const struct page page_stage_ask_delete;
extern const struct page page_stage_delete;
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
        &page_call_new,
        &page_call_create,
        &page_call_show,
        &page_call_edit,
        &page_call_update,
        &page_call_history,
        &page_call_ask_delete,
        &page_call_delete,
        &page_stage_new,
        &page_stage_create,
        &page_stage_show,
        &page_stage_edit,
        &page_stage_update,
        &page_stage_history,
        &page_stage_ask_delete,
        &page_stage_delete,
        0,
};
