/*
 * Reminders W1 to W16 („Wiedervorlagen“): the rules of the concept over the facts of a case become rows. A row is made ahead,
 * so that the week and the follow-ups can be seen, and counts from its day on. What became needless is closed, never deleted.
 * Section 7.3; W8, W9 and W16 have intervals of our own.
 */
#ifndef DOMAIN_TASKS_REMINDER_H
#define DOMAIN_TASKS_REMINDER_H

#include "domain/concepts/evaluate.h"
#include "domain/tasks/task.h"

/*
 * The day on which a rule reminds, or DATE_NONE: its fact is unknown, or what ends it is there. A rule that repeats gives the
 * last repetition up to today. Months are clamped to their end (W11: 29.08. and six months are 28.02.).
 */
struct date reminder_day(const struct reminder_rule *r, const struct situation *s);
/*
 * The day a row of that day has when it is made on that one: a reminder is never born overdue, however late its fact came.
 * By the same rule a row is found again: it is of a day when it has the day it would have been made with.
 */
struct date reminder_due(struct date day, struct date made_on);
/* Is the row made already? Days are seen two weeks ahead, months always. */
bool reminder_in_sight(const struct reminder_rule *r, struct date due, struct date today);

/* Brings the rows of one case in line with its facts of today; after writes that should show at once, and by the job. */
enum err reminder_refresh(struct wtx *tx, const struct wgrant *g);
/* The same by number, for the job worker and the command line (actor 0). */
enum err reminder_run(struct wtx *tx, int64_t case_id);

#endif
