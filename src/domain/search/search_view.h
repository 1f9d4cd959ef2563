/* What search.html shows. */
#ifndef DOMAIN_SEARCH_SEARCH_VIEW_H
#define DOMAIN_SEARCH_SEARCH_VIEW_H

#include "web/ui.h"

struct search_hit_view {
        struct str title, meta, number; /* number: of a case, never broken into two lines */
        struct date day;                /* DATE_NONE: none is shown */
        struct url to;
};
struct search_group_view {
        struct str title, id;
        struct search_hit_view *hit;
        size_t hits;
        bool more;
};
void tpl_search_form(struct html *h, struct str words);
void tpl_search_group(struct html *h, const struct search_group_view *g);
void tpl_search_note(struct html *h);

#endif
