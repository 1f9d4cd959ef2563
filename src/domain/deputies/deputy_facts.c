/* What letters may know of an absence: D31 tells partners until when the deputy is there. */
#include "domain/facts/fact.h"

#define ABSENCE_DAYS(X) X(DATE, starts) X(DATE, ends)
ROW(absence_days, ABSENCE_DAYS)
/* $2: today. */
SQL_IN(deputy_facts, absence_days,
       "SELECT b.starts, b.ends FROM casefile_v c JOIN absence b ON b.user_id = c.case_manager_id WHERE c.id = $1 AND b.ends >= $2"
       " ORDER BY b.starts, b.id LIMIT 1")

FACTS(deputies, FACT_manager_absence_start, FACT_manager_absence_end)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct absence_days d;
        enum err e = db_row_in(tx, scope->grant, &sql_deputy_facts, ARGS(clock_today()), &d);
        if (e == ERR_NOT_FOUND)
                return OK;
        TRY(e);
        fact_date(out, FACT_manager_absence_start, d.starts);
        fact_date(out, FACT_manager_absence_end, d.ends);
        return OK;
}
