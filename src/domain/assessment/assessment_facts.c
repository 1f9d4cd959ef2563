/* Facts about health, capability, income and work. CMB 5.C to 5.F; W5c, W16 */
#include "domain/assessment/assessment.h"
#include "domain/facts/fact.h"

#define ASSESSMENT_SUM(X)                                                                                    \
        X(INT, doctors) X(INT, rehabs) X(INT, missing) X(DATE, missing_due) X(INT, can_physical)             \
                X(INT, can_environment) X(INT, can_other) X(INT, cannot_physical) X(INT, cannot_environment) \
                        X(INT, cannot_other) X(INT, benefits) X(INT, trainings) X(INT, qualifications)       \
                                X(INT, works)
ROW(assessment_sum, ASSESSMENT_SUM)
#define CAPABLE(load_class, direction)                                                                       \
        " (SELECT COUNT(*) FROM capability WHERE case_id = $1 AND load_class = '" load_class                 \
        "' AND direction = '" direction "')"
SQL_IN(assessment_sums, assessment_sum,
       "SELECT (SELECT COUNT(*) FROM treating_doctor WHERE case_id = $1), (SELECT COUNT(*) FROM rehab_stay WHERE case_id = $1),"
       " (SELECT COUNT(*) FROM missing_information WHERE case_id = $1),"
       " (SELECT MIN(due) FROM missing_information WHERE case_id = $1 AND received_on IS NULL)," CAPABLE("physical", "can") "," CAPABLE(
               "environment",
               "can") "," CAPABLE("other",
                                  "can") "," CAPABLE("physical",
                                                     "cannot") "," CAPABLE("environment",
                                                                           "cannot") "," CAPABLE("other",
                                                                                                 "cannot") ", (SELECT COUNT(*) FROM benefit WHERE case_id = $1),"
                                                                                                           " (SELECT COUNT(*) FROM career_step WHERE case_id = $1 AND kind IN ('school', 'training')),"
                                                                                                           " (SELECT COUNT(*) FROM career_step WHERE case_id = $1 AND kind = 'qualification'),"
                                                                                                           " (SELECT COUNT(*) FROM career_step WHERE case_id = $1 AND kind IN ('work', 'unemployed', 'family', 'other'))")

FACTS(assessment, FACT_doctor_count, FACT_rehab_count, FACT_information_missing_count,
      FACT_information_missing_due, FACT_capability_can_physical_count, FACT_capability_can_environment_count,
      FACT_capability_can_other_count, FACT_capability_cannot_physical_count,
      FACT_capability_cannot_environment_count, FACT_capability_cannot_other_count, FACT_benefit_count,
      FACT_career_training_count, FACT_career_qualification_count, FACT_career_work_count)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct assessment_sum s;
        TRY(db_row_in(tx, scope->grant, &sql_assessment_sums, NO_ARGS, &s));
        fact_int(out, FACT_doctor_count, s.doctors);
        fact_int(out, FACT_rehab_count, s.rehabs);
        fact_int(out, FACT_information_missing_count, s.missing);
        fact_date(out, FACT_information_missing_due, s.missing_due);
        fact_int(out, FACT_capability_can_physical_count, s.can_physical);
        fact_int(out, FACT_capability_can_environment_count, s.can_environment);
        fact_int(out, FACT_capability_can_other_count, s.can_other);
        fact_int(out, FACT_capability_cannot_physical_count, s.cannot_physical);
        fact_int(out, FACT_capability_cannot_environment_count, s.cannot_environment);
        fact_int(out, FACT_capability_cannot_other_count, s.cannot_other);
        fact_int(out, FACT_benefit_count, s.benefits);
        fact_int(out, FACT_career_training_count, s.trainings);
        fact_int(out, FACT_career_qualification_count, s.qualifications);
        fact_int(out, FACT_career_work_count, s.works);
        return OK;
}

/* What the case says of its beginning counts as long as there are no certificates. */
#define INCAPACITY_ROW(X) X(DATE, case_from) X(DATE, case_until) X(DATE, starts) X(DATE, ends)
ROW(incapacity_row, INCAPACITY_ROW)
SQL_IN(incapacity_spans, incapacity_row,
       "SELECT c.incapacity_from, c.incapacity_until, i.starts, i.ends FROM casefile_v c"
       " LEFT JOIN incapacity i ON i.case_id = c.id WHERE c.id = $1 ORDER BY i.starts, i.id")

static struct incapacity_state state_of(struct arena *a, const struct incapacity_row *r, size_t n,
                                        size_t *spans)
{
        struct incapacity_span *span = NEW_ARRAY(a, struct incapacity_span, n + 1);
        *spans = 0;
        for (size_t i = 0; i < n; i++)
                if (date_given(r[i].starts))
                        span[(*spans)++] = (struct incapacity_span){r[i].starts, r[i].ends};
        return incapacity_state(span, *spans, clock_today());
}

enum err incapacity_of_case(struct rtx *tx, const struct grant *g, struct incapacity_state *out, bool *any)
{
        struct incapacity_row *r;
        size_t n, spans;
        TRY(db_list_in(tx, g, &sql_incapacity_spans, NO_ARGS, &r, &n));
        *out = state_of(rtx_arena(tx), r, n, &spans);
        *any = spans > 0;
        return OK;
}

FACTS(incapacity, FACT_incapacity_count, FACT_incapacity_since, FACT_incapacity_ends,
      FACT_incapacity_year_days)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct incapacity_row *r;
        size_t n, spans;
        TRY(db_list_in(tx, scope->grant, &sql_incapacity_spans, NO_ARGS, &r, &n));
        struct incapacity_state s = state_of(rtx_arena(tx), r, n, &spans);
        bool of_case = n && !spans;
        fact_int(out, FACT_incapacity_count, (int64_t)spans);
        fact_date(out, FACT_incapacity_since, of_case ? r->case_from : s.since);
        fact_date(out, FACT_incapacity_ends, of_case ? r->case_until : s.ends);
        fact_int(out, FACT_incapacity_year_days, s.days_in_year);
        return OK;
}
