#include "domain/tasks/reminder.h"

#include "base/text.h"
#include "core/job.h"
#include "domain/cases/case.h"
#include "domain/concepts/store.h"

enum { SIGHT_DAYS = 14, REMINDERS_MOST = 5000 };

/* ---- the rules, without a database ---- */

static bool is_there(const struct fact_value *v)
{
        return v->known && (v->v.type != V_INT || v->v.i > 0);
}

struct date reminder_day(const struct reminder_rule *r, const struct situation *s)
{
        if (r->fact == FACT_NONE)
                return DATE_NONE;
        for (size_t i = 0; i < r->unlesses; i++)
                if (is_there(situation_value(s, r->unless[i])))
                        return DATE_NONE;
        const struct fact_value *from = situation_value(s, r->fact);
        if (!from->known || from->v.type != V_DATE)
                return DATE_NONE;
        struct date due =
                r->months ? date_add_months(from->v.d, r->offset) : date_add_days(from->v.d, r->offset);
        if (r->repeat_days > 0 && date_given(due) && date_cmp(due, s->today) < 0)
                due = date_add_days(due, date_between(due, s->today) / r->repeat_days * r->repeat_days);
        return due;
}

struct date reminder_due(struct date day, struct date made_on)
{
        return date_given(day) && date_cmp(day, made_on) < 0 ? made_on : day;
}

bool reminder_in_sight(const struct reminder_rule *r, struct date due, struct date today)
{
        return date_given(due) && (r->months || date_cmp(due, date_add_days(today, SIGHT_DAYS)) <= 0);
}

/* ---- rows ---- */

/* What the rules about tasks and appointments speak of: the one whose day is the fact. */
#define REMINDER_THINGS(X) X(TEXT, due) X(TEXT, check) X(TEXT, next) X(TEXT, unconfirmed)
ROW(reminder_things, REMINDER_THINGS)
SQL_IN(reminder_thing, reminder_things,
       "SELECT (SELECT title FROM task WHERE case_id = $1 AND status = 'open' AND due IS NOT NULL ORDER BY due, id LIMIT 1),"
       " (SELECT title FROM task WHERE case_id = $1 AND status = 'open' AND check_on IS NOT NULL ORDER BY check_on, id LIMIT 1),"
       " (SELECT purpose FROM appointment WHERE case_id = $1 AND held_on >= $2 AND status IN ('planned', 'confirmed')"
       " ORDER BY held_on, clock, id LIMIT 1),"
       " (SELECT purpose FROM appointment WHERE case_id = $1 AND held_on >= $2 AND status = 'planned' AND confirmed_on IS NULL"
       " ORDER BY held_on, clock, id LIMIT 1)")

struct rows {
        struct wtx *tx;
        const struct wgrant *g;
        const struct concept *concept;
        int64_t case_manager;
        struct reminder_things thing;
        struct record *row;
        size_t n;
        bool *wanted; /* of each row */
};

static struct str about_code(enum data_class c)
{
        return class_name(c);
}

static struct record *row_find(const struct rows *x, const struct reminder_rule *r, struct date due,
                               size_t *at)
{
        struct str source = concept_fact_name(x->concept, r->fact);
        for (*at = 0; *at < x->n; (*at)++) {
                struct record *row = &x->row[*at];
                if (str_eq(rec_text(row, REMINDER_code), r->code) &&
                    str_eq(rec_text(row, REMINDER_source), source) &&
                    date_cmp(rec_date(row, REMINDER_due), reminder_due(due, moment_date(row->created_at))) ==
                            0)
                        return row;
        }
        return NULL;
}

static enum err row_save(struct rows *x, struct record *row)
{
        struct errs errs;
        errs_init(&errs, wtx_arena(x->tx));
        return row->id ? ent_update_in(x->tx, x->g, &reminder_entity, row, &errs)
                       : ent_insert_in(x->tx, x->g, &reminder_entity, row, &errs);
}

