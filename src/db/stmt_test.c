#include "db/db_inner.h"
#include "db/grant_private.h"
#include "db/problem.h"
#include "db/test_schema.h"
#include "test/test.h"
#include "test/testdb.h"

static struct db *db;
static struct wtx *tx;

#define ALL_KINDS(X)                                                                                         \
        X(BOOL, active) X(TEXT, family) X(DATE, born) X(BOOL, other) X(INT, count) X(TIME, end) X(MONEY, sum)
ROW(all_kinds, ALL_KINDS)

#define BLOB_LINE(X) X(BLOB, bytes)
ROW(blob_line, BLOB_LINE)

#define ADD_TEXT                                                                                                               \
        "INSERT INTO test_thing (uid, version, created_at, changed_at, active, family, family_key, born, count, \"end\", sum)" \
        " VALUES ($2, 1, 0, 0, $1, $2, $2, $3, $4, $5, $6)"
static const struct stmt_free add = STMT_BODY(add, none, ADD_TEXT);
static const struct stmt_free add_id =
        STMT_BODY(add_id, one_int, ADD_TEXT " ON CONFLICT (uid) DO NOTHING RETURNING id");
static const struct stmt_free all =
        STMT_BODY(all, all_kinds,
                  "SELECT active, family, born, CASE WHEN count = 1 THEN 1 ELSE 0 END, count, \"end\", sum"
                  " FROM test_thing ORDER BY id");
static const struct stmt_free named =
        STMT_BODY(named, one_int, "SELECT count FROM test_thing WHERE family = $1");
static const struct stmt_free filtered = STMT_BODY(
        filtered, one_text, "SELECT family FROM test_thing WHERE version = $1 @where ORDER BY @order @page");
static const struct stmt_in in_case =
        STMT_RULE(in_case, one_int, "SELECT CAST($1 AS BIGINT) * 10 + $2", RULE_IN);
static const struct stmt_scope of_actor =
        STMT_RULE(of_actor, one_int, "SELECT CAST($1 AS BIGINT) * 10 + $2", RULE_SCOPE);

static bool begin(void)
{
        db = test_schema_open();
        return CHECK_OK(db_begin_write(db, test_arena(), 7, &tx));
}

static void end(void)
{
        db_rollback(tx);
        testdb_close(db);
}

static bool add_thing(struct str family, int count)
{
        return CHECK_OK(
                db_exec(tx, &add, ARGS(true, family, DATE_NONE, count, MOMENT_NONE, VALUE_NULL), NULL));
}

TEST(parameters_go_by_their_name_and_rows_become_structs)
{
        struct all_kinds *row;
        struct moment at = {1746511440};
        size_t n;
        NEED(begin());
        NEED_OK(db_exec(tx, &add,
                        ARGS(true, S("Größe 'quoted' $1"), date_of(2024, 2, 29), 1, at, (int64_t)-5), NULL));
        NEED(add_thing(S("leer"), 0));
        NEED_OK(db_list(rtx_of(tx), &all, NO_ARGS, &row, &n));
        NEED(n == 2);
        CHECK(row[0].active && row[0].other && row[1].active && !row[1].other);
        CHECK_STR(row[0].family, "Größe 'quoted' $1");
        CHECK_INT(row[0].born.day, date_of(2024, 2, 29).day);
        CHECK_INT(row[0].end.s, at.s);
        CHECK_INT(row[0].sum, -5);
        CHECK(!date_given(row[1].born) && !moment_given(row[1].end));
        CHECK_INT(row[1].sum, 0);
        end();
}

TEST(the_first_row_or_none)
{
        struct one_int row;
        NEED(begin());
        CHECK_ERR(db_row(rtx_of(tx), &named, ARGS(S("Albers")), &row), ERR_NOT_FOUND);
        NEED(add_thing(S("Albers"), 3));
        NEED(add_thing(S("Boll"), 4));
        NEED_OK(db_row(rtx_of(tx), &named, ARGS(S("Boll")), &row));
        CHECK_INT(row.n, 4);
        end();
}

TEST(an_empty_list)
{
        struct all_kinds *row = NULL;
        size_t n = 9;
        NEED(begin());
        NEED_OK(db_list(rtx_of(tx), &all, NO_ARGS, &row, &n));
        CHECK_INT((int64_t)n, 0);
        end();
}

