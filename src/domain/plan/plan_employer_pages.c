/* The sheet for the employer: first written down as a disclosure, then drawn for exactly that one. H2, H4, H6; D21 */
#include "domain/cases/case_form.h"
#include "domain/plan/plan_sheet_ui.h"
#include "domain/plan/plan_ui.h"

/* H2, H4, H6 before anybody types. */
static enum err employer_ruling(struct req *r, struct rtx *tx, const struct grant *g,
                                const struct case_head *head)
{
        struct consent_ruling ruling;
        if (!head->employer_id) {
                ui_message(r->html, TONE_WARNING, _("An wen?"),
                           _("Im Fall ist noch kein Arbeitgeber eingetragen."));
                return OK;
        }
        TRY(consent_disclosure_check(tx, g, head->employer_id, S("plan"), clock_today(), &ruling));
        if (ruling.allowed)
                return OK;
        ui_message(r->html, TONE_WARNING, _("Der Plan darf noch nicht an den Betrieb gehen"), ruling.reason);
        html_lit(r->html, "<p>");
        ui_action(r->html,
                  (struct action){.label = _("Einwilligungen öffnen"),
                                  .to = url_path(r->arena, "/faelle/:/einwilligungen", grant_case(g))});
        html_lit(r->html, "</p>");
        return OK;
}

/* What was given already, to be printed again. */
static enum err given_draw(struct req *r, struct rtx *tx, const struct grant *g, int64_t employer_id,
                           int64_t plan_id)
{
        struct record *d;
        size_t all, n = 0;
        TRY(disclosures_about(tx, g, employer_id, plan_paper(r->arena, plan_id), &d, &all));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, all + 1);
        for (; n < all; n++) {
                row[n].when = date_german(r->arena, rec_date(&d[n], DISCLOSURE_given_on));
                row[n].title = rec_text(&d[n], DISCLOSURE_summary);
                row[n].action =
                        (struct action){.label = _("Blatt noch einmal zeigen"),
                                        .needs = CAP_N,
                                        .to = url_path(r->arena, "/faelle/:/plan/:/betrieb/:", grant_case(g),
                                                       plan_id, d[n].id)};
        }
        if (!n)
                return OK;
        ui_panel(r->html, _("Schon an den Betrieb gegangen"), S(""), (struct action){0});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return OK;
}

static enum err employer_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *plan;
        struct case_frame f = {0};
        TRY(ent_get_in(tx, g, &plan_entity, req_id(r, 1), &plan));
        TRY(plan_head(r, tx, g, plan, _("Für den Betrieb drucken"), &f));
        TRY(employer_ruling(r, tx, g, &f.head));
        struct form_view form = {
                .action = url_path(r->arena, "/faelle/:/plan/:/betrieb", plan->case_id, plan->id),
                .submit = _("Weitergabe festhalten und drucken"),
                .cancel = plan_url(r, plan)};
        ui_panel(r->html, plan_party_name(r->arena, PLAN_EMPLOYER, &f.head), S(""), (struct action){0});
        html_lit(r->html, "<p>");
        html_text(
                r->html,
                _("Mit dem Ausdruck verlässt der Plan das Haus. Das steht danach unter „Weitergaben“, mit der Einwilligung, "
                  "auf der es beruht."));
        html_lit(r->html, "</p>");
        ui_form_begin(r, &form);
        TRY(ui_field(r, tx, &plan_on_field, value_date(clock_today())));
        TRY(ui_field(r, tx, &plan_way_field, V(S("file"))));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return given_draw(r, tx, g, f.head.employer_id, plan->id);
}

CASE_GET(plan_employer_form, "/plan/:/betrieb", NEED(CASE_WRITE, CASE), .title = T("Plan für den Betrieb"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return employer_draw(r, tx, g);
}

CASE_POST(plan_employer_post, "/plan/:/betrieb", NEED(CASE_WRITE, CASE), .title = T("Plan für den Betrieb"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct arena *a = r->arena;
        int64_t c = grant_case(grant_of(g)), plan = req_id(r, 1), id;
        struct rtx *rtx = rtx_of(tx);
        struct str way;
        struct date on;
        TRY(form_date(r, rtx, &plan_on_field, &on));
        TRY(form_text(r, rtx, &plan_way_field, &way));
        enum err e = r->errs.n ? ERR_INVALID : plan_to_employer(tx, g, plan, way, on, &r->errs, &id);
        if (e == ERR_INVALID) {
                TRY(employer_draw(r, rtx_of(tx), grant_of(g)));
                r->status = 422;
                return ERR_INVALID;
        }
        if (e == ERR_CONFLICT) {
                req_redirect_said(r, url_path(a, "/faelle/:/plan/:", c, plan), S("plan_state"));
                return OK;
        }
        TRY(e);
        req_redirect_said(r, url_path(a, "/faelle/:/plan/:/betrieb/:", c, plan, id), S("saved"));
        return OK;
}

/* Only for the employer, only the version that was written down, and only while the consent still stands. */
CASE_GET(plan_employer_sheet, "/plan/:/betrieb/:", NEED(CASE_READ, CASE), .title = T("Plan für den Betrieb"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct plan_file p;
        const struct disclosure *proof;
        struct case_frame f = {.audience = _("für den Betrieb")};
        TRY(plan_file(tx, g, req_id(r, 1), &p));
        TRY(disclosure_renew(tx, g, req_id(r, 2), &proof));
        if (!str_eq(disclosure_about(proof), plan_paper(r->arena, p.plan->id)))
                return ERR_NOT_FOUND;
        TRY(plan_head(r, tx, g, p.plan, _("Eingliederungsplan"), &f));
        if (disclosure_recipient(proof) != f.head.employer_id)
                return ERR_NOT_FOUND;
        return plan_sheet_draw(r, tx, &p, &f.head, proof);
}
