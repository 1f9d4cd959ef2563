/* The next version: why it begins, in the words of both, and the disruption that led to it. CMB 9.B.4c, 10.E */
#include "domain/disruptions/disruption.h"
#include "domain/plan/plan_ui.h"

static const struct field reason_field = {.key = S_INIT("reason"),
                                          .kind = K_LONGTEXT,
                                          .label = S_INIT(N_("Was hat sich geändert und warum?")),
                                          .cls = CLASS_CASE,
                                          .required = true,
                                          .max = 4000};
static const struct field words_field = {.key = S_INIT("own_words"),
                                         .kind = K_LONGTEXT,
                                         .label = S_INIT(N_("In eigenen Worten")),
                                         .help = S_INIT(N_("Was sagt die Klientin oder der Klient dazu?")),
                                         .cls = CLASS_CASE,
                                         .own_words = true,
                                         .max = 2000};
static const struct field disruption_field = {
        .key = S_INIT("disruption_id"),
        .kind = K_REF,
        .label = S_INIT(N_("Welche Störung führt dazu?")),
        .help = S_INIT(N_("Dann stehen Ursache und neuer Plan beieinander.")),
        .cls = CLASS_CASE,
        .ref = S_INIT("disruption")};

/* „Schmerzen nach drei Stunden. Ursache: Der Vakuumheber fehlt noch.“ – a beginning, to be put right. */
static enum err reason_from(struct req *r, struct rtx *tx, const struct grant *g, int64_t disruption_id,
                            struct str *out)
{
        struct record *d;
        *out = S("");
        if (!disruption_id)
                return OK;
        TRY(ent_get_in(tx, g, &disruption_entity, disruption_id, &d));
        *out = str_join(r->arena, rec_text(d, DISRUPTION_title), S("."));
        if (rec_given(d, DISRUPTION_cause))
                *out = str_join(r->arena, *out, S(" "), rec_text(d, DISRUPTION_cause));
        return OK;
}

static enum err renew_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *latest)
{
        struct arena *a = r->arena;
        struct str reason;
        int64_t because = 0;
        if (!str_int(req_query(r, S("stoerung")), &because))
                because = 0;
        TRY(reason_from(r, tx, g, because, &reason));
        struct str next = plan_version_name(a, rec_int(latest, PLAN_number) + 1);
        struct case_frame f = {.title = str_join(a, next, _(" beginnen")),
                               .section = _("Eingliederungsplan"),
                               .section_to = url_path(a, "/faelle/:/plan", grant_case(g))};
        struct form_view form = {.action = url_path(a, "/faelle/:/plan/neue-version", grant_case(g)),
                                 .submit = str_join(a, next, _(" anlegen")),
                                 .cancel = plan_url(r, latest)};
        TRY(case_frame(r, tx, g, &f));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        html_lit(r->html, "<p>");
        html_text(
                r->html,
                str_join(
                        a, next, _(" beginnt als Entwurf mit allem, was in "),
                        plan_version_name(a, rec_int(latest, PLAN_number)),
                        _(" steht. Diese bleibt gültig, bis die neue unterschrieben oder weitergeleitet ist.")));
        html_lit(r->html, "</p>");
        ui_form_begin(r, &form);
        TRY(ui_field(r, tx, &words_field, VALUE_NULL));
        TRY(ui_field(r, tx, &reason_field, V(reason)));
        TRY(ui_field(r, tx, &disruption_field, because ? value_ref(because) : VALUE_NULL));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

static enum err latest_get(struct rtx *tx, const struct grant *g, struct record **out)
{
        int64_t id;
        TRY(plan_latest(tx, g, &id));
        return ent_get_in(tx, g, &plan_entity, id, out);
}

static void say_draft(struct req *r, const struct record *latest)
{
        req_redirect_said(r, plan_url(r, latest), S("plan_draft"));
}

CASE_GET(plan_renew_form, "/plan/neue-version", NEED(CASE_WRITE, CASE), .title = T("Neue Version"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *latest;
        TRY(latest_get(tx, g, &latest));
        if (plan_may_renew(latest))
                return renew_draw(r, tx, g, latest);
        say_draft(r, latest);
        return OK;
}

CASE_POST(plan_renew_post, "/plan/neue-version", NEED(CASE_WRITE, CASE), .title = T("Neue Version"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *latest;
        int64_t id = 0;
        TRY(latest_get(rtx_of(tx), grant_of(g), &latest));
        struct plan_renewal why;
        TRY(form_text(r, rtx_of(tx), &words_field, &why.own_words));
        TRY(form_text(r, rtx_of(tx), &reason_field, &why.reason));
        TRY(form_ref(r, rtx_of(tx), &disruption_field, &why.disruption_id));
        enum err e = r->errs.n ? ERR_INVALID : plan_renew(tx, g, &why, &r->errs, &id);
        if (e == ERR_INVALID) {
                TRY(renew_draw(r, rtx_of(tx), grant_of(g), latest));
                r->status = 422;
                return ERR_INVALID;
        }
        if (e == ERR_CONFLICT) {
                say_draft(r, latest);
                return OK;
        }
        TRY(e);
        req_redirect_said(r, url_path(r->arena, "/faelle/:/plan/:", grant_case(grant_of(g)), id),
                          S("created"));
        return OK;
}
