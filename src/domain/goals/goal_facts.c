/* Facts about goals, how far the parties are at one, and agreements. CMB 5.A, 5.J, 7.F */
#include "domain/facts/fact.h"

/* At one: every party that was asked knows the goal, understands it alike and agrees. Dissent: one says no or sees it in another way. */
#define GOAL_SUM(X) X(INT, all) X(INT, client) X(INT, full) X(INT, dissent)
ROW(goal_sum, GOAL_SUM)
SQL_IN(goal_facts, goal_sum,
       "SELECT COUNT(*), COUNT(CASE WHEN x.source = 'client' THEN 1 END), COUNT(CASE WHEN x.at_one = 1 AND x.split = 0 THEN 1 END),"
       " COUNT(CASE WHEN x.split = 1 THEN 1 END) FROM (SELECT g.id, g.source,"
       " MIN(CASE WHEN v.knows = 1 AND v.understands = 1 AND v.agrees = 'yes' THEN 1 ELSE 0 END) AS at_one,"
       " MAX(CASE WHEN v.agrees = 'no' OR v.dissent IS NOT NULL THEN 1 ELSE 0 END) AS split"
       " FROM goal g LEFT JOIN goal_view v ON v.goal_id = g.id AND v.case_id = g.case_id"
       " WHERE g.case_id = $1 AND COALESCE(g.attained, 'open') <> 'dropped' GROUP BY g.id, g.source) x")

FACTS(goals, FACT_goal_count, FACT_goal_client_count, FACT_goal_agree_full_count,
      FACT_goal_agree_partial_count, FACT_goal_dissent_count)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct goal_sum s;
        TRY(db_row_in(tx, scope->grant, &sql_goal_facts, NO_ARGS, &s));
        fact_int(out, FACT_goal_count, s.all);
        fact_int(out, FACT_goal_client_count, s.client);
        fact_int(out, FACT_goal_agree_full_count, s.full);
        fact_int(out, FACT_goal_agree_partial_count, s.all - s.full - s.dissent);
        fact_int(out, FACT_goal_dissent_count, s.dissent);
        return OK;
}

#define AGREEMENT_SUM(X)                                                                                     \
        X(INT, all) X(INT, binding) X(INT, known) X(INT, suitable) X(INT, ways) X(INT, applications)         \
                X(INT, filed)
ROW(agreement_sum, AGREEMENT_SUM)
SQL_IN(agreement_facts, agreement_sum,
       "SELECT COUNT(*), COUNT(CASE WHEN binding = 1 THEN 1 END), COUNT(CASE WHEN known = 1 THEN 1 END),"
       " COUNT(CASE WHEN suitable = 1 THEN 1 END), (SELECT COUNT(*) FROM strategy s WHERE s.case_id = $1),"
       " (SELECT COUNT(*) FROM application p WHERE p.case_id = $1),"
       " (SELECT COUNT(*) FROM application p WHERE p.case_id = $1 AND p.filed_on IS NOT NULL)"
       " FROM agreement WHERE case_id = $1")

FACTS(agreements, FACT_agreement_count, FACT_agreement_binding_count, FACT_agreement_known_count,
      FACT_agreement_suitable_count, FACT_strategy_count, FACT_application_count,
      FACT_application_filed_count)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct agreement_sum s;
        TRY(db_row_in(tx, scope->grant, &sql_agreement_facts, NO_ARGS, &s));
        fact_int(out, FACT_agreement_count, s.all);
        fact_int(out, FACT_agreement_binding_count, s.binding);
        fact_int(out, FACT_agreement_known_count, s.known);
        fact_int(out, FACT_agreement_suitable_count, s.suitable);
        fact_int(out, FACT_strategy_count, s.ways);
        fact_int(out, FACT_application_count, s.applications);
        fact_int(out, FACT_application_filed_count, s.filed);
        return OK;
}
