/* PostgreSQL behind the driver interface. A border to the library: char * and casts live here. */
#define BASE_BORDER
#include "db/db_pgsql.h"

#include <libpq-fe.h>
#include <stdio.h>

/* Types of columns as the server numbers them (pg_type). */
enum {
        OID_BOOL = 16,
        OID_BYTEA = 17,
        OID_NAME = 19,
        OID_INT8 = 20,
        OID_INT2 = 21,
        OID_INT4 = 23,
        OID_TEXT = 25,
        OID_VARCHAR = 1043,
        OID_NUMERIC = 1700
};

struct pgsql_conn {
        struct conn c;
        PGconn *h;
        struct str url, schema;
        unsigned next; /* number of the next prepared statement */
        bool emptied;  /* the server holds no prepared statement of ours */
};

struct pgsql_prep {
        struct prep p;
        char name[16];
        PGresult *result;
        int row, rows;
        struct arena *scratch;
};

static struct pgsql_conn *pgsql_of(struct conn *c)
{
        return (struct pgsql_conn *)c;
}

/* ---- errors ---- */
static bool state_is(const char *state, const char *wanted)
{
        return !strncmp(state, wanted, strlen(wanted));
}

static enum err err_of_state(const char *state)
{
        static const struct {
                const char *state; /* whole, or the class in front */
                enum err e;
        } table[] = {
                {"23505", ERR_CONFLICT}, {"23503", ERR_CONFLICT}, {"23P01", ERR_CONFLICT},
                {"23", ERR_INVALID},     {"40", ERR_BUSY},        {"55P03", ERR_BUSY},
                {"57014", ERR_BUSY},     {"57P", ERR_DOWN},       {"08", ERR_DOWN},
                {"25P03", ERR_DOWN},     {"53100", ERR_FULL},     {"53", ERR_BUSY},
                {"54", ERR_LIMIT},
        };
        for (size_t i = 0; i < ARRAY_LEN(table); i++)
                if (state_is(state, table[i].state))
                        return table[i].e;
        return ERR_INTERNAL;
}

static void say(struct pgsql_conn *c, const char *text)
{
        snprintf(c->c.problem, sizeof c->c.problem, "%s", text);
}

/* Of a result that may be NULL (no memory, no connection). Clears it unless it is kept. */
static enum err check(struct pgsql_conn *c, PGresult *r, bool keep)
{
        ExecStatusType status = PQresultStatus(r);
        enum err e = OK;
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) {
                const char *state = PQresultErrorField(r, PG_DIAG_SQLSTATE);
                e = PQstatus(c->h) == CONNECTION_BAD ? ERR_DOWN : err_of_state(state ? state : "");
                say(c, r ? PQresultErrorMessage(r) : PQerrorMessage(c->h));
        }
        if (e != OK || !keep)
                PQclear(r);
        return e;
}

static enum err exec(struct pgsql_conn *c, const char *sql)
{
        return check(c, PQexec(c->h, sql), false);
}

/* ---- opening ---- */
static bool is_schema(struct str s)
{
        for (size_t i = 0; i < s.n; i++) {
                char c = s.p[i];
                if (!((c >= 'a' && c <= 'z') || c == '_' || (i > 0 && c >= '0' && c <= '9')))
                        return false;
        }
        return s.n > 0 && s.n <= 63;
}

/* Takes schema=NAME out of the address: the library does not know it. */
static void split_url(struct arena *a, struct str url, struct str *rest, struct str *schema)
{
        struct str query, base = str_split(url, '?', &query);
        struct buf b;
        char mark = '?';
        *schema = S("public");
        buf_init(&b, a, url.n + 1);
        buf_put(&b, base);
        while (!str_empty(query)) {
                struct str one = str_split(query, '&', &query);
                if (str_starts(one, S("schema="))) {
                        *schema = str_sub(one, 7, one.n);
                        continue;
                }
                buf_char(&b, mark);
                buf_put(&b, one);
                mark = '&';
        }
        *rest = buf_str(&b);
}

