/* Written by tools/collect.c. */
#include "base/base.h"
#include "web/token_page.h"

extern const struct page token_page_answer;
extern const struct page token_page_answer_save;
extern const struct page *const all_token_pages[];
const struct page *const all_token_pages[] = {
        &token_page_answer,
        &token_page_answer_save,
        0,
};
