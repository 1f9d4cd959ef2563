#define BASE_BORDER
#include "test/testdb.h"

#include "base/rand.h"
#include "db/db_inner.h"
#include "db/migrate.h"
#include "db/problem.h"
#include "db/stmt.h"
#include "db/writer_lock.h"

#include <errno.h>
#include <glob.h>
#include <libpq-fe.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MOST 16

struct opened {
        struct db *db;
        char name[128]; /* file or schema */
};
static struct opened opened[MOST];
static struct arena *arena;
static pid_t owner;
static unsigned counter;
static char template[128];  /* a migrated SQLite file that is copied */
static struct opened spare; /* a migrated schema that was emptied: making one takes longer */
static int64_t columns;     /* of a migrated schema; a test may have changed one; -2: not to be emptied */

const char *testdb_address(void)
{
        static const char *const names[] = {"FALLNETZ_TEST_DATABASE", "FALLNETZ_TEST_PG"};
        for (size_t i = 0; i < ARRAY_LEN(names); i++)
                if (getenv(names[i]) && *getenv(names[i]))
                        return getenv(names[i]);
        return "";
}

bool testdb_is_pgsql(void)
{
        return *testdb_address() != 0;
}

static void need(enum err e, const char *what, const struct db *db)
{
        if (e == OK)
                return;
        struct str why = db_problem(db);
        fprintf(stderr, "test database: %s: %s: %.*s\n", what, err_name(e), (int)why.n, why.p);
        abort();
}

/* ---- names ---- */
static void new_name(char *out, size_t room)
{
        const char *dir = getenv("TMPDIR");
        if (testdb_is_pgsql())
                snprintf(out, room, "test_%ld_%u", (long)owner, counter++);
        else
                snprintf(out, room, "%s/fallnetz-test-%ld-%u.db", dir ? dir : "/tmp", (long)owner, counter++);
}

static struct str url_of(const char *name)
{
        struct str url = str_of(testdb_address());
        if (!testdb_is_pgsql())
                return str_copy(arena, str_of(name));
        return str_join(arena, url, str_find(url, S("?")) < 0 ? S("?schema=") : S("&schema="), str_of(name));
}

/* ---- removing ---- */
static void remove_schema(const char *name)
{
        char sql[200];
        PGconn *h = PQconnectdb(testdb_address());
        snprintf(sql, sizeof sql, "SET client_min_messages = error; DROP SCHEMA IF EXISTS %s CASCADE", name);
        PQclear(PQexec(h, sql));
        PQfinish(h);
}

/* The file, those beside it, and copies made before migrations. */
static void remove_file(const char *name)
{
        char pattern[160];
        glob_t found;
        writer_lock_remove(name);
        snprintf(pattern, sizeof pattern, "%s*", name);
        if (glob(pattern, 0, NULL, &found) == 0)
                for (size_t i = 0; i < found.gl_pathc; i++)
                        unlink(found.gl_pathv[i]);
        globfree(&found);
}

static void remove_named(const char *name)
{
        testdb_is_pgsql() ? remove_schema(name) : remove_file(name);
}

static struct opened *find(const struct db *db)
{
        for (size_t i = 0; i < MOST; i++)
                if (opened[i].db == db)
                        return &opened[i];
        fprintf(stderr, "test database: too many are open, or this one is not\n");
        abort();
}

static bool used_elsewhere(const struct opened *o)
{
        for (size_t i = 0; i < MOST; i++)
                if (&opened[i] != o && opened[i].db && !strcmp(opened[i].name, o->name))
                        return true;
        return false;
}

/* ---- an emptied schema (PostgreSQL) ---- */
#define FILLED_TABLES                                                                                        \
        "DO $$ DECLARE t record; filled boolean; names text := ''; BEGIN"                                    \
        " FOR t IN SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"         \
        " AND relkind = 'r' AND relname NOT IN ('schema_version', 'schema_view') LOOP"                       \
        " EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', t.relname) INTO filled;"                        \
        " IF filled THEN names := names || ', ' || quote_ident(t.relname); END IF; END LOOP;"
static const char must_be_empty[] =
        FILLED_TABLES " IF names <> '' THEN RAISE EXCEPTION 'filled: %', names; END IF; END $$";
static const char empty_all[] =
        FILLED_TABLES " IF names <> '' THEN EXECUTE 'TRUNCATE ' || substr(names, 3) || ' CASCADE'; END IF;"
                      " PERFORM setval(oid::regclass, 1, false) FROM pg_class"
                      " WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace; END $$";