static void quiet(void *arg, const char *message)
{
        (void)arg;
        (void)message;
}

/* What every connection agrees on; no session depends on the settings of the server. */
static enum err set_up(struct pgsql_conn *c)
{
        char sql[640];
        PQsetNoticeProcessor(c->h, quiet, NULL);
        if (strcmp(PQparameterStatus(c->h, "server_encoding"), "UTF8") != 0) {
                say(c, "Die Datenbank muss mit der Kodierung UTF8 angelegt sein.");
                return ERR_INVALID;
        }
        snprintf(
                sql, sizeof sql,
                "SET search_path TO \"%.*s\"; SET fallnetz.schema = '%.*s'; SET timezone = 'UTC';"
                " SET statement_timeout = '30s'; SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '120s';"
                " SET standard_conforming_strings = on; SET bytea_output = 'hex'; SET jit = off; SET synchronous_commit = on",
                (int)c->schema.n, c->schema.p, (int)c->schema.n, c->schema.p);
        c->emptied = true;
        return exec(c, sql);
}

static enum err start(struct pgsql_conn *c, struct arena *a)
{
        const char *const keys[] = {"dbname", "application_name", "client_encoding", "connect_timeout", NULL};
        const char *const values[] = {str_c(a, c->url), "fallnetz", "UTF8", "5", NULL};
        if (!is_schema(c->schema)) {
                say(c, "schema= erlaubt nur Kleinbuchstaben, Ziffern und _.");
                return ERR_INVALID;
        }
        c->h = PQconnectdbParams(keys, values, 1);
        if (PQstatus(c->h) != CONNECTION_OK) {
                say(c, PQerrorMessage(c->h));
                return ERR_DOWN;
        }
        return set_up(c);
}

static void pgsql_close(struct conn *conn)
{
        PQfinish(pgsql_of(conn)->h);
}

static enum err pgsql_open(struct arena *a, struct str url, struct conn **out)
{
        struct pgsql_conn *c = NEW(a, struct pgsql_conn);
        c->c = (struct conn){.d = &driver_pgsql, .arena = a};
        split_url(a, url, &c->url, &c->schema);
        *out = &c->c;
        return start(c, a);
}

static enum err pgsql_revive(struct conn *conn, bool *fresh)
{
        struct pgsql_conn *c = pgsql_of(conn);
        *fresh = PQstatus(c->h) != CONNECTION_OK || exec(c, "SELECT 1") != OK;
        if (!*fresh)
                return OK;
        PQreset(c->h);
        if (PQstatus(c->h) == CONNECTION_OK)
                return set_up(c);
        say(c, PQerrorMessage(c->h));
        return ERR_DOWN;
}

static struct str pgsql_engine(struct conn *conn, struct arena *a)
{
        struct str rest, version = str_of(PQparameterStatus(pgsql_of(conn)->h, "server_version"));
        return str_join(a, S("PostgreSQL "), str_split(version, ' ', &rest));
}

/* ---- transactions ---- */
/*
 * Writers of one office write one after the other, as on SQLite: what is checked before a write still holds when it is
 * written, on both engines. The lock belongs to the transaction and waits in order; readers never wait.
 */
#define TAKE_TURN "SELECT pg_advisory_xact_lock(70417, hashtext(current_setting('fallnetz.schema')))"
static const char *const begin_sql[] = {
        [BEGIN_READ] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        [BEGIN_WRITE] = "BEGIN; " TAKE_TURN,
        [BEGIN_NOTE] = "BEGIN; SET LOCAL synchronous_commit = off; " TAKE_TURN,
};

static void pgsql_rollback(struct conn *conn)
{
        struct pgsql_conn *c = pgsql_of(conn);
        if (PQstatus(c->h) == CONNECTION_OK && PQtransactionStatus(c->h) != PQTRANS_IDLE)
                PQclear(PQexec(c->h, "ROLLBACK"));
}

