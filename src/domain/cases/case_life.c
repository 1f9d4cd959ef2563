/* The life of a case: beginning, responsibility, suspension, end and return. Each step leaves an event with its note. */
#include "core/audit.h"
#include "core/setting.h"
#include "domain/cases/case_private.h"
#include "domain/enquiries/enquiry.h"

#define STATE_LINE(X)                                                                                        \
        X(TEXT, status) X(INT, case_manager_id) X(INT, deputy_id) X(INT, site_id) X(DATE, closed_on)         \
                X(INT, version)
ROW(state_line, STATE_LINE)
SQL_IN(case_state, state_line,
       "SELECT status, case_manager_id, deputy_id, site_id, closed_on, version FROM casefile WHERE id = $1")

/* Reads the record behind the grant, lets the caller change it, writes it with history. */
static enum err case_record(struct wtx *tx, const struct wgrant *g, struct record **out)
{
        return ent_get(rtx_of(tx), &casefile_entity, grant_case(grant_of(g)), out);
}

static enum err case_save(struct wtx *tx, struct record *r)
{
        struct errs errs;
        errs_init(&errs, wtx_arena(tx));
        return ent_update(tx, &casefile_entity, r, &errs);
}

static enum err event_add(struct wtx *tx, const struct wgrant *g, struct date on, struct str what,
                          struct str note)
{
        struct errs errs;
        errs_init(&errs, wtx_arena(tx));
        struct record *e = rec_new(wtx_arena(tx), &case_event_entity.e);
        REC_SET(e, CASE_EVENT_happened_on, on);
        REC_SET(e, CASE_EVENT_what, what);
        REC_SET(e, CASE_EVENT_note, note);
        rec_set(e, CASE_EVENT_user_id, value_ref(rtx_actor(rtx_of(tx))));
        return ent_insert_in(tx, g, &case_event_entity, e, &errs);
}

/* ---- assignment ---- */
SQL(assignment_end, none,
    "UPDATE assignment SET until = $3 WHERE case_id = $1 AND part = $2 AND until IS NULL")
SQL(assignment_add, none,
    "INSERT INTO assignment (case_id, user_id, part, since, note) VALUES ($1, $2, $3, $4, $5)")

static enum err assignment_note(struct wtx *tx, int64_t case_id, int64_t user_id, struct str part,
                                struct date on, struct str note)
{
        TRY(db_exec(tx, &sql_assignment_end, ARGS(case_id, part, on), NULL));
        if (!user_id)
                return OK;
        return db_exec(tx, &sql_assignment_add, ARGS(case_id, user_id, part, on, note), NULL);
}

SQL(case_manager_may, one_int,
    "SELECT COUNT(*) FROM user_role_v r JOIN users u ON u.id = r.user_id AND u.active = 1 WHERE r.user_id = $1"
    " AND r.live = 1 AND r.role IN ('case_manager', 'lead')")

static enum err case_manager_check(struct rtx *tx, int64_t user_id)
{
        struct one_int n;
        TRY(db_row(tx, &sql_case_manager_may, ARGS(user_id), &n));
        return n.n ? OK : ERR_INVALID;
}

enum err case_assign(struct wtx *tx, const struct wgrant *g, int64_t case_manager_id, int64_t deputy_id,
                     struct date on, struct str note)
{
        struct record *r;
        TRY(case_manager_check(rtx_of(tx), case_manager_id));
        if (deputy_id)
                TRY(case_manager_check(rtx_of(tx), deputy_id));
        if (deputy_id == case_manager_id)
                return ERR_INVALID;
        TRY(case_record(tx, g, &r));
        int64_t old_manager = rec_int(r, CASEFILE_case_manager_id),
                old_deputy = rec_int(r, CASEFILE_deputy_id);
        rec_set(r, CASEFILE_case_manager_id, value_ref(case_manager_id));
        rec_set(r, CASEFILE_deputy_id, value_ref(deputy_id));
        TRY(case_save(tx, r));
        if (old_manager != case_manager_id)
                TRY(assignment_note(tx, r->id, case_manager_id, S("manager"), on, note));
        if (old_deputy != deputy_id)
                TRY(assignment_note(tx, r->id, deputy_id, S("deputy"), on, note));
        if (old_manager && old_manager != case_manager_id)
                TRY(event_add(tx, g, on, S("handed_over"), note));
        return case_access_refresh(tx, r->id);
}

