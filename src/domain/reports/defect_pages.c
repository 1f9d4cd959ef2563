/* Something holds up a request or is wrong with a paper: entered once, as a disruption of area reports. CMB 3.C; B3, W13 */
#include "domain/disruptions/disruption.h"
#include "domain/help/help_view.h"
#include "domain/reports/reports_ui.h"
#include "domain/tasks/reminder.h"

HELP_TEXT(
        report_request_defect, "/faelle/:/befunde/:/hindernis", T("Hindernis festhalten"),
        T("Es dauert, wird abgelehnt, fehlt, ist unklar oder veraltet. Das Hindernis steht danach auch unter „Störungen“; dort "
          "tragen Sie ein, was geholfen hat und ob es für alle gilt."))
HELP_TEXT(report_paper_defect, "/faelle/:/berichte/:/hindernis", T("Hindernis festhalten"),
          T("Was an dieser Unterlage nicht stimmt. Am besten fragen Sie, wer sie geschrieben hat."))

/* Of what it is about: a request or a paper. */
struct about {
        int64_t request_id, report_id;
        struct str title;
        struct url to, action;
};

static enum err about_request(struct req *r, struct rtx *tx, const struct grant *g, struct about *out)
{
        struct record *q;
        TRY(ent_get_in(tx, g, &report_request_entity, req_id(r, 1), &q));
        *out = (struct about){.request_id = q->id,
                              .title = rec_text(q, REPORT_REQUEST_title),
                              .to = report_request_url(q, r->arena),
                              .action =
                                      url_path(r->arena, "/faelle/:/befunde/:/hindernis", q->case_id, q->id)};
        return OK;
}

static enum err about_report(struct req *r, struct rtx *tx, const struct grant *g, struct about *out)
{
        struct record *p;
        TRY(ent_get_in(tx, g, &report_entity, req_id(r, 1), &p));
        *out = (struct about){
                .report_id = p->id,
                .title = rec_text(p, REPORT_title),
                .to = report_paper_url(p, r->arena),
                .action = url_path(r->arena, "/faelle/:/berichte/:/hindernis", p->case_id, p->id)};
        return OK;
}

static const size_t shown[] = {DISRUPTION_title, DISRUPTION_occurred_on,   DISRUPTION_urgent,
                               DISRUPTION_cause, DISRUPTION_next_check_on, DISRUPTION_network_relevant};

static struct field kind_field(void)
{
        struct field f = disruption_entity.e.fields[DISRUPTION_kind];
        f.label = _("Was ist das Hindernis?");
        f.except = S("health dissatisfied reservation demands conflict absent other");
        f.required = true;
        return f;
}

/* What helps with each kind, in one line (CMB 3.C.1 to 3.C.4). */
static struct str advice(struct str kind)
{
        static const struct {
                struct str kind, text;
        } rows[] = {
                {S_INIT("delay"),
                 S_INIT(N_("Sagen Sie am Telefon, warum es eilt und was für die Person davon abhängt."))},
                {S_INIT("refusal"),
                 S_INIT(N_(
                         "Bitten Sie die Person selbst darum, oder fragen Sie eine andere Stelle. Bei Bedenken zum "
                         "Datenschutz hilft die Datenschutzstelle dort."))},
                {S_INIT("missing"), S_INIT(N_("Fragen Sie, wer die Unterlage geschrieben hat."))},
                {S_INIT("unclear"),
                 S_INIT(N_("Fragen Sie, wer die Unterlage geschrieben hat, oder schlagen Sie nach."))},
                {S_INIT("outdated"),
                 S_INIT(N_("Regen Sie ein neues Gutachten an und sagen Sie, warum es zählt."))},
        };
        for (size_t i = 0; i < ARRAY_LEN(rows); i++)
                if (str_eq(kind, rows[i].kind))
                        return rows[i].text;
        return _(
                "Was aufhält, ist meist mit einem Anruf gelöst. Was geholfen hat, tragen Sie später bei der Störung ein.");
}

static enum err defect_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct about *x,
                            const struct record *d)
{
        struct field kind = kind_field();
        struct report_form f = {.title = _("Hindernis festhalten"),
                                .intro = advice(rec_text(d, DISRUPTION_kind)),
                                .section = x->title,
                                .section_to = x->to,
                                .submit = _("Hindernis speichern"),
                                .action = x->action};
        TRY(report_form_begin(r, tx, g, &f));
        TRY(ui_field(r, tx, &kind, d->v[DISRUPTION_kind]));
        for (size_t i = 0; i < ARRAY_LEN(shown); i++)
                TRY(ui_field(r, tx, &disruption_entity.e.fields[shown[i]], d->v[shown[i]]));
        report_form_end(r, &f);
        return OK;
}

static struct record *fresh(struct req *r, const struct about *x)
{
        struct record *d = rec_new(r->arena, &disruption_entity.e);
        struct str kind = req_query(r, S("art"));
        if (codes_have(S("delay refusal missing unclear outdated"), kind))
                REC_SET(d, DISRUPTION_kind, kind);
        REC_SET(d, DISRUPTION_title, x->title);
        REC_SET(d, DISRUPTION_occurred_on, clock_today());
        return d;
}

static enum err defect_save(struct req *r, struct wtx *tx, const struct wgrant *g, const struct about *x)
{
        struct record *d = rec_new(r->arena, &disruption_entity.e);
        struct field kind = kind_field();
        struct value v;
        enum err e = form_read(r, rtx_of(tx), d);
        TRY(form_value(r, rtx_of(tx), &kind, &v));
        rec_set(d, DISRUPTION_kind, v);
        REC_SET(d, DISRUPTION_known_on, clock_today());
        e = r->errs.n ? ERR_INVALID : e;
        if (e == OK)
                e = report_defect_add(tx, g, x->request_id, x->report_id, d, &r->errs);
        if (e == OK)
                e = reminder_refresh(tx, g);
        if (e != OK)
                return report_answer(
                        r, e, e == ERR_INVALID ? defect_draw(r, rtx_of(tx), grant_of(g), x, d) : OK, x->to);
        req_redirect_said(r, x->to, S("saved"));
        return OK;
}

CASE_GET(report_request_defect_form, "/befunde/:/hindernis", NEED(CASE_WRITE, CASE),
         .title = T("Hindernis festhalten"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct about x;
        TRY(about_request(r, tx, g, &x));
        return defect_draw(r, tx, g, &x, fresh(r, &x));
}

CASE_POST(report_request_defect_post, "/befunde/:/hindernis", NEED(CASE_WRITE, CASE),
          .title = T("Hindernis festhalten"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct about x;
        TRY(about_request(r, rtx_of(tx), grant_of(g), &x));
        return defect_save(r, tx, g, &x);
}

CASE_GET(report_paper_defect_form, "/berichte/:/hindernis", NEED(CASE_WRITE, CASE),
         .title = T("Hindernis festhalten"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct about x;
        TRY(about_report(r, tx, g, &x));
        return defect_draw(r, tx, g, &x, fresh(r, &x));
}

CASE_POST(report_paper_defect_post, "/berichte/:/hindernis", NEED(CASE_WRITE, CASE),
          .title = T("Hindernis festhalten"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct about x;
        TRY(about_report(r, rtx_of(tx), grant_of(g), &x));
        return defect_save(r, tx, g, &x);
}
