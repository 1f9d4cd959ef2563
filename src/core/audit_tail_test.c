/* The end of the log: what was cut off there shows. */
#include "base/rand.h"
#include "core/audit.h"
#include "test/test.h"
#include "test/testdb.h"

SQL(test_tail_content, none, "DELETE FROM change_content WHERE change_id > $1")
SQL(test_tail_change, none, "DELETE FROM change WHERE id > $1")
SQL(test_tail_access, none, "DELETE FROM access_log WHERE id > $1")
SQL(test_tail_block, none, "DELETE FROM audit_block WHERE id > $1")
SQL(test_tail_last, one_int, "SELECT COALESCE(MAX(id), 0) FROM change")
SQL(test_tail_last_block, one_int, "SELECT COALESCE(MAX(id), 0) FROM audit_block")
SQL(test_tail_last_access, one_int, "SELECT COALESCE(MAX(id), 0) FROM access_log")

static struct wtx *tx;

static int64_t last(const struct stmt_free *s)
{
        struct one_int n = {0};
        CHECK_OK(db_row(rtx_of(tx), s, NO_ARGS, &n));
        return n.n;
}

static void run(const struct stmt_free *s, int64_t after)
{
        CHECK_OK(db_exec(tx, s, ARGS(after), NULL));
}

/* One change, one look, one seal. */
static void block_add(void)
{
        int64_t sealed;
        CHECK_OK(audit_note(tx, S("setting"), 1, 0, S("update"), S("x")));
        CHECK_OK(audit_access(tx, CONST_NAME("people_list"), 0, CONST_NAME("list"), 1, 3));
        CHECK_OK(audit_seal(tx, &sealed));
}

static struct audit_report report(void)
{
        struct audit_report r;
        CHECK_OK(audit_verify(rtx_of(tx), &r));
        return r;
}

TEST(a_cut_tail_shows)
{
        struct db *db = testdb_open();
        rand_start();
        must(db_begin_write(db, test_arena(), 0, &tx) == OK);
        block_add();
        int64_t change = last(&sql_test_tail_last), block = last(&sql_test_tail_last_block),
                access = last(&sql_test_tail_last_access), found;
        block_add();
        block_add();
        struct audit_report whole = report();
        CHECK_INT(whole.broken_block, 0);
        CHECK_INT(whole.tail.missing, 0);
        CHECK(!whole.tail.cut);
        CHECK_INT((int64_t)whole.digest.n, 64);
        CHECK_OK(audit_find(rtx_of(tx), whole.digest, &found));
        CHECK(found == last(&sql_test_tail_last_block));
        /* the last two seals with all they sealed: what remains is a whole chain */
        run(&sql_test_tail_content, change);
        run(&sql_test_tail_change, change);
        run(&sql_test_tail_access, access);
        run(&sql_test_tail_block, block);
        struct audit_report cut = report();
        CHECK_INT(cut.broken_block, 0);
        CHECK_INT(cut.tail.missing, 6);
        CHECK(cut.tail.cut == !testdb_is_pgsql());
        CHECK_OK(audit_find(rtx_of(tx), whole.digest, &found));
        CHECK_INT(found, 0); /* certain on both engines */
        CHECK_OK(audit_find(rtx_of(tx), cut.digest, &found));
        CHECK_INT(found, block);
        db_rollback(tx);
        testdb_close(db);
}

TEST(a_seal_without_its_block_shows)
{
        struct db *db = testdb_open();
        must(db_begin_write(db, test_arena(), 0, &tx) == OK);
        block_add();
        int64_t block = last(&sql_test_tail_last_block);
        block_add();
        run(&sql_test_tail_block, block);
        CHECK_INT(report().tail.orphans, 2);
        CHECK(report().tail.cut);
        db_rollback(tx);
        testdb_close(db);
}

TEST(an_emptied_log_shows)
{
        struct db *db = testdb_open();
        must(db_begin_write(db, test_arena(), 0, &tx) == OK);
        block_add();
        run(&sql_test_tail_content, 0);
        run(&sql_test_tail_change, 0);
        run(&sql_test_tail_access, 0);
        run(&sql_test_tail_block, 0);
        struct audit_report r = report();
        CHECK_INT(r.broken_block, 0);
        CHECK(r.tail.cut);
        db_rollback(tx);
        testdb_close(db);
}

TEST_GROUP(audit_tail, &a_cut_tail_shows, &a_seal_without_its_block_shows, &an_emptied_log_shows)
