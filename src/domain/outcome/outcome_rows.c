/* Results as closing letters repeat them. D25, D26, D28 */
#include "domain/facts/row.h"

#define OUTCOME_ROW(X)                                                                                       \
        X(INT, id) X(TEXT, point) X(DATE, on) X(TEXT, words) X(TEXT, status) X(TEXT, computed) X(TEXT, judged)
ROW(outcome_row, OUTCOME_ROW)
SQL_IN(outcome_rows, outcome_row,
       "SELECT id, point, recorded_on, own_words, status, computed_class, judged_class FROM outcome WHERE case_id = $1"
       " ORDER BY recorded_on DESC, id DESC")

ROWS(outcomes)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct outcome_row *x;
        size_t n;
        TRY(db_list_in(tx, g, &sql_outcome_rows, NO_ARGS, &x, &n));
        for (size_t i = 0; i < n; i++) {
                struct str result = str_empty(x[i].judged) ? x[i].computed : x[i].judged;
                row_begin(out, x[i].id);
                TRY(row_codes(out, COL_outcomes_point, S("outcome_point"), x[i].point));
                row_date(out, COL_outcomes_day, x[i].on);
                row_text(out, COL_outcomes_own_words, x[i].words);
                TRY(row_codes(out, COL_outcomes_status, S("outcome_status"), x[i].status));
                TRY(row_codes(out, COL_outcomes_result, S("success_class"), result));
        }
        return OK;
}