#define ID_LINE(X) X(INT, id)
ROW(id_line, ID_LINE)
SQL_SCOPE(case_open_of, id_line,
          "SELECT c.id FROM casefile c" SCOPE_CASE(
                  "c.id") " WHERE c.case_manager_id = $2 AND scope_.writers <> 0"
                          " AND c.status NOT IN ('closed', 'archived') ORDER BY c.id")

enum err case_hand_over(struct wtx *tx, const struct actor *who, int64_t from_user, int64_t to_user,
                        struct str note, int64_t *moved)
{
        struct id_line *line;
        size_t n;
        if (!actor_can(who, CAP_CASE_ASSIGN))
                return ERR_DENIED;
        TRY(db_list_scope(rtx_of(tx), &sql_case_open_of, ARGS(from_user), &line, &n));
        *moved = 0;
        for (size_t i = 0; i < n; i++) {
                const struct wgrant *g;
                const struct actor *here;
                struct state_line s;
                TRY(case_open_write(tx, who, line[i].id, &here, &g));
                if (!actor_can(here, CAP_CASE_ASSIGN)) /* open to another role than the one that hands over */
                        continue;
                TRY(db_row_in(rtx_of(tx), grant_of(g), &sql_case_state, NO_ARGS, &s));
                int64_t deputy = s.deputy_id == to_user ? 0 : s.deputy_id;
                TRY(case_assign(tx, g, to_user, deputy, clock_today(), note));
                ++*moved;
        }
        return OK;
}

/* ---- beginning ---- */
static void record_fill(struct record *r, const struct case_start_data *d, struct str number)
{
        REC_SET(r, CASEFILE_number, number);
        rec_set(r, CASEFILE_person_id, value_ref(d->person_id));
        rec_set(r, CASEFILE_site_id, value_ref(d->site_id));
        rec_set(r, CASEFILE_referrer_id, value_ref(d->referrer_id));
        rec_set(r, CASEFILE_employer_id, value_ref(d->employer_id));
        REC_SET(r, CASEFILE_opened_on, d->opened_on);
        REC_SET(r, CASEFILE_referral_path, d->referral_path);
        REC_SET(r, CASEFILE_occupation, d->occupation);
        REC_SET(r, CASEFILE_occasion, d->occasion);
        REC_SET(r, CASEFILE_status, S("intake_check"));
        REC_SET(r, CASEFILE_work_field, S("2"));
}

SQL(concept_newest, one_int, "SELECT id FROM concept WHERE active = 1 ORDER BY id DESC LIMIT 1")

enum err case_create(struct wtx *tx, const struct case_start_data *d, struct errs *errs, int64_t *out)
{
        struct record *r = rec_new(wtx_arena(tx), &casefile_entity.e);
        struct str number = d->number;
        struct one_int concept;
        if (str_empty(number) && date_given(d->opened_on))
                TRY(case_number_next(tx, d->opened_on, &number));
        record_fill(r, d, number);
        if (db_row(rtx_of(tx), &sql_concept_newest, NO_ARGS, &concept) == OK)
                REC_SET(r, CASEFILE_concept_id, concept.n);
        if (!d->case_manager_id || case_manager_check(rtx_of(tx), d->case_manager_id) != OK)
                errs_add(errs, S("case_manager_id"), _("Bitte wählen Sie, wer den Fall führt."));
        if (d->deputy_id && d->deputy_id == d->case_manager_id)
                errs_add(errs, S("deputy_id"), _("Die Vertretung braucht eine zweite Person."));
        if (errs->n)
                return ERR_INVALID;
        TRY(ent_insert(tx, &casefile_entity, r, errs));
        const struct wgrant *g;
        TRY(case_first_grant(tx, r->id, &g));
        TRY(case_assign(tx, g, d->case_manager_id, d->deputy_id, d->opened_on, S("")));
        if (d->enquiry_id)
                TRY(enquiry_begin_case(tx, d->enquiry_id, r->id));
        *out = r->id;
        return event_add(tx, g, d->opened_on, S("opened"), S(""));
}

/* ---- status ---- */
static bool case_is_over(struct str status)
{
        return str_eq(status, S("closed")) || str_eq(status, S("follow_up")) || str_eq(status, S("archived"));
}

