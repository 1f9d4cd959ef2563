/* Why something failed, for people who run the program: command line and tests. Never on a page, never in the log. */
#ifndef DB_PROBLEM_H
#define DB_PROBLEM_H

#include "db/db.h"

/* What the engine or the migration said last; valid until the next transaction. May hold data: do not log.
 * NULL: why the last db_open of this process failed. */
struct str db_problem(const struct db *db);
/* The name of the statement that failed last, "" if none: may be logged. */
struct const_name db_failed_statement(const struct db *db);

#endif