static int64_t count_columns(struct db *db)
{
        static const struct stmt_free s =
                STMT_BODY(columns, one_int,
                          "SELECT COUNT(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                          " WHERE c.relnamespace = current_schema()::regnamespace AND NOT a.attisdropped");
        struct arena *a = arena_open(1u << 20);
        struct one_int row = {-1};
        struct rtx *tx;
        if (db_begin_read(db, a, 0, &tx) == OK) {
                if (db_row(tx, &s, NO_ARGS, &row) != OK)
                        row.n = -1;
                db_end_read(tx);
        }
        arena_close(a);
        return row.n;
}

/* Where migrations write rows, an emptied schema is not the same as a new one. */
static void measure(struct db *db)
{
        struct arena *a = arena_open(1u << 20);
        columns = drv_script(db, a, str_of(must_be_empty)) == OK ? count_columns(db) : -2;
        arena_close(a);
}

/* True if the next test may have it. */
static bool put_by(const struct opened *o)
{
        if (!testdb_is_pgsql() || spare.db || used_elsewhere(o))
                return false;
        struct arena *a = arena_open(1u << 20);
        db_fault_set(o->db, 0, OK);
        bool fine = count_columns(o->db) == columns && drv_script(o->db, a, str_of(empty_all)) == OK;
        arena_close(a);
        if (fine)
                spare = *o;
        return fine;
}

void testdb_close(struct db *db)
{
        struct opened *o = find(db);
        if (put_by(o)) {
                o->db = NULL;
                return;
        }
        db_close(db);
        if (!used_elsewhere(o))
                remove_named(o->name);
        o->db = NULL;
}

/* A test that failed half-way may have left a transaction open: then the connection is left to the system. */
static void at_end(void)
{
        if (getpid() != owner)
                return;
        for (size_t i = 0; i < MOST; i++)
                if (opened[i].db && !used_elsewhere(&opened[i])) {
                        remove_named(opened[i].name);
                        opened[i].db = NULL;
                }
        if (spare.db) {
                db_close(spare.db);
                remove_schema(spare.name);
        }
        if (template[0])
                remove_file(template);
}

/* ---- opening ---- */
static struct db *open_named(const char *name)
{
        struct opened *o = find(NULL);
        struct db *db = NULL;
        need(db_open(arena, url_of(name), &db), "open", NULL);
        snprintf(o->name, sizeof o->name, "%s", name);
        o->db = db;
        return db;
}

static void migrate(struct db *db)
{
        struct arena *a = arena_open(LIMIT_ARENA_BYTES);
        int applied;
        need(migrate_run(db, a, &applied), "migrate", db);
        arena_close(a);
}

/* Files of a run that was killed, by the number of its process. */
static void remove_orphans(void)
{
        const char *dir = getenv("TMPDIR");
        char pattern[160];
        glob_t found;
        snprintf(pattern, sizeof pattern, "%s/fallnetz-test-[0-9]*-*.db*", dir ? dir : "/tmp");
        if (glob(pattern, 0, NULL, &found) == 0)
                for (size_t i = 0; i < found.gl_pathc; i++) {
                        long pid =
                                strtol(strrchr(found.gl_pathv[i], '/') + strlen("/fallnetz-test-"), NULL, 10);
                        if (pid > 0 && kill((pid_t)pid, 0) != 0 && errno == ESRCH)
                                unlink(found.gl_pathv[i]);
                }
        globfree(&found);
}

static void start(void)
{
        if (owner)
                return;
        owner = getpid();
        arena = arena_open(LIMIT_ARENA_BYTES);
        rand_start();
        remove_orphans();
        atexit(at_end);
}

struct db *testdb_open_empty(void)
{
        char name[128];
        start();
        new_name(name, sizeof name);
        return open_named(name);
}

static void copy_template(const char *to)
{
        char bytes[65536];
        size_t n;
        FILE *in = fopen(template, "rb"), *out = fopen(to, "wb");
        if (!in || !out)
                need(ERR_DOWN, "copy", NULL);
        while ((n = fread(bytes, 1, sizeof bytes, in)) > 0)
                if (fwrite(bytes, 1, n, out) != n)
                        need(ERR_FULL, "copy", NULL);
        fclose(in);
        if (fclose(out) != 0)
                need(ERR_FULL, "copy", NULL);
}

static void make_template(void)
{
        char name[sizeof template];
        struct db *db = NULL;
        new_name(name, sizeof name);
        need(db_open(arena, str_of(name), &db), "open", NULL);
        migrate(db);
        db_close(db);
        snprintf(template, sizeof template, "%s", name);
}

struct db *testdb_open(void)
{
        struct db *db;
        char name[128];
        start();
        if (spare.db) {
                *find(NULL) = spare;
                db = spare.db;
                spare.db = NULL;
                return db;
        }
        if (testdb_is_pgsql()) {
                db = testdb_open_empty();
                migrate(db);
                if (!columns)
                        measure(db);
                return db;
        }
        if (!template[0])
                make_template();
        new_name(name, sizeof name);
        copy_template(name);
        return open_named(name);
}

struct db *testdb_again(const struct db *db)
{
        return open_named(find(db)->name);
}

struct str testdb_path(const struct db *db)
{
        return testdb_is_pgsql() ? S("") : str_of(find(db)->name);
}

struct str testdb_schema(const struct db *db)
{
        return testdb_is_pgsql() ? str_of(find(db)->name) : S("");
}
