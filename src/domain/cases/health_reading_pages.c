/* „Warum möchten Sie das sehen?“: the short question before somebody reads about health in a case of others. H10; 7.6 */
#include "domain/cases/case_frame.h"
#include "domain/cases/health_reading.h"
#include "domain/help/help_view.h"

HELP_TEXT(
        health_reading, "/faelle/:/einsicht", T("Einsicht begründen"),
        T("Wer den Fall nicht führt und nicht vertritt, nennt vor dem Blick auf die Gesundheit einen Grund. Er gilt eine Stunde und nur für "
          "diesen Fall. Die Datenschutzbeauftragten sehen ihn im Protokoll."))

/* Back to a page of this case, and to no other place. */
static struct url target(struct req *r, int64_t case_id)
{
        struct url home = url_path(r->arena, "/faelle/:", case_id);
        struct str to = req_query(r, S("weiter"));
        bool within = str_starts(to, str_join(r->arena, home.s, S("/")));
        return within ? url_local(r->arena, to) : home;
}

static enum err draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *rec)
{
        struct case_frame f = {.title = _("Einsicht begründen")};
        struct form_view form = {.action = url_with(r->arena,
                                                    url_path(r->arena, "/faelle/:/einsicht", grant_case(g)),
                                                    S("weiter"), req_query(r, S("weiter"))),
                                 .submit = _("Weiter"),
                                 .cancel = url_path(r->arena, "/faelle/:", grant_case(g))};
        const struct field *field = health_reading_entity.e.fields;
        TRY(case_frame(r, tx, g, &f));
        ui_message(
                r->html, TONE_INFO, _("Hier geht es um die Gesundheit"),
                str_join(
                        r->arena, _("Den Fall führt "), f.head.case_manager,
                        _(". Bitte sagen Sie kurz, warum Sie es wissen müssen. Das gilt eine Stunde für diesen Fall und steht im Protokoll.")));
        ui_panel(r->html, _("Warum möchten Sie das sehen?"), S(""), (struct action){0});
        ui_form_begin(r, &form);
        TRY(ui_field(r, tx, &field[HEALTH_READING_reason], rec->v[HEALTH_READING_reason]));
        TRY(ui_field(r, tx, &field[HEALTH_READING_detail], rec->v[HEALTH_READING_detail]));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(health_reading_ask, "/einsicht", NEED(CASE_WRITE, CASE), .title = T("Einsicht begründen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        if (!actor_may_ask(r->actor, CLASS_HEALTH)) {
                req_redirect(r, target(r, grant_case(g)));
                return OK;
        }
        return draw(r, tx, g, rec_new(r->arena, &health_reading_entity.e));
}

CASE_POST(health_reading_post, "/einsicht", NEED(CASE_WRITE, CASE), .title = T("Einsicht begründen"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *rec = rec_new(r->arena, &health_reading_entity.e);
        const struct field *field = health_reading_entity.e.fields;
        struct value reason, detail;
        TRY(form_value(r, rtx_of(tx), &field[HEALTH_READING_reason], &reason));
        TRY(form_value(r, rtx_of(tx), &field[HEALTH_READING_detail], &detail));
        rec_set(rec, HEALTH_READING_reason, reason);
        rec_set(rec, HEALTH_READING_detail, detail);
        enum err e = r->errs.n ? ERR_INVALID : health_reading_give(tx, g, r->actor, rec, &r->errs);
        if (e == ERR_INVALID)
                TRY(draw(r, rtx_of(tx), grant_of(g), rec));
        TRY(e);
        req_redirect(r, target(r, grant_case(grant_of(g))));
        return OK;
}
