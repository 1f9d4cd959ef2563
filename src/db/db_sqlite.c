/* SQLite behind the driver interface. A border to the library: char * and casts live here. */
#define BASE_BORDER
#include "db/db_sqlite.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define BUSY_MS 10000

struct sqlite_prep {
        struct prep p;
        sqlite3_stmt *h;
        unsigned short *number; /* number[i]: which $n is SQLite's parameter i + 1 */
        int parameters;
};

static struct sqlite_conn *sqlite_of(struct conn *c)
{
        return (struct sqlite_conn *)c;
}

sqlite3 *sqlite_handle(struct conn *c)
{
        return sqlite_of(c)->h;
}

enum err sqlite_err(int code)
{
        switch (code & 0xff) {
        case SQLITE_OK:
        case SQLITE_ROW:
        case SQLITE_DONE:
                return OK;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
                return ERR_BUSY;
        case SQLITE_FULL:
                return ERR_FULL;
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_READONLY:
                return ERR_DOWN;
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
                return ERR_INVALID;
        case SQLITE_TOOBIG:
                return ERR_LIMIT;
        case SQLITE_CONSTRAINT:
                break;
        default:
                return ERR_INTERNAL;
        }
        switch (code) {
        case SQLITE_CONSTRAINT_CHECK:
        case SQLITE_CONSTRAINT_NOTNULL:
        case SQLITE_CONSTRAINT_DATATYPE:
                return ERR_INVALID;
        default: /* unique, primary key, foreign key: the row beside it is not as expected */
                return ERR_CONFLICT;
        }
}

static enum err fail(struct sqlite_conn *c, int code)
{
        enum err e = sqlite_err(code);
        if (e != OK)
                snprintf(c->c.problem, sizeof c->c.problem, "%s",
                         c->h ? sqlite3_errmsg(c->h) : sqlite3_errstr(code));
        return e;
}

static enum err exec(struct sqlite_conn *c, const char *sql)
{
        return fail(c, sqlite3_exec(c->h, sql, NULL, NULL, NULL));
}

