/* What the PostgreSQL driver tells the check of statements. Nobody else includes this. */
#ifndef DB_DB_PGSQL_H
#define DB_DB_PGSQL_H

#include "db/driver.h"

enum cell_type { CELL_NUMBER, CELL_TEXT, CELL_BYTES, CELL_OTHER };

/* Columns of a prepared statement and their types, without running it. */
enum err pgsql_describe(struct conn *conn, struct prep *prep, struct arena *a, const enum cell_type **types);

#endif
