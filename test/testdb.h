/*
 * A fresh, migrated database for a test: a SQLite file, or a schema of its own when FALLNETZ_TEST_DATABASE (or
 * FALLNETZ_TEST_PG) holds the address of a PostgreSQL database. What a test leaves open is closed and removed at the
 * end of the process.
 */
#ifndef TEST_TESTDB_H
#define TEST_TESTDB_H

#include "db/db.h"

/* Never NULL: without a database no test makes sense. */
struct db *testdb_open(void);
/* Without any table. */
struct db *testdb_open_empty(void);
/* A second connection to the same database. */
struct db *testdb_again(const struct db *db);
/* Closes; with the last connection the database is removed. */
void testdb_close(struct db *db);
/* Where the SQLite file lies, "" on PostgreSQL. */
struct str testdb_path(const struct db *db);
/* The name of its schema, "" on SQLite. */
struct str testdb_schema(const struct db *db);
bool testdb_is_pgsql(void);
/* The address of the PostgreSQL database of the tests, "" for SQLite. */
const char *testdb_address(void);

#endif
