/* From method and path to a page. */
#ifndef WEB_ROUTE_H
#define WEB_ROUTE_H

#include "web/page.h"

/*
 * Finds the page for r->method and r->path; fills r->page, r->segment, r->segments. Written segments win over ':' ones,
 * the earlier the more. ERR_NOT_FOUND for an unknown path, ERR_INVALID if only another method exists.
 */
enum err route_find(const struct page *const *pages, struct req *r);
/*
 * At start and in every test that opens a page: no page twice, a right made by NEED…(), case pages below /faelle/: with a
 * right over cases, no more segments than a request holds. Logs the page's name and panics.
 */
void route_check(const struct page *const *pages);

#endif
