/* Signatures, forwarding and decision: each a small form of its own. H9, 8.28; H2 for what leaves */
#include "domain/cases/case_form.h"
#include "domain/consent/consent_ui.h"
#include "domain/plan/plan_ui.h"

static const struct field forward_reason_field = {
        .key = S_INIT("forward_reason"),
        .kind = K_TEXT,
        .label = S_INIT(N_("Warum geht der Plan schon, obwohl noch etwas fehlt?")),
        .cls = CLASS_CASE,
        .required = true,
        .max = 300};
static const struct field decision_field = {.key = S_INIT("decision"),
                                            .kind = K_CODE,
                                            .label = S_INIT(N_("Wie hat der Leistungsträger entschieden?")),
                                            .cls = CLASS_CASE,
                                            .required = true,
                                            .list = S_INIT("plan_decision")};
static const struct field decision_note_field = {
        .key = S_INIT("decision_note"),
        .kind = K_TEXT,
        .label = S_INIT(N_("Dazu")),
        .help = S_INIT(N_("Bei einer Ablehnung: der Grund. Er führt zur nächsten Version.")),
        .cls = CLASS_CASE,
        .max = 500};

static struct value today_value(void)
{
        return value_date(clock_today());
}

/* After a rule said no: the form again, or the version as it is by now. */
static enum err answer(struct req *r, const struct grant *g, int64_t plan_id, enum err e, enum err drawn)
{
        if (e == ERR_INVALID) {
                TRY(drawn);
                r->status = 422;
                return ERR_INVALID;
        }
        if (e == ERR_CONFLICT) {
                req_redirect_said(r, url_path(r->arena, "/faelle/:/plan/:", grant_case(g), plan_id),
                                  S("plan_state"));
                return OK;
        }
        return e;
}

/* ---- a signature ---- */

/* Nobody signs what never reached them: why it is refused, with the way out. */
static enum err employer_hint(struct req *r, struct rtx *tx, const struct grant *g, const struct record *plan)
{
        bool given;
        TRY(plan_known_to_employer(tx, g, clock_today(), &given));
        if (given)
                return OK;
        ui_message(
                r->html, TONE_WARNING, _("Der Betrieb hat den Plan noch nicht erhalten"),
                _("Die Unterschrift kann erst eingetragen werden, wenn der Plan an den Betrieb gegangen ist."));
        html_lit(r->html, "<p>");
        ui_action(r->html, (struct action){.label = _("Für den Betrieb drucken"),
                                           .to = url_path(r->arena, "/faelle/:/plan/:/betrieb", grant_case(g),
                                                          plan->id)});
        html_lit(r->html, "</p>");
        return OK;
}

