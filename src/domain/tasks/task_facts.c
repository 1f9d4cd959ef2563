/* Facts about tasks and appointments. What was dropped is no task any more. CMB 5.K, 7.F; W3 to W5 */
#include "domain/facts/fact.h"

#define TASK_SUM(X)                                                                                          \
        X(INT, all) X(INT, done) X(INT, on_time) X(INT, overdue) X(INT, late_done) X(INT, caused)            \
                X(INT, client) X(INT, client_done) X(DATE, due) X(DATE, check_on)
ROW(task_sum, TASK_SUM)
SQL_IN(task_facts, task_sum,
       "SELECT COUNT(*), COUNT(CASE WHEN status = 'done' THEN 1 END), COUNT(CASE WHEN status = 'done' AND done_on <= due THEN 1 END),"
       " COUNT(CASE WHEN status = 'open' AND due < $2 THEN 1 END), COUNT(CASE WHEN status = 'done' AND done_on > due THEN 1 END),"
       " COUNT(CASE WHEN delay_cause IS NOT NULL AND ((status = 'done' AND done_on > due) OR (status = 'open' AND due < $2)) THEN 1 END),"
       " COUNT(CASE WHEN responsible = 'client' THEN 1 END), COUNT(CASE WHEN responsible = 'client' AND status = 'done' THEN 1 END),"
       " MIN(CASE WHEN status = 'open' THEN due END), MIN(CASE WHEN status = 'open' THEN check_on END)"
       " FROM task WHERE case_id = $1 AND status <> 'dropped'")

FACTS(tasks, FACT_task_count, FACT_task_done_count, FACT_task_on_time_count, FACT_task_settled_count,
      FACT_task_late_count, FACT_task_late_with_cause_count, FACT_task_client_count,
      FACT_task_client_done_count, FACT_task_due, FACT_task_check_date)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct task_sum s;
        TRY(db_row_in(tx, scope->grant, &sql_task_facts, ARGS(clock_today()), &s));
        fact_int(out, FACT_task_count, s.all);
        fact_int(out, FACT_task_done_count, s.done);
        fact_int(out, FACT_task_on_time_count, s.on_time);
        fact_int(out, FACT_task_settled_count, s.done + s.overdue);
        fact_int(out, FACT_task_late_count, s.late_done + s.overdue);
        fact_int(out, FACT_task_late_with_cause_count, s.caused);
        fact_int(out, FACT_task_client_count, s.client);
        fact_int(out, FACT_task_client_done_count, s.client_done);
        fact_date(out, FACT_task_due, s.due);
        fact_date(out, FACT_task_check_date, s.check_on);
        return OK;
}

#define APPOINTMENT_SUM(X) X(INT, past) X(INT, missed) X(INT, late) X(DATE, next) X(DATE, unconfirmed)
ROW(appointment_sum, APPOINTMENT_SUM)
SQL_IN(appointment_facts, appointment_sum,
       "SELECT COUNT(CASE WHEN held_on <= $2 AND status <> 'cancelled' THEN 1 END), COUNT(CASE WHEN status = 'missed' THEN 1 END),"
       " COUNT(CASE WHEN status = 'late' THEN 1 END),"
       " MIN(CASE WHEN held_on >= $2 AND status IN ('planned', 'confirmed') THEN held_on END),"
       " MIN(CASE WHEN held_on >= $2 AND status = 'planned' AND confirmed_on IS NULL THEN held_on END)"
       " FROM appointment WHERE case_id = $1")

FACTS(appointments, FACT_appointment_count, FACT_appointment_missed_count, FACT_appointment_late_count,
      FACT_appointment_next_date, FACT_appointment_unconfirmed_date)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct appointment_sum s;
        TRY(db_row_in(tx, scope->grant, &sql_appointment_facts, ARGS(clock_today()), &s));
        fact_int(out, FACT_appointment_count, s.past);
        fact_int(out, FACT_appointment_missed_count, s.missed);
        fact_int(out, FACT_appointment_late_count, s.late);
        fact_date(out, FACT_appointment_next_date, s.next);
        fact_date(out, FACT_appointment_unconfirmed_date, s.unconfirmed);
        return OK;
}
