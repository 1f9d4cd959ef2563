#include "domain/journal/effort.h"

SQL(effort_lines, effort_line,
    "SELECT f.id, f.held_on, f.relation, f.way, f.minutes, f.subject, o.name FROM effort f"
    " LEFT JOIN organisation_v o ON o.id = f.organisation_id WHERE f.created_by = $1 @where ORDER BY @order @page")
#define EFFORT_SUM(X) X(INT, rows) X(INT, minutes)
ROW(effort_sum, EFFORT_SUM)
SQL(effort_total, effort_sum,
    "SELECT COUNT(*), CAST(COALESCE(SUM(f.minutes), 0) AS BIGINT) FROM effort f WHERE f.created_by = $1 @where")
SQL(effort_mine, one_int, "SELECT id FROM effort WHERE id = $1 AND created_by = $2")

enum err effort_list(struct rtx *tx, const struct effort_query *q, struct effort_line **out, size_t *n,
                     int64_t *total, int64_t *minutes)
{
        struct where w = {.n = 0};
        struct effort_sum *sum;
        size_t rows;
        if (!str_empty(q->relation))
                where_and(&w, "f.relation = $?", V(q->relation));
        TRY(db_list_where(tx, &sql_effort_total, ARGS(rtx_actor(tx)), &w, &sum, &rows));
        *total = rows ? sum->rows : 0;
        *minutes = rows ? sum->minutes : 0;
        if (q->descending)
                where_order(&w, "f.held_on DESC, f.id DESC");
        else
                where_order(&w, "f.held_on, f.id");
        w.limit = q->limit;
        w.offset = q->offset;
        return db_list_where(tx, &sql_effort_lines, ARGS(rtx_actor(tx)), &w, out, n);
}

enum err effort_own(struct rtx *tx, int64_t id)
{
        struct one_int row;
        return db_row(tx, &sql_effort_mine, ARGS(id, rtx_actor(tx)), &row);
}
