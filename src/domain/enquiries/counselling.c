/* Short counselling: what was asked and answered, without names. */
#include "domain/enquiries/enquiry.h"

SQL(counselling_lines, counselling_line,
    "SELECT k.id, k.held_on, k.way, k.minutes, k.topic, o.name, u.name FROM counselling k"
    " LEFT JOIN organisation_v o ON o.id = k.organisation_id LEFT JOIN users u ON u.id = k.created_by"
    " WHERE 1 = 1 @where ORDER BY @order @page")
SQL(counselling_total, one_int, "SELECT COUNT(*) FROM counselling k WHERE 1 = 1 @where")

enum err counselling_list(struct rtx *tx, const struct counselling_query *q, struct counselling_line **out,
                          size_t *n, int64_t *total)
{
        struct where w = {.n = 0};
        struct one_int *count;
        size_t rows;
        if (!str_empty(q->way))
                where_and(&w, "k.way = $?", V(q->way));
        TRY(db_list_where(tx, &sql_counselling_total, NO_ARGS, &w, &count, &rows));
        *total = rows ? count->n : 0;
        if (q->descending)
                where_order(&w, "k.held_on DESC, k.id DESC");
        else
                where_order(&w, "k.held_on, k.id");
        w.limit = q->limit;
        w.offset = q->offset;
        return db_list_where(tx, &sql_counselling_lines, NO_ARGS, &w, out, n);
}
