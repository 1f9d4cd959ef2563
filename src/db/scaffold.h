/* What the migrations lack for the declared entities, written down as the next migration. */
#ifndef DB_SCAFFOLD_H
#define DB_SCAFFOLD_H

#include "db/schema_check.h"

struct scaffold {
        size_t tables, columns; /* to be made, to be added */
        struct str sql;         /* empty if nothing is missing */
        struct str
                undecided; /* what only a person can decide (another type, not declared …), as schema_check says it */
};

/*
 * Of the findings of a schema check: CREATE TABLE for a table that is missing, those it refers to first;
 * ALTER TABLE … ADD COLUMN for a field. In the words of migrations/README.md.
 */
void scaffold_write(struct arena *a, const struct schema_check *check, struct scaffold *out);
/* What a migration is good for fits into one line of comment; the statements with that line first (empty: as they are). */
bool scaffold_why_fits(struct str why);
struct str scaffold_commented(struct arena *a, struct str sql, struct str why);

#endif
