/* Who pays for what, as letters about the plan repeat it. Why something was refused is not among it. D22, D23 */
#include "domain/facts/row.h"

#define MONEY_ROW(X)                                                                                         \
        X(INT, id) X(TEXT, measure) X(TEXT, benefit) X(TEXT, funder) X(MONEY, amount) X(TEXT, status)        \
                X(DATE, decided)
ROW(money_row, MONEY_ROW)
SQL_IN(funding_rows, money_row,
       "SELECT f.id, m.title, f.benefit, o.name, f.amount, f.status, f.decided_on FROM funding f"
       " LEFT JOIN measure_v m ON m.id = f.measure_id AND m.case_id = f.case_id LEFT JOIN organisation_v o ON o.id = f.funder_id"
       " WHERE f.case_id = $1 AND f.status <> 'withdrawn' ORDER BY f.id")

ROWS(fundings)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct money_row *f;
        size_t n;
        TRY(db_list_in(tx, g, &sql_funding_rows, NO_ARGS, &f, &n));
        for (size_t i = 0; i < n; i++) {
                row_begin(out, f[i].id);
                row_text(out, COL_fundings_measure, f[i].measure);
                TRY(row_codes(out, COL_fundings_benefit, S("funding_benefit"), f[i].benefit));
                row_text(out, COL_fundings_funder, f[i].funder);
                row_money(out, COL_fundings_amount, f[i].amount);
                TRY(row_codes(out, COL_fundings_decision, S("funding_status"), f[i].status));
                row_date(out, COL_fundings_decided, f[i].decided);
        }
        return OK;
}
