/* What pages read: everything of one case, the defects, the releases that open a request. */
#include "domain/organisations/organisation.h"
#include "domain/reports/reports.h"

enum { REPORTS_MOST = 1000 };

enum err report_file(struct rtx *tx, const struct grant *g, struct report_file *out)
{
        TRY(ent_list_in(tx, g, &report_request_entity, REPORTS_MOST, &out->request, &out->requests));
        TRY(ent_list_in(tx, g, &report_reminder_entity, REPORTS_MOST, &out->reminder, &out->reminders));
        return ent_list_in(tx, g, &report_entity, REPORTS_MOST, &out->report, &out->reports);
}

struct report_state report_state_of(const struct report_file *f, const struct record *request)
{
        struct report_state s = {.status = report_request_status(request),
                                 .due_on = rec_date(request, REPORT_REQUEST_due_on),
                                 .last_reminded_on = DATE_NONE};
        for (size_t i = 0; i < f->reminders; i++) {
                struct date on = rec_date(&f->reminder[i], REPORT_REMINDER_reminded_on);
                if (rec_int(&f->reminder[i], REPORT_REMINDER_request_id) == request->id &&
                    date_cmp(on, s.last_reminded_on) > 0)
                        s.last_reminded_on = on;
        }
        for (size_t i = 0; i < f->reports; i++) {
                if (rec_int(&f->report[i], REPORT_request_id) != request->id)
                        continue;
                s.papers++;
                s.reviewed += rec_given(&f->report[i], REPORT_reviewed_on);
        }
        return s;
}

size_t report_reminders_of(const struct report_file *f, int64_t request_id)
{
        size_t n = 0;
        for (size_t i = 0; i < f->reminders; i++)
                n += rec_int(&f->reminder[i], REPORT_REMINDER_request_id) == request_id;
        return n;
}

const struct record *report_paper_of(const struct report_file *f, int64_t request_id)
{
        const struct record *last = NULL;
        for (size_t i = 0; i < f->reports; i++) {
                if (rec_int(&f->report[i], REPORT_request_id) != request_id)
                        continue;
                last = &f->report[i];
                if (!rec_given(last, REPORT_reviewed_on))
                        return last;
        }
        return last;
}

SQL_IN(report_defect_lines, report_defect_line,
       "SELECT d.id, d.disruption_id, COALESCE(d.request_id, 0), COALESCE(d.report_id, 0), d.kind, d.title, d.occurred_on,"
       " d.solved_on, d.reach, COALESCE(o.name, '') FROM report_defect_v d LEFT JOIN organisation_v o ON o.id = d.source_id"
       " WHERE d.case_id = $1 ORDER BY CASE WHEN d.solved_on IS NULL THEN 0 ELSE 1 END, d.occurred_on DESC, d.id DESC")

enum err report_defects(struct rtx *tx, const struct grant *g, struct report_defect_line **out, size_t *n)
{
        return db_list_in(tx, g, &sql_report_defect_lines, NO_ARGS, out, n);
}

/* ---- whom to ask ---- */

enum err report_call_first(struct rtx *tx, int64_t organisation, bool *out)
{
        struct record *o;
        *out = false;
        if (!organisation)
                return OK;
        TRY(ent_get(tx, &organisation_entity, organisation, &o));
        *out = codes_have(S("doctor clinic company_doctor"), rec_text(o, ORGANISATION_type));
        return OK;
}

enum err report_release(struct rtx *tx, const struct grant *g, int64_t recipient, struct date on, int64_t *id,
                        struct consent_ruling *ruling)
{
        struct consent_file file;
        *id = 0;
        TRY(consent_needed(tx, g, CONSENT_TO_RELEASE, recipient, on, ruling));
        if (!ruling->allowed)
                return OK;
        TRY(consent_disclosure_check(tx, g, recipient, S("contact_data"), on, ruling));
        if (!ruling->allowed)
                return OK;
        TRY(consent_file_of(tx, g, NULL, &file));
        for (size_t i = 0; i < file.n; i++)
                if (file.fact[i].kind == CONSENT_TO_RELEASE && file.fact[i].recipient_id == recipient &&
                    consent_standing_on(&file, i, on) == CONSENT_GIVEN)
                        *id = file.fact[i].id;
        return OK;
}

enum err report_releases(struct rtx *tx, const struct grant *g, struct record **out, size_t *n)
{
        struct consent_file file;
        struct record *all;
        *n = 0;
        TRY(consent_file_of(tx, g, &all, &file));
        *out = NEW_ARRAY(rtx_arena(tx), struct record, file.n + 1);
        for (size_t i = file.n; i-- > 0;)
                if (file.fact[i].kind == CONSENT_TO_RELEASE && file.fact[i].recipient_id &&
                    consent_standing_on(&file, i, clock_today()) == CONSENT_GIVEN)
                        (*out)[(*n)++] = all[i];
        return OK;
}
