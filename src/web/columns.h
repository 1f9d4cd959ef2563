/* The stored choice of columns: of one user for the tables of one page. Read with the user (core/access.h). */
#ifndef WEB_COLUMNS_H
#define WEB_COLUMNS_H

#include "web/request.h"

/* More than any table has. */
enum { COLUMNS_MOST = 60, COLUMN_NAME_BYTES = 120, COLUMN_TABLES = 20 };
/*
 * before: what is stored for the page; the lines of other tables stay. The form says which columns were offered ("spalten", tabs between) and
 * which of them are wanted ("zeigen"), or "vorgabe": as the program shows them. ERR_INVALID for what no form of ours says.
 */
enum err columns_read(const struct req *r, struct str before, struct str *out);
enum err columns_get(struct rtx *tx, struct str page, struct str *out);
/* Empty: nothing is stored any more. */
enum err columns_set(struct wtx *tx, struct str page, struct str chosen);

#endif
