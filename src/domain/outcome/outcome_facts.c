/* Facts about what came out of it, as said at closing. Section 4 */
#include "domain/facts/fact.h"

#define OUTCOME_FACT_ROW(X) X(TEXT, status) X(BOOL, seamless) X(BOOL, return_option)
ROW(outcome_fact_row, OUTCOME_FACT_ROW)
SQL_IN(outcome_facts, outcome_fact_row,
       "SELECT status, seamless, return_option FROM outcome WHERE case_id = $1 AND point = 'closing' ORDER BY id DESC LIMIT 1")

FACTS(outcomes, FACT_outcome_status, FACT_outcome_seamless, FACT_outcome_return_option)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct outcome_fact_row r;
        enum err e = db_row_in(tx, scope->grant, &sql_outcome_facts, NO_ARGS, &r);
        if (e == ERR_NOT_FOUND)
                return OK;
        TRY(e);
        fact_code(out, FACT_outcome_status, r.status);
        fact_bool(out, FACT_outcome_seamless, r.seamless);
        fact_bool(out, FACT_outcome_return_option, r.return_option);
        return OK;
}
