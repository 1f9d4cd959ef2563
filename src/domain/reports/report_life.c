/* Sent, reminded, received, read, ended. What addresses somebody outside is written down as a disclosure before it counts. H3, S5 */
#include "domain/attachments/attachment_store.h"
#include "domain/consent/disclosure.h"
#include "domain/reports/reports.h"

static enum err request_get(struct rtx *tx, const struct grant *g, int64_t id, struct record **out)
{
        return ent_get_in(tx, g, &report_request_entity, id, out);
}

static void status_set(struct record *request, enum report_status s)
{
        REC_SET(request, REPORT_REQUEST_status, report_status_code(s));
}

/* Today or earlier, and not before the day it follows. */
static void day_check(struct date on, struct date after, struct str key, struct errs *errs)
{
        if (!date_given(on) || date_cmp(on, clock_today()) > 0)
                errs_add(errs, key, _("Bitte geben Sie den Tag an, heute oder früher."));
        else if (date_given(after) && date_cmp(on, after) < 0)
                errs_add(errs, key, _("Dieser Tag liegt vor der Anforderung."));
}

/*
 * Whoever is asked learns that this person is looked after here: nothing more, and only under a release. In words under the empty
 * key, because no field of the form can mend it.
 */
static enum err disclose(struct wtx *tx, const struct wgrant *g, const struct record *request,
                         struct str what, struct str way, struct date on, struct errs *errs, int64_t *release,
                         int64_t *id)
{
        struct arena *a = wtx_arena(tx);
        struct consent_ruling ruling;
        int64_t recipient = rec_int(request, REPORT_REQUEST_recipient_id);
        TRY(report_release(rtx_of(tx), grant_of(g), recipient, on, release, &ruling));
        if (!ruling.allowed) {
                errs_add(errs, S(""), ruling.reason);
                return ERR_INVALID;
        }
        struct disclosure_data d = {.recipient_id = recipient,
                                    .content = S("contact_data"),
                                    .summary = str_join(a, what, rec_text(request, REPORT_REQUEST_title)),
                                    .way = way,
                                    .on = on,
                                    .about = report_request_paper(a, request->id)};
        return disclosure_record(tx, g, &d, errs, id);
}

/* ---- sent ---- */

/* S5: a practice is called first, or somebody says why not. A hint with a way out, no lock. */
static enum err call_check(struct rtx *tx, const struct record *request, struct errs *errs)
{
        bool first;
        TRY(report_call_first(tx, rec_int(request, REPORT_REQUEST_recipient_id), &first));
        if (first && !rec_given(request, REPORT_REQUEST_called_on) &&
            !rec_given(request, REPORT_REQUEST_no_call_reason))
                errs_add(
                        errs, S("no_call_reason"),
                        _("Praxen und Kliniken rufen wir zuerst an. Bitte tragen Sie den Anruf ein, oder schreiben Sie kurz, "
                          "warum es ohne geht."));
        return OK;
}

static enum err sending_check(struct rtx *tx, struct record *request, const struct report_sending *s,
                              struct errs *errs)
{
        day_check(s->on, DATE_NONE, S("requested_on"), errs);
        if (str_empty(s->way))
                errs_add(errs, S("way"), _("Bitte wählen Sie den Weg."));
        if (!date_given(s->due_on))
                errs_add(errs, S("due_on"), _("Bis wann brauchen Sie die Unterlagen?"));
        if (date_given(s->called_on))
                REC_SET(request, REPORT_REQUEST_called_on, s->called_on);
        if (!str_empty(s->no_call_reason))
                REC_SET(request, REPORT_REQUEST_no_call_reason, s->no_call_reason);
        TRY(call_check(tx, request, errs));
        return errs->n ? ERR_INVALID : OK;
}

enum err report_request_send(struct wtx *tx, const struct wgrant *g, int64_t id,
                             const struct report_sending *s, struct errs *errs)
{
        struct record *q;
        int64_t release, disclosure;
        TRY(request_get(rtx_of(tx), grant_of(g), id, &q));
        if (report_request_status(q) != REPORT_DRAFT)
                return ERR_CONFLICT;
        TRY(sending_check(rtx_of(tx), q, s, errs));
        TRY(disclose(tx, g, q, _("Angefordert: "), s->way, s->on, errs, &release, &disclosure));
        REC_SET(q, REPORT_REQUEST_requested_on, s->on);
        REC_SET(q, REPORT_REQUEST_due_on, s->due_on);
        REC_SET(q, REPORT_REQUEST_way, s->way);
        rec_set(q, REPORT_REQUEST_release_id, value_ref(release));
        rec_set(q, REPORT_REQUEST_disclosure_id, value_ref(disclosure));
        status_set(q, REPORT_SENT);
        return ent_update_in(tx, g, &report_request_entity, q, errs);
}

/* ---- reminded ---- */

