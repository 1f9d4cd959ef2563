#include "db/view.h"

#include "db/catalog.h"
#include "db/migrate.h"
#include "db/problem.h"
#include "test/test.h"
#include "test/testdb.h"

#define ONE                                                                                                  \
        {                                                                                                    \
                1, S_INIT("one"),                                                                            \
                        S_INIT("CREATE TABLE t (id @id, a @text, gone @int) @table;"                         \
                               "INSERT INTO t (a, gone) VALUES ('x', 1), ('y', 2);")                         \
        }
#define END                                                                                                  \
        {                                                                                                    \
                0, S_INIT(""), S_INIT("")                                                                    \
        }
static const struct migration one[] = {ONE, END};
static const struct migration two[] = {
        ONE, {2, S_INIT("two"), S_INIT("ALTER TABLE t DROP COLUMN gone;")}, END};

#define VIEW(name, file, sql)                                                                                \
        {                                                                                                    \
                S_INIT(name), S_INIT(file), S_INIT(sql)                                                      \
        }
#define NO_VIEW                                                                                              \
        {                                                                                                    \
                S_INIT(""), S_INIT(""), S_INIT("")                                                           \
        }
/* a_v reads z_v, which comes later and has two parts. */
static const struct view_part first[] = {
        VIEW("a_v", "a/a_v.sql", "SELECT n, a FROM z_v WHERE n > 0\n"),
        VIEW("z_v", "a/z_v.sql", "-- the first part\nSELECT gone AS n, a FROM t\n"),
        VIEW("z_v", "b/z_v.sql", "SELECT 7 AS n, a FROM t WHERE a = 'y'\n"), NO_VIEW};
static const struct view_part second[] = {VIEW("a_v", "a/a_v.sql", "SELECT 1 AS n, a FROM t\n"), NO_VIEW};
static const struct view_part circle[] = {VIEW("a_v", "a/a_v.sql", "SELECT 1 AS n FROM b_v"),
                                          VIEW("b_v", "a/b_v.sql", "SELECT 1 AS n FROM a_v"), NO_VIEW};
static const struct view_part unknown[] = {VIEW("a_v", "a/a_v.sql", "SELECT CAST(a AS @word) FROM t"),
                                           NO_VIEW};

static const struct stmt_free sum = STMT_BODY(view_sum, one_int, "SELECT SUM(n) FROM a_v");

static int64_t sum_of(struct db *db)
{
        struct rtx *tx;
        struct one_int row = {0};
        must(db_begin_read(db, test_arena(), 0, &tx) == OK);
        CHECK_OK(db_row(tx, &sum, NO_ARGS, &row));
        db_end_read(tx);
        return row.n;
}

static size_t columns(struct db *db, struct str name)
{
        struct rtx *tx;
        struct catalog_column *c;
        size_t n = 0;
        must(db_begin_read(db, test_arena(), 0, &tx) == OK);
        if (!CHECK_OK(catalog_columns(tx, name, &c, &n)))
                CHECK_STR(name, "a view that fits the tables");
        db_end_read(tx);
        return n;
}

static enum err migrate(struct db *db, const struct migration *list, const struct view_part *views)
{
        int applied;
        return migrate_run_views(db, test_arena(), list, views, &applied);
}

TEST(parts_are_joined_and_made_in_an_order_that_works)
{
        struct db *db = testdb_open_empty();
        NEED_OK(migrate(db, one, first));
        CHECK_INT(sum_of(db), 10);
        testdb_close(db);
}

TEST(views_follow_their_files_and_the_tables)
{
        struct db *db = testdb_open_empty();
        NEED_OK(migrate(db, one, first));
        NEED_OK(migrate(db, two, second)); /* the column is gone that the old views read */
        CHECK_INT(sum_of(testdb_again(db)), 2);
        CHECK_INT((int64_t)columns(db, S("z_v")), 0);
        CHECK_ERR(migrate(db, two, circle), ERR_INVALID);
        CHECK_HAS(db_problem(db), "views that need each other");
        CHECK_INT(sum_of(db), 2); /* nothing was changed */
        CHECK_ERR(migrate(db, two, unknown), ERR_INVALID);
        CHECK_HAS(db_problem(db), "a/a_v.sql: Dieses Wort ist nicht bekannt: @word");
        testdb_close(db);
}

TEST(a_changed_view_needs_no_migration)
{
        struct db *db = testdb_open_empty();
        struct rtx *tx;
        bool current;
        NEED_OK(migrate(db, one, first));
        NEED_OK(db_begin_read(db, test_arena(), 0, &tx));
        NEED_OK(views_current(tx, first, &current));
        CHECK(current);
        NEED_OK(views_current(tx, second, &current));
        CHECK(!current);
        db_end_read(tx);
        NEED_OK(migrate(db, one, second));
        CHECK_INT(sum_of(testdb_again(db)), 2);
        testdb_close(db);
}

/* A view that names what no table has is made by SQLite without a word, and fails when it is read. */
TEST(every_view_of_the_program_can_be_read)
{
        struct db *db = testdb_open();
        struct migrate_status s;
        NEED_OK(migrate_status(db, test_arena(), &s));
        CHECK(!s.views_old);
        for (const struct view_part *v = all_views; v->name.n; v++)
                CHECK(columns(db, v->name) > 0);
        testdb_close(db);
}

TEST_GROUP(view, &parts_are_joined_and_made_in_an_order_that_works, &views_follow_their_files_and_the_tables,
           &a_changed_view_needs_no_migration, &every_view_of_the_program_can_be_read)
