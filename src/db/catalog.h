/* What tables the open database really has. The only questions to the engines' catalogues. */
#ifndef DB_CATALOG_H
#define DB_CATALOG_H

#include "db/stmt.h"

#define CATALOG_COLUMN(X) X(TEXT, name) X(TEXT, type) X(BOOL, not_null)
ROW(catalog_column, CATALOG_COLUMN)

/* The columns in their order; none if there is no such table. type: "integer" or "text" or the engine's own word. */
enum err catalog_columns(struct rtx *tx, struct str table, struct catalog_column **out, size_t *n);

/*
 * The last id the database gave to a row of this table, 0 for none, whether the row is still there or not. SQLite takes a
 * number back with its transaction; PostgreSQL does not, there it may lie above every id that ever was.
 */
enum err catalog_last_id(struct rtx *tx, struct str table, int64_t *out);

#endif