enum err report_remind(struct wtx *tx, const struct wgrant *g, int64_t id, struct record *reminder,
                       struct errs *errs)
{
        struct record *q;
        int64_t release, disclosure;
        TRY(request_get(rtx_of(tx), grant_of(g), id, &q));
        if (!report_waits(report_request_status(q)))
                return ERR_CONFLICT;
        struct date on = rec_date(reminder, REPORT_REMINDER_reminded_on);
        struct str way = rec_text(reminder, REPORT_REMINDER_way);
        day_check(on, rec_date(q, REPORT_REQUEST_requested_on), S("reminded_on"), errs);
        if (str_empty(way))
                errs_add(errs, S("way"), _("Bitte wählen Sie den Weg."));
        if (errs->n)
                return ERR_INVALID;
        TRY(disclose(tx, g, q, _("Erinnert: "), way, on, errs, &release, &disclosure));
        rec_set(reminder, REPORT_REMINDER_request_id, value_ref(q->id));
        TRY(ent_insert_in(tx, g, &report_reminder_entity, reminder, errs));
        status_set(q, REPORT_REMINDED);
        return ent_update_in(tx, g, &report_request_entity, q, errs);
}

/* ---- ended without an answer ---- */

enum err report_request_end(struct wtx *tx, const struct wgrant *g, int64_t id, const struct report_ending *e,
                            struct errs *errs)
{
        struct record *q;
        TRY(request_get(rtx_of(tx), grant_of(g), id, &q));
        enum report_status now = report_request_status(q);
        if (!report_waits(now) && !(now == REPORT_DRAFT && e->status == REPORT_WITHDRAWN))
                return ERR_CONFLICT;
        day_check(e->on, rec_date(q, REPORT_REQUEST_requested_on), S("ended_on"), errs);
        if (str_empty(e->note))
                errs_add(errs, S("ending_note"),
                         _("Bitte schreiben Sie kurz, warum. Das hilft beim nächsten Weg."));
        if (errs->n)
                return ERR_INVALID;
        REC_SET(q, REPORT_REQUEST_ended_on, e->on);
        REC_SET(q, REPORT_REQUEST_ending_note, e->note);
        status_set(q, e->status);
        return ent_update_in(tx, g, &report_request_entity, q, errs);
}

/* ---- received ---- */

/* What is known of the paper is the description of its file: nothing is typed twice. */
static enum err file_add(struct wtx *tx, const struct wgrant *g, struct record *report,
                         const struct report_sheet *file, struct errs *errs)
{
        if (str_empty(file->body))
                return OK;
        struct record *x = rec_new(wtx_arena(tx), &attachment_entity.e);
        REC_SET(x, ATTACHMENT_kind, rec_text(report, REPORT_kind));
        REC_SET(x, ATTACHMENT_dated_on, rec_date(report, REPORT_dated_on));
        if (rec_given(report, REPORT_issuer_id))
                rec_set(x, ATTACHMENT_issuer_id, value_ref(rec_int(report, REPORT_issuer_id)));
        REC_SET(x, ATTACHMENT_medical, true);
        TRY(attachment_add(tx, g, x, file->name, file->body, errs));
        rec_set(report, REPORT_attachment_id, value_ref(x->id));
        return OK;
}

/* The first paper is the answer; a further one to the same request changes nothing about its day. */
static enum err answered(struct wtx *tx, const struct wgrant *g, struct record *q, struct date on,
                         struct errs *errs)
{
        if (report_request_status(q) == REPORT_RECEIVED)
                return OK;
        REC_SET(q, REPORT_REQUEST_received_on, on);
        status_set(q, REPORT_RECEIVED);
        return ent_update_in(tx, g, &report_request_entity, q, errs);
}

enum err report_receive(struct wtx *tx, const struct wgrant *g, int64_t request_id, struct record *report,
                        const struct report_sheet *file, struct errs *errs)
{
        struct record *q = NULL;
        struct date on = rec_date(report, REPORT_received_on), asked = DATE_NONE;
        if (request_id) {
                TRY(request_get(rtx_of(tx), grant_of(g), request_id, &q));
                enum report_status now = report_request_status(q);
                if (!report_waits(now) && now != REPORT_RECEIVED && now != REPORT_REFUSED)
                        return ERR_CONFLICT;
                asked = rec_date(q, REPORT_REQUEST_requested_on);
                rec_set(report, REPORT_request_id, value_ref(request_id));
                REC_SET(report, REPORT_origin, S("requested"));
        }
        day_check(on, asked, S("received_on"), errs);
        if (errs->n)
                return ERR_INVALID;
        TRY(file_add(tx, g, report, file, errs));
        TRY(ent_insert_in(tx, g, &report_entity, report, errs));
        return q ? answered(tx, g, q, on, errs) : OK;
}

/* ---- read ---- */

enum err report_review(struct wtx *tx, const struct wgrant *g, struct record *report, struct errs *errs)
{
        static const size_t marks[] = {REPORT_complete, REPORT_recent, REPORT_meaningful};
        for (size_t i = 0; i < ARRAY_LEN(marks); i++)
                if (!rec_given(report, marks[i]))
                        errs_add(errs, report->e->fields[marks[i]].key,
                                 _("Bitte wählen Sie: ja, teilweise oder nein."));
        if (errs->n)
                return ERR_INVALID;
        REC_SET(report, REPORT_reviewed_on, clock_today());
        return ent_update_in(tx, g, &report_entity, report, errs);
}
