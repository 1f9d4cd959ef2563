/* The steps of a request, each a small form: sent, reminded, ended. CMB 3.A.4, 3.A.5, 3.C.1, 3.C.2; H3, S4, S5, W1, W2 */
#include "core/setting.h"
#include "domain/cases/case_form.h"
#include "domain/help/help_view.h"
#include "domain/reports/reports_ui.h"
#include "domain/tasks/reminder.h"

HELP_TEXT(
        report_send, "/faelle/:/befunde/:/senden", T("Anforderung abschicken"),
        T("Mit diesem Schritt zählt die Anforderung: Die Frist läuft, und unter „Weitergaben“ steht, dass Sie gefragt haben. Die "
          "Entbindung von der Schweigepflicht gehört in den Umschlag."))
HELP_TEXT(
        report_remind, "/faelle/:/befunde/:/erinnern", T("Erinnern"),
        T("Am Telefon geht es am schnellsten. Sagen Sie, warum es eilt und was für die Person davon abhängt."))
HELP_TEXT(report_terms, "/faelle/:/befunde/:/frist", T("Frist und Kosten"),
          T("Beides klärt sich oft erst am Telefon. Was angefordert wurde, bleibt, wie es ist."))
HELP_TEXT(
        report_end, "/faelle/:/befunde/:/ende", T("Ohne Antwort beenden"),
        T("Abgelehnt heißt: Die Stelle gibt nichts heraus. Zurückgezogen heißt: Wir brauchen es nicht mehr."))

static enum err request_of(struct req *r, struct rtx *tx, const struct grant *g, struct record **out)
{
        return ent_get_in(tx, g, &report_request_entity, req_id(r, 1), out);
}

static struct url request_url(struct req *r, const struct grant *g)
{
        return url_path(r->arena, "/faelle/:/befunde/:", grant_case(g), req_id(r, 1));
}

static struct report_form form_of(struct req *r, const struct record *q, struct url action, struct str title,
                                  struct str intro, struct str submit)
{
        return (struct report_form){.title = title,
                                    .intro = intro,
                                    .submit = submit,
                                    .section = rec_text(q, REPORT_REQUEST_title),
                                    .section_to = report_request_url(q, r->arena),
                                    .action = action};
}

static enum err field_draw(struct req *r, struct rtx *tx, size_t field, bool required, struct value v)
{
        struct field f = report_field(&report_request_entity, field);
        f.required = required;
        f.past = field != REPORT_REQUEST_due_on;
        return ui_field(r, tx, &f, v);
}

/* ---- sent ---- */

static enum err send_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *q;
        bool missing, first;
        TRY(request_of(r, tx, g, &q));
        TRY(report_call_first(tx, rec_int(q, REPORT_REQUEST_recipient_id), &first));
        struct report_form f = form_of(
                r, q, url_path(r->arena, "/faelle/:/befunde/:/senden", q->case_id, q->id),
                _("Anforderung abschicken"),
                _("Legen Sie die Entbindung von der Schweigepflicht bei. Danach bleibt die Anforderung, wie sie ist."),
                _("Als abgeschickt speichern"));
        TRY(report_form_begin(r, tx, g, &f));
        TRY(report_release_hint(r, tx, g, rec_int(q, REPORT_REQUEST_recipient_id), ui_form_number(r),
                                &missing));
        TRY(field_draw(r, tx, REPORT_REQUEST_requested_on, true, value_date(clock_today())));
        TRY(field_draw(r, tx, REPORT_REQUEST_way, true, VALUE_NULL));
        TRY(field_draw(r, tx, REPORT_REQUEST_due_on, true, q->v[REPORT_REQUEST_due_on]));
        if (first) {
                TRY(field_draw(r, tx, REPORT_REQUEST_called_on, false, q->v[REPORT_REQUEST_called_on]));
                TRY(field_draw(r, tx, REPORT_REQUEST_no_call_reason, false,
                               q->v[REPORT_REQUEST_no_call_reason]));
        }
        report_form_end(r, &f);
        return OK;
}