/* „Aufgabe ist fällig: Betriebsarzt anrufen“ */
static struct str row_title(const struct rows *x, const struct reminder_rule *r)
{
        const struct {
                fact_ref fact;
                struct str thing;
        } about[] = {{FACT_task_due, x->thing.due},
                     {FACT_task_check_date, x->thing.check},
                     {FACT_appointment_next_date, x->thing.next},
                     {FACT_appointment_unconfirmed_date, x->thing.unconfirmed}};
        for (size_t i = 0; i < ARRAY_LEN(about); i++)
                if (r->fact == about[i].fact && !str_empty(about[i].thing))
                        return text_prefix(str_join(wtx_arena(x->tx), r->title, S(": "), about[i].thing),
                                           200);
        return r->title;
}

static enum err row_add(struct rows *x, const struct reminder_rule *r, struct date due)
{
        struct record *row = rec_new(wtx_arena(x->tx), &reminder_entity.e);
        REC_SET(row, REMINDER_code, r->code);
        REC_SET(row, REMINDER_source, concept_fact_name(x->concept, r->fact));
        REC_SET(row, REMINDER_source_id, 0);
        REC_SET(row, REMINDER_title, row_title(x, r));
        REC_SET(row, REMINDER_about, about_code(r->cls));
        REC_SET(row, REMINDER_due, reminder_due(due, clock_today()));
        rec_set(row, REMINDER_user_id, value_ref(x->case_manager));
        REC_SET(row, REMINDER_status, S("open"));
        return row_save(x, row);
}

/*
 * Done stays done; what was dropped and is wanted again comes back; an open one goes to who leads the case now and
 * follows the name of its thing.
 */
static enum err row_keep(struct rows *x, const struct reminder_rule *r, struct record *row)
{
        struct str status = rec_text(row, REMINDER_status), title = row_title(x, r);
        bool same = rec_int(row, REMINDER_user_id) == x->case_manager &&
                    str_eq(rec_text(row, REMINDER_title), title);
        if (str_eq(status, S("done")) || (str_eq(status, S("open")) && same))
                return OK;
        REC_SET(row, REMINDER_title, title);
        REC_SET(row, REMINDER_status, S("open"));
        REC_SET(row, REMINDER_done_on, DATE_NONE);
        rec_set(row, REMINDER_user_id, value_ref(x->case_manager));
        return row_save(x, row);
}

static enum err rows_drop(struct rows *x)
{
        for (size_t i = 0; i < x->n; i++) {
                if (x->wanted[i] || !str_eq(rec_text(&x->row[i], REMINDER_status), S("open")))
                        continue;
                REC_SET(&x->row[i], REMINDER_status, S("dropped"));
                REC_SET(&x->row[i], REMINDER_done_on, clock_today());
                TRY(row_save(x, &x->row[i]));
        }
        return OK;
}

static enum err rows_update(struct rows *x, const struct situation *s)
{
        for (size_t i = 0; i < x->concept->reminders; i++) {
                const struct reminder_rule *r = &x->concept->reminder[i];
                struct date due = reminder_day(r, s);
                size_t at;
                if (!reminder_in_sight(r, due, s->today))
                        continue;
                struct record *row = row_find(x, r, due, &at);
                if (row) {
                        x->wanted[at] = true;
                        TRY(row_keep(x, r, row));
                } else {
                        TRY(row_add(x, r, due));
                }
        }
        return rows_drop(x);
}

SQL(reminder_scanned, none,
    "INSERT INTO reminder_scan (case_id, ran_on) VALUES ($1, $2) ON CONFLICT (case_id) DO UPDATE SET ran_on = excluded.ran_on")
SQL_IN(reminder_case, one_int, "SELECT COALESCE(case_manager_id, 0) FROM casefile_v WHERE id = $1")

