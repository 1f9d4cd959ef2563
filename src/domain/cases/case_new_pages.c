/* A new case: from an enquiry or a known person. S10 warns, it does not stop. */
#include "core/audit.h"
#include "domain/cases/case_form.h"
#include "domain/cases/case_private.h"
#include "domain/enquiries/enquiry.h"

/* Fields of the entity that are asked at the beginning; the rest has time. */
static const size_t new_fields[] = {CASEFILE_person_id,     CASEFILE_site_id,     CASEFILE_opened_on,
                                    CASEFILE_referral_path, CASEFILE_referrer_id, CASEFILE_employer_id,
                                    CASEFILE_occupation,    CASEFILE_occasion};

static struct form_view new_form(struct req *r)
{
        struct url here = url_path(r->arena, "/faelle/neu");
        here = url_with(r->arena, here, S("anfrage"), req_query(r, S("anfrage")));
        return (struct form_view){
                .action = here, .submit = _("Fall beginnen"), .cancel = url_path(r->arena, "/faelle")};
}

/* What the enquiry and the request already know. */
static enum err new_preset(struct req *r, struct rtx *tx, struct record *rec)
{
        int64_t person, enquiry;
        REC_SET(rec, CASEFILE_opened_on, clock_today());
        rec_set(rec, CASEFILE_site_id, value_ref(r->actor->site_id));
        if (str_int(req_query(r, S("person")), &person))
                rec_set(rec, CASEFILE_person_id, value_ref(person));
        if (!str_int(req_query(r, S("anfrage")), &enquiry))
                return OK;
        struct record *e;
        TRY(enquiry_visible(tx, r->actor, enquiry));
        TRY(ent_get(tx, &enquiry_entity, enquiry, &e));
        REC_SET(rec, CASEFILE_referral_path, rec_text(e, ENQUIRY_referral_path));
        rec_set(rec, CASEFILE_referrer_id, value_ref(rec_int(e, ENQUIRY_organisation_id)));
        REC_SET(rec, CASEFILE_occasion, rec_text(e, ENQUIRY_concern));
        return OK;
}

static enum err new_draw(struct req *r, struct rtx *tx, const struct record *rec)
{
        struct form_view f = new_form(r);
        const struct crumb crumb[] = {{_("Fälle"), url_path(r->arena, "/faelle")},
                                      {_("Neuer Fall"), {S("")}}};
        struct page_head head = {.crumb = crumb, .crumbs = 2, .title = _("Neuer Fall")};
        struct str warning;
        int64_t manager = 0;
        if (req_has(r, case_manager_field.key))
                TRY(form_ref(r, tx, &case_manager_field, &manager));
        else
                manager = r->actor->user_id;
        TRY(case_load_warning(r, tx, manager, &warning));
        ui_head(r, &head);
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &f);
        for (size_t i = 0; i < ARRAY_LEN(new_fields); i++)
                TRY(ui_field(r, tx, &rec->e->fields[new_fields[i]], rec->v[new_fields[i]]));
        TRY(ui_field(r, tx, &case_manager_field, value_ref(manager)));
        TRY(ui_field(r, tx, &case_deputy_field, VALUE_NULL));
        if (!str_empty(warning)) {
                ui_message(r->html, TONE_WARNING, _("Viele Fälle"), warning);
                TRY(ui_field(r, tx, &case_load_reason_field, VALUE_NULL));
        }
        ui_form_end(r, &f);
        ui_panel_end(r->html);
        return OK;
}

PAGE_GET(case_new, "/faelle/neu", NEED(CASE_CREATE, SCHEDULE), .title = T("Neuer Fall"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx)
{
        struct record *rec = rec_new(r->arena, &casefile_entity.e);
        TRY(new_preset(r, tx, rec));
        return new_draw(r, tx, rec);
}

static enum err new_create(struct req *r, struct wtx *tx, const struct record *rec, int64_t *id)
{
        struct case_start_data d = {.person_id = rec_int(rec, CASEFILE_person_id),
                                    .site_id = rec_int(rec, CASEFILE_site_id),
                                    .referrer_id = rec_int(rec, CASEFILE_referrer_id),
                                    .employer_id = rec_int(rec, CASEFILE_employer_id),
                                    .opened_on = rec_date(rec, CASEFILE_opened_on),
                                    .referral_path = rec_text(rec, CASEFILE_referral_path),
                                    .occupation = rec_text(rec, CASEFILE_occupation),
                                    .occasion = rec_text(rec, CASEFILE_occasion)};
        TRY(form_ref(r, rtx_of(tx), &case_manager_field, &d.case_manager_id));
        TRY(form_ref(r, rtx_of(tx), &case_deputy_field, &d.deputy_id));
        if (str_int(req_query(r, S("anfrage")), &d.enquiry_id))
                TRY(enquiry_visible(rtx_of(tx), r->actor, d.enquiry_id));
        else
                d.enquiry_id = 0;
        struct str warning, reason = req_field(r, case_load_reason_field.key);
        TRY(case_load_warning(r, rtx_of(tx), d.case_manager_id, &warning));
        if (!str_empty(warning) && str_empty(reason))
                errs_add(&r->errs, case_load_reason_field.key, warning);
        if (r->errs.n)
                return ERR_INVALID;
        TRY(case_create(tx, &d, &r->errs, id));
        return str_empty(warning) ? OK : audit_note(tx, S("casefile"), *id, *id, S("load"), reason);
}

PAGE_POST(case_create_post, "/faelle/neu", NEED(CASE_CREATE, SCHEDULE), .title = T("Neuer Fall"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx)
{
        struct record *rec = rec_new(r->arena, &casefile_entity.e);
        int64_t id;
        enum err e = form_read(r, rtx_of(tx), rec);
        if (e == OK || e == ERR_INVALID)
                e = new_create(r, tx, rec, &id);
        if (e == ERR_INVALID) {
                TRY(new_draw(r, rtx_of(tx), rec));
                return ERR_INVALID;
        }
        TRY(e);
        req_redirect_said(r, url_path(r->arena, "/faelle/:", id), S("created"));
        return OK;
}
