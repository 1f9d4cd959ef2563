#include "web/columns.h"

#define CHOSEN_LINE(X) X(TEXT, chosen)
ROW(chosen_line, CHOSEN_LINE)
SQL(table_choice_get, chosen_line, "SELECT chosen FROM table_choice WHERE user_id = $1 AND page = $2")
SQL(table_choice_put, none,
    "INSERT INTO table_choice (user_id, page, chosen) VALUES ($1, $2, $3) ON CONFLICT (user_id, page) DO UPDATE SET"
    " chosen = excluded.chosen")
SQL(table_choice_drop, none, "DELETE FROM table_choice WHERE user_id = $1 AND page = $2")

enum err columns_get(struct rtx *tx, struct str page, struct str *out)
{
        struct chosen_line l = {.chosen = S("")};
        enum err e = db_row(tx, &sql_table_choice_get, ARGS(rtx_actor(tx), page), &l);
        *out = l.chosen;
        return e == ERR_NOT_FOUND ? OK : e;
}

enum err columns_set(struct wtx *tx, struct str page, struct str chosen)
{
        int64_t user = rtx_actor(rtx_of(tx));
        if (str_empty(chosen))
                return db_exec(tx, &sql_table_choice_drop, ARGS(user, page), NULL);
        return db_exec(tx, &sql_table_choice_put, ARGS(user, page, chosen), NULL);
}

/* ---- what the form says ---- */

static bool name_fits(struct str name)
{
        for (size_t i = 0; i < name.n; i++)
                if (name.p[i] == '\n' || name.p[i] == '\r')
                        return false;
        return name.n > 0 && name.n <= COLUMN_NAME_BYTES;
}

static bool wanted(const struct req *r, struct str name)
{
        struct str v;
        for (size_t i = 0; req_field_nth(r, S("zeigen"), i, &v); i++)
                if (str_eq(v, name))
                        return true;
        return false;
}

static bool is_of(struct str line, int64_t table)
{
        int64_t n;
        struct str rest, plus = str_split(line, '+', &rest);
        return str_int(plus.n < line.n ? plus : str_split(line, '-', &rest), &n) && n == table;
}

static void keep_others(struct buf *b, struct str before, int64_t table)
{
        while (!str_empty(before)) {
                struct str line = str_split(before, '\n', &before);
                if (str_empty(line) || is_of(line, table))
                        continue;
                buf_put(b, line);
                buf_char(b, '\n');
        }
}

enum err columns_read(const struct req *r, struct str before, struct str *out)
{
        int64_t table;
        struct buf b;
        struct str rest = req_has(r, S("vorgabe")) ? S("") : req_field(r, S("spalten"));
        if (!str_int(req_field(r, S("tabelle")), &table) || table < 1 || table > COLUMN_TABLES)
                return ERR_INVALID;
        buf_init(&b, r->arena, before.n + COLUMNS_MOST * (COLUMN_NAME_BYTES + 5));
        keep_others(&b, before, table);
        for (size_t i = 0; !str_empty(rest); i++) {
                struct str name = str_split(rest, '\t', &rest);
                if (i == COLUMNS_MOST || !name_fits(name))
                        return ERR_INVALID;
                buf_int(&b, table);
                buf_char(&b, wanted(r, name) ? '+' : '-');
                buf_put(&b, name);
                buf_char(&b, '\n');
        }
        *out = buf_str(&b);
        return b.full ? ERR_INVALID : OK;
}
