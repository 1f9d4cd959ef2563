/* Lists of tasks, appointments and reminders: in one case, and the own tasks across cases. */
#ifndef DOMAIN_TASKS_TASK_LIST_H
#define DOMAIN_TASKS_TASK_LIST_H

#include "domain/tasks/task.h"

#define TASK_LINE(X)                                                                                         \
        X(INT, id) X(INT, case_id) X(TEXT, title) X(TEXT, responsible) X(TEXT, responsible_name)             \
                X(TEXT, user_name) X(DATE, due) X(BOOL, urgent) X(TEXT, status) X(DATE, done_on)             \
                        X(TEXT, number) X(TEXT, given) X(TEXT, family)
ROW(task_line, TASK_LINE)

/* Views of a list of tasks. */
enum task_view { TASKS_OPEN, TASKS_LATE, TASKS_WAITING, TASKS_DONE, TASKS_VIEWS };
#define TASK_COUNTS(X) X(INT, open) X(INT, late) X(INT, waiting) X(INT, done)
ROW(task_counts, TASK_COUNTS)
struct task_query {
        enum task_view view;
        struct str search; /* words of the title or the person's name */
        struct str sort;   /* due, title, person */
        bool descending;
        int64_t offset, limit;
};
/* Tasks of one case, the next one first. */
enum err task_list_in(struct rtx *tx, const struct grant *g, enum task_view view, int64_t limit,
                      int64_t offset, struct task_line **out, size_t *n);
enum err task_counts_in(struct rtx *tx, const struct grant *g, struct task_counts *out);
/*
 * The acting user's own: those with the name on it, and those without any name in cases the user manages. Only of cases
 * the user may read.
 */
enum err task_list_own(struct rtx *tx, const struct task_query *q, struct task_line **out, size_t *n);
enum err task_counts_own(struct rtx *tx, struct task_counts *out);

#define APPOINTMENT_LINE(X)                                                                                  \
        X(INT, id) X(DATE, held_on) X(TEXT, clock) X(TEXT, kind) X(TEXT, purpose) X(TEXT, place)             \
                X(TEXT, status) X(TEXT, user_name) X(DATE, confirmation_sent_on)
ROW(appointment_line, APPOINTMENT_LINE)
/* past: those before today, latest first; else from today on, next first. */
enum err appointment_list_in(struct rtx *tx, const struct grant *g, bool past, struct appointment_line **out,
                             size_t *n);

#define REMINDER_LINE(X)                                                                                     \
        X(INT, id) X(TEXT, title) X(TEXT, about) X(DATE, due) X(TEXT, status) X(TEXT, user_name)             \
                X(DATE, done_on)
ROW(reminder_line, REMINDER_LINE)
/* Open ones first. */
enum err reminder_list_in(struct rtx *tx, const struct grant *g, struct reminder_line **out, size_t *n);

#define DAY_APPOINTMENT(X)                                                                                   \
        X(INT, case_id) X(TEXT, clock) X(TEXT, purpose) X(TEXT, place) X(TEXT, status) X(TEXT, number)       \
                X(TEXT, given) X(TEXT, family) X(TEXT, phone) X(TEXT, reach_note)
ROW(day_appointment, DAY_APPOINTMENT)
/* The acting user's own appointments of a day, in order of the clock. */
enum err appointment_list_day(struct rtx *tx, struct date day, struct day_appointment **out, size_t *n);

#endif
