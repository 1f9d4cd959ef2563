/* What opens the database for every command. */
#include "cli/command.h"

#include <unistd.h>

#include "db/migrate.h"
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

TEST_GROUP(command, &a_key_is_made_for_an_empty_database_only)