CASE_GET(report_send_form, "/befunde/:/senden", NEED(CASE_WRITE, CASE), .title = T("Anforderung abschicken"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return send_draw(r, tx, g);
}

static enum err sending_read(struct req *r, struct rtx *tx, struct report_sending *s)
{
        struct field on = report_field(&report_request_entity, REPORT_REQUEST_requested_on);
        struct field way = report_field(&report_request_entity, REPORT_REQUEST_way);
        struct field due = report_field(&report_request_entity, REPORT_REQUEST_due_on);
        struct field called = report_field(&report_request_entity, REPORT_REQUEST_called_on);
        struct field reason = report_field(&report_request_entity, REPORT_REQUEST_no_call_reason);
        on.required = way.required = true;
        *s = (struct report_sending){.on = DATE_NONE, .due_on = DATE_NONE, .called_on = DATE_NONE};
        TRY(form_date(r, tx, &on, &s->on));
        TRY(form_text(r, tx, &way, &s->way));
        TRY(form_date(r, tx, &due, &s->due_on));
        TRY(form_date(r, tx, &called, &s->called_on));
        TRY(form_text(r, tx, &reason, &s->no_call_reason));
        return r->errs.n ? ERR_INVALID : OK;
}

CASE_POST(report_send_post, "/befunde/:/senden", NEED(CASE_WRITE, CASE), .title = T("Anforderung abschicken"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct report_sending s;
        struct url to = request_url(r, grant_of(g));
        enum err e = sending_read(r, rtx_of(tx), &s);
        if (e == OK)
                e = report_request_send(tx, g, req_id(r, 1), &s, &r->errs);
        if (e == OK)
                e = reminder_refresh(tx, g);
        if (e != OK)
                return report_answer(r, e, e == ERR_INVALID ? send_draw(r, rtx_of(tx), grant_of(g)) : OK, to);
        req_redirect_said(r, to, S("saved"));
        return OK;
}

/* ---- reminded ---- */

static enum err remind_draw(struct req *r, struct rtx *tx, const struct grant *g,
                            const struct record *reminder)
{
        struct record *q;
        bool missing;
        TRY(request_of(r, tx, g, &q));
        struct report_form f =
                form_of(r, q, url_path(r->arena, "/faelle/:/befunde/:/erinnern", q->case_id, q->id),
                        _("Erinnern"), report_request_meta(tx, q, 0), _("Erinnerung speichern"));
        TRY(report_form_begin(r, tx, g, &f));
        TRY(report_release_hint(r, tx, g, rec_int(q, REPORT_REQUEST_recipient_id), ui_form_number(r),
                                &missing));
        TRY(ui_fields(r, tx, reminder));
        report_form_end(r, &f);
        return OK;
}

CASE_GET(report_remind_form, "/befunde/:/erinnern", NEED(CASE_WRITE, CASE), .title = T("Erinnern"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *reminder = rec_new(r->arena, &report_reminder_entity.e);
        REC_SET(reminder, REPORT_REMINDER_reminded_on, clock_today());
        REC_SET(reminder, REPORT_REMINDER_way, S("phone"));
        return remind_draw(r, tx, g, reminder);
}

CASE_POST(report_remind_post, "/befunde/:/erinnern", NEED(CASE_WRITE, CASE), .title = T("Erinnern"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *reminder = rec_new(r->arena, &report_reminder_entity.e);
        struct url to = request_url(r, grant_of(g));
        enum err e = form_read(r, rtx_of(tx), reminder);
        if (e == OK)
                e = report_remind(tx, g, req_id(r, 1), reminder, &r->errs);
        if (e == OK)
                e = reminder_refresh(tx, g);
        if (e != OK)
                return report_answer(
                        r, e, e == ERR_INVALID ? remind_draw(r, rtx_of(tx), grant_of(g), reminder) : OK, to);
        req_redirect_said(r, to, S("saved"));
        return OK;
}

/* ---- deadline and costs, which are often settled later ---- */

static const size_t terms[] = {REPORT_REQUEST_due_on, REPORT_REQUEST_cost_payer, REPORT_REQUEST_cost_amount,
                               REPORT_REQUEST_cost_clarified_on};

static enum err terms_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *q)
{
        struct report_form f =
                form_of(r, q, url_path(r->arena, "/faelle/:/befunde/:/frist", q->case_id, q->id),
                        _("Frist und Kosten"), report_request_meta(tx, q, 0), _("Speichern"));
        f.version = q->version;
        TRY(report_form_begin(r, tx, g, &f));
        for (size_t i = 0; i < ARRAY_LEN(terms); i++)
                TRY(ui_field(r, tx, &report_request_entity.e.fields[terms[i]], q->v[terms[i]]));
        report_form_end(r, &f);
        return OK;
}

CASE_GET(report_terms_form, "/befunde/:/frist", NEED(CASE_WRITE, CASE), .title = T("Frist und Kosten"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *q;
        TRY(request_of(r, tx, g, &q));
        return terms_draw(r, tx, g, q);
}

static enum err terms_save(struct req *r, struct wtx *tx, const struct wgrant *g, struct record *q)
{
        if (form_version(r) != q->version)
                return ERR_CONFLICT;
        for (size_t i = 0; i < ARRAY_LEN(terms); i++) {
                struct value v;
                TRY(form_value(r, rtx_of(tx), &report_request_entity.e.fields[terms[i]], &v));
                rec_set(q, terms[i], v);
        }
        return r->errs.n ? ERR_INVALID : ent_update_in(tx, g, &report_request_entity, q, &r->errs);
}

CASE_POST(report_terms_post, "/befunde/:/frist", NEED(CASE_WRITE, CASE), .title = T("Frist und Kosten"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *q;
        struct url to = request_url(r, grant_of(g));
        TRY(request_of(r, rtx_of(tx), grant_of(g), &q));
        enum err e = terms_save(r, tx, g, q);
        if (e != OK)
                return report_answer(r, e, e == ERR_INVALID ? terms_draw(r, rtx_of(tx), grant_of(g), q) : OK,
                                     to);
        req_redirect_said(r, to, S("saved"));
        return OK;
}

/* ---- ended ---- */

static const struct field ending_field = {.key = S_INIT("status"),
                                          .kind = K_CODE,
                                          .label = S_INIT(N_("Wie endet es?")),
                                          .cls = CLASS_SCHEDULE,
                                          .required = true,
                                          .list = S_INIT("report_status"),
                                          .except = S_INIT("draft sent reminded received")};

static enum err end_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *q;
        TRY(request_of(r, tx, g, &q));
        bool draft = report_request_status(q) == REPORT_DRAFT;
        struct report_form f =
                form_of(r, q, url_path(r->arena, "/faelle/:/befunde/:/ende", q->case_id, q->id),
                        _("Ohne Antwort beenden"),
                        draft ? _("Der Entwurf bleibt lesbar, abgeschickt wird er nicht mehr.")
                              : report_request_meta(tx, q, 0),
                        _("Beenden"));
        TRY(report_form_begin(r, tx, g, &f));
        TRY(ui_field(r, tx, &ending_field, draft ? V(S("withdrawn")) : VALUE_NULL));
        TRY(field_draw(r, tx, REPORT_REQUEST_ended_on, true, value_date(clock_today())));
        TRY(field_draw(r, tx, REPORT_REQUEST_ending_note, true, VALUE_NULL));
        report_form_end(r, &f);
        return OK;
}

CASE_GET(report_end_form, "/befunde/:/ende", NEED(CASE_WRITE, CASE), .title = T("Ohne Antwort beenden"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return end_draw(r, tx, g);
}

static enum err ending_read(struct req *r, struct rtx *tx, struct report_ending *x)
{
        struct field on = report_field(&report_request_entity, REPORT_REQUEST_ended_on);
        struct field note = report_field(&report_request_entity, REPORT_REQUEST_ending_note);
        struct str status;
        TRY(form_text(r, tx, &ending_field, &status));
        TRY(form_date(r, tx, &on, &x->on));
        TRY(form_text(r, tx, &note, &x->note));
        x->status = report_status_parse(status);
        return r->errs.n ? ERR_INVALID : OK;
}

CASE_POST(report_end_post, "/befunde/:/ende", NEED(CASE_WRITE, CASE), .title = T("Ohne Antwort beenden"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct report_ending x = {.on = DATE_NONE};
        struct url to = request_url(r, grant_of(g));
        enum err e = ending_read(r, rtx_of(tx), &x);
        if (e == OK)
                e = report_request_end(tx, g, req_id(r, 1), &x, &r->errs);
        if (e == OK)
                e = reminder_refresh(tx, g);
        if (e != OK)
                return report_answer(r, e, e == ERR_INVALID ? end_draw(r, rtx_of(tx), grant_of(g)) : OK, to);
        if (x.status == REPORT_REFUSED)
                to = url_with(r->arena,
                              url_path(r->arena, "/faelle/:/befunde/:/hindernis", grant_case(grant_of(g)),
                                       req_id(r, 1)),
                              S("art"), S("refusal"));
        req_redirect_said(r, to, S("saved"));
        return OK;
}
