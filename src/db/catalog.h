/* What tables the open database really has. The only questions to the engines' catalogues. */
#ifndef DB_CATALOG_H
#define DB_CATALOG_H

#include "db/stmt.h"

#define CATALOG_COLUMN(X) X(TEXT, name) X(TEXT, type) X(BOOL, not_null)
ROW(catalog_column, CATALOG_COLUMN)

/* The columns in their order; none if there is no such table. type: "integer" or "text" or the engine's own word. */
enum err catalog_columns(struct rtx *tx, struct str table, struct catalog_column **out, size_t *n);

#endif
