#include "domain/consent/consent_ui.h"

#include "core/setting.h"
#include "domain/cases/case_course_ui.h"

static const struct crud_view consent_view = {.list = "/faelle/:/einwilligungen",
                                              .one = "/faelle/:/einwilligungen/:"};

enum err consent_view_of(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *out)
{
        *out = consent_view;
        return case_crud(r, tx, g, out);
}

/* ---- words ---- */

enum err consent_title(struct req *r, struct rtx *tx, const struct record *consent, struct str *out)
{
        struct str kind, recipient;
        TRY(ui_value_in(r, tx, consent, CONSENT_kind, &kind));
        TRY(ui_value_in(r, tx, consent, CONSENT_recipient_id, &recipient));
        if (!actor_reads(r->actor, consent_entity.e.fields[CONSENT_recipient_id].cls))
                recipient = S("");
        *out = str_join_with(r->arena, S(": "), kind, recipient);
        return OK;
}

size_t consent_index_of(const struct consent_file *file, const struct record *consent)
{
        for (size_t i = 0; i < file->n; i++)
                if (file->fact[i].id == consent->id)
                        return i;
        panic("a consent of another case");
}

struct badge consent_record_badge(struct rtx *tx, const struct consent_file *file,
                                  const struct record *consent)
{
        struct consent_fact f = consent_fact_of(consent);
        struct consent_end end = consent_end(file, consent_index_of(file, consent));
        bool ended = date_given(f.signed_on) && date_given(end.on);
        struct consent_state s = {.signed_on = f.signed_on,
                                  .valid_until = f.valid_until,
                                  .withdrawn_on = ended && !end.refused ? end.on : f.withdrawn_on,
                                  .refused = f.refused || (ended && end.refused)};
        return consent_badge(&s, setting_int(tx, S("consent_warn_days")));
}

static bool passes_on(enum consent_kind k)
{
        return k == CONSENT_TO_DISCLOSE || k == CONSENT_TO_RELEASE || k == CONSENT_TO_CONTACT_EMPLOYER;
}

enum err consent_content_text(struct req *r, struct rtx *tx, const struct record *consent, struct str *out)
{
        struct consent_fact f = consent_fact_of(consent);
        struct str label;
        *out = S("");
        if (!passes_on(f.kind) || !actor_reads(r->actor, CLASS_CASE))
                return OK;
        TRY(ui_value_in(r, tx, consent, CONSENT_content, out));
        if (!str_empty(*out))
                *out = str_join(r->arena, *out, _(" ja"));
        if (codes_have(f.content, S("diagnoses")))
                return OK;
        TRY(ui_code_label(r, tx, S("disclosure_content"), S("diagnoses"), &label));
        *out = str_join(r->arena, *out, str_empty(*out) ? S("") : S(", "), label, _(" nein"));
        return OK;
}

/* ---- what hinders ---- */

struct url consent_ask_url(struct arena *a, int64_t case_id, const struct consent_ruling *ruling)
{
        struct url to = url_with(a, url_path(a, "/faelle/:/einwilligungen/neu", case_id), S("art"),
                                 consent_kind_code(ruling->ask));
        return ruling->recipient_id ? url_with(a, to, S("an"), str_from_int(a, ruling->recipient_id)) : to;
}

void consent_ask_draw(struct req *r, const struct consent_ruling *ruling, int form)
{
        struct str what = str_join(r->arena, S("consent - art="), consent_kind_code(ruling->ask));
        if (!actor_writes(r->actor, CLASS_CASE) || !grant_writes(r->grant))
                return;
        if (ruling->recipient_id)
                what = str_join(r->arena, what, S(" an="), str_from_int(r->arena, ruling->recipient_id));
        html_lit(r->html, "<p>");
        ui_detour(r, form, what, _("Einwilligung erfassen"));
        html_lit(r->html, "</p>\n");
}

void consent_ruling_draw(struct req *r, const struct consent_ruling *ruling, struct str what, int form)
{
        const struct action ask = {.label = form ? S("") : _("Einwilligung erfassen"),
                                   .needs = CAP_CASE_WRITE,
                                   .to = consent_ask_url(r->arena, grant_case(r->grant), ruling)};
        ui_panel(r->html, what, S(""), (struct action){0});
        ui_empty(r->html, ruling->reason, ask);
        if (form)
                consent_ask_draw(r, ruling, form);
        ui_panel_end(r->html);
}
