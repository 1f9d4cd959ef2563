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

/* ---- what must be found ---- */
#define FOUND(name_, text_, rule_)                                                                           \
        {                                                                                                    \
                .name = #name_, .text = text_, .file = "x.c", .line = 7, .row = &row_one_int, .rule = rule_  \
        }
static const struct stmt found[] = {
        FOUND(owned, "SELECT id FROM casefile WHERE id = $1", RULE_FREE),
        FOUND(by_view, "SELECT case_id FROM test_view", RULE_FREE),
        FOUND(reviewed, "SELECT id FROM casefile WHERE id = $1", RULE_FREE),
        FOUND(fine, "SELECT id FROM person", RULE_FREE),
        FOUND(writes, "DELETE FROM casefile WHERE id = $1 RETURNING id", RULE_FREE),
        FOUND(scope,
              "SELECT c.id FROM casefile c" SCOPE_CASE("c.id") "WHERE 1 = 1 @where ORDER BY @order @page",
              RULE_SCOPE),
        FOUND(no_scope, "SELECT id FROM casefile", RULE_SCOPE),
        FOUND(in, "SELECT id FROM goal WHERE case_id = $1", RULE_IN),
        FOUND(in_case, "SELECT id FROM casefile WHERE id = $1", RULE_IN),
        FOUND(in_insert,
              "INSERT INTO assignment (case_id, user_id, part, since) VALUES ($1, 1, 'a', 'b') RETURNING id",
              RULE_IN),
        FOUND(not_in, "SELECT id FROM goal WHERE id = $1", RULE_IN),
        FOUND(columns, "SELECT id, version FROM person", RULE_FREE),
        FOUND(wrong, "SELECT nothing FROM nowhere", RULE_FREE),
        FOUND(secret, "SELECT LENGTH(health_note) FROM contact_entry WHERE case_id = $1", RULE_IN),
        FOUND(history, "UPDATE person SET family = 'x' WHERE id = $1 RETURNING id", RULE_FREE),
        FOUND(kinds, "SELECT login FROM users", RULE_FREE),
};

static bool is_found(const struct sqlcheck *c, struct str line)
{
        return str_find(c->report, line) >= 0;
}

TEST(breaches_are_found)
{
        static const struct stmt_free view =
                STMT_BODY(view, none, "CREATE VIEW test_view AS SELECT case_id FROM goal");
        const struct stmt *list[ARRAY_LEN(found) + 1] = {NULL};
        struct db *db = testdb_open();
        struct sqlcheck c;
        struct wtx *tx;
        for (size_t i = 0; i < ARRAY_LEN(found); i++)
                list[i] = &found[i];
        NEED_OK(db_begin_write(db, test_arena(), 0, &tx));
        NEED_OK(db_exec(tx, &view, NO_ARGS, NULL));
        NEED_OK(db_commit(tx));
        sqlcheck_list(db, test_arena(), list, S("# comment\nreviewed why\nfine needless\ngone it was\n"), &c);
        CHECK(is_found(&c, S("x.c:7: columns: the number of columns differs from the row type one_int\n")));
        CHECK(is_found(&c, S("x.c:7: wrong: cannot be prepared: ")));
        CHECK(is_found(&c, S("gone: there is no such statement\n")));
        if (testdb_is_pgsql()) {
                CHECK(is_found(&c, S("x.c:7: kinds: type of column n\n")));
                CHECK_INT((int64_t)c.findings, 4);
        } else {
                CHECK(is_found(
                        &c, S("owned: touches tables of cases without grant, scope or review: casefile\n")));
                CHECK(is_found(&c,
                               S("by_view: touches tables of cases without grant, scope or review: goal\n")));
                CHECK(is_found(&c, S("writes: touches tables of cases")));
                CHECK(is_found(&c, S("fine: is in the list of reviewed statements, but need not be\n")));
                CHECK(is_found(&c, S("no_scope: SQL_SCOPE does not join case_access\n")));
                CHECK(is_found(&c, S("not_in: SQL_IN is not tied to the case of the grant: case_id = $1\n")));
                CHECK(is_found(&c, S("history: writes records without history, only ent_* may: person\n")));
                CHECK(is_found(&c, S("writes: writes records without history, only ent_* may: casefile\n")));
                CHECK(is_found(&c, S("secret: reads a secret, only ent_* may: health_note\n")));
                CHECK_INT((int64_t)c.findings, 12);
        }
        testdb_close(db);
}

TEST_GROUP(sqlcheck, &every_statement_of_the_program, &every_entity_of_the_program, &breaches_are_found)
