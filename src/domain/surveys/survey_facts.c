/* Facts about surveys. A missing answer is unknown, never a bad one. D27, W10, W11 */
#include "domain/facts/fact.h"

#define CLOSING_KINDS "('client', 'employer', 'funder', 'partner')"
#define SURVEY_SUM(X)                                                                                        \
        X(INT, sent) X(INT, returned) X(DATE, open_since) X(DATE, half_year) X(DATE, year)                   \
                X(TEXT, influence) X(TEXT, issues)
ROW(survey_sum, SURVEY_SUM)
/* Answered, or given up: nobody need be reminded. */
#define OVER(kind_)                                                                                          \
        "MIN(CASE WHEN kind = '" kind_                                                                       \
        "' AND status IN ('answered', 'withdrawn', 'expired') THEN COALESCE(answered_on, ended_on) END)"
#define SAID(code)                                                                                                \
        "COALESCE((SELECT a.choice FROM survey_answer a JOIN survey s ON s.id = a.survey_id WHERE a.case_id = $1" \
        " AND s.kind = 'client' AND s.status = 'answered' AND a.question = '" code                                \
        "' ORDER BY s.answered_on DESC, s.id DESC LIMIT 1), '')"
SQL_IN(survey_facts, survey_sum,
       "SELECT COUNT(CASE WHEN kind IN " CLOSING_KINDS
       " AND sent_on IS NOT NULL AND status <> 'withdrawn' THEN 1 END),"
       " COUNT(CASE WHEN kind IN " CLOSING_KINDS " AND status = 'answered' THEN 1 END),"
       " MIN(CASE WHEN status = 'sent' THEN sent_on END), " OVER("follow_up_6") ", " OVER("follow_up_12") ", " SAID(
               "influence") ", " SAID("personal_issues") " FROM survey WHERE case_id = $1")

FACTS(surveys, FACT_survey_sent_count, FACT_survey_returned_count, FACT_survey_open_since,
      FACT_follow_up_6_date, FACT_follow_up_12_date, FACT_survey_client_influence,
      FACT_survey_client_personal_issues)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct survey_sum s;
        TRY(db_row_in(tx, scope->grant, &sql_survey_facts, NO_ARGS, &s));
        fact_int(out, FACT_survey_sent_count, s.sent);
        fact_int(out, FACT_survey_returned_count, s.returned);
        fact_date(out, FACT_survey_open_since, s.open_since);
        fact_date(out, FACT_follow_up_6_date, s.half_year);
        fact_date(out, FACT_follow_up_12_date, s.year);
        fact_code(out, FACT_survey_client_influence, s.influence);
        fact_code(out, FACT_survey_client_personal_issues, s.issues);
        return OK;
}
