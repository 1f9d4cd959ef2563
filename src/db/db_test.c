#define BASE_BORDER
#include "db/db_inner.h"
#include "db/backup.h"
#include "db/grant_private.h"
#include "db/problem.h"
#include "db/test_schema.h"
#include "db/writer_lock.h"
#include "test/test.h"
#include "test/testdb.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct stmt_free count = STMT_BODY(count, one_int, "SELECT COUNT(*) FROM setting");
static const struct stmt_free put = STMT_BODY(put, none, "INSERT INTO setting (key, value) VALUES ($1, 'x')");
static const struct stmt_free things = STMT_BODY(
        things, one_int,
        "SELECT (SELECT COUNT(*) FROM test_thing) + (SELECT COUNT(*) FROM test_part) + (SELECT COUNT(*) FROM setting)");

static int64_t number(struct rtx *tx, const struct stmt_free *s)
{
        struct one_int row = {-1};
        CHECK_OK(db_row(tx, s, NO_ARGS, &row));
        return row.n;
}

static int64_t number_in(struct db *db, const struct stmt_free *s)
{
        struct rtx *tx;
        if (!CHECK_OK(db_begin_read(db, test_arena(), 0, &tx)))
                return -1;
        int64_t n = number(tx, s);
        db_end_read(tx);
        return n;
}

TEST(a_reader_sees_one_state)
{
        struct db *db = testdb_open(), *other = testdb_again(db);
        struct rtx *reader;
        struct wtx *writer;
        NEED_OK(db_begin_read(db, test_arena(), 0, &reader));
        CHECK_INT(number(reader, &count), 0);
        NEED_OK(db_begin_write(other, test_arena(), 0, &writer));
        NEED_OK(db_exec(writer, &put, ARGS(S("a")), NULL));
        CHECK_INT(number(rtx_of(writer), &count), 1);
        CHECK_INT(number(reader, &count), 0);
        NEED_OK(db_commit(writer));
        CHECK_INT(number(reader, &count), 0);
        db_end_read(reader);
        CHECK_INT(number_in(db, &count), 1);
        testdb_close(other);
        testdb_close(db);
}

TEST(rolled_back_is_not_there)
{
        struct db *db = testdb_open();
        struct wtx *tx;
        NEED_OK(db_begin_write(db, test_arena(), 3, &tx));
        CHECK_INT(rtx_actor(rtx_of(tx)), 3);
        NEED_OK(db_exec(tx, &put, ARGS(S("a")), NULL));
        db_rollback(tx);
        CHECK_INT(number_in(db, &count), 0);
        testdb_close(db);
}

/* A file that holds something else. */
static struct str no_database(void)
{
        static char path[] = "/tmp/fallnetz-test-none-XXXXXX";
        int fd = mkstemp(path);
        for (int i = 0; i < 100; i++)
                (void)!write(fd, "this is no database, but a letter\n", 34);
        close(fd);
        return str_of(path);
}

TEST(engines_and_files_that_are_none)
{
        struct db *db = testdb_open(), *none = NULL;
        struct str name = db_engine(test_arena(), db);
        CHECK(str_starts(name, testdb_is_pgsql() ? S("PostgreSQL 1") : S("SQLite 3.")));
        CHECK_ERR(db_open(test_arena(), S("/nonexistent/folder/x.db"), &none), ERR_DOWN);
        CHECK(!str_empty(db_problem(NULL)));
        CHECK_ERR(db_open(test_arena(), S("postgresql://nobody@127.0.0.1:1/none"), &none), ERR_DOWN);
        CHECK(!str_empty(db_problem(NULL)));
        struct str letter = no_database();
        CHECK_ERR(db_open(test_arena(), letter, &none), ERR_INVALID);
        unlink(letter.p);
        CHECK_ERR(db_open(test_arena(), S("postgresql://nobody@127.0.0.1:1/none?schema=a\"b"), &none),
                  ERR_INVALID);
        testdb_close(db);
}