enum err reminder_refresh(struct wtx *tx, const struct wgrant *g)
{
        struct rtx *rtx = rtx_of(tx);
        struct arena *a = wtx_arena(tx);
        struct rows x = {.tx = tx, .g = g};
        struct one_int manager;
        struct answers said;
        enum err e = concept_of_case(rtx, grant_of(g), &x.concept);
        if (e == ERR_NOT_FOUND)
                return OK; /* without a concept there are no rules */
        TRY(e);
        TRY(db_row_in(rtx, grant_of(g), &sql_reminder_case, NO_ARGS, &manager));
        x.case_manager = manager.n;
        TRY(db_row_in(rtx, grant_of(g), &sql_reminder_thing, ARGS(clock_today()), &x.thing));
        struct situation *s = situation_new(a, x.concept);
        situation_want_reminders(s);
        TRY(situation_fill(rtx, grant_of(g), s));
        TRY(answers_read(rtx, grant_of(g), x.concept, false, &said));
        situation_answers(s, &said);
        TRY(ent_list_in(rtx, grant_of(g), &reminder_entity, REMINDERS_MOST, &x.row, &x.n));
        x.wanted = NEW_ARRAY(a, bool, x.n);
        TRY(rows_update(&x, s));
        return db_exec(tx, &sql_reminder_scanned, ARGS(grant_case(grant_of(g)), clock_today()), NULL);
}

enum err reminder_run(struct wtx *tx, int64_t case_id)
{
        const struct wgrant *g;
        TRY(case_open_program(tx, case_id, &g));
        return reminder_refresh(tx, g);
}

/* ---- the job: what changed within the last minute, then a part of those not looked at today ---- */
#define BATCH "100"

SQL(reminder_mark_get, one_int, "SELECT change_id FROM reminder_mark WHERE id = 1")
SQL(reminder_mark_set, none,
    "INSERT INTO reminder_mark (id, change_id) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET change_id = excluded.change_id")
SQL(reminder_change_last, one_int, "SELECT COALESCE(MAX(id), 0) FROM change")
SQL(reminder_changed, one_int,
    "SELECT DISTINCT CASE WHEN h.entity = 'casefile' THEN h.row_id ELSE h.case_id END FROM change h WHERE h.id > $1 AND h.id <= $2"
    " AND h.entity <> 'reminder' AND (h.case_id IS NOT NULL OR h.entity = 'casefile')")
/* Closed cases are looked at until the last follow-up is long over. */
SQL(reminder_waiting, one_int,
    "SELECT c.id FROM casefile_v c LEFT JOIN reminder_scan s ON s.case_id = c.id WHERE c.status <> 'archived'"
    " AND (c.closed_on IS NULL OR c.closed_on >= $2) AND (s.ran_on IS NULL OR s.ran_on <> $1) ORDER BY c.id LIMIT " BATCH)

static enum err run_all(struct wtx *tx, const struct one_int *id, size_t n)
{
        for (size_t i = 0; i < n; i++) {
                enum err e = reminder_run(tx, id[i].n);
                if (e != ERR_NOT_FOUND)
                        TRY(e);
        }
        return OK;
}

static enum err run_changed(struct wtx *tx)
{
        struct one_int from = {0}, to, *id;
        struct rtx *rtx = rtx_of(tx);
        size_t n;
        TRY(db_row(rtx, &sql_reminder_change_last, NO_ARGS, &to));
        enum err e = db_row(rtx, &sql_reminder_mark_get, NO_ARGS, &from);
        if (e == ERR_NOT_FOUND)
                from.n = to.n; /* the first time everything is waiting anyway */
        else
                TRY(e);
        TRY(db_list(rtx, &sql_reminder_changed, ARGS(from.n, to.n), &id, &n));
        TRY(run_all(tx, id, n));
        return db_exec(tx, &sql_reminder_mark_set, ARGS(to.n), NULL);
}

JOB(reminders, 60)
(struct wtx *tx)
{
        struct one_int *id;
        size_t n;
        struct date today = clock_today();
        TRY(run_changed(tx));
        TRY(db_list(rtx_of(tx), &sql_reminder_waiting, ARGS(today, date_add_months(today, -18)), &id, &n));
        return run_all(tx, id, n);
}
