/* Facts about disruptions, in all and by area. CMB 3.C, 6.D, 7.H, 9.C, 10.E */
#include "domain/facts/fact.h"

#define DISRUPTION_SUM(X)                                                                                    \
        X(INT, all) X(INT, solved) X(DATE, open_since) X(INT, reports) X(INT, reports_solved)                \
                X(INT, reports_rule) X(INT, contact) X(INT, contact_solved) X(INT, talk) X(INT, talk_solved) \
                        X(INT, funder) X(INT, funder_solved) X(INT, measure) X(INT, measure_solved)
ROW(disruption_sum, DISRUPTION_SUM)
#define OF_AREA(area)                                                                                        \
        " COUNT(CASE WHEN area = '" area "' THEN 1 END), COUNT(CASE WHEN area = '" area                      \
        "' AND solved_on IS NOT NULL THEN 1 END)"
SQL_IN(disruption_facts, disruption_sum,
       "SELECT COUNT(*), COUNT(solved_on), MIN(CASE WHEN solved_on IS NULL THEN COALESCE(known_on, occurred_on) END)," OF_AREA("reports") ", COUNT(CASE WHEN area = 'reports' AND solved_on IS NOT NULL AND reach = 'general' THEN 1 END)," OF_AREA(
               "employer_contact") "," OF_AREA("company_talk") "," OF_AREA("funder") "," OF_AREA("carrying_out") " FROM disruption WHERE case_id = $1")

FACTS(disruptions, FACT_disruption_count, FACT_disruption_solved_count, FACT_disruption_open_since,
      FACT_disruption_reports_count, FACT_disruption_reports_solved_count, FACT_disruption_reports_rule_count,
      FACT_disruption_employer_contact_count, FACT_disruption_employer_contact_solved_count,
      FACT_disruption_employer_talk_count, FACT_disruption_employer_talk_solved_count,
      FACT_disruption_funder_count, FACT_disruption_funder_solved_count, FACT_disruption_measure_count,
      FACT_disruption_measure_solved_count)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct disruption_sum s;
        TRY(db_row_in(tx, scope->grant, &sql_disruption_facts, NO_ARGS, &s));
        fact_int(out, FACT_disruption_count, s.all);
        fact_int(out, FACT_disruption_solved_count, s.solved);
        fact_date(out, FACT_disruption_open_since, s.open_since);
        fact_int(out, FACT_disruption_reports_count, s.reports);
        fact_int(out, FACT_disruption_reports_solved_count, s.reports_solved);
        fact_int(out, FACT_disruption_reports_rule_count, s.reports_rule);
        fact_int(out, FACT_disruption_employer_contact_count, s.contact);
        fact_int(out, FACT_disruption_employer_contact_solved_count, s.contact_solved);
        fact_int(out, FACT_disruption_employer_talk_count, s.talk);
        fact_int(out, FACT_disruption_employer_talk_solved_count, s.talk_solved);
        fact_int(out, FACT_disruption_funder_count, s.funder);
        fact_int(out, FACT_disruption_funder_solved_count, s.funder_solved);
        fact_int(out, FACT_disruption_measure_count, s.measure);
        fact_int(out, FACT_disruption_measure_solved_count, s.measure_solved);
        return OK;
}

/* Dates that belong together come from one disruption. */
#define LAST_ROW(X) X(TEXT, area) X(DATE, occurred) X(DATE, known) X(DATE, solved)
ROW(last_row, LAST_ROW)
SQL_IN(disruption_last, last_row,
       "SELECT area, occurred_on, COALESCE(known_on, occurred_on), solved_on FROM disruption WHERE case_id = $1"
       " AND area IN ('reports', 'carrying_out') ORDER BY COALESCE(solved_on, ''), occurred_on, id")

FACTS(disruptions_last, FACT_disruption_reports_last_occurred, FACT_disruption_reports_last_solved,
      FACT_disruption_measure_last_occurred, FACT_disruption_measure_last_known,
      FACT_disruption_measure_last_solved)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct last_row *r, report = {.occurred = DATE_NONE, .solved = DATE_NONE},
                            measure = {.occurred = DATE_NONE, .known = DATE_NONE, .solved = DATE_NONE};
        size_t n;
        TRY(db_list_in(tx, scope->grant, &sql_disruption_last, NO_ARGS, &r, &n));
        for (size_t i = 0; i < n; i++) {
                if (str_eq(r[i].area, S("reports")) && date_given(r[i].solved))
                        report = r[i];
                if (str_eq(r[i].area, S("carrying_out")) && date_cmp(r[i].occurred, measure.occurred) >= 0)
                        measure = r[i];
        }
        fact_date(out, FACT_disruption_reports_last_occurred, report.occurred);
        fact_date(out, FACT_disruption_reports_last_solved, report.solved);
        fact_date(out, FACT_disruption_measure_last_occurred, measure.occurred);
        fact_date(out, FACT_disruption_measure_last_known, measure.known);
        fact_date(out, FACT_disruption_measure_last_solved, measure.solved);
        return OK;
}
