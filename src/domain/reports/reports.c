/* The entities and what every write of them keeps: a title that stays, dates that follow each other. */
#include "domain/reports/reports.h"

#include "core/setting.h"
#include "domain/codes/codes.h"
#include "domain/organisations/organisation.h"

static enum err report_request_settle(struct rtx *tx, const struct grant *g, const struct record *before,
                                      struct record *r, struct errs *errs);
static enum err report_settle(struct rtx *tx, const struct grant *g, const struct record *before,
                              struct record *r, struct errs *errs);

static void report_request_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct date sent = rec_date(r, REPORT_REQUEST_requested_on),
                    called = rec_date(r, REPORT_REQUEST_called_on);
        struct date due = rec_date(r, REPORT_REQUEST_due_on);
        if (date_given(sent) && date_given(due) && date_cmp(due, sent) < 0)
                errs_add(e, S("due_on"), _("Die Frist liegt vor der Anforderung."));
        if (date_given(sent) && date_given(called) && date_cmp(called, sent) > 0)
                errs_add(e, S("called_on"), _("Dieser Anruf kam nach der Anforderung."));
        if (rec_given(r, REPORT_REQUEST_cost_amount) && !rec_given(r, REPORT_REQUEST_cost_payer))
                errs_add(e, S("cost_payer"), _("Wer trägt den Betrag?"));
}

static void report_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct date dated = rec_date(r, REPORT_dated_on), received = rec_date(r, REPORT_received_on);
        if (date_given(dated) && date_given(received) && date_cmp(received, dated) < 0)
                errs_add(e, S("received_on"),
                         _("Die Unterlage ist jünger als ihr Eingang. Bitte prüfen Sie beide Tage."));
}

#define ENTITY_NAME report_request
#define ENTITY_PREFIX REPORT_REQUEST
#define ENTITY_DEF "domain/reports/report_request.def"
#include "db/entity_impl.h"
#define ENTITY_NAME report_reminder
#define ENTITY_PREFIX REPORT_REMINDER
#define ENTITY_DEF "domain/reports/report_reminder.def"
#include "db/entity_impl.h"
#define ENTITY_NAME report
#define ENTITY_PREFIX REPORT
#define ENTITY_DEF "domain/reports/report.def"
#include "db/entity_impl.h"
#define ENTITY_NAME report_defect
#define ENTITY_PREFIX REPORT_DEFECT
#define ENTITY_DEF "domain/reports/report_defect.def"
#include "db/entity_impl.h"

/* ---- how it is called: „Reha-Entlassungsbericht, Klinik Seeblick“ ---- */

static enum err title_of(struct rtx *tx, struct str kind, struct date dated, int64_t organisation,
                         struct str *out)
{
        struct arena *a = rtx_arena(tx);
        struct str label, name = S("");
        TRY(codes_label(tx, S("attachment_kind"), kind, &label));
        if (date_given(dated))
                label = str_join(a, label, _(" vom "), date_german(a, dated));
        if (organisation)
                TRY(organisation_name(tx, organisation, &name));
        *out = str_join_with(a, S(", "), label, name);
        return OK;
}

static enum err report_request_settle(struct rtx *tx, const struct grant *g, const struct record *before,
                                      struct record *r, struct errs *errs)
{
        struct str title;
        (void)g, (void)errs;
        if (before && rec_given(before, REPORT_REQUEST_requested_on))
                return OK;
        if (!rec_given(r, REPORT_REQUEST_status))
                REC_SET(r, REPORT_REQUEST_status, report_status_code(REPORT_DRAFT));
        TRY(title_of(tx, rec_text(r, REPORT_REQUEST_kind), DATE_NONE, rec_int(r, REPORT_REQUEST_recipient_id),
                     &title));
        REC_SET(r, REPORT_REQUEST_title, title);
        return OK;
}

static enum err report_settle(struct rtx *tx, const struct grant *g, const struct record *before,
                              struct record *r, struct errs *errs)
{
        struct str title;
        (void)g, (void)before, (void)errs;
        TRY(title_of(tx, rec_text(r, REPORT_kind), rec_date(r, REPORT_dated_on), rec_int(r, REPORT_issuer_id),
                     &title));
        REC_SET(r, REPORT_title, title);
        return OK;
}

/* ---- small questions ---- */

struct report_clock report_clock_of(struct rtx *tx)
{
        return (struct report_clock){.workdays = setting_int(tx, S("report_workdays")) != 0,
                                     .land = land_parse(setting_text(tx, S("land")))};
}

enum report_status report_request_status(const struct record *request)
{
        return report_status_parse(rec_text(request, REPORT_REQUEST_status));
}

struct str report_request_paper(struct arena *a, int64_t request_id)
{
        return str_join(a, S("report_request:"), str_from_int(a, request_id));
}
