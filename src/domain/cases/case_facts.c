/* Facts about the case itself and its access criteria. CMB 2.A, 2.B, 5.I, SF3.A */
#include "domain/facts/fact.h"

#define CASE_FACT_ROW(X)                                                                                     \
        X(DATE, born) X(DATE, opened) X(DATE, diagnosis) X(DATE, rehab_end) X(DATE, closed) X(BOOL, deputy)  \
                X(DATE, away_from) X(DATE, away_until)
ROW(case_fact_row, CASE_FACT_ROW)
/* The running absence of the case manager, or the next one: D31. $2: today. */
#define AWAY "(SELECT MIN(b.starts) FROM absence b WHERE b.user_id = c.case_manager_id AND b.ends >= $2)"
#define AWAY_UNTIL                                                                                                     \
        "(SELECT MAX(b.ends) FROM absence b WHERE b.user_id = c.case_manager_id AND b.ends >= $2 AND b.starts = " AWAY \
        ")"
SQL_IN(case_fact, case_fact_row,
       "SELECT p.born, c.opened_on, c.diagnosis_on, c.rehab_end_on, c.closed_on,"
       " CASE WHEN c.deputy_id IS NULL THEN 0 ELSE 1 END, " AWAY ", " AWAY_UNTIL
       " FROM casefile c JOIN person_v p ON p.id = c.person_id WHERE c.id = $1")

FACTS(casefile, FACT_client_birth_date, FACT_intake_date, FACT_diagnosis_date, FACT_rehab_end_date,
      FACT_closing_date, FACT_deputy_assigned, FACT_manager_absence_start, FACT_manager_absence_end)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct case_fact_row r;
        TRY(db_row_in(tx, scope->grant, &sql_case_fact, ARGS(clock_today()), &r));
        fact_date(out, FACT_client_birth_date, r.born);
        fact_date(out, FACT_intake_date, r.opened);
        fact_date(out, FACT_diagnosis_date, r.diagnosis);
        fact_date(out, FACT_rehab_end_date, r.rehab_end);
        fact_date(out, FACT_closing_date, r.closed);
        fact_bool(out, FACT_deputy_assigned, r.deputy);
        fact_date(out, FACT_manager_absence_start, r.away_from);
        fact_date(out, FACT_manager_absence_end, r.away_until);
        return OK;
}

/* A criterion may be checked again: its last answer counts. */
#define CRITERION_ROW(X) X(TEXT, stage) X(INT, yes) X(INT, no) X(INT, proven)
ROW(criterion_row, CRITERION_ROW)
SQL_IN(criterion_fact, criterion_row,
       "SELECT k.stage, COUNT(CASE WHEN k.value = 'yes' THEN 1 END), COUNT(CASE WHEN k.value = 'no' THEN 1 END),"
       " COUNT(CASE WHEN k.value IN ('yes', 'no') AND k.evidence IS NOT NULL THEN 1 END) FROM criterion_check k"
       " WHERE k.case_id = $1 AND k.id = (SELECT MAX(l.id) FROM criterion_check l WHERE l.case_id = k.case_id"
       " AND l.criterion = k.criterion AND l.stage = k.stage) GROUP BY k.stage ORDER BY k.stage")

static struct criterion_row stage_of(const struct criterion_row *r, size_t n, struct str stage)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(r[i].stage, stage))
                        return r[i];
        return (struct criterion_row){0};
}

FACTS(criteria, FACT_criteria_selection_count, FACT_criteria_selection_yes_count,
      FACT_criteria_selection_no_count, FACT_criteria_selection_evidence_count, FACT_criteria_decision_count,
      FACT_criteria_decision_answered_count, FACT_criteria_decision_evidence_count)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct criterion_row *row;
        size_t n;
        TRY(db_list_in(tx, scope->grant, &sql_criterion_fact, NO_ARGS, &row, &n));
        struct criterion_row selection = stage_of(row, n, S("selection")),
                             decision = stage_of(row, n, S("decision"));
        fact_int(out, FACT_criteria_selection_yes_count, selection.yes);
        fact_int(out, FACT_criteria_selection_no_count, selection.no);
        fact_int(out, FACT_criteria_selection_evidence_count, selection.proven);
        fact_int(out, FACT_criteria_decision_answered_count, decision.yes + decision.no);
        fact_int(out, FACT_criteria_decision_evidence_count, decision.proven);
        if (!scope->extent)
                return OK;
        fact_int(out, FACT_criteria_selection_count, scope->extent->selection_criteria);
        fact_int(out, FACT_criteria_decision_count, scope->extent->decision_criteria);
        return OK;
}
