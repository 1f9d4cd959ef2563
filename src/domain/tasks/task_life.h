/* The life of tasks, appointments and reminders. CMB 5.K.1, 7.F.5–6, 4.A; W3–W6 */
#ifndef DOMAIN_TASKS_TASK_LIFE_H
#define DOMAIN_TASKS_TASK_LIFE_H

#include "domain/tasks/task.h"

/* A task that follows from something else: an entry of the course, an agreement, a disruption. */
struct task_data {
        struct str title, responsible; /* code of task_responsible; empty: we */
        struct str responsible_name, how, work_field;
        int64_t user_id; /* who does it or asks after it */
        struct date due;
        bool urgent;
        int64_t agreement_id;
};
/* ERR_INVALID fills errs with the keys of the task. id may be NULL. */
enum err task_add(struct wtx *tx, const struct wgrant *g, const struct task_data *d, struct errs *errs,
                  int64_t *id);

/* Open, and its day has passed. */
bool task_is_late(const struct record *task);
/*
 * Done today. delay_cause: what came between when it was late, if somebody said so. ERR_CONFLICT when it is not open.
 */
enum err task_done(struct wtx *tx, const struct wgrant *g, struct record *task, struct str delay_cause,
                   struct errs *errs);
/* Not needed any more. */
enum err task_drop(struct wtx *tx, const struct wgrant *g, struct record *task, struct errs *errs);
/* Open again; ERR_CONFLICT when it is open. */
enum err task_reopen(struct wtx *tx, const struct wgrant *g, struct record *task, struct errs *errs);

/*
 * confirmed, kept, late, cancelled, missed, or planned again. What has not begun yet was neither kept nor missed:
 * ERR_INVALID with a message for status.
 */
enum err appointment_status_set(struct wtx *tx, const struct wgrant *g, struct record *appointment,
                                struct str status, struct str note, struct errs *errs);
/* The confirmation left today. */
enum err appointment_confirmation_sent(struct wtx *tx, const struct wgrant *g, struct record *appointment,
                                       struct errs *errs);
/* Over, kept, and nobody wrote down what was said (S11). */
enum err appointment_lacks_entry(struct rtx *tx, const struct grant *g, const struct record *appointment,
                                 bool *out);

/* Seen to today. ERR_CONFLICT when it is not open. */
enum err reminder_done(struct wtx *tx, const struct wgrant *g, struct record *reminder, struct errs *errs);

/*
 * Nothing of this is needed any more, because the case ends: open tasks are dropped, appointments from today on are
 * cancelled, and reminders follow. What lies behind keeps its state.
 */
enum err tasks_settle(struct wtx *tx, const struct wgrant *g, struct errs *errs);

#endif
