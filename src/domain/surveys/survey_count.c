#include "domain/surveys/survey.h"

/* Counts of the whole office and of kinds, nothing below that: nobody is compared with anybody. */
SQL(survey_counts, survey_count,
    "SELECT kind, COUNT(*), COUNT(CASE WHEN status = 'answered' THEN 1 END) FROM survey WHERE sent_on >= $1 AND status <> 'withdrawn'"
    " GROUP BY kind ORDER BY kind")

enum err survey_counts(struct rtx *tx, struct survey_count **out, size_t *n)
{
        return db_list(tx, &sql_survey_counts, ARGS(date_add_months(clock_today(), -12)), out, n);
}
