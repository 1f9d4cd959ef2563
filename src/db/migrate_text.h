/* From the text of a migration to what one engine runs. */
#ifndef DB_MIGRATE_TEXT_H
#define DB_MIGRATE_TEXT_H

#include "base/base.h"

/* A stretch of statements, or the new definition of a table that SQLite has to build anew. */
struct piece {
        struct str rebuild; /* table, or empty */
        struct str sql;
        struct piece *next;
};

/* NULL with a reason in *problem if a word or a block is wrong. */
const struct piece *migrate_text(struct arena *a, struct str text, bool pgsql, struct str *problem);

#endif
