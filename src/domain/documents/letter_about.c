#include "domain/documents/letter_about.h"

#include "domain/reports/reports.h"
#include "domain/tasks/task_life.h"
#include "domain/visits/visit.h"

struct about {
        enum row_source source; /* ROW_SOURCES: about nothing */
        int64_t id;
};

static struct about about_of(const struct record *letter)
{
        struct str rest = rec_text(letter, LETTER_about), source = str_split(rest, ':', &rest);
        struct about a = {row_source_by_name(source), 0};
        if (!str_int(rest, &a.id))
                a.source = ROW_SOURCES;
        return a;
}

/* ---- requests: D5, D6 ---- */

/* What its form would say stands on another page here: in one place, for the whole form. */
static enum err said(enum err e, const struct errs *inner, struct str conflict, struct errs *errs)
{
        for (const struct field_error *x = inner->first; x; x = x->next)
                errs_add(errs, S(""), x->text);
        if (e == ERR_CONFLICT)
                errs_add(errs, S(""), conflict);
        return e == ERR_CONFLICT ? ERR_INVALID : e;
}

/* A draft leaves with its letter. Whoever has sent it already gets the letter of that day. */
static enum err request_leaves(struct wtx *tx, const struct wgrant *g, const struct record *q, struct str way,
                               struct date on, struct errs *errs)
{
        struct report_sending s = {
                .on = on, .due_on = rec_date(q, REPORT_REQUEST_due_on), .called_on = DATE_NONE, .way = way};
        struct errs inner;
        if (rec_int(q, REPORT_REQUEST_disclosure_id))
                return OK;
        errs_init(&inner, wtx_arena(tx));
        return said(report_request_send(tx, g, q->id, &s, &inner), &inner,
                    _("Diese Anforderung ist beendet. Bitte legen Sie eine neue an."), errs);
}

/* The reminder of that day on that way, 0 when nobody wrote one down. */
static enum err reminded(struct rtx *tx, const struct grant *g, const struct record *q, struct str way,
                         struct date on, int64_t *out)
{
        struct record *d;
        size_t n;
        *out = 0;
        TRY(disclosures_about(tx, g, rec_int(q, REPORT_REQUEST_recipient_id),
                              report_request_paper(rtx_arena(tx), q->id), &d, &n));
        for (size_t i = 0; i < n; i++)
                if (d[i].id != rec_int(q, REPORT_REQUEST_disclosure_id) &&
                    date_cmp(rec_date(&d[i], DISCLOSURE_given_on), on) == 0 &&
                    str_eq(rec_text(&d[i], DISCLOSURE_way), way))
                        *out = d[i].id;
        return OK;
}

static enum err reminder_leaves(struct wtx *tx, const struct wgrant *g, const struct record *q,
                                struct str way, struct date on, struct errs *errs, int64_t *out)
{
        struct record *m = rec_new(wtx_arena(tx), &report_reminder_entity.e);
        struct errs inner;
        TRY(reminded(rtx_of(tx), grant_of(g), q, way, on, out));
        if (*out)
                return OK;
        errs_init(&inner, wtx_arena(tx));
        REC_SET(m, REPORT_REMINDER_reminded_on, on);
        REC_SET(m, REPORT_REMINDER_way, way);
        TRY(said(report_remind(tx, g, q->id, m, &inner), &inner,
                 _("Diese Anforderung wartet nicht mehr auf eine Antwort."), errs));
        return reminded(rtx_of(tx), grant_of(g), q, way, on, out);
}

static enum err request_disclose(struct wtx *tx, const struct wgrant *g, const struct record *letter,
                                 const struct about *about, struct str way, struct date on, struct errs *errs,
                                 const struct disclosure **out)
{
        struct record *q;
        int64_t id;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &report_request_entity, about->id, &q));
        if (rec_int(q, REPORT_REQUEST_recipient_id) != rec_int(letter, LETTER_recipient_id)) {
                errs_add(
                        errs, S(""),
                        _("Die Anforderung geht inzwischen an eine andere Stelle. Bitte schreiben Sie neu."));
                return ERR_INVALID;
        }
        if (about->source == ROWS_waiting_requests) {
                TRY(reminder_leaves(tx, g, q, way, on, errs, &id));
        } else {
                TRY(request_leaves(tx, g, q, way, on, errs));
                TRY(ent_get_in(rtx_of(tx), grant_of(g), &report_request_entity, about->id, &q));
                id = rec_int(q, REPORT_REQUEST_disclosure_id);
        }
        return disclosure_renew(rtx_of(tx), grant_of(g), id, out);
}

enum err letter_about_disclose(struct wtx *tx, const struct wgrant *g, const struct record *letter,
                               struct str way, struct date on, struct errs *errs, bool *done,
                               const struct disclosure **out)
{
        struct about about = about_of(letter);
        *done = about.source == ROWS_report_requests || about.source == ROWS_waiting_requests;
        return *done ? request_disclose(tx, g, letter, &about, way, on, errs, out) : OK;
}

/* ---- appointments: D7, D17 ---- */

static enum err appointment_of(struct rtx *tx, const struct grant *g, const struct about *about, int64_t *out)
{
        struct record *v;
        *out = about->source == ROWS_appointments ? about->id : 0;
        if (about->source != ROWS_visits)
                return OK;
        TRY(ent_get_in(tx, g, &site_visit_entity, about->id, &v));
        *out = rec_int(v, SITE_VISIT_appointment_id);
        return OK;
}

enum err letter_about_left(struct wtx *tx, const struct wgrant *g, const struct record *letter)
{
        struct about about = about_of(letter);
        struct record *x;
        struct errs errs;
        int64_t id;
        errs_init(&errs, wtx_arena(tx));
        TRY(appointment_of(rtx_of(tx), grant_of(g), &about, &id));
        if (!id)
                return OK;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &appointment_entity, id, &x));
        enum err e = appointment_confirmation_sent(tx, g, x, &errs);
        return e == ERR_INVALID ? OK : e; /* its day has passed */
}
