/* The text of a list with filters, and its values. */
#ifndef DB_WHERE_INNER_H
#define DB_WHERE_INNER_H

#include "db/stmt.h"

struct built {
        struct str text;
        const struct value *v;
        size_t n;
};
/* Puts the fragments, the order and the page into the places of the statement and numbers their parameters. */
void where_build(struct arena *a, const struct stmt *s, const struct value *v, size_t n,
                 const struct where *w, struct built *out);

#endif
