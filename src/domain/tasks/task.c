#include "domain/tasks/task.h"

static void task_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct date due = rec_date(r, TASK_due), check = rec_date(r, TASK_check_on);
        if (date_given(due) && date_given(check) && date_cmp(check, due) < 0)
                errs_add(e, S("check_on"), _("Das Prüfdatum liegt vor dem Termin der Aufgabe."));
        bool ours = str_eq(rec_text(r, TASK_responsible), S("staff"));
        if (ours && !rec_int(r, TASK_user_id))
                errs_add(e, S("user_id"), _("Bitte wählen Sie, wer die Aufgabe übernimmt."));
}

static void appointment_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        int minute;
        struct str clock = rec_text(r, APPOINTMENT_clock);
        if (!str_empty(clock) && !clock_parse(clock, &minute))
                errs_add(e, S("clock"), _("Bitte geben Sie die Uhrzeit so an: 9:30."));
        struct date sent = rec_date(r, APPOINTMENT_confirmation_sent_on),
                    held = rec_date(r, APPOINTMENT_held_on);
        if (date_given(sent) && date_given(held) && date_cmp(sent, held) > 0)
                errs_add(e, S("confirmation_sent_on"), _("Die Bestätigung liegt nach dem Termin."));
}

/* 9:30 and 9.30 are stored as 09:30, so that the order of a day is the order of the text. */
static void appointment_derive(struct arena *a, struct record *r)
{
        int minute;
        if (clock_parse(rec_text(r, APPOINTMENT_clock), &minute))
                REC_SET(r, APPOINTMENT_clock, moment_clock(a, moment_of(date_of(2000, 1, 1), minute)));
}

#define ENTITY_NAME task
#define ENTITY_PREFIX TASK
#define ENTITY_DEF "domain/tasks/task.def"
#include "db/entity_impl.h"
#define ENTITY_NAME appointment
#define ENTITY_PREFIX APPOINTMENT
#define ENTITY_DEF "domain/tasks/appointment.def"
#include "db/entity_impl.h"
#define ENTITY_NAME reminder
#define ENTITY_PREFIX REMINDER
#define ENTITY_DEF "domain/tasks/reminder.def"
#include "db/entity_impl.h"
