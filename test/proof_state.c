/* What all tables hold, as one number each: read past our own layer, so that it cannot hide anything. */
#define BASE_BORDER
#include "test/proof.h"
#include "test/test.h"
#include "test/testdb.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST_TABLES 200

/* ---- SQLite ---- */

static uint64_t digest(uint64_t h, const void *p, size_t n)
{
        const unsigned char *c = p;
        for (size_t i = 0; i < n; i++)
                h = (h ^ c[i]) * 1099511628211u;
        return h;
}

static int64_t row_sum(sqlite3_stmt *s)
{
        uint64_t h = 14695981039346656037u;
        for (int i = 0; i < sqlite3_column_count(s); i++) {
                const void *p = sqlite3_column_blob(s, i);
                int n = sqlite3_column_bytes(s, i);
                h = digest(digest(h, &n, sizeof n), p, (size_t)n);
        }
        return (int64_t)(h >> 16);
}

static void sqlite_table(sqlite3 *h, struct proof_table *t)
{
        char sql[200];
        sqlite3_stmt *s;
        snprintf(sql, sizeof sql, "SELECT * FROM \"%.*s\"", (int)t->name.n, t->name.p);
        must(sqlite3_prepare_v2(h, sql, -1, &s, NULL) == SQLITE_OK);
        while (sqlite3_step(s) == SQLITE_ROW) {
                t->rows++;
                t->sum = (t->sum + row_sum(s)) & INT64_MAX >> 1;
        }
        sqlite3_finalize(s);
}

static void sqlite_state(struct str path, struct proof_state *out)
{
        sqlite3 *h;
        sqlite3_stmt *s;
        must(sqlite3_open_v2(str_c(test_arena(), path), &h, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
        must(sqlite3_prepare_v2(
                     h, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name",
                     -1, &s, NULL) == SQLITE_OK);
        while (sqlite3_step(s) == SQLITE_ROW) {
                must(out->n < MOST_TABLES);
                out->table[out->n].name =
                        str_copy(test_arena(), str_of((const char *)sqlite3_column_text(s, 0)));
                sqlite_table(h, &out->table[out->n++]);
        }
        sqlite3_finalize(s);
        sqlite3_close(h);
}

/* SQLite tells whether another connection wrote; ours only looks. */
static bool sqlite_changed(struct str path)
{
        static char last_path[256];
        static sqlite3 *h;
        static int64_t last;
        sqlite3_stmt *s;
        if (!h || !str_eq(path, str_of(last_path))) {
                sqlite3_close(h);
                must(sqlite3_open_v2(str_c(test_arena(), path), &h, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
                snprintf(last_path, sizeof last_path, "%.*s", (int)path.n, path.p);
        }
        must(sqlite3_prepare_v2(h, "PRAGMA data_version", -1, &s, NULL) == SQLITE_OK);
        must(sqlite3_step(s) == SQLITE_ROW);
        int64_t now = sqlite3_column_int64(s, 0), before = last;
        sqlite3_finalize(s);
        last = now;
        return now != before;
}

/* ---- PostgreSQL ---- */

/* One connection for all: opening one takes longer than reading. */
static PGconn *connection(void)
{
        static PGconn *h;
        if (!h)
                h = PQconnectdb(testdb_address());
        must(PQstatus(h) == CONNECTION_OK);
        return h;
}

static PGresult *pg_rows(const char *sql)
{
        PGresult *r = PQexec(connection(), sql);
        if (PQresultStatus(r) != PGRES_TUPLES_OK)
                fprintf(stderr, "%s\n", PQresultErrorMessage(r));
        must(PQresultStatus(r) == PGRES_TUPLES_OK);
        return r;
}

/* One statement over all tables, made once for a schema. */
static const char *pg_tables_sql(const char *schema)
{
        static char sql[1 << 16], of_schema[64];
        char names[200];
        size_t n = 0;
        if (!strcmp(schema, of_schema))
                return sql;
        snprintf(names, sizeof names, "SELECT tablename FROM pg_tables WHERE schemaname = '%s' ORDER BY 1",
                 schema);
        PGresult *r = pg_rows(names);
        for (int i = 0; i < PQntuples(r); i++) {
                const char *table = PQgetvalue(r, i, 0);
                n += (size_t)snprintf(
                        sql + n, sizeof sql - n,
                        "%sSELECT '%s', COUNT(*),"
                        " COALESCE(SUM(hashtextextended(t::text, 0) / 65536), 0)::bigint FROM %s.\"%s\" t",
                        i ? " UNION ALL " : "", table, schema, table);
                must(n < sizeof sql);
        }
        PQclear(r);
        n += (size_t)snprintf(sql + n, sizeof sql - n, " ORDER BY 1"); /* its parts may run side by side */
        must(n < sizeof sql);
        snprintf(of_schema, sizeof of_schema, "%s", schema);
        return sql;
}

static void pg_state(const char *schema, struct proof_state *out)
{
        PGresult *r = pg_rows(pg_tables_sql(schema));
        must(PQntuples(r) <= MOST_TABLES);
        for (; out->n < (size_t)PQntuples(r); out->n++) {
                struct proof_table *t = &out->table[out->n];
                int row = (int)out->n;
                t->name = str_copy(test_arena(), str_of(PQgetvalue(r, row, 0)));
                must(str_int(str_of(PQgetvalue(r, row, 1)), &t->rows) &&
                     str_int(str_of(PQgetvalue(r, row, 2)), &t->sum));
        }
        PQclear(r);
}

/* ---- both ---- */

struct proof_state proof_state(const struct proof *p)
{
        struct proof_state s = {.table = NEW_ARRAY(test_arena(), struct proof_table, MOST_TABLES)};
        if (testdb_is_pgsql())
                pg_state(str_c(test_arena(), testdb_schema(p->db)), &s);
        else
                sqlite_state(testdb_path(p->db), &s);
        return s;
}

bool proof_changed(const struct proof *p)
{
        return testdb_is_pgsql() || sqlite_changed(testdb_path(p->db));
}

static bool is_excepted(struct str except, struct str name)
{
        while (except.n)
                if (str_eq(str_split(except, ' ', &except), name))
                        return true;
        return false;
}

struct str proof_differs(const struct proof_state *before, const struct proof_state *after, struct str except)
{
        struct buf b;
        buf_init(&b, test_arena(), 1u << 16);
        must(before->n == after->n);
        for (size_t i = 0; i < before->n; i++) {
                const struct proof_table *x = &before->table[i], *y = &after->table[i];
                if ((x->rows == y->rows && x->sum == y->sum) || is_excepted(except, x->name))
                        continue;
                if (b.n)
                        buf_lit(&b, ", ");
                buf_put(&b, x->name);
                buf_char(&b, ' ');
                buf_int(&b, y->rows - x->rows);
        }
        return buf_str(&b);
}