/* ---- opening ---- */
static void configure(sqlite3 *h)
{
        sqlite3_extended_result_codes(h, 1);
        sqlite3_busy_timeout(h, BUSY_MS);
        sqlite3_db_config(h, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
        sqlite3_db_config(h, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
        sqlite3_db_config(h, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
        sqlite3_db_config(h, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        sqlite3_db_config(h, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
}

static const char *const transaction_sql[TX_N] = {[TX_READ] = "BEGIN",
                                                  [TX_WRITE] = "BEGIN IMMEDIATE",
                                                  [TX_COMMIT] = "COMMIT",
                                                  [TX_ROLLBACK] = "ROLLBACK"};

static enum err prepare_transactions(struct sqlite_conn *c)
{
        for (size_t i = 0; i < TX_N; i++)
                TRY(fail(c, sqlite3_prepare_v3(c->h, transaction_sql[i], -1, SQLITE_PREPARE_PERSISTENT,
                                               &c->tx[i], NULL)));
        return OK;
}

/* Only the owner may read a new file; SQLite gives the files beside it the same rights. */
static void create_private(const char *path)
{
        int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (fd >= 0)
                close(fd);
}

static enum err start(struct sqlite_conn *c, const char *path)
{
        int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
        /* One thread per process: no locks and no statistics around every allocation. Only the first call counts. */
        sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        c->memory = !strcmp(path, ":memory:");
        c->lock = (struct writer_lock){.id = -1};
        if (!c->memory)
                create_private(path);
        TRY(fail(c, sqlite3_open_v2(path, &c->h, flags, NULL)));
        configure(c->h);
        if (!c->memory)
                TRY(exec(c, "PRAGMA journal_mode=WAL"));
        TRY(exec(c, "PRAGMA synchronous=FULL; PRAGMA cache_size=-16384; PRAGMA secure_delete=ON"));
        if (!c->memory && writer_lock_open(path, &c->lock) != OK) {
                snprintf(c->c.problem, sizeof c->c.problem,
                         "Die Schreibsperre zur Datei lässt sich nicht anlegen.");
                return ERR_DOWN;
        }
        return prepare_transactions(c);
}

static void sqlite_close(struct conn *conn)
{
        struct sqlite_conn *c = sqlite_of(conn);
        for (size_t i = 0; i < TX_N; i++)
                sqlite3_finalize(c->tx[i]);
        sqlite3_close(c->h);
}

static enum err sqlite_open(struct arena *a, struct str url, struct conn **out)
{
        struct sqlite_conn *c = NEW(a, struct sqlite_conn);
        c->c = (struct conn){.d = &driver_sqlite, .arena = a};
        *out = &c->c;
        return start(c, str_c(a, url));
}

/* A file does not go away; what failed once is tried again by the next statement. */
static enum err sqlite_revive(struct conn *conn, bool *fresh)
{
        (void)conn;
        *fresh = false;
        return OK;
}

static struct str sqlite_engine(struct conn *conn, struct arena *a)
{
        (void)conn;
        return str_join(a, S("SQLite "), str_of(sqlite3_libversion()));
}

/* ---- transactions ---- */
static enum err transaction(struct sqlite_conn *c, enum sqlite_tx which)
{
        int code = sqlite3_step(c->tx[which]);
        enum err e = fail(c, code);
        sqlite3_reset(c->tx[which]);
        return e;
}

/* With a write-ahead log NORMAL leaves out the sync at the end of a commit, and keeps the order of commits all the same. */
static enum err set_haste(struct sqlite_conn *c, bool hasty)
{
        if (c->hasty == hasty)
                return OK;
        TRY(exec(c, hasty ? "PRAGMA synchronous=NORMAL" : "PRAGMA synchronous=FULL"));
        c->hasty = hasty;
        return OK;
}

static enum err sqlite_begin(struct conn *conn, enum begin how)
{
        struct sqlite_conn *c = sqlite_of(conn);
        if (how == BEGIN_READ)
                return transaction(c, TX_READ);
        TRY(set_haste(c, how == BEGIN_NOTE));
        TRY(writer_lock_take(&c->lock, WRITER_WAIT_MS));
        enum err e = transaction(c, TX_WRITE);
        if (e != OK)
                writer_lock_drop(&c->lock);
        return e;
}

static enum err sqlite_commit(struct conn *conn)
{
        struct sqlite_conn *c = sqlite_of(conn);
        /* A full disk may have rolled back already. */
        enum err e = sqlite3_get_autocommit(c->h) ? ERR_INTERNAL : transaction(c, TX_COMMIT);
        if (e == OK)
                writer_lock_drop(&c->lock);
        return e;
}

static void sqlite_rollback(struct conn *conn)
{
        struct sqlite_conn *c = sqlite_of(conn);
        if (!sqlite3_get_autocommit(c->h) && transaction(c, TX_ROLLBACK) != OK)
                panic("a transaction does not roll back");
        writer_lock_drop(&c->lock);
}

/* ---- statements ---- */
/* In SQLite $7 is a name; which number it has depends on where it is first met. So every parameter is bound by its name. */
static enum err read_parameters(struct sqlite_conn *c, struct arena *a, struct sqlite_prep *p)
{
        p->parameters = sqlite3_bind_parameter_count(p->h);
        p->number = NEW_ARRAY(a, unsigned short, (size_t)p->parameters + 1);
        for (int i = 0; i < p->parameters; i++) {
                const char *name = sqlite3_bind_parameter_name(p->h, i + 1);
                int64_t n = 0;
                if (!name || name[0] != '$' || !str_int(str_of(name + 1), &n) || n < 1 || n > UINT16_MAX) {
                        snprintf(c->c.problem, sizeof c->c.problem, "parameters are written $1, $2, …");
                        return ERR_INTERNAL;
                }
                p->number[i] = (unsigned short)n;
                p->p.params = (size_t)n > p->p.params ? (size_t)n : p->p.params;
        }
        return OK;
}

static enum err sqlite_prepare(struct conn *conn, struct arena *a, struct str sql, struct prep **out)
{
        struct sqlite_conn *c = sqlite_of(conn);
        struct sqlite_prep *p = NEW(a, struct sqlite_prep);
        const char *rest = NULL;
        TRY(fail(c, sqlite3_prepare_v3(c->h, sql.p, (int)sql.n, SQLITE_PREPARE_PERSISTENT, &p->h, &rest)));
        enum err e = p->h && rest == sql.p + sql.n ? read_parameters(c, a, p) : ERR_INTERNAL;
        if (e != OK) {
                sqlite3_finalize(p->h);
                return e;
        }
        p->p.columns = (size_t)sqlite3_column_count(p->h);
        p->p.reads = sqlite3_stmt_readonly(p->h) != 0;
        *out = &p->p;
        return OK;
}

static void sqlite_drop(struct conn *conn, struct prep *prep)
{
        (void)conn;
        sqlite3_finalize(((struct sqlite_prep *)prep)->h);
}

static int bind_text(sqlite3_stmt *h, int at, struct str s)
{
        return sqlite3_bind_text64(h, at, s.n ? s.p : "", s.n, SQLITE_STATIC, SQLITE_UTF8);
}

/* The texts live in the arena of the transaction, longer than the statement runs. */
static int bind(sqlite3_stmt *h, int at, struct arena *scratch, struct value v)
{
        switch (v.type) {
        case V_NULL:
                return sqlite3_bind_null(h, at);
        case V_INT:
                return sqlite3_bind_int64(h, at, v.i);
        case V_TEXT:
                return bind_text(h, at, v.s);
        case V_BLOB:
                return sqlite3_bind_blob64(h, at, v.s.n ? v.s.p : "", v.s.n, SQLITE_STATIC);
        case V_DATE:
                return bind_text(h, at, date_iso(scratch, v.d));
        case V_MOMENT:
                return sqlite3_bind_int64(h, at, v.m.s);
        }
        return SQLITE_MISUSE;
}

static enum err sqlite_run(struct conn *conn, struct prep *prep, struct arena *scratch, const struct value *v,
                           size_t n)
{
        struct sqlite_conn *c = sqlite_of(conn);
        struct sqlite_prep *p = (struct sqlite_prep *)prep;
        for (int i = 0; i < p->parameters; i++) {
                must(p->number[i] <= n);
                TRY(fail(c, bind(p->h, i + 1, scratch, v[p->number[i] - 1])));
        }
        return OK;
}

static void sqlite_done(struct prep *prep)
{
        struct sqlite_prep *p = (struct sqlite_prep *)prep;
        sqlite3_reset(p->h);
        sqlite3_clear_bindings(p->h);
}

static enum err sqlite_step(struct conn *conn, struct prep *prep, bool *row)
{
        struct sqlite_conn *c = sqlite_of(conn);
        struct sqlite_prep *p = (struct sqlite_prep *)prep;
        int code = sqlite3_step(p->h);
        *row = code == SQLITE_ROW;
        if (code == SQLITE_DONE)
                conn->changed = sqlite3_changes64(c->h);
        return fail(c, code);
}

static void sqlite_cell(struct prep *prep, size_t column, struct cell *out)
{
        sqlite3_stmt *h = ((struct sqlite_prep *)prep)->h;
        int i = (int)column;
        *out = (struct cell){0};
        switch (sqlite3_column_type(h, i)) {
        case SQLITE_NULL:
                out->null = true;
                return;
        case SQLITE_INTEGER:
                out->number = true;
                out->i = sqlite3_column_int64(h, i);
                return;
        case SQLITE_BLOB:
                out->s.p = sqlite3_column_blob(h, i);
                break;
        default: /* text, and a fraction as text */
                out->s.p = (const char *)sqlite3_column_text(h, i);
                break;
        }
        out->s.n = (size_t)sqlite3_column_bytes(h, i);
}

static enum err sqlite_script(struct conn *conn, struct arena *scratch, struct str sql)
{
        return exec(sqlite_of(conn), str_c(scratch, sql));
}

const struct driver driver_sqlite = {
        .name = "sqlite",
        .open = sqlite_open,
        .close = sqlite_close,
        .revive = sqlite_revive,
        .engine = sqlite_engine,
        .begin = sqlite_begin,
        .commit = sqlite_commit,
        .rollback = sqlite_rollback,
        .prepare = sqlite_prepare,
        .drop = sqlite_drop,
        .run = sqlite_run,
        .step = sqlite_step,
        .cell = sqlite_cell,
        .done = sqlite_done,
        .script = sqlite_script,
};
