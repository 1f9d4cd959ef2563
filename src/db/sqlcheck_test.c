#define BASE_BORDER
#include "db/sqlcheck.h"

#include "db/schema_check.h"
#include "test/test.h"
#include "test/testdb.h"

#include <stdio.h>

/* The list stands where people look for it; tests run in the root of the sources. */
static struct str reviewed_list(void)
{
        char *text = arena_alloc(test_arena(), 65536);
        FILE *f = fopen("test/golden/sql_reviewed.txt", "rb");
        if (!f)
                return S("");
        size_t n = fread(text, 1, 65536, f);
        fclose(f);
        return (struct str){text, n};
}

TEST(every_statement_of_the_program)
{
        struct db *db = testdb_open();
        struct sqlcheck c;
        sqlcheck_run(db, test_arena(), reviewed_list(), &c);
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
