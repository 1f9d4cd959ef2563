#include "db/sqlcheck.h"

#include "db/schema_check.h"
#include "test/test.h"
#include "test/testdb.h"

TEST(every_statement_of_the_program)
{
        struct db *db = testdb_open();
        struct sqlcheck c;
        sqlcheck_run(db, test_arena(), test_file("test/golden/sql_reviewed.txt"), &c);
        CHECK_STR(c.report, "");
        CHECK(c.statements > 50);
        testdb_close(db);
}

TEST(every_entity_of_the_program)
{
        struct db *db = testdb_open();
        struct schema_check c;
        struct rtx *tx;
        NEED_OK(db_begin_read(db, test_arena(), 0, &tx));
        NEED_OK(schema_check_run(tx, &c));
        CHECK_STR(c.report, "");
        db_end_read(tx);
        testdb_close(db);
}

TEST_GROUP(sqlcheck, &every_statement_of_the_program, &every_entity_of_the_program)