static enum err sign_draw(struct req *r, struct rtx *tx, const struct grant *g, enum plan_party p)
{
        struct arena *a = r->arena;
        struct record *plan;
        struct case_frame f = {0};
        TRY(ent_get_in(tx, g, &plan_entity, req_id(r, 1), &plan));
        TRY(plan_head(r, tx, g, plan, str_join(a, _("Unterschrift: "), plan_party_label(p)), &f));
        struct form_view form = {
                .action = url_with(a, url_path(a, "/faelle/:/plan/:/unterschrift", plan->case_id, plan->id),
                                   S("wer"), plan_party_code(p)),
                .submit = _("Unterschrift speichern"),
                .cancel = plan_url(r, plan)};
        if (p == PLAN_EMPLOYER)
                TRY(employer_hint(r, tx, g, plan));
        ui_panel(r->html, plan_party_name(a, p, &f.head), S(""), (struct action){0});
        html_lit(r->html, "<p>");
        html_text(
                r->html,
                _("Wann wurde diese Version unterschrieben? Nach der ersten Unterschrift bleibt ihr Inhalt, wie er ist."));
        html_lit(r->html, "</p>");
        ui_form_begin(r, &form);
        TRY(ui_field(r, tx, &plan_on_field, today_value()));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(plan_sign_form, "/plan/:/unterschrift", NEED(CASE_WRITE, CASE), .title = T("Unterschrift erfassen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        enum plan_party p = plan_party_parse(req_query(r, S("wer")));
        return p == PLAN_PARTIES ? ERR_NOT_FOUND : sign_draw(r, tx, g, p);
}

CASE_POST(plan_sign_post, "/plan/:/unterschrift", NEED(CASE_WRITE, CASE), .title = T("Unterschrift erfassen"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        enum plan_party p = plan_party_parse(req_query(r, S("wer")));
        int64_t id = req_id(r, 1);
        struct record *plan;
        if (p == PLAN_PARTIES)
                return ERR_NOT_FOUND;
        struct date on;
        TRY(form_date(r, rtx_of(tx), &plan_on_field, &on));
        enum err e = r->errs.n ? ERR_INVALID : plan_sign(tx, g, id, p, on, &r->errs);
        if (e != OK)
                return answer(r, grant_of(g), id, e,
                              e == ERR_INVALID ? sign_draw(r, rtx_of(tx), grant_of(g), p) : OK);
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &plan_entity, id, &plan));
        req_redirect_said(r, plan_url(r, plan),
                          plan_status_of(plan) == PLAN_SIGNED ? S("plan_signed") : S("saved"));
        return OK;
}

/* ---- taking signatures back ---- */

CASE_GET(plan_unsign_form, "/plan/:/zurueck", NEED(CASE_WRITE, CASE),
         .title = T("Unterschriften zurücknehmen"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *plan;
        struct case_frame f = {0};
        TRY(ent_get_in(tx, g, &plan_entity, req_id(r, 1), &plan));
        TRY(plan_head(r, tx, g, plan, _("Unterschriften zurücknehmen?"), &f));
        struct form_view form = {
                .action = url_path(r->arena, "/faelle/:/plan/:/zurueck", plan->case_id, plan->id),
                .danger = _("Unterschriften zurücknehmen"),
                .cancel = plan_url(r, plan)};
        ui_confirm(
                r, &form, _("Unterschriften zurücknehmen?"),
                _("Der Entwurf lässt sich dann wieder ändern. Danach müssen alle neu unterschreiben. Im Verlauf bleibt "
                  "lesbar, wer wann unterschrieben hatte."));
        return OK;
}

CASE_POST(plan_unsign_post, "/plan/:/zurueck", NEED(CASE_WRITE, CASE),
          .title = T("Unterschriften zurücknehmen"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        int64_t id = req_id(r, 1);
        enum err e = plan_unsign(tx, g, id);
        if (e != OK)
                return answer(r, grant_of(g), id, e, OK);
        req_redirect_said(r, url_path(r->arena, "/faelle/:/plan/:", grant_case(grant_of(g)), id), S("saved"));
        return OK;
}

/* ---- to the funder ---- */

/* H2 before anybody types: why it may not go yet, with the way out. */
static enum err disclosure_hint(struct req *r, struct rtx *tx, const struct grant *g,
                                const struct record *plan)
{
        struct consent_ruling ruling;
        if (!rec_given(plan, PLAN_funder_id)) {
                ui_message(r->html, TONE_WARNING, _("An wen?"),
                           _("Im Plan fehlt noch der zuständige Leistungsträger."));
                return OK;
        }
        TRY(consent_disclosure_check(tx, g, rec_int(plan, PLAN_funder_id), S("plan"), clock_today(),
                                     &ruling));
        if (!ruling.allowed) {
                ui_message(r->html, TONE_WARNING, _("Der Plan darf noch nicht hinausgehen"), ruling.reason);
                consent_ask_draw(r, &ruling, ui_form_number(r) + 1);
        }
        return OK;
}

static enum err forward_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *plan;
        struct str funder;
        struct case_frame f = {0};
        TRY(ent_get_in(tx, g, &plan_entity, req_id(r, 1), &plan));
        TRY(plan_text(r, tx, plan, PLAN_funder_id, &funder));
        TRY(plan_head(r, tx, g, plan, _("Plan weiterleiten"), &f));
        struct form_view form = {
                .action = url_path(r->arena, "/faelle/:/plan/:/weiterleiten", plan->case_id, plan->id),
                .submit = _("Weiterleitung festhalten"),
                .cancel = plan_url(r, plan)};
        TRY(disclosure_hint(r, tx, g, plan));
        ui_panel(r->html,
                 str_empty(funder) ? _("Leistungsträger noch offen") : str_join(r->arena, _("An: "), funder),
                 S(""), (struct action){0});
        html_lit(r->html, "<p>");
        html_text(
                r->html,
                _("Die Weiterleitung steht danach auch unter „Weitergaben“, mit der Einwilligung, auf der sie beruht."));
        html_lit(r->html, "</p>");
        ui_form_begin(r, &form);
        TRY(ui_field(r, tx, &plan_on_field, today_value()));
        TRY(ui_field(r, tx, &plan_way_field, VALUE_NULL));
        if (plan_status_of(plan) == PLAN_DRAFT)
                TRY(ui_field(r, tx, &forward_reason_field, VALUE_NULL));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(plan_forward_form, "/plan/:/weiterleiten", NEED(CASE_WRITE, CASE), .title = T("Plan weiterleiten"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return forward_draw(r, tx, g);
}

CASE_POST(plan_forward_post, "/plan/:/weiterleiten", NEED(CASE_WRITE, CASE), .title = T("Plan weiterleiten"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        int64_t id = req_id(r, 1);
        struct plan_forwarding d = {.on = DATE_NONE};
        TRY(form_date(r, rtx_of(tx), &plan_on_field, &d.on));
        TRY(form_text(r, rtx_of(tx), &plan_way_field, &d.way));
        if (req_has(r, forward_reason_field.key))
                TRY(form_text(r, rtx_of(tx), &forward_reason_field, &d.reason));
        enum err e = r->errs.n ? ERR_INVALID : plan_forward(tx, g, id, &d, &r->errs);
        if (e != OK)
                return answer(r, grant_of(g), id, e,
                              e == ERR_INVALID ? forward_draw(r, rtx_of(tx), grant_of(g)) : OK);
        req_redirect_said(r, url_path(r->arena, "/faelle/:/plan/:", grant_case(grant_of(g)), id), S("saved"));
        return OK;
}

/* ---- the decision ---- */

static enum err decide_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *plan;
        struct case_frame f = {0};
        TRY(ent_get_in(tx, g, &plan_entity, req_id(r, 1), &plan));
        TRY(plan_head(r, tx, g, plan, _("Entscheidung erfassen"), &f));
        struct form_view form = {
                .action = url_path(r->arena, "/faelle/:/plan/:/entscheidung", plan->case_id, plan->id),
                .submit = _("Entscheidung speichern"),
                .cancel = plan_url(r, plan)};
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &form);
        TRY(ui_field(r, tx, &decision_field, VALUE_NULL));
        TRY(ui_field(r, tx, &plan_on_field, today_value()));
        TRY(ui_field(r, tx, &decision_note_field, VALUE_NULL));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(plan_decide_form, "/plan/:/entscheidung", NEED(CASE_WRITE, CASE),
         .title = T("Entscheidung erfassen"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return decide_draw(r, tx, g);
}

CASE_POST(plan_decide_post, "/plan/:/entscheidung", NEED(CASE_WRITE, CASE),
          .title = T("Entscheidung erfassen"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        int64_t id = req_id(r, 1);
        struct str code;
        struct plan_ruling d = {.on = DATE_NONE};
        TRY(form_text(r, rtx_of(tx), &decision_field, &code));
        TRY(form_date(r, rtx_of(tx), &plan_on_field, &d.on));
        TRY(form_text(r, rtx_of(tx), &decision_note_field, &d.note));
        d.approved = str_eq(code, S("approved"));
        enum err e = r->errs.n ? ERR_INVALID : plan_decide(tx, g, id, &d, &r->errs);
        if (e != OK)
                return answer(r, grant_of(g), id, e,
                              e == ERR_INVALID ? decide_draw(r, rtx_of(tx), grant_of(g)) : OK);
        req_redirect_said(r, url_path(r->arena, "/faelle/:/plan/:", grant_case(grant_of(g)), id), S("saved"));
        return OK;
}
