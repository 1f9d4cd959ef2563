#include "db/migrate.h"

#include "db/backup.h"
#include "db/catalog.h"
#include "db/db_inner.h"
#include "db/migrate_text.h"
#include "db/problem.h"
#include "db/schema_check.h"
#include "db/test_schema.h"
#include "test/test.h"
#include "test/testdb.h"

static struct str expand(struct str text, bool pgsql)
{
        struct str problem, all = S("");
        const struct piece *p = migrate_text(test_arena(), text, pgsql, &problem);
        if (!str_empty(problem))
                return problem;
        for (; p; p = p->next)
                all = str_join(test_arena(), all, str_trim(p->sql),
                               str_empty(p->rebuild) ? S("")
                                                     : str_join(test_arena(), S("<"), p->rebuild, S(">")));
        return all;
}

TEST(words_of_migrations)
{
        CHECK_STR(
                expand(S("a @id, b @text, c @bool NOT NULL) @table;"), false),
                "a INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT, c INTEGER CHECK (\"c\" IN (0, 1)) NOT NULL) STRICT;");
        CHECK_STR(
                expand(S("b @text, c @bool, d @date, e @blob, f @int) @table;"), true),
                "b TEXT COLLATE \"C\", c BIGINT CHECK (\"c\" IN (0, 1)), d TEXT COLLATE \"C\", e BYTEA, f BIGINT) ;");
        CHECK_STR(expand(S("a; -- comment with @nonsense; 'x\nINSERT 'x @id -- y';"), false),
                  "a; INSERT 'x @id -- y';");
        CHECK_STR(expand(S("-- only sqlite\nS;\n-- end\n-- only pgsql\nP;\n-- end\nB;"), false), "S;\nB;");
        CHECK_STR(expand(S("-- only sqlite\nS;\n-- end\n-- only pgsql\nP;\n-- end\nB;"), true), "P;\nB;");
        CHECK_STR(expand(S("A;\n@rebuild(t)\nCREATE TABLE t (a @int) @table;\nB;"), false),
                  "A;CREATE TABLE t (a INTEGER) STRICT;<t>B;");
        CHECK_HAS(expand(S("@case_entity"), false),
                  "changed_by INTEGER, case_id INTEGER NOT NULL REFERENCES casefile(id)");
}

TEST(mistakes_in_migrations)
{
        CHECK_STR(expand(S("a @idd"), false), "Dieses Wort ist nicht bekannt: @idd");
        CHECK_STR(expand(S("-- only pgsql\nx"), false), "Zu dieser Zeile fehlt „-- end“: -- only pgsql");
        CHECK_HAS(expand(S("'abc"), false), "Ein Text endet nicht");
        CHECK_HAS(expand(S("@rebuild(t) CREATE"), false), "Nach @rebuild fehlt die neue Tabelle");
        CHECK_HAS(expand(S("@rebuild(t)"), true), "nur in einem Block für SQLite");
}

#define T_ONE S_INIT("CREATE TABLE t (id @id, a @text NOT NULL) @table; INSERT INTO t (a) VALUES ('x');")
static const struct migration first[] = {{1, S_INIT("one"), T_ONE}, {0, S_INIT(""), S_INIT("")}};
static const struct migration both[] = {{1, S_INIT("one"), T_ONE},
                                        {2, S_INIT("two"), S_INIT("ALTER TABLE t ADD COLUMN b @bool;")},
                                        {0, S_INIT(""), S_INIT("")}};
static const struct migration changed[] = {{1, S_INIT("one"), S_INIT("CREATE TABLE t (id @id) @table;")},
                                           {0, S_INIT(""), S_INIT("")}};
static const struct migration failing[] = {
        {1, S_INIT("one"), T_ONE},
        {2, S_INIT("two"), S_INIT("CREATE TABLE u (id @id) @table; CREATE TABLE u (id @id) @table;")},
        {0, S_INIT(""), S_INIT("")}};

static size_t columns(struct db *db, struct str table)
{
        struct rtx *tx;
        struct catalog_column *c;
        size_t n = 0;
        if (!CHECK_OK(db_begin_read(db, test_arena(), 0, &tx)))
                return 0;
        CHECK_OK(catalog_columns(tx, table, &c, &n));
        db_end_read(tx);
        return n;
}

