/* What the SQLite driver shares with the backup and the check of statements. Nobody else includes this. */
#ifndef DB_DB_SQLITE_H
#define DB_DB_SQLITE_H

#include "db/driver.h"
#include "db/writer_lock.h"

#include <sqlite3.h>

enum sqlite_tx { TX_READ, TX_WRITE, TX_COMMIT, TX_ROLLBACK, TX_N };

struct sqlite_conn {
        struct conn c;
        sqlite3 *h;
        sqlite3_stmt *tx[TX_N];
        struct writer_lock lock;
        bool memory;
        bool hasty; /* commits do not wait for the disk */
};

sqlite3 *sqlite_handle(struct conn *c);
/* Result code (extended) to enum err. */
enum err sqlite_err(int code);

#endif