TEST(bytes_and_fractions)
{
        static const struct stmt_free put = STMT_BODY(put, none, "INSERT INTO test_blob (bytes) VALUES ($1)");
        static const struct stmt_free get =
                STMT_BODY(get, blob_line, "SELECT bytes FROM test_blob ORDER BY id");
        struct str bytes = {"a\0\xff'\\x", 6};
        struct blob_line *row;
        size_t n;
        NEED(begin());
        NEED_OK(db_exec(tx, &put, ARGS(value_blob(bytes)), NULL));
        NEED_OK(db_exec(tx, &put, ARGS(value_blob(S(""))), NULL));
        NEED_OK(db_list(rtx_of(tx), &get, NO_ARGS, &row, &n));
        NEED(n == 2);
        CHECK_SAME(row[0].bytes, bytes);
        CHECK_STR(row[1].bytes, "");
        end();
}

TEST(insert_gives_the_id_and_a_taken_value_a_conflict)
{
        int64_t first, second, changed;
        static const struct stmt_free grow =
                STMT_BODY(grow, none, "UPDATE test_thing SET count = count + $1");
        NEED(begin());
        NEED_OK(db_insert(tx, &add_id, ARGS(true, S("A"), DATE_NONE, 1, MOMENT_NONE, VALUE_NULL), &first));
        CHECK_ERR(db_insert(tx, &add_id, ARGS(true, S("A"), DATE_NONE, 1, MOMENT_NONE, VALUE_NULL), &second),
                  ERR_CONFLICT);
        NEED_OK(db_insert(tx, &add_id, ARGS(true, S("B"), DATE_NONE, 1, MOMENT_NONE, VALUE_NULL), &second));
        CHECK(first > 0 && second > first);
        NEED_OK(db_exec(tx, &grow, ARGS(5), &changed));
        CHECK_INT(changed, 2);
        end();
}

TEST(a_failed_statement_spoils_the_transaction)
{
        struct one_int row;
        struct rtx *after;
        NEED(begin());
        NEED(add_thing(S("A"), 1));
        CHECK_ERR(db_exec(tx, &add, ARGS(true, S("A"), DATE_NONE, 1, MOMENT_NONE, VALUE_NULL), NULL),
                  ERR_CONFLICT);
        CHECK_STR(str_of(db_failed_statement(db).p), "add");
        CHECK(!str_empty(db_problem(db)));
        CHECK_ERR(db_row(rtx_of(tx), &named, ARGS(S("A")), &row), ERR_CONFLICT);
        CHECK_ERR(db_commit(tx), ERR_CONFLICT);
        NEED_OK(db_begin_read(db, test_arena(), 0, &after));
        CHECK_ERR(db_row(after, &named, ARGS(S("A")), &row), ERR_NOT_FOUND);
        db_end_read(after);
        testdb_close(db);
}

TEST(rules_of_the_tables_hold)
{
        static const struct stmt_free wrong =
                STMT_BODY(wrong, none, "UPDATE test_thing SET active = 2 WHERE family = $1");
        static const struct stmt_free lost =
                STMT_BODY(lost, none, "UPDATE test_thing SET site_id = 4711 WHERE family = $1");
        static const struct stmt_free none =
                STMT_BODY(none, none, "UPDATE test_thing SET family = NULL WHERE family = $1");
        const struct stmt_free *const s[] = {&wrong, &lost, &none};
        const enum err want[] = {ERR_INVALID, ERR_CONFLICT, ERR_INVALID};
        for (size_t i = 0; i < ARRAY_LEN(s); i++) {
                NEED(begin());
                NEED(add_thing(S("A"), 1));
                CHECK_ERR(db_exec(tx, s[i], ARGS(S("A")), NULL), want[i]);
                end();
        }
}

TEST(a_list_with_filters)
{
        struct where w = {.limit = 2, .offset = 1};
        struct one_text *row;
        size_t n;
        NEED(begin());
        for (int i = 0; i < 5; i++)
                NEED(add_thing(str_from_int(test_arena(), i), i));
        where_and(&w, "(count > $? OR count = $? + 1)", value_int(0));
        where_and(&w, "family <> $?", value_text(S("3")));
        where_plain(&w, "active = 1");
        where_order(&w, "count DESC");
        NEED_OK(db_list_where(rtx_of(tx), &filtered, ARGS(1), &w, &row, &n));
        NEED(n == 2);
        CHECK_STR(row[0].s, "2");
        CHECK_STR(row[1].s, "1");
        struct where none = {.order = "1"};
        NEED_OK(db_list_where(rtx_of(tx), &filtered, ARGS(1), &none, &row, &n));
        CHECK_INT((int64_t)n, 5);
        end();
}

