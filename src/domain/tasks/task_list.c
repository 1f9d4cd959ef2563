#include "domain/tasks/task_list.h"

/* $2: today. */
#define IS_OPEN "t.status = 'open'"
#define IS_LATE "t.status = 'open' AND t.due < $2"
#define IS_WAITING "t.status = 'open' AND t.responsible <> 'staff'"
#define IS_DONE "t.status <> 'open'"
#define SUM_IF(condition) "COALESCE(SUM(CASE WHEN " condition " THEN 1 ELSE 0 END), 0)"
#define COUNTS SUM_IF(IS_OPEN) ", " SUM_IF(IS_LATE) ", " SUM_IF(IS_WAITING) ", " SUM_IF(IS_DONE)
#define TASK_COLUMNS                                                                                         \
        "t.id, t.case_id, t.title, t.responsible, t.responsible_name, u.name, t.due, t.urgent, t.status, t.done_on"
/* $3: view. */
#define VIEW                                                                                                 \
        "CASE CAST($3 AS BIGINT) WHEN 0 THEN CASE WHEN " IS_OPEN                                             \
        " THEN 1 ELSE 0 END WHEN 1 THEN CASE WHEN " IS_LATE                                                  \
        " THEN 1 ELSE 0 END WHEN 2 THEN CASE WHEN " IS_WAITING " THEN 1 ELSE 0 END ELSE CASE WHEN " IS_DONE  \
        " THEN 1 ELSE 0 END END = 1"

/* ---- in one case ---- */

SQL_IN(task_lines_in, task_line,
       "SELECT " TASK_COLUMNS
       ", '', '', '' FROM task_v t LEFT JOIN users u ON u.id = t.user_id WHERE t.case_id = $1 AND " VIEW
       " ORDER BY CASE WHEN " IS_OPEN " THEN 0 ELSE 1 END, t.done_on DESC, t.due, t.id LIMIT $4 OFFSET $5")
SQL_IN(task_counts_of, task_counts, "SELECT " COUNTS " FROM task_v t WHERE t.case_id = $1")

enum err task_list_in(struct rtx *tx, const struct grant *g, enum task_view view, int64_t limit,
                      int64_t offset, struct task_line **out, size_t *n)
{
        return db_list_in(tx, g, &sql_task_lines_in, ARGS(clock_today(), view, limit, offset), out, n);
}

enum err task_counts_in(struct rtx *tx, const struct grant *g, struct task_counts *out)
{
        return db_row_in(tx, g, &sql_task_counts_of, ARGS(clock_today()), out);
}

/* ---- across cases ---- */

#define FROM_OWN                                                                                             \
        " FROM task_v t JOIN casefile_v c ON c.id = t.case_id" SCOPE_CASE(                                   \
                "c.id") " LEFT JOIN users u ON u.id = t.user_id"                                             \
                        " WHERE (t.user_id = $1 OR (t.user_id IS NULL AND c.case_manager_id = $1))"
SQL_SCOPE(task_lines_own, task_line,
          "SELECT " TASK_COLUMNS ", c.number, c.given, c.family" FROM_OWN " AND " VIEW
          " @where ORDER BY @order @page")
SQL_SCOPE(task_counts_own_of, task_counts, "SELECT " COUNTS FROM_OWN)

static void own_order(struct where *w, const struct task_query *q)
{
        static const struct {
                struct str key;
                const char *up, *down;
        } orders[] = {
                {S_INIT("title"), "t.title, t.id", "t.title DESC, t.id"},
                {S_INIT("person"), "c.name_key, t.due, t.id", "c.name_key DESC, t.due, t.id"},
                {S_INIT("due"), "t.due, t.id", "t.due DESC, t.id"},
        };
        where_order(w, "t.due, t.id");
        for (size_t i = 0; i < ARRAY_LEN(orders); i++)
                if (str_eq(orders[i].key, q->sort))
                        w->order = q->descending ? orders[i].down : orders[i].up;
}

enum err task_list_own(struct rtx *tx, const struct task_query *q, struct task_line **out, size_t *n)
{
        struct where w = {.limit = q->limit, .offset = q->offset};
        where_words(rtx_arena(tx), &w, "replace(c.search_key, $?, '') <> c.search_key", q->search);
        own_order(&w, q);
        return db_list_scope_where(tx, &sql_task_lines_own, ARGS(clock_today(), q->view), &w, out, n);
}

enum err task_counts_own(struct rtx *tx, struct task_counts *out)
{
        return db_row_scope(tx, &sql_task_counts_own_of, ARGS(clock_today()), out);
}

/* ---- appointments and reminders ---- */

#define APPOINTMENT_COLUMNS                                                                                                   \
        "a.id, a.held_on, a.clock, a.kind, a.purpose, a.place, a.status, u.name, a.confirmation_sent_on FROM appointment_v a" \
        " LEFT JOIN users u ON u.id = a.user_id WHERE a.case_id = $1"
SQL_IN(appointments_next, appointment_line,
       "SELECT " APPOINTMENT_COLUMNS " AND a.held_on >= $2 ORDER BY a.held_on, a.clock, a.id")
SQL_IN(appointments_past, appointment_line,
       "SELECT " APPOINTMENT_COLUMNS
       " AND a.held_on < $2 ORDER BY a.held_on DESC, a.clock DESC, a.id DESC LIMIT 200")

enum err appointment_list_in(struct rtx *tx, const struct grant *g, bool past, struct appointment_line **out,
                             size_t *n)
{
        return past ? db_list_in(tx, g, &sql_appointments_past, ARGS(clock_today()), out, n)
                    : db_list_in(tx, g, &sql_appointments_next, ARGS(clock_today()), out, n);
}

SQL_IN(reminders_in, reminder_line,
       "SELECT m.id, m.title, m.about, m.due, m.status, u.name, m.done_on FROM reminder m LEFT JOIN users u ON u.id = m.user_id"
       " WHERE m.case_id = $1 ORDER BY CASE m.status WHEN 'open' THEN 0 ELSE 1 END, m.due, m.id LIMIT 200")

enum err reminder_list_in(struct rtx *tx, const struct grant *g, struct reminder_line **out, size_t *n)
{
        return db_list_in(tx, g, &sql_reminders_in, NO_ARGS, out, n);
}

SQL_SCOPE(
        appointments_of_day, day_appointment,
        "SELECT a.case_id, a.clock, a.purpose, a.place, a.status, c.number, c.given, c.family, p.phone, p.reach_note"
        " FROM appointment_v a JOIN casefile_v c ON c.id = a.case_id" SCOPE_CASE(
                "c.id") " JOIN person_v p ON p.id = c.person_id"
                        " WHERE (a.user_id = $1 OR (a.user_id IS NULL AND c.case_manager_id = $1)) AND a.held_on = $2 AND a.status <> 'cancelled'"
                        " ORDER BY a.clock, a.id")

enum err appointment_list_day(struct rtx *tx, struct date day, struct day_appointment **out, size_t *n)
{
        return db_list_scope(tx, &sql_appointments_of_day, ARGS(day), out, n);
}