enum err case_status_set(struct wtx *tx, const struct wgrant *g, struct str status, struct str note)
{
        struct record *r;
        TRY(case_record(tx, g, &r));
        struct str before = rec_text(r, CASEFILE_status);
        if (case_is_over(before) || case_is_over(status) || str_eq(status, S("suspended")))
                return ERR_CONFLICT;
        if (str_eq(before, status))
                return OK;
        REC_SET(r, CASEFILE_status, status);
        TRY(case_save(tx, r));
        return event_add(tx, g, clock_today(), S("status"), note);
}

enum err case_work_field_set(struct wtx *tx, const struct wgrant *g, struct str work_field)
{
        struct record *r;
        TRY(case_record(tx, g, &r));
        REC_SET(r, CASEFILE_work_field, work_field);
        return case_save(tx, r);
}

enum err case_urgent_set(struct wtx *tx, const struct wgrant *g, struct str reason)
{
        struct record *r;
        TRY(case_record(tx, g, &r));
        REC_SET(r, CASEFILE_urgent, !str_empty(reason));
        REC_SET(r, CASEFILE_urgent_reason, reason);
        return case_save(tx, r);
}

enum err case_concept_set(struct wtx *tx, const struct wgrant *g, int64_t concept_id)
{
        struct record *r;
        TRY(case_record(tx, g, &r));
        REC_SET(r, CASEFILE_concept_id, concept_id);
        return case_save(tx, r);
}

enum err case_suspend(struct wtx *tx, const struct wgrant *g, struct date until, struct str note)
{
        struct record *r;
        TRY(case_record(tx, g, &r));
        if (case_is_over(rec_text(r, CASEFILE_status)))
                return ERR_CONFLICT;
        REC_SET(r, CASEFILE_status, S("suspended"));
        REC_SET(r, CASEFILE_suspended_until, until);
        TRY(case_save(tx, r));
        return event_add(tx, g, clock_today(), S("suspended"), note);
}

/* Back to the status that fits the Arbeitsfeld it stands in. */
static struct str status_of_work_field(struct str work_field)
{
        int64_t n = 0;
        if (!str_int(work_field, &n))
                n = 2;
        return n <= 2   ? S("intake_check")
               : n <= 5 ? S("clarification")
               : n <= 7 ? S("employer_contact")
               : n == 8 ? S("inspection")
               : n == 9 ? S("planning")
                        : S("carrying_out");
}

static enum err case_run_again(struct wtx *tx, const struct wgrant *g, struct str what, struct str note)
{
        struct record *r;
        TRY(case_record(tx, g, &r));
        bool over = case_is_over(rec_text(r, CASEFILE_status));
        bool waits = str_eq(rec_text(r, CASEFILE_status), S("suspended"));
        if (str_eq(what, S("reopened")) ? !over : !waits)
                return ERR_CONFLICT;
        REC_SET(r, CASEFILE_status, status_of_work_field(rec_text(r, CASEFILE_work_field)));
        REC_SET(r, CASEFILE_suspended_until, DATE_NONE);
        REC_SET(r, CASEFILE_closed_on, DATE_NONE);
        REC_SET(r, CASEFILE_end_reason, S(""));
        TRY(case_save(tx, r));
        return event_add(tx, g, clock_today(), what, note);
}

enum err case_resume(struct wtx *tx, const struct wgrant *g, struct str note)
{
        return case_run_again(tx, g, S("resumed"), note);
}

enum err case_reopen(struct wtx *tx, const struct wgrant *g, struct str note)
{
        return case_run_again(tx, g, S("reopened"), note);
}

enum err case_close(struct wtx *tx, const struct wgrant *g, struct date on, struct str end_reason,
                    struct str note)
{
        struct record *r;
        TRY(case_record(tx, g, &r));
        if (case_is_over(rec_text(r, CASEFILE_status)))
                return ERR_CONFLICT;
        if (!date_given(on) || date_cmp(on, rec_date(r, CASEFILE_opened_on)) < 0)
                return ERR_INVALID;
        REC_SET(r, CASEFILE_status, S("closed"));
        REC_SET(r, CASEFILE_closed_on, on);
        REC_SET(r, CASEFILE_end_reason, end_reason);
        REC_SET(r, CASEFILE_work_field, S("11"));
        REC_SET(r, CASEFILE_suspended_until, DATE_NONE);
        TRY(case_save(tx, r));
        return event_add(tx, g, on, S("closed"), note);
}
