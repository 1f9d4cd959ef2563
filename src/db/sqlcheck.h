/*
 * Checks every statement of the program on an open, migrated database: it can be prepared, its columns are what its row
 * type says and, on SQLite, the tables it touches (through views as well) fit its owner rule (stmt.h).
 * Used by a test and by "fallnetz dev sqlcheck".
 */
#ifndef DB_SQLCHECK_H
#define DB_SQLCHECK_H

#include "db/stmt.h"

struct sqlcheck {
        size_t statements, findings;
        struct str report; /* one line per finding: file:line: name: what */
};

/*
 * reviewed: names of SQL statements that may touch tables of cases, one per line, the reason behind it; # begins a
 * comment. A name that is not needed (any more) is a finding too.
 */
void sqlcheck_run(struct db *db, struct arena *a, struct str reviewed, struct sqlcheck *out);
/* The same for statements of one's own, ended by NULL. */
void sqlcheck_list(struct db *db, struct arena *a, const struct stmt *const *list, struct str reviewed,
                   struct sqlcheck *out);

#endif
