/* Tasks and appointments as letters repeat them. D7, D8, D12, D14, D24 */
#include "domain/facts/row.h"

#define TASK_ROW(X)                                                                                          \
        X(INT, id) X(TEXT, title) X(TEXT, responsible) X(TEXT, name) X(TEXT, user) X(TEXT, how) X(DATE, due) \
                X(DATE, check_on) X(TEXT, status)
ROW(task_row, TASK_ROW)
SQL_IN(task_rows, task_row,
       "SELECT t.id, t.title, t.responsible, t.responsible_name, u.name, t.how, t.due, t.check_on, t.status FROM task t"
       " LEFT JOIN users u ON u.id = t.user_id WHERE t.case_id = $1 AND t.status <> 'dropped' ORDER BY t.due, t.id")

/* „Sabine Brandt“, „Jonas Wieland“, else „Arbeitgeber“. */
static enum err who(struct row_sheet *out, enum row_column c, const struct task_row *t)
{
        struct str name = str_empty(t->name) && str_eq(t->responsible, S("staff")) ? t->user : t->name;
        if (str_empty(name))
                return row_codes(out, c, S("task_responsible"), t->responsible);
        row_text(out, c, name);
        return OK;
}

ROWS(tasks)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct task_row *t;
        size_t n;
        TRY(db_list_in(tx, g, &sql_task_rows, NO_ARGS, &t, &n));
        for (size_t i = 0; i < n; i++) {
                row_begin(out, t[i].id);
                row_text(out, COL_tasks_title, t[i].title);
                TRY(who(out, COL_tasks_who, &t[i]));
                row_text(out, COL_tasks_how, t[i].how);
                row_date(out, COL_tasks_due, t[i].due);
                row_date(out, COL_tasks_check, t[i].check_on);
                TRY(row_codes(out, COL_tasks_state, S("task_status"), t[i].status));
        }
        return OK;
}

ROWS(open_tasks)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct task_row *t;
        size_t n;
        TRY(db_list_in(tx, g, &sql_task_rows, NO_ARGS, &t, &n));
        for (size_t i = 0; i < n; i++) {
                if (!str_eq(t[i].status, S("open")))
                        continue;
                row_begin(out, t[i].id);
                row_text(out, COL_open_tasks_title, t[i].title);
                TRY(who(out, COL_open_tasks_who, &t[i]));
                row_date(out, COL_open_tasks_due, t[i].due);
        }
        return OK;
}

#define APPOINTMENT_ROW(X)                                                                                   \
        X(INT, id) X(DATE, on) X(TEXT, clock) X(INT, minutes) X(TEXT, purpose) X(TEXT, place) X(TEXT, who)   \
                X(TEXT, participants) X(TEXT, bring)
ROW(appointment_row, APPOINTMENT_ROW)
SQL_IN(appointment_rows, appointment_row,
       "SELECT a.id, a.held_on, a.clock, a.minutes, a.purpose, a.place, u.name, a.participants, a.bring FROM appointment a"
       " LEFT JOIN users u ON u.id = a.user_id WHERE a.case_id = $1 AND COALESCE(a.status, 'planned') <> 'cancelled'"
       " ORDER BY a.held_on DESC, a.clock, a.id")

ROWS(appointments)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct appointment_row *x;
        size_t n;
        TRY(db_list_in(tx, g, &sql_appointment_rows, NO_ARGS, &x, &n));
        for (size_t i = 0; i < n; i++) {
                struct str day = date_long(out->arena, x[i].on);
                row_begin(out, x[i].id);
                row_text(out, COL_appointments_when,
                         str_join(out->arena, day, S(", "), x[i].clock, _(" Uhr")));
                row_text(out, COL_appointments_purpose, x[i].purpose);
                row_date(out, COL_appointments_day, x[i].on);
                row_text(out, COL_appointments_clock, x[i].clock);
                if (x[i].minutes)
                        row_text(out, COL_appointments_minutes, str_from_int(out->arena, x[i].minutes));
                row_text(out, COL_appointments_place, x[i].place);
                row_text(out, COL_appointments_who, x[i].who);
                row_text(out, COL_appointments_participants, x[i].participants);
                row_text(out, COL_appointments_bring, x[i].bring);
        }
        return OK;
}