TEST(each_file_is_applied_once)
{
        struct db *db = testdb_open_empty();
        int n;
        NEED_OK(migrate_run_list(db, test_arena(), first, &n));
        CHECK_INT(n, 1);
        NEED_OK(migrate_run_list(db, test_arena(), first, &n));
        CHECK_INT(n, 0);
        CHECK_INT((int64_t)columns(db, S("t")), 2);
        NEED_OK(migrate_run_list(db, test_arena(), both, &n));
        CHECK_INT(n, 1);
        CHECK_INT((int64_t)columns(db, S("t")), 3);
        testdb_close(db);
}

TEST(a_copy_is_made_before)
{
        struct db *db = testdb_open_empty(), *copy;
        int n;
        NEED_OK(migrate_run_list(db, test_arena(), first, &n));
        NEED_OK(migrate_run_list(db, test_arena(), both, &n));
        if (!testdb_is_pgsql()) {
                struct str path = str_join(test_arena(), testdb_path(db), S(".before-0002"));
                NEED_OK(db_open(test_arena(), path, &copy));
                CHECK_INT((int64_t)columns(copy, S("t")), 2);
                db_close(copy);
        } else {
                CHECK_ERR(db_backup(db, test_arena(), S("/tmp/x")), ERR_INVALID);
        }
        testdb_close(db);
}

TEST(a_newer_database_and_a_changed_file_are_refused)
{
        struct db *db = testdb_open_empty();
        int n;
        NEED_OK(migrate_run_list(db, test_arena(), both, &n));
        CHECK_ERR(migrate_run_list(db, test_arena(), first, &n), ERR_INVALID);
        CHECK_HAS(db_problem(db),
                  "Die Datenbank ist neuer als dieses Programm: Sie kennt schon Schritt 2 („two“).");
        testdb_close(db);
        db = testdb_open_empty();
        NEED_OK(migrate_run_list(db, test_arena(), first, &n));
        CHECK_ERR(migrate_run_list(db, test_arena(), changed, &n), ERR_INVALID);
        CHECK_HAS(db_problem(db), "Die Datei 0001-one.sql wurde geändert");
        CHECK_HAS(db_problem(db), "Bitte stellen Sie die Datei wieder her");
        testdb_close(db);
}

TEST(a_failing_file_leaves_nothing)
{
        struct db *db = testdb_open_empty();
        int n;
        CHECK(migrate_run_list(db, test_arena(), failing, &n) != OK);
        CHECK_INT(n, 1);
        CHECK_HAS(db_problem(db), "0002-two: ");
        CHECK_INT((int64_t)columns(db, S("u")), 0);
        CHECK_INT((int64_t)columns(db, S("t")), 2);
        testdb_close(db);
}

TEST(where_the_database_stands)
{
        struct db *db = testdb_open_empty();
        struct migrate_status s;
        int n;
        NEED_OK(migrate_status(db, test_arena(), &s));
        CHECK(s.database == 0 && s.pending > 0 && s.program >= s.pending);
        NEED_OK(migrate_run(db, test_arena(), &n));
        CHECK_INT(n, s.pending);
        NEED_OK(migrate_status(db, test_arena(), &s));
        CHECK(s.database == s.program && s.pending == 0);
        testdb_close(db);
}

/* ---- tables built anew (SQLite) ---- */
#define R_ONE                                                                                                       \
        S_INIT("CREATE TABLE p (id @id, a @text NOT NULL, gone @int) @table;"                                       \
               "CREATE INDEX p_a ON p(a);"                                                                          \
               "CREATE TABLE c (id @id, p_id @ref NOT NULL REFERENCES p(id)) @table;"                               \
               "CREATE VIEW p_v AS SELECT id, a FROM p;"                                                            \
               "INSERT INTO p (a, gone) VALUES ('x', 1), ('y', 2), ('z', 3); INSERT INTO c (p_id) VALUES (1), (2);" \
               "DELETE FROM p WHERE id = 3;")
#define R_TWO(text)                                                                                          \
        S_INIT("-- only sqlite\n@rebuild(p)\nCREATE TABLE p (id @id, b @int, a @text" text                   \
               ") @table;\n-- end\n")
static const struct migration rebuilt[] = {
        {1, S_INIT("one"), R_ONE}, {2, S_INIT("two"), R_TWO("")}, {0, S_INIT(""), S_INIT("")}};
static const struct migration refused[] = {{1, S_INIT("one"), R_ONE},
                                           {2, S_INIT("two"), R_TWO(" CHECK (a <> 'y')")},
                                           {0, S_INIT(""), S_INIT("")}};

