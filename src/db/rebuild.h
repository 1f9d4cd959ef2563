/* SQLite cannot change a column: the table is built anew and takes over what both have. */
#ifndef DB_REBUILD_H
#define DB_REBUILD_H

#include "db/db.h"

/*
 * Inside a write transaction that began with foreign keys off (rebuild_before). create: the new CREATE TABLE statement.
 * Indexes and triggers of the table are put back; what they need must still be there.
 */
enum err rebuild_table(struct wtx *tx, struct str table, struct str create);
/* Before the transaction, and after it. */
enum err rebuild_before(struct db *db, struct arena *a);
enum err rebuild_after(struct db *db, struct arena *a);
/* ERR_CONFLICT if a reference leads nowhere; before the commit. */
enum err rebuild_check(struct wtx *tx);

#endif