static enum err pgsql_begin(struct conn *conn, enum begin how)
{
        enum err e = exec(pgsql_of(conn), begin_sql[how]);
        if (e != OK)
                pgsql_rollback(conn);
        return e;
}

/* After an error the server answers COMMIT with a rollback and calls it a success. */
static enum err pgsql_commit(struct conn *conn)
{
        struct pgsql_conn *c = pgsql_of(conn);
        PGresult *r = PQexec(c->h, "COMMIT");
        TRY(check(c, r, true));
        bool done = !strcmp(PQcmdStatus(r), "COMMIT");
        PQclear(r);
        return done ? OK : ERR_INTERNAL;
}

/* ---- statements ---- */
/* The highest $n outside of texts. */
static size_t count_parameters(struct str sql)
{
        size_t most = 0;
        bool text = false;
        for (size_t i = 0; i < sql.n; i++) {
                size_t n = 0;
                text ^= sql.p[i] == '\'';
                if (text || sql.p[i] != '$')
                        continue;
                for (; i + 1 < sql.n && sql.p[i + 1] >= '0' && sql.p[i + 1] <= '9'; i++)
                        n = n * 10 + (size_t)(sql.p[i + 1] - '0');
                most = n > most ? n : most;
        }
        return most;
}

static enum err pgsql_prepare(struct conn *conn, struct arena *a, struct str sql, struct prep **out)
{
        struct pgsql_conn *c = pgsql_of(conn);
        struct pgsql_prep *p = NEW(a, struct pgsql_prep);
        snprintf(p->name, sizeof p->name, "s%u", c->next++);
        TRY(check(c, PQprepare(c->h, p->name, str_c(a, sql), 0, NULL), false));
        c->emptied = false;
        p->p = (struct prep){.params = count_parameters(sql), .reads = true};
        *out = &p->p;
        return OK;
}

/* Statements are dropped all at once (cache_clear): the first one takes the others with it. */
static void pgsql_drop(struct conn *conn, struct prep *prep)
{
        struct pgsql_conn *c = pgsql_of(conn);
        (void)prep;
        if (!c->emptied && PQstatus(c->h) == CONNECTION_OK)
                PQclear(PQexec(c->h, "DEALLOCATE ALL"));
        c->emptied = true;
}

struct bound {
        const char *const *text;
        const int *length, *format;
};

static struct str bound_text(struct arena *a, struct value v)
{
        switch (v.type) {
        case V_NULL:
                return (struct str){NULL, 0};
        case V_INT:
                return str_from_int(a, v.i);
        case V_TEXT:
        case V_BLOB:
                return v.s;
        case V_DATE:
                return date_iso(a, v.d);
        case V_MOMENT:
                return str_from_int(a, v.m.s);
        }
        panic("unknown type of value");
}

static struct bound bind(struct arena *a, const struct value *v, size_t n)
{
        const char **text = NEW_ARRAY(a, const char *, n + 1);
        int *length = NEW_ARRAY(a, int, n + 1), *format = NEW_ARRAY(a, int, n + 1);
        for (size_t i = 0; i < n; i++) {
                struct str s = bound_text(a, v[i]);
                bool binary = v[i].type == V_BLOB;
                text[i] = v[i].type == V_NULL ? NULL : binary ? (s.n ? s.p : "") : str_c(a, s);
                length[i] = (int)s.n;
                format[i] = binary;
        }
        return (struct bound){text, length, format};
}

static void pgsql_done(struct prep *prep)
{
        struct pgsql_prep *p = (struct pgsql_prep *)prep;
        PQclear(p->result);
        p->result = NULL;
}

