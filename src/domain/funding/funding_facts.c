/* Facts about fundings of a case. CMB 9.B, 9.C, W7 */
#include "domain/facts/fact.h"

/* What waits for a funder: an application without decision, or a version of the plan that is neither decided nor replaced. */
#define FUNDING_SUM(X) X(INT, all) X(INT, decided) X(INT, rejected) X(DATE, oldest) X(DATE, plan)
ROW(funding_sum, FUNDING_SUM)
SQL_IN(funding_facts, funding_sum,
       "SELECT COUNT(CASE WHEN f.status <> 'planned' THEN 1 END), COUNT(CASE WHEN f.status IN ('approved', 'rejected') THEN 1 END),"
       " COUNT(CASE WHEN f.status = 'rejected' THEN 1 END), MIN(CASE WHEN f.status = 'applied' THEN f.applied_on END),"
       " (SELECT MIN(p.forwarded_on) FROM plan_v p WHERE p.case_id = $1 AND p.status = 'forwarded' AND p.decided_on IS NULL)"
       " FROM funding f WHERE f.case_id = $1")

FACTS(fundings, FACT_funding_count, FACT_funding_decided_count, FACT_funding_rejected_count,
      FACT_funding_open_since)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct funding_sum s;
        TRY(db_row_in(tx, scope->grant, &sql_funding_facts, NO_ARGS, &s));
        bool plan_first = date_given(s.plan) && (!date_given(s.oldest) || date_cmp(s.plan, s.oldest) < 0);
        fact_int(out, FACT_funding_count, s.all);
        fact_int(out, FACT_funding_decided_count, s.decided);
        fact_int(out, FACT_funding_rejected_count, s.rejected);
        fact_date(out, FACT_funding_open_since, plan_first ? s.plan : s.oldest);
        return OK;
}
