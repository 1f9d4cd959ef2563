#include "db/scaffold.h"

#include "db/migrate.h"
#include "db/problem.h"
#include "db/test_schema.h"
#include "test/test.h"
#include "test/testdb.h"

extern const struct entity *const all_entities[];
static const struct entity *const own[] = {&test_thing_entity.e, &test_part_entity.e, NULL};

static enum err look(struct db *db, const struct entity *const *list, struct schema_check *out)
{
        struct rtx *tx;
        TRY(db_begin_read(db, test_arena(), 0, &tx));
        enum err e = schema_check_list(tx, list, out);
        db_end_read(tx);
        return e;
}

static enum err change(struct db *db, const struct stmt_free *const *statement, size_t n)
{
        struct wtx *tx;
        TRY(db_begin_write(db, test_arena(), 0, &tx));
        for (size_t i = 0; i < n; i++)
                TRY(db_exec(tx, statement[i], NO_ARGS, NULL));
        return db_commit(tx);
}

TEST(nothing_is_missing)
{
        struct db *db = test_schema_open();
        struct schema_check check;
        struct scaffold s;
        NEED_OK(look(db, own, &check));
        scaffold_write(test_arena(), &check, &s);
        CHECK_STR(s.sql, "");
        CHECK_STR(s.undecided, "");
        CHECK_INT(s.tables + s.columns, 0);
        testdb_close(db);
}

TEST(fields_are_added_in_order)
{
        static const struct stmt_free given = STMT_BODY(d1, none, "ALTER TABLE test_thing DROP COLUMN given"),
                                      born = STMT_BODY(d2, none, "ALTER TABLE test_thing DROP COLUMN born"),
                                      sum = STMT_BODY(d3, none, "ALTER TABLE test_thing DROP COLUMN sum"),
                                      end = STMT_BODY(d4, none, "ALTER TABLE test_thing DROP COLUMN \"end\""),
                                      old = STMT_BODY(d5, none, "ALTER TABLE test_part ADD COLUMN old TEXT");
        static const struct stmt_free *const all[] = {&given, &born, &sum, &end, &old};
        struct db *db = test_schema_open();
        struct schema_check check;
        struct scaffold s;
        NEED_OK(change(db, all, ARRAY_LEN(all)));
        NEED_OK(look(db, own, &check));
        scaffold_write(test_arena(), &check, &s);
        CHECK_STR(s.sql, "ALTER TABLE test_thing ADD COLUMN given @text;\n"
                         "ALTER TABLE test_thing ADD COLUMN born @date;\n"
                         "ALTER TABLE test_thing ADD COLUMN sum @int;\n"
                         "ALTER TABLE test_thing ADD COLUMN \"end\" @int;\n");
        CHECK_STR(s.undecided, "test_part: column old is not declared\n");
        CHECK_INT(s.columns, 4);
        CHECK_INT(s.tables, 0);
        testdb_close(db);
}

TEST(a_table_is_written_whole)
{
        static const struct stmt_free drop = STMT_BODY(d6, none, "DROP TABLE test_part");
        static const struct stmt_free *const all[] = {&drop};
        struct db *db = test_schema_open();
        struct schema_check check;
        struct scaffold s;
        NEED_OK(change(db, all, ARRAY_LEN(all)));
        NEED_OK(look(db, own, &check));
        scaffold_write(test_arena(), &check, &s);
        CHECK_STR(s.sql, "CREATE TABLE test_part (\n  @case_entity,\n  name @text\n) @table;\n"
                         "CREATE INDEX test_part_case ON test_part(case_id, id);\n");
        CHECK_STR(s.undecided, "");
        CHECK_INT(s.tables, 1);
        testdb_close(db);
}

/* Every kind of field and every reference of the program, on this engine. */
TEST(what_is_written_fits_what_is_declared)
{
        struct db *db = testdb_open_empty();
        struct schema_check check;
        struct scaffold s;
        int applied;
        NEED_OK(look(db, all_entities, &check));
        scaffold_write(test_arena(), &check, &s);
        CHECK(s.tables > 20);
        const struct migration list[] = {{1, S_INIT("all"), s.sql}, {0, S_INIT(""), S_INIT("")}};
        enum err e = migrate_run_list(db, test_arena(), list, &applied);
        if (!CHECK_OK(e))
                CHECK_SAME(db_problem(db), S(""));
        NEED_OK(look(db, all_entities, &check));
        CHECK_STR(check.report, "");
        testdb_close(db);
}

TEST(a_migration_begins_with_what_it_is_good_for)
{
        struct str sql = S("CREATE TABLE x;\n");
        CHECK_STR(scaffold_commented(test_arena(), sql, S(" Wie jemand heißt. ")),
                  "-- Wie jemand heißt.\nCREATE TABLE x;\n");
        CHECK_STR(scaffold_commented(test_arena(), sql, S("")), "CREATE TABLE x;\n");
        CHECK(scaffold_why_fits(S("Wie jemand heißt.")));
        CHECK(!scaffold_why_fits(S("Gut.\nDROP TABLE person;")));
        CHECK(!scaffold_why_fits(S("Gut.\rDROP TABLE person;")));
}

TEST_GROUP(scaffold, &nothing_is_missing, &fields_are_added_in_order, &a_table_is_written_whole,
           &what_is_written_fits_what_is_declared, &a_migration_begins_with_what_it_is_good_for)
