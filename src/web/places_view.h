/* The menu of a case as places.html shows it. */
#ifndef WEB_PLACES_VIEW_H
#define WEB_PLACES_VIEW_H

#include "web/layout.h"

struct places_group {
        struct str label;
        struct str id; /* of the label, for the list below it */
        struct layout_entry *entry;
        size_t entries;
};
struct places_view {
        struct places_group *group;
        size_t groups;
};
void tpl_places(struct html *h, const struct places_view *v);

#endif