/* ---- faults ---- */
/* Everything a request might do; the first error ends it. */
static enum err work_in(struct wtx *tx)
{
        const struct wgrant g = {{.case_id = 1}};
        struct record *thing = rec_new(test_arena(), &test_thing_entity.e),
                      *part = rec_new(test_arena(), &test_part_entity.e);
        struct record *list;
        size_t n;
        REC_SET(thing, TEST_THING_family, S("Albers"));
        REC_SET(thing, TEST_THING_diagnosis, S("geheim"));
        TRY(ent_insert(tx, &test_thing_entity, thing, NULL));
        REC_SET(thing, TEST_THING_given, S("Renate"));
        TRY(ent_update(tx, &test_thing_entity, thing, NULL));
        REC_SET(part, TEST_PART_name, S("Teil"));
        TRY(ent_insert_in(tx, &g, &test_part_entity, part, NULL));
        TRY(ent_list_in(rtx_of(tx), grant_of(&g), &test_part_entity, 10, &list, &n));
        return db_exec(tx, &put, ARGS(S("a")), NULL);
}

static enum err work(struct db *db)
{
        struct wtx *tx;
        TRY(db_begin_write(db, test_arena(), 1, &tx));
        enum err e = work_in(tx);
        if (e == OK)
                return db_commit(tx);
        db_rollback(tx);
        return e;
}

/* The statements were used before, so that the calls are the same in each round; or everything is prepared anew. */
static void fail_everywhere(bool warm, enum err how)
{
        int64_t n = 0;
        enum err e;
        struct db *db = test_schema_open();
        if (warm) {
                struct wtx *tx;
                NEED_OK(db_begin_write(db, test_arena(), 1, &tx));
                NEED_OK(work_in(tx));
                db_rollback(tx);
        }
        do {
                db_fault_set(db, ++n, how);
                e = work(db);
                db_fault_set(db, 0, OK);
                if (e == OK)
                        break;
                CHECK_ERR(e, how);
                CHECK_INT(number_in(db, &things), 0);
                if (!warm)
                        cache_clear(&db->cache, db->conn);
        } while (n < 200);
        CHECK_INT(number_in(db, &things), 3);
        CHECK(n > (warm ? 12 : 20) && n < 200);
        testdb_close(db);
}

TEST(whatever_call_fails_nothing_is_half_done)
{
        fail_everywhere(true, ERR_DOWN);
}

TEST(whatever_call_fails_when_nothing_is_prepared)
{
        fail_everywhere(false, ERR_FULL);
}

TEST(the_transaction_after_a_fault_succeeds)
{
        struct db *db = testdb_open();
        struct wtx *tx;
        struct rtx *r;
        db_fault_set(db, 1, ERR_BUSY);
        CHECK_ERR(db_begin_write(db, test_arena(), 0, &tx), ERR_BUSY);
        NEED_OK(db_begin_write(db, test_arena(), 0, &tx));
        NEED_OK(db_exec(tx, &put, ARGS(S("a")), NULL));
        db_fault_set(db, 1, ERR_FULL);
        CHECK_ERR(db_commit(tx), ERR_FULL);
        CHECK_INT(number_in(db, &count), 0);
        db_fault_set(db, 1, ERR_DOWN);
        CHECK_ERR(db_begin_read(db, test_arena(), 0, &r), ERR_DOWN);
        NEED_OK(db_revive(db));
        CHECK_INT(number_in(db, &count), 0);
        testdb_close(db);
}

/* ---- who writes ---- */
TEST(the_second_writer_waits_for_the_first)
{
        struct db *db = testdb_open();
        struct writer_lock mine, other;
        if (testdb_is_pgsql()) {
                testdb_close(db);
                return;
        }
        const char *path = str_c(test_arena(), testdb_path(db));
        NEED_OK(writer_lock_open(path, &mine));
        NEED_OK(writer_lock_open(path, &other));
        NEED_OK(writer_lock_take(&mine, 10));
        int64_t before = clock_monotonic_us();
        CHECK_ERR(writer_lock_take(&other, 50), ERR_BUSY);
        CHECK(clock_monotonic_us() - before >= 50000);
        writer_lock_drop(&mine);
        NEED_OK(writer_lock_take(&other, 10));
        writer_lock_drop(&other);
        writer_lock_remove(path);
        NEED_OK(writer_lock_take(&mine, 10));
        CHECK_ERR(writer_lock_take(&other, 10), ERR_BUSY);
        writer_lock_drop(&mine);
        testdb_close(db);
}

