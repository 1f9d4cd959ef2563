/* Goals and agreements as letters repeat them. D12, D13, D18 */
#include "domain/facts/row.h"

#define GOAL_ROW(X) X(INT, id) X(TEXT, text) X(TEXT, words) X(DATE, term) X(TEXT, indicator) X(TEXT, attained)
ROW(goal_row, GOAL_ROW)
SQL_IN(goal_rows, goal_row,
       "SELECT id, text, own_words, term, indicator, attained FROM goal WHERE case_id = $1 ORDER BY id")

ROWS(goals)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct goal_row *x;
        size_t n;
        TRY(db_list_in(tx, g, &sql_goal_rows, NO_ARGS, &x, &n));
        for (size_t i = 0; i < n; i++) {
                row_begin(out, x[i].id);
                row_text(out, COL_goals_text, x[i].text);
                row_text(out, COL_goals_own_words, x[i].words);
                row_date(out, COL_goals_term, x[i].term);
                row_text(out, COL_goals_indicator, x[i].indicator);
                TRY(row_codes(out, COL_goals_attained, S("attained"), x[i].attained));
        }
        return OK;
}

#define AGREEMENT_ROW(X) X(INT, id) X(TEXT, text) X(TEXT, parties) X(DATE, until)
ROW(agreement_row, AGREEMENT_ROW)
SQL_IN(agreement_rows, agreement_row,
       "SELECT id, text, parties, until FROM agreement WHERE case_id = $1 ORDER BY agreed_on, id")

ROWS(agreements)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct agreement_row *x;
        size_t n;
        TRY(db_list_in(tx, g, &sql_agreement_rows, NO_ARGS, &x, &n));
        for (size_t i = 0; i < n; i++) {
                row_begin(out, x[i].id);
                row_text(out, COL_agreements_text, x[i].text);
                TRY(row_codes(out, COL_agreements_parties, S("goal_party"), x[i].parties));
                row_date(out, COL_agreements_until, x[i].until);
        }
        return OK;
}
