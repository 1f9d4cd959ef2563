/* What the template of the outcome shows. */
#ifndef DOMAIN_OUTCOME_OUTCOME_VIEW_H
#define DOMAIN_OUTCOME_OUTCOME_VIEW_H

#include "web/ui.h"

struct outcome_row {
        struct str what;
        struct str value[3];
};
/* One column for each point of time that has an outcome. */
struct outcome_table {
        struct str column[3];
        size_t columns;
        struct outcome_row row[8];
        size_t rows;
        bool said; /* a second table on the page: what the client says */
};
/* Three visible layers: computed, and decided by a person. */
struct outcome_layers {
        struct badge class; /* what counts */
        struct str computed, because, judged, reason;
};
void tpl_outcome_table(struct html *h, const struct outcome_table *t);
void tpl_outcome_layers(struct html *h, const struct outcome_layers *l);

#endif
