/* What the pages of tasks and appointments share. */
#ifndef DOMAIN_TASKS_TASK_UI_H
#define DOMAIN_TASKS_TASK_UI_H

#include "domain/cases/case_crud_ui.h"
#include "domain/tasks/task_list.h"

/* überfällig, heute, wartet, offen, erledigt, entfällt */
struct badge task_badge(struct str status, struct str responsible, struct date due, bool urgent);
/* Who does it: the colleague, „Sabine Brandt (Arbeitgeber)“, „Klientin oder Klient“. */
enum err task_who(struct req *r, struct rtx *tx, const struct task_line *t, struct str *out);
/* Chips of the views with their figures; the current one from the query field ansicht. */
enum task_view task_view_of(const struct req *r);
void task_chips(struct req *r, struct url page, const struct task_counts *c, enum task_view current);
/* „Keine überfälligen Aufgaben.“ */
struct str task_empty(enum task_view v);

/* The title, if the reader may read what it is about; else „Wiedervorlage“. about: English name of a data class. */
struct str reminder_title(const struct req *r, struct str about, struct str title);

/* geplant, zugesagt, wahrgenommen … */
struct badge appointment_badge(struct str status, struct date on);

#endif
