#include "domain/tasks/task_life.h"

#include "domain/tasks/reminder.h"

enum err task_add(struct wtx *tx, const struct wgrant *g, const struct task_data *d, struct errs *errs,
                  int64_t *id)
{
        struct record *r = rec_new(wtx_arena(tx), &task_entity.e);
        REC_SET(r, TASK_title, d->title);
        REC_SET(r, TASK_responsible, str_empty(d->responsible) ? S("staff") : d->responsible);
        REC_SET(r, TASK_responsible_name, d->responsible_name);
        REC_SET(r, TASK_how, d->how);
        REC_SET(r, TASK_work_field, d->work_field);
        rec_set(r, TASK_user_id, value_ref(d->user_id));
        REC_SET(r, TASK_due, d->due);
        REC_SET(r, TASK_urgent, d->urgent);
        REC_SET(r, TASK_status, S("open"));
        rec_set(r, TASK_agreement_id, value_ref(d->agreement_id));
        TRY(ent_insert_in(tx, g, &task_entity, r, errs));
        if (id)
                *id = r->id;
        return OK;
}

static bool is_open(const struct record *task)
{
        return str_eq(rec_text(task, TASK_status), S("open"));
}

bool task_is_late(const struct record *task)
{
        struct date due = rec_date(task, TASK_due);
        return is_open(task) && date_given(due) && date_cmp(due, clock_today()) < 0;
}

static enum err finish(struct wtx *tx, const struct wgrant *g, struct record *task, struct str status,
                       struct errs *errs)
{
        if (!is_open(task))
                return ERR_CONFLICT;
        REC_SET(task, TASK_status, status);
        REC_SET(task, TASK_done_on, clock_today());
        return ent_update_in(tx, g, &task_entity, task, errs);
}

enum err task_done(struct wtx *tx, const struct wgrant *g, struct record *task, struct str delay_cause,
                   struct errs *errs)
{
        if (!str_empty(delay_cause))
                REC_SET(task, TASK_delay_cause, delay_cause);
        return finish(tx, g, task, S("done"), errs);
}

enum err task_drop(struct wtx *tx, const struct wgrant *g, struct record *task, struct errs *errs)
{
        return finish(tx, g, task, S("dropped"), errs);
}

enum err task_reopen(struct wtx *tx, const struct wgrant *g, struct record *task, struct errs *errs)
{
        if (is_open(task))
                return ERR_CONFLICT;
        REC_SET(task, TASK_status, S("open"));
        REC_SET(task, TASK_done_on, DATE_NONE);
        return ent_update_in(tx, g, &task_entity, task, errs);
}

/* ---- appointments ---- */

static bool needs_past(struct str status)
{
        return codes_have(S("kept late missed"), status);
}

enum err appointment_status_set(struct wtx *tx, const struct wgrant *g, struct record *appointment,
                                struct str status, struct str note, struct errs *errs)
{
        if (!codes_have(S("planned confirmed kept late cancelled missed"), status)) {
                errs_add(errs, S("status"), _("Bitte wählen Sie einen Eintrag der Liste."));
                return ERR_INVALID;
        }
        if (needs_past(status) && date_cmp(rec_date(appointment, APPOINTMENT_held_on), clock_today()) > 0) {
                errs_add(errs, S("status"),
                         _("Der Termin liegt noch vor Ihnen. Zusagen und absagen geht schon jetzt."));
                return ERR_INVALID;
        }
        REC_SET(appointment, APPOINTMENT_status, status);
        REC_SET(appointment, APPOINTMENT_status_note, note);
        if (str_eq(status, S("confirmed")) && !rec_given(appointment, APPOINTMENT_confirmed_on))
                REC_SET(appointment, APPOINTMENT_confirmed_on, clock_today());
        return ent_update_in(tx, g, &appointment_entity, appointment, errs);
}

enum err appointment_confirmation_sent(struct wtx *tx, const struct wgrant *g, struct record *appointment,
                                       struct errs *errs)
{
        REC_SET(appointment, APPOINTMENT_confirmation_sent_on, clock_today());
        return ent_update_in(tx, g, &appointment_entity, appointment, errs);
}

SQL_IN(appointment_entries, one_int,
       "SELECT COUNT(*) FROM contact_entry_v WHERE case_id = $1"
       " AND (appointment_id = $2 OR (appointment_id IS NULL AND held_on = $3))")

enum err appointment_lacks_entry(struct rtx *tx, const struct grant *g, const struct record *appointment,
                                 bool *out)
{
        struct one_int entries;
        *out = false;
        if (!codes_have(S("kept late"), rec_text(appointment, APPOINTMENT_status)))
                return OK;
        TRY(db_row_in(tx, g, &sql_appointment_entries,
                      ARGS(appointment->id, rec_date(appointment, APPOINTMENT_held_on)), &entries));
        *out = entries.n == 0;
        return OK;
}

/* ---- reminders ---- */

enum err reminder_done(struct wtx *tx, const struct wgrant *g, struct record *reminder, struct errs *errs)
{
        if (!str_eq(rec_text(reminder, REMINDER_status), S("open")))
                return ERR_CONFLICT;
        REC_SET(reminder, REMINDER_status, S("done"));
        REC_SET(reminder, REMINDER_done_on, clock_today());
        return ent_update_in(tx, g, &reminder_entity, reminder, errs);
}

/* ---- the end of the case ---- */
enum { SETTLED_MOST = 5000 };

static enum err appointments_cancel(struct wtx *tx, const struct wgrant *g, struct errs *errs)
{
        struct record *a;
        size_t n;
        TRY(ent_list_in(rtx_of(tx), grant_of(g), &appointment_entity, SETTLED_MOST, &a, &n));
        for (size_t i = 0; i < n; i++)
                if (codes_have(S("planned confirmed"), rec_text(&a[i], APPOINTMENT_status)) &&
                    date_cmp(rec_date(&a[i], APPOINTMENT_held_on), clock_today()) >= 0)
                        TRY(appointment_status_set(tx, g, &a[i], S("cancelled"), _("Der Fall ist beendet."),
                                                   errs));
        return OK;
}

enum err tasks_settle(struct wtx *tx, const struct wgrant *g, struct errs *errs)
{
        struct record *t;
        size_t n;
        TRY(ent_list_in(rtx_of(tx), grant_of(g), &task_entity, SETTLED_MOST, &t, &n));
        for (size_t i = 0; i < n; i++)
                if (is_open(&t[i]))
                        TRY(task_drop(tx, g, &t[i], errs));
        TRY(appointments_cancel(tx, g, errs));
        return reminder_refresh(tx, g);
}
