/* What opens the database for every command. */
#define BASE_BORDER
#include "cli/command.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/job.h"
#include "db/migrate.h"
#include "db/stmt.h"
#include "test/test.h"
#include "test/testdb.h"

static bool is_file(struct str path)
{
        return access(str_c(test_arena(), path), F_OK) == 0;
}

/* A mistyped --key must not begin a second key, with which the old fields cannot be read. */
TEST(a_key_is_made_for_an_empty_database_only)
{
        struct db *filled = testdb_open(), *db = NULL;
        struct str path = testdb_path(filled);
        if (testdb_is_pgsql()) {
                testdb_close(filled);
                return;
        }
        struct cli c = {.arena = test_arena(),
                        .database = path,
                        .key = str_join(test_arena(), path, S(".wrong-key"))};
        CHECK(!cli_open_raw(&c, &db));
        CHECK(!is_file(c.key));
        testdb_close(filled);

        struct db *empty = testdb_open_empty();
        c.database = testdb_path(empty);
        c.key = str_join(test_arena(), c.database, S(".key"));
        CHECK(cli_open_raw(&c, &db));
        CHECK(is_file(c.key));
        db_close(db);
        testdb_close(empty);
}

/* ---- a database newer than the program ---- */

SQL(command_newer, none,
    "INSERT INTO schema_version (number, name, hash, applied_at) VALUES (9999, 'future', 'x', 1)")
SQL(command_versions, one_int, "SELECT COUNT(*) FROM schema_version")

static int64_t versions(struct db *db)
{
        struct one_int row = {-1};
        struct rtx *tx;
        must(db_begin_read(db, test_arena(), 0, &tx) == OK);
        must(db_row(tx, &sql_command_versions, NO_ARGS, &row) == OK);
        db_end_read(tx);
        return row.n;
}

static const struct command *command_named(struct str name)
{
        for (size_t i = 0; all_commands[i]; i++)
                if (str_eq(str_of(all_commands[i]->name), name))
                        return all_commands[i];
        panic("no such command");
}

/* What the command says on standard error; code: how it ends. */
static struct str said_by(struct str name, struct cli *c, int *code)
{
        int pipe_fd[2], kept = dup(STDERR_FILENO);
        char line[2000];
        must(kept >= 0 && pipe(pipe_fd) == 0);
        dup2(pipe_fd[1], STDERR_FILENO);
        *code = command_named(name)->run(c);
        dup2(kept, STDERR_FILENO);
        close(kept);
        close(pipe_fd[1]);
        ssize_t n = read(pipe_fd[0], line, sizeof line);
        close(pipe_fd[0]);
        return n > 0 ? str_copy(test_arena(), (struct str){line, (size_t)n}) : S("");
}

TEST(a_newer_database_is_refused_by_every_command_and_stays_as_it_is)
{
        static const struct str name[] = {S_INIT("serve"), S_INIT("migrate")};
        struct db *db = testdb_open();
        struct wtx *tx;
        if (testdb_is_pgsql()) { /* the address has no name of its own there: migrate_test asks the layer below */
                testdb_close(db);
                return;
        }
        must(db_begin_write(db, test_arena(), 0, &tx) == OK);
        must(db_exec(tx, &sql_command_newer, NO_ARGS, NULL) == OK);
        must(db_commit(tx) == OK);
        int64_t before = versions(db);
        struct cli c = {.arena = test_arena(),
                        .database = testdb_path(db),
                        .key = str_join(test_arena(), testdb_path(db), S(".key")),
                        .listen = S("127.0.0.1:1")};
        FILE *key = fopen(str_c(test_arena(), c.key), "w");
        must(key && fputs("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", key) >= 0);
        fclose(key);
        chmod(str_c(test_arena(), c.key), 0600);
        for (size_t i = 0; i < ARRAY_LEN(name); i++) {
                int code = 0;
                struct str said = said_by(name[i], &c, &code);
                CHECK_INT(code, 1);
                CHECK_HAS(said, "Die Datenbank ist neuer als dieses Programm: Sie kennt schon Schritt 9999");
                CHECK_HAS(said, "Bitte starten Sie die neuere Fassung von Fallnetz.");
                CHECK_INT(versions(db), before);
                CHECK(!is_file(str_join(test_arena(), c.database, S(".before-9999"))));
        }
        testdb_close(db);
}

/* Whoever runs the program reads there what it does by itself: every job has its row, and every row its job. */
TEST(the_operators_read_of_every_job)
{
        struct str text = test_file("docs/operation.md");
        ptrdiff_t from = str_find(text, S("\n## What the program does by itself\n"));
        NEED_TRUE(from >= 0);
        text = str_sub(text, (size_t)from + 4, text.n);
        text = str_sub(text, 0, (size_t)str_find(text, S("\n## ")));
        size_t jobs = 0, rows = 0;
        for (; all_jobs[jobs]; jobs++)
                CHECK(str_find(text, str_join(test_arena(), S("\n| `"), str_of(all_jobs[jobs]->name),
                                              S("` |"))) >= 0);
        for (ptrdiff_t at; (at = str_find(text, S("\n| `"))) >= 0; rows++)
                text = str_sub(text, (size_t)at + 4, text.n);
        CHECK_INT(rows, jobs);
}

TEST_GROUP(command, &the_operators_read_of_every_job,
           &a_newer_database_is_refused_by_every_command_and_stays_as_it_is,
           &a_key_is_made_for_an_empty_database_only)
