#include "db/rebuild.h"

#include "db/catalog.h"
#include "db/db_inner.h"

#define SQL_BYTES (256u << 10)

static const struct stmt_free attached = STMT_BODY(
        rebuild_attached, one_text,
        "SELECT sql FROM sqlite_schema WHERE tbl_name = $1 AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid");
static const struct stmt_free broken_references =
        STMT_BODY(rebuild_references, one_int, "SELECT COUNT(*) FROM pragma_foreign_key_check");

static enum err script(struct wtx *tx, struct buf *sql)
{
        must(!sql->full);
        enum err e = drv_script(tx->r.db, tx->r.arena, buf_str(sql));
        if (e != OK)
                tx->r.broken = e;
        return e;
}

static void put_name(struct buf *b, struct str name, struct str suffix)
{
        buf_char(b, '"');
        buf_put(b, name);
        buf_put(b, suffix);
        buf_char(b, '"');
}

/* The statement with its table called x__new for the time being. */
static enum err put_create(struct buf *b, struct str table, struct str create)
{
        ptrdiff_t at = str_find(create, S("("));
        struct str head = str_trim(str_sub(create, 0, at < 0 ? 0 : (size_t)at));
        if (at < 0 || !str_eq(head, str_join(b->arena, S("CREATE TABLE "), table)))
                return ERR_INVALID;
        buf_lit(b, "CREATE TABLE ");
        put_name(b, table, S("__new"));
        buf_put(b, str_sub(create, (size_t)at, create.n));
        buf_lit(b, "\n");
        return OK;
}

static bool has_column(const struct catalog_column *c, size_t n, struct str name)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(c[i].name, name))
                        return true;
        return false;
}

static enum err common_columns(struct wtx *tx, struct str table, struct buf *names)
{
        struct arena *a = tx->r.arena;
        struct catalog_column *before, *after;
        size_t before_n, after_n;
        TRY(catalog_columns(&tx->r, table, &before, &before_n));
        TRY(catalog_columns(&tx->r, str_join(a, table, S("__new")), &after, &after_n));
        for (size_t i = 0; i < after_n; i++) {
                if (!has_column(before, before_n, after[i].name))
                        continue;
                if (names->n)
                        buf_lit(names, ", ");
                put_name(names, after[i].name, S(""));
        }
        return names->n ? OK : ERR_INVALID;
}

static void put_copy(struct buf *b, struct str table, struct str columns)
{
        buf_lit(b, "INSERT INTO ");
        put_name(b, table, S("__new"));
        buf_lit(b, " (");
        buf_put(b, columns);
        buf_lit(b, ") SELECT ");
        buf_put(b, columns);
        buf_lit(b, " FROM ");
        put_name(b, table, S(""));
        buf_lit(b, ";\n");
}

/* Ids that were given and deleted must not be given again. */
static enum err put_sequence(struct wtx *tx, struct buf *b, struct str table)
{
        struct catalog_column *c;
        size_t n;
        TRY(catalog_columns(&tx->r, S("sqlite_sequence"), &c, &n));
        if (n == 0)
                return OK;
        struct str next = str_join(tx->r.arena, S("'"), table, S("__new'"));
        buf_put(b, str_join(tx->r.arena, S("DELETE FROM sqlite_sequence WHERE name = "), next, S(";\n")));
        buf_put(b, str_join(tx->r.arena, S("INSERT INTO sqlite_sequence (name, seq) SELECT "), next,
                            S(", seq FROM sqlite_sequence WHERE name = '"), table, S("';\n")));
        return OK;
}

static void put_swap(struct buf *b, struct str table, const struct one_text *sql, size_t n)
{
        buf_lit(b, "DROP TABLE ");
        put_name(b, table, S(""));
        buf_lit(b, ";\nALTER TABLE ");
        put_name(b, table, S("__new"));
        buf_lit(b, " RENAME TO ");
        put_name(b, table, S(""));
        buf_lit(b, ";\n");
        for (size_t i = 0; i < n; i++) {
                buf_put(b, sql[i].s);
                buf_lit(b, ";\n");
        }
}

enum err rebuild_table(struct wtx *tx, struct str table, struct str create)
{
        struct arena *a = tx->r.arena;
        struct one_text *sql;
        size_t n;
        struct buf b, columns;
        TRY(db_list(&tx->r, &attached, ARGS(table), &sql, &n));
        buf_init(&b, a, SQL_BYTES);
        TRY(put_create(&b, table, str_trim(create)));
        TRY(script(tx, &b));
        buf_init(&columns, a, SQL_BYTES);
        TRY(common_columns(tx, table, &columns));
        buf_init(&b, a, SQL_BYTES);
        put_copy(&b, table, buf_str(&columns));
        TRY(put_sequence(tx, &b, table));
        put_swap(&b, table, sql, n);
        return script(tx, &b);
}

/* Renaming leaves references and views of other tables as they are written: they mean the name. */
enum err rebuild_before(struct db *db, struct arena *a)
{
        return drv_script(db, a, S("PRAGMA foreign_keys=OFF; PRAGMA legacy_alter_table=ON"));
}

enum err rebuild_after(struct db *db, struct arena *a)
{
        return drv_script(db, a, S("PRAGMA foreign_keys=ON; PRAGMA legacy_alter_table=OFF"));
}

enum err rebuild_check(struct wtx *tx)
{
        struct one_int bad;
        TRY(db_row(&tx->r, &broken_references, NO_ARGS, &bad));
        return bad.n == 0 ? OK : ERR_CONFLICT;
}