TEST(a_table_is_built_anew)
{
        static const struct stmt_free find =
                STMT_BODY(find, one_int, "SELECT c.id FROM c JOIN p_v v ON v.id = c.p_id WHERE v.a = $1");
        static const struct stmt_free index = STMT_BODY(
                index, one_int, "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'p_a' AND tbl_name = 'p'");
        static const struct stmt_free add =
                STMT_BODY(add, one_int, "INSERT INTO p (a) VALUES ($1) RETURNING id");
        static const struct stmt_free orphan = STMT_BODY(orphan, none, "INSERT INTO c (p_id) VALUES (99)");
        struct db *db = testdb_open_empty();
        struct wtx *tx;
        struct one_int row;
        int64_t id;
        int n;
        NEED_OK(migrate_run_list(db, test_arena(), rebuilt, &n));
        NEED_OK(db_begin_write(db, test_arena(), 0, &tx));
        NEED_OK(db_row(rtx_of(tx), &find, ARGS(S("y")), &row));
        CHECK_INT(row.n, 2);
        if (!testdb_is_pgsql()) {
                CHECK_INT((int64_t)columns(testdb_again(db), S("p")), 3);
                NEED_OK(db_row(rtx_of(tx), &index, NO_ARGS, &row));
                CHECK_INT(row.n, 1);
        }
        NEED_OK(db_insert(tx, &add, ARGS(S("neu")), &id));
        CHECK_INT(id, 4);
        CHECK_ERR(db_exec(tx, &orphan, NO_ARGS, NULL), ERR_CONFLICT);
        db_rollback(tx);
        testdb_close(db);
}

TEST(a_table_that_cannot_be_built_anew_stays)
{
        struct db *db = testdb_open_empty();
        int n;
        enum err e = migrate_run_list(db, test_arena(), refused, &n);
        CHECK_ERR(e, testdb_is_pgsql() ? OK : ERR_INVALID);
        CHECK_INT((int64_t)columns(db, S("p")), 3);
        if (!testdb_is_pgsql())
                CHECK_INT((int64_t)columns(db, S("p__new")), 0);
        testdb_close(db);
}

TEST(what_is_missing_is_named)
{
        static const struct stmt_free drop =
                STMT_BODY(drop, none, "ALTER TABLE test_thing DROP COLUMN given");
        static const struct stmt_free add =
                STMT_BODY(add, none, "ALTER TABLE test_thing ADD COLUMN extra TEXT");
        static const struct stmt_free type =
                STMT_BODY(type, none, "ALTER TABLE test_thing RENAME COLUMN born TO old");
        static const struct stmt_free other =
                STMT_BODY(other, none, "ALTER TABLE test_thing RENAME COLUMN count TO born");
        const struct stmt_free *const all[] = {&drop, &add, &type, &other};
        const struct entity *const list[] = {&test_thing_entity.e, &test_part_entity.e, NULL};
        struct db *db = test_schema_open();
        struct schema_check c;
        struct wtx *tx;
        NEED_OK(db_begin_write(db, test_arena(), 0, &tx));
        NEED_OK(schema_check_list(rtx_of(tx), list, &c));
        CHECK_STR(c.report, "");
        for (size_t i = 0; i < ARRAY_LEN(all); i++)
                NEED_OK(db_exec(tx, all[i], NO_ARGS, NULL));
        NEED_OK(schema_check_list(rtx_of(tx), list, &c));
        CHECK_HAS(c.report, "test_thing: column given is missing (migration forgotten?)\n");
        CHECK_HAS(c.report, "test_thing: column count is missing");
        CHECK_HAS(c.report, "test_thing: column born has another type\n");
        CHECK_HAS(c.report, "test_thing: column extra is not declared\n");
        CHECK_HAS(c.report, "test_thing: column old is not declared\n");
        CHECK_INT((int64_t)c.findings, 5);
        db_rollback(tx);
        testdb_close(db);
}

TEST_GROUP(migrate, &words_of_migrations, &mistakes_in_migrations, &each_file_is_applied_once,
           &a_copy_is_made_before, &a_newer_database_and_a_changed_file_are_refused,
           &a_failing_file_leaves_nothing, &where_the_database_stands, &a_table_is_built_anew,
           &a_table_that_cannot_be_built_anew_stays, &what_is_missing_is_named)
