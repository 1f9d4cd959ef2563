/* Disruptions as notes and reviews of a case repeat them. D25, D28 */
#include "domain/facts/row.h"

#define DISRUPTION_ROW(X)                                                                                    \
        X(INT, id) X(TEXT, title) X(DATE, on) X(TEXT, cause) X(TEXT, solution) X(DATE, solved)
ROW(disruption_row, DISRUPTION_ROW)
SQL_IN(disruption_rows, disruption_row,
       "SELECT id, title, occurred_on, cause, solution, solved_on FROM disruption WHERE case_id = $1 ORDER BY occurred_on, id")

ROWS(disruptions)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct disruption_row *x;
        size_t n;
        TRY(db_list_in(tx, g, &sql_disruption_rows, NO_ARGS, &x, &n));
        for (size_t i = 0; i < n; i++) {
                row_begin(out, x[i].id);
                row_text(out, COL_disruptions_title, x[i].title);
                row_date(out, COL_disruptions_day, x[i].on);
                row_text(out, COL_disruptions_cause, x[i].cause);
                row_text(out, COL_disruptions_solution, x[i].solution);
                row_date(out, COL_disruptions_solved, x[i].solved);
        }
        return OK;
}
