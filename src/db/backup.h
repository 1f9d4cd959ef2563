/* A copy of a SQLite file while others work on it. */
#ifndef DB_BACKUP_H
#define DB_BACKUP_H

#include "db/db.h"

/*
 * Writes a complete copy to path, which appears only when it is complete; a file that stands there is replaced.
 * ERR_INVALID on PostgreSQL (its own tools do it), ERR_FULL, ERR_DOWN if the path cannot be written.
 */
enum err db_backup(struct db *db, struct arena *a, struct str path);
/* The path of the SQLite file, "" for memory and PostgreSQL. */
struct str db_file(struct db *db);

#endif
