/* Do the .def files name only what exists? A mistyped list, reference or name is said at start, with entity and field. */
#ifndef DB_DECLARE_H
#define DB_DECLARE_H

#include "db/entity.h"

/* What the layers above know; asked for every .list and .ref. */
struct declare_known {
        bool (*list)(struct str name);
        bool (*ref)(struct str name);
};
struct declare_fault {
        const struct entity *e;
        const struct field *f;  /* NULL: the entity's own line */
        struct const_name why;  /* "list_unknown" */
        struct const_name word; /* what was written there; "" if nothing was */
};
/* The first fault of the entities (ended by NULL); false if there is none. */
bool declare_fault_find(const struct entity *const *list, const struct declare_known *known,
                        struct declare_fault *out);
/* All entities of the program: logs the first fault and panics. */
void declare_check(const struct declare_known *known);

#endif
