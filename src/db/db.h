/*
 * The database: one small interface, drivers for SQLite and PostgreSQL and a driver that injects faults.
 * Reading and writing are different types: a function that takes struct rtx cannot write. Both end with the request.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include "db/value.h"

struct db;
struct rtx; /* a read transaction (or the reading side of a write transaction) */
struct wtx; /* a write transaction */

/*
 * Opens "postgresql://…" or a file path (SQLite, created if missing; ":memory:" for tests). key_file may be empty.
 * ERR_DOWN if the server cannot be reached, ERR_INVALID for a file that is no database.
 */
enum err db_open(struct arena *a, struct str url, struct db **out);
void db_close(struct db *db);
bool db_is_pgsql(const struct db *db);
/* A short name of the engine for pages and logs: "SQLite 3.40.1", "PostgreSQL 15.18". */
struct str db_engine(struct arena *a, struct db *db);
/* Reopens a lost connection; called by the dispatcher before a request after ERR_DOWN. */
enum err db_revive(struct db *db);

/* Results live in the arena. actor: id of the signed-in user, 0 for the program itself (jobs, command line, sign-in). */
enum err db_begin_read(struct db *db, struct arena *a, int64_t actor, struct rtx **out);
enum err db_begin_write(struct db *db, struct arena *a, int64_t actor, struct wtx **out);
/*
 * As db_begin_write, for rows that only note what happened (who looked at what): once committed they survive the death of
 * every process, but the commit does not wait for the disk. Power that fails may take the notes since the last commit of
 * db_begin_write with it, never anything else. Nothing that a person typed is written here.
 */
enum err db_begin_note(struct db *db, struct arena *a, int64_t actor, struct wtx **out);
void db_end_read(struct rtx *tx);
/*
 * OK, or why a statement of it failed. For reading: asked before the result is shown, so that a setting or a name that
 * could not be read does not pass for one that is not there. Committing asks by itself.
 */
enum err rtx_failed(const struct rtx *tx);
enum err db_commit(struct wtx *tx);
void db_rollback(struct wtx *tx);
/* The reading side of a write transaction. */
struct rtx *rtx_of(struct wtx *tx);
struct arena *rtx_arena(struct rtx *tx);
struct arena *wtx_arena(struct wtx *tx);
int64_t rtx_actor(const struct rtx *tx);
/* The actor becomes known inside a transaction (sign-in). */
void wtx_actor_set(struct wtx *tx, int64_t actor);
/* The same for reading: an address that knows its owner (the subscription of a calendar). Scopes see what that user may see. */
void rtx_actor_set(struct rtx *tx, int64_t actor);
struct db *rtx_db(struct rtx *tx);
/*
 * A place that lives as long as the transaction, for what is read once and used often (code lists, names): key is the
 * address of a constant of the module. The place holds NULL at first.
 */
void **rtx_memo(struct rtx *tx, const void *key);
/* Statements run since open, for the budget of a page. */
int64_t db_statements(const struct db *db);

/* ---- faults (tests and dev only) ---- */
/* The n-th driver call from now fails with e (1 = next); 0 switches off. Works on both engines, before the real call. */
void db_fault_set(struct db *db, int64_t n, enum err e);

#endif
