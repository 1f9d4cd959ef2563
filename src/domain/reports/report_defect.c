/* A defect of a report is a disruption: cause, days, solution and reach stand there once, here is what it is about. CMB 3.C; B3 */
#include "domain/disruptions/disruption.h"
#include "domain/reports/reports.h"

static enum err source_of(struct rtx *tx, const struct grant *g, int64_t request_id, int64_t report_id,
                          int64_t *out)
{
        struct record *r;
        *out = 0;
        if (request_id) {
                TRY(ent_get_in(tx, g, &report_request_entity, request_id, &r));
                *out = rec_int(r, REPORT_REQUEST_recipient_id);
        }
        if (report_id) {
                TRY(ent_get_in(tx, g, &report_entity, report_id, &r));
                *out = rec_int(r, REPORT_issuer_id);
        }
        return OK;
}

enum err report_defect_add(struct wtx *tx, const struct wgrant *g, int64_t request_id, int64_t report_id,
                           struct record *disruption, struct errs *errs)
{
        int64_t source;
        struct record *d = rec_new(wtx_arena(tx), &report_defect_entity.e);
        TRY(source_of(rtx_of(tx), grant_of(g), request_id, report_id, &source));
        if (!rec_given(disruption, DISRUPTION_kind)) {
                errs_add(errs, S("kind"), _("Was ist das Hindernis?"));
                return ERR_INVALID;
        }
        REC_SET(disruption, DISRUPTION_area, S("reports"));
        if (source)
                rec_set(disruption, DISRUPTION_partner_id, value_ref(source));
        TRY(ent_insert_in(tx, g, &disruption_entity, disruption, errs));
        rec_set(d, REPORT_DEFECT_disruption_id, value_ref(disruption->id));
        if (request_id)
                rec_set(d, REPORT_DEFECT_request_id, value_ref(request_id));
        if (report_id)
                rec_set(d, REPORT_DEFECT_report_id, value_ref(report_id));
        return ent_insert_in(tx, g, &report_defect_entity, d, errs);
}