TEST(first_parameter_is_bound_by_the_program)
{
        const struct grant g = {.case_id = 4};
        struct one_int row;
        NEED(begin());
        NEED_OK(db_row_in(rtx_of(tx), &g, &in_case, ARGS(2), &row));
        CHECK_INT(row.n, 42);
        NEED_OK(db_row_scope(rtx_of(tx), &of_actor, ARGS(3), &row));
        CHECK_INT(row.n, 73);
        wtx_actor_set(tx, 8);
        NEED_OK(db_row_scope(rtx_of(tx), &of_actor, ARGS(3), &row));
        CHECK_INT(row.n, 83);
        end();
}

TEST(more_rows_than_an_export_has)
{
        static const struct stmt_free many = STMT_BODY(
                many, one_int,
                "WITH RECURSIVE t(n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM t WHERE n < $1) SELECT n FROM t");
        struct one_int *row;
        size_t n;
        NEED(begin());
        NEED_OK(db_list(rtx_of(tx), &many, ARGS((int)LIMIT_EXPORT_ROWS), &row, &n));
        CHECK_INT((int64_t)n, LIMIT_EXPORT_ROWS);
        CHECK_INT(row[n - 1].n, LIMIT_EXPORT_ROWS);
        CHECK_ERR(db_list(rtx_of(tx), &many, ARGS((int)LIMIT_EXPORT_ROWS + 1), &row, &n), ERR_LIMIT);
        NEED_OK(db_list(rtx_of(tx), &many, ARGS(3), &row, &n));
        end();
}

TEST(the_cache_forgets_before_it_is_full)
{
        struct stmt_free *s = NEW_ARRAY(test_arena(), struct stmt_free, 2 * CACHE_MOST);
        struct one_int row;
        NEED(begin());
        for (int i = 0; i < 2 * (int)CACHE_MOST; i++) {
                s[i] = named;
                s[i].s.text = str_c(test_arena(), str_join(test_arena(), S("SELECT CAST($1 AS BIGINT) + "),
                                                           str_from_int(test_arena(), i)));
                NEED_OK(db_row(rtx_of(tx), &s[i], ARGS(1), &row));
                NEED(row.n == i + 1);
        }
        NEED_OK(db_row(rtx_of(tx), &s[0], ARGS(1), &row));
        CHECK_INT(row.n, 1);
        end();
}

/* ---- defects panic (in a child process, therefore in memory) ---- */
static const struct stmt_free plus = STMT_BODY(plus, one_int, "SELECT $1 + 1");
static const struct stmt_free writing = STMT_BODY(writing, one_int, "CREATE TABLE t (a INTEGER)");

static struct rtx *memory(void)
{
        must(db_open(test_arena(), S(":memory:"), &db) == OK &&
             db_begin_write(db, test_arena(), 0, &tx) == OK);
        return rtx_of(tx);
}

static void too_few_arguments(void)
{
        struct one_int row;
        (void)db_row(memory(), &plus, NO_ARGS, &row);
}

static void wrong_row_type(void)
{
        struct one_text row;
        (void)db_row(memory(), &plus, ARGS(1), &row);
}

static void writes_while_reading(void)
{
        struct one_int row;
        (void)db_row(memory(), &writing, NO_ARGS, &row);
}

static void two_transactions(void)
{
        struct rtx *second;
        (void)db_begin_read(rtx_db(memory()), test_arena(), 0, &second);
}

static void no_mistake(void)
{
        struct one_int row;
        must(db_row(memory(), &plus, ARGS(1), &row) == OK && row.n == 2);
        db_rollback(tx);
        db_close(db);
}

TEST(mistakes_in_statements_are_defects)
{
        no_mistake();
        CHECK_PANICS(too_few_arguments);
        CHECK_PANICS(wrong_row_type);
        CHECK_PANICS(two_transactions);
        CHECK_PANICS(writes_while_reading);
}

TEST(statements_are_counted)
{
        struct one_int row;
        NEED(begin());
        int64_t before = db_statements(db);
        NEED(add_thing(S("A"), 1));
        NEED_OK(db_row(rtx_of(tx), &named, ARGS(S("A")), &row));
        CHECK_INT(db_statements(db) - before, 2);
        end();
}

TEST_GROUP(stmt, &parameters_go_by_their_name_and_rows_become_structs, &the_first_row_or_none, &an_empty_list,
           &bytes_and_fractions, &insert_gives_the_id_and_a_taken_value_a_conflict,
           &a_failed_statement_spoils_the_transaction, &rules_of_the_tables_hold, &a_list_with_filters,
           &first_parameter_is_bound_by_the_program, &more_rows_than_an_export_has,
           &the_cache_forgets_before_it_is_full, &mistakes_in_statements_are_defects, &statements_are_counted)
