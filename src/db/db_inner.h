/* What the files of src/db share about a database and its transactions. Nobody else includes this. */
#ifndef DB_DB_INNER_H
#define DB_DB_INNER_H

#include "db/cache.h"
#include "db/db.h"
#include "db/driver.h"
#include "db/stmt.h"

struct ent_sql;

struct db {
        struct conn *conn;
        struct arena *arena; /* as long as the database is open */
        struct cache cache;
        struct ent_sql *entities; /* generated texts, newest first */
        struct rtx *open;         /* there is one transaction at a time */
        bool running;             /* and one statement at a time: rows are read to the end at once */
        int64_t statements;
        int64_t fault_in; /* calls until one fails; 0 = never */
        enum err fault;
        struct const_name failed; /* name of the statement that failed last */
};

struct rtx {
        struct db *db;
        struct arena *arena;
        int64_t actor;
        bool write;
        /*
         * A statement failed: the transaction can only be rolled back. PostgreSQL does not let it go on, so SQLite
         * may not either, and what is tested on one engine holds on the other.
         */
        enum err broken;
        struct memo *memo; /* what modules keep for the length of the transaction */
};

struct memo {
        const void *key;
        void *value;
        struct memo *next;
};

struct wtx {
        struct rtx r;
};

/* ---- calls of the driver, counted, with faults (db_fault.c) ---- */
enum err drv_begin(struct db *db, enum begin how);
enum err drv_commit(struct db *db);
void drv_rollback(struct db *db);
enum err drv_prepare(struct db *db, struct arena *a, struct str sql, struct prep **out);
enum err drv_run(struct db *db, struct prep *p, struct arena *scratch, const struct value *v, size_t n);
enum err drv_step(struct db *db, struct prep *p, bool *row);
enum err drv_script(struct db *db, struct arena *scratch, struct str sql);

/* ---- one statement from start to end (stmt.c) ---- */
struct run {
        struct rtx *tx;
        const struct stmt *s;
        struct prep *p;
};
/* s decides the place in the cache if text is empty, else the text does. writes: through a struct wtx. */
enum err run_start(struct rtx *tx, const struct stmt *s, struct str text, const struct value *v, size_t n,
                   bool writes, struct run *out);
/* *row false at the end; then, and after an error, the run has ended. */
enum err run_step(struct run *r, bool *row);
void run_cell(const struct run *r, size_t column, struct cell *out);
/* Leaves before the end. */
void run_stop(struct run *r);
int64_t run_changed(const struct run *r);
/* Writes without a result; changed may be NULL. */
enum err run_exec(struct wtx *tx, const struct stmt *s, const struct value *v, size_t n, int64_t *changed);

/* The value of a cell, read as a kind; texts are copied. ERR_INTERNAL if it does not fit. */
enum err cell_value(struct arena *a, enum kind k, const struct cell *c, struct value *out);
bool cell_int(const struct cell *c, int64_t *out);

#endif