static enum err pgsql_run(struct conn *conn, struct prep *prep, struct arena *scratch, const struct value *v,
                          size_t n)
{
        struct pgsql_conn *c = pgsql_of(conn);
        struct pgsql_prep *p = (struct pgsql_prep *)prep;
        struct bound b = bind(scratch, v, n);
        int64_t changed = 0;
        PGresult *r = PQexecPrepared(c->h, p->name, (int)n, b.text, b.length, b.format, 0);
        TRY(check(c, r, true));
        p->result = r;
        p->row = -1;
        p->rows = PQntuples(r);
        p->scratch = scratch;
        p->p.columns = (size_t)PQnfields(r);
        conn->changed = str_int(str_of(PQcmdTuples(r)), &changed) ? changed : 0;
        return OK;
}

static enum err pgsql_step(struct conn *conn, struct prep *prep, bool *row)
{
        struct pgsql_prep *p = (struct pgsql_prep *)prep;
        (void)conn;
        *row = ++p->row < p->rows;
        return OK;
}

static int hex_digit(char c)
{
        return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* "\x0aff" to bytes. */
static struct str bytes_of(struct arena *a, struct str hex)
{
        size_t n = hex.n / 2 - 1;
        char *p = arena_alloc(a, n);
        for (size_t i = 0; i < n; i++)
                p[i] = (char)(hex_digit(hex.p[2 * i + 2]) << 4 | hex_digit(hex.p[2 * i + 3]));
        return (struct str){p, n};
}

static void pgsql_cell(struct prep *prep, size_t column, struct cell *out)
{
        struct pgsql_prep *p = (struct pgsql_prep *)prep;
        int i = (int)column;
        *out = (struct cell){.null = PQgetisnull(p->result, p->row, i) != 0};
        if (out->null)
                return;
        out->s = (struct str){PQgetvalue(p->result, p->row, i), (size_t)PQgetlength(p->result, p->row, i)};
        Oid type = PQftype(p->result, i);
        if (type == OID_BYTEA)
                out->s = bytes_of(p->scratch, out->s);
        if (type == OID_BOOL) {
                out->number = true;
                out->i = out->s.p[0] == 't';
        }
}

static enum cell_type type_of(Oid type)
{
        switch (type) {
        case OID_BOOL:
        case OID_INT2:
        case OID_INT4:
        case OID_INT8:
        case OID_NUMERIC: /* a sum of whole numbers */
                return CELL_NUMBER;
        case OID_NAME:
        case OID_TEXT:
        case OID_VARCHAR:
                return CELL_TEXT;
        case OID_BYTEA:
                return CELL_BYTES;
        default:
                return CELL_OTHER;
        }
}

enum err pgsql_describe(struct conn *conn, struct prep *prep, struct arena *a, const enum cell_type **types)
{
        struct pgsql_conn *c = pgsql_of(conn);
        struct pgsql_prep *p = (struct pgsql_prep *)prep;
        PGresult *r = PQdescribePrepared(c->h, p->name);
        TRY(check(c, r, true));
        p->p.columns = (size_t)PQnfields(r);
        enum cell_type *t = NEW_ARRAY(a, enum cell_type, p->p.columns + 1);
        for (size_t i = 0; i < p->p.columns; i++)
                t[i] = type_of(PQftype(r, (int)i));
        PQclear(r);
        *types = t;
        return OK;
}

static enum err pgsql_script(struct conn *conn, struct arena *scratch, struct str sql)
{
        return exec(pgsql_of(conn), str_c(scratch, sql));
}

const struct driver driver_pgsql = {
        .name = "pgsql",
        .open = pgsql_open,
        .close = pgsql_close,
        .revive = pgsql_revive,
        .engine = pgsql_engine,
        .begin = pgsql_begin,
        .commit = pgsql_commit,
        .rollback = pgsql_rollback,
        .prepare = pgsql_prepare,
        .drop = pgsql_drop,
        .run = pgsql_run,
        .step = pgsql_step,
        .cell = pgsql_cell,
        .done = pgsql_done,
        .script = pgsql_script,
};