/* A process that dies while it writes leaves neither its change nor its lock. */
TEST(a_writer_that_dies_leaves_the_lock)
{
        struct db *db = testdb_open();
        struct wtx *tx;
        int ready[2];
        NEED(pipe(ready) == 0);
        pid_t child = fork();
        if (child == 0) {
                struct db *own = testdb_again(db);
                if (db_begin_write(own, test_arena(), 0, &tx) == OK &&
                    db_exec(tx, &put, ARGS(S("lost")), NULL) == OK)
                        (void)!write(ready[1], "x", 1);
                pause();
                _exit(0);
        }
        char c;
        close(ready[1]);
        NEED(read(ready[0], &c, 1) == 1);
        close(ready[0]);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        NEED_OK(db_begin_write(db, test_arena(), 0, &tx));
        NEED_OK(db_exec(tx, &put, ARGS(S("kept")), NULL));
        NEED_OK(db_commit(tx));
        CHECK_INT(number_in(db, &count), 1);
        testdb_close(db);
}

/* Nobody's count is lost when several processes read, add one and write. */
TEST(writers_follow_each_other)
{
        static const struct stmt_free read_it =
                STMT_BODY(read_it, one_int, "SELECT CAST(value AS BIGINT) FROM setting WHERE key = 'n'");
        static const struct stmt_free add = STMT_BODY(
                add, none,
                "INSERT INTO setting (key, value) VALUES ('n', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
        struct db *db = testdb_open();
        struct wtx *tx;
        pid_t child[4];
        NEED_OK(db_begin_write(db, test_arena(), 0, &tx));
        NEED_OK(db_exec(tx, &add, ARGS(S("0")), NULL));
        NEED_OK(db_commit(tx));
        for (size_t i = 0; i < ARRAY_LEN(child); i++) {
                child[i] = fork();
                if (child[i] != 0)
                        continue;
                struct db *own = testdb_again(db);
                bool fine = true;
                for (int k = 0; k < 25 && fine; k++) {
                        struct one_int row;
                        fine = db_begin_write(own, test_arena(), 0, &tx) == OK &&
                               db_row(rtx_of(tx), &read_it, NO_ARGS, &row) == OK &&
                               db_exec(tx, &add, ARGS(str_from_int(test_arena(), row.n + 1)), NULL) == OK &&
                               db_commit(tx) == OK;
                }
                _exit(fine ? 0 : 1);
        }
        for (size_t i = 0; i < ARRAY_LEN(child); i++) {
                int status = 1;
                waitpid(child[i], &status, 0);
                CHECK_INT(status, 0);
        }
        CHECK_INT(number_in(db, &read_it), 100);
        testdb_close(db);
}

TEST(a_lost_connection_is_noticed_and_made_anew)
{
        static const struct stmt_free pid = STMT_BODY(pid, one_int, "SELECT pg_backend_pid()");
        static const struct stmt_free end = STMT_BODY(
                end, one_int, "SELECT CASE WHEN pg_terminate_backend(CAST($1 AS INTEGER)) THEN 1 ELSE 0 END");
        struct db *db = testdb_open(), *other = testdb_again(db);
        struct rtx *tx;
        struct one_int row;
        if (testdb_is_pgsql()) {
                int64_t backend = number_in(db, &pid);
                NEED_OK(db_begin_read(other, test_arena(), 0, &tx));
                NEED_OK(db_row(tx, &end, ARGS(backend), &row));
                db_end_read(tx);
                usleep(50000);
                CHECK_ERR(db_begin_read(db, test_arena(), 0, &tx), ERR_DOWN);
        }
        NEED_OK(db_revive(db));
        CHECK_INT(number_in(db, &count), 0);
        testdb_close(other);
        testdb_close(db);
}

/* ---- files ---- */
TEST(a_file_is_private_and_kept_safe)
{
        static const struct stmt_free pragma = STMT_BODY(
                pragma, one_int,
                "SELECT (SELECT synchronous FROM pragma_synchronous) * 1000 + (SELECT foreign_keys FROM pragma_foreign_keys) * 100"
                " + (SELECT secure_delete FROM pragma_secure_delete) * 10 + (SELECT trusted_schema FROM pragma_trusted_schema)");
        static const struct stmt_free mode =
                STMT_BODY(mode, one_text, "SELECT journal_mode FROM pragma_journal_mode");
        struct db *db = testdb_open_empty(), *copy;
        struct one_text text;
        struct rtx *tx;
        struct stat st;
        if (testdb_is_pgsql()) {
                CHECK_STR(db_file(db), "");
                testdb_close(db);
                return;
        }
        CHECK(stat(str_c(test_arena(), testdb_path(db)), &st) == 0 && (st.st_mode & 077) == 0);
        CHECK_INT(number_in(db, &pragma), 2110);
        NEED_OK(db_begin_read(db, test_arena(), 0, &tx));
        NEED_OK(db_row(tx, &mode, NO_ARGS, &text));
        CHECK_STR(text.s, "wal");
        db_end_read(tx);
        struct str path = str_join(test_arena(), testdb_path(db), S(".copy"));
        NEED_OK(db_backup(db, test_arena(), path));
        CHECK(stat(str_c(test_arena(), path), &st) == 0 && (st.st_mode & 077) == 0);
        NEED_OK(db_open(test_arena(), path, &copy));
        db_close(copy);
        writer_lock_remove(str_c(test_arena(), path));
        CHECK_ERR(db_backup(db, test_arena(), S("/nonexistent/x")), ERR_DOWN);
        testdb_close(db);
}

/* The order of transactions of all kinds on one connection. */
TEST(only_notes_do_not_wait_for_the_disk)
{
        static const struct stmt_free sqlite = STMT_BODY(
                                              waits, one_text,
                                              "SELECT CAST(synchronous AS TEXT) FROM pragma_synchronous"),
                                      pgsql = STMT_BODY(waits, one_text,
                                                        "SELECT current_setting('synchronous_commit')");
        const struct stmt_free *waits = testdb_is_pgsql() ? &pgsql : &sqlite;
        const struct str yes = testdb_is_pgsql() ? S("on") : S("2"),
                         no = testdb_is_pgsql() ? S("off") : S("1");
        struct db *db = testdb_open();
        for (int i = 0; i < 4; i++) {
                struct one_text row;
                struct wtx *tx;
                bool note = i % 2;
                NEED_OK((note ? db_begin_note : db_begin_write)(db, test_arena(), 0, &tx));
                NEED_OK(db_row(rtx_of(tx), waits, NO_ARGS, &row));
                CHECK(str_eq(row.s, note ? no : yes));
                NEED_OK(db_exec(tx, &put, ARGS(str_from_int(test_arena(), i)), NULL));
                NEED_OK(db_commit(tx));
                CHECK_INT(number_in(db, &count), i + 1);
        }
        testdb_close(db);
}

TEST_GROUP(db, &a_reader_sees_one_state, &rolled_back_is_not_there, &engines_and_files_that_are_none,
           &whatever_call_fails_nothing_is_half_done, &whatever_call_fails_when_nothing_is_prepared,
           &the_transaction_after_a_fault_succeeds, &the_second_writer_waits_for_the_first,
           &a_writer_that_dies_leaves_the_lock, &writers_follow_each_other,
           &a_lost_connection_is_noticed_and_made_anew, &a_file_is_private_and_kept_safe,
           &only_notes_do_not_wait_for_the_disk)
