#include "db/catalog.h"

static const struct stmt_free columns_sqlite = STMT_BODY(
        catalog_columns, catalog_column,
        "SELECT name, CASE type WHEN 'INTEGER' THEN 'integer' WHEN 'TEXT' THEN 'text' ELSE type END,"
        " CASE WHEN \"notnull\" = 1 OR pk = 1 THEN 1 ELSE 0 END FROM pragma_table_info($1) ORDER BY cid");

static const struct stmt_free columns_pgsql = STMT_BODY(
        catalog_columns, catalog_column,
        "SELECT column_name::text, CASE data_type WHEN 'bigint' THEN 'integer' ELSE data_type END::text,"
        " CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END FROM information_schema.columns"
        " WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position");

enum err catalog_columns(struct rtx *tx, struct str table, struct catalog_column **out, size_t *n)
{
        return db_list(tx, db_is_pgsql(rtx_db(tx)) ? &columns_pgsql : &columns_sqlite, ARGS(table), out, n);
}

static const struct stmt_free last_sqlite =
        STMT_BODY(catalog_last, one_int, "SELECT seq FROM sqlite_sequence WHERE name = $1");

static const struct stmt_free last_pgsql =
        STMT_BODY(catalog_last, one_int,
                  "SELECT COALESCE(last_value, 0) FROM pg_sequences WHERE schemaname = current_schema()"
                  " AND sequencename = $1 || '_id_seq'");

enum err catalog_last_id(struct rtx *tx, struct str table, int64_t *out)
{
        struct one_int n = {0};
        enum err e = db_row(tx, db_is_pgsql(rtx_db(tx)) ? &last_pgsql : &last_sqlite, ARGS(table), &n);
        *out = n.n;
        return e == ERR_NOT_FOUND ? OK : e;
}
