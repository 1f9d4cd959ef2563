/* Asking for a consent, signing it, withdrawing it. What is signed stays as it is; it can only be withdrawn (H10). */
#include "domain/cases/case_form.h"
#include "domain/consent/consent_inner.h"
#include "domain/consent/consent_ui.h"
#include "domain/tasks/reminder.h"

enum { STATUS_INVALID = 422, STATUS_CONFLICT = 409 };

/* ---- new ---- */

/* „?art=employer_contact&an=7“; the contact with the employer means that of the case, taking part means nobody. */
static enum err preset(struct req *r, struct rtx *tx, const struct grant *g, struct record **out)
{
        struct record *c = rec_new(r->arena, &consent_entity.e);
        enum consent_kind kind = consent_kind_parse(req_query(r, S("art")));
        int64_t recipient = 0;
        *out = c;
        if (kind == CONSENT_KINDS)
                return OK;
        REC_SET(c, CONSENT_kind, consent_kind_code(kind));
        struct case_head head;
        TRY(case_head(tx, g, &head));
        if (!str_int(req_query(r, S("an")), &recipient))
                recipient = 0;
        rec_set(c, CONSENT_recipient_id, value_ref(consent_subject(kind, recipient, head.employer_id).party));
        return OK;
}

CASE_GET(consent_new, "/einwilligungen/neu", NEED(CASE_WRITE, CASE), .title = T("Einwilligung anlegen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *c;
        struct crud_view v;
        TRY(preset(r, tx, g, &c));
        TRY(consent_view_of(r, tx, g, &v));
        return crud_new_in(r, tx, g, &consent_entity, c, &v);
}

CASE_POST(consent_create, "/einwilligungen/neu", NEED(CASE_WRITE, CASE), .title = T("Einwilligung anlegen"),
          .makes = K("consent"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        TRY(consent_view_of(r, rtx_of(tx), grant_of(g), &v));
        TRY(crud_save_new_in(r, tx, g, &consent_entity, NULL, &v));
        return reminder_refresh(tx, g);
}

/* ---- before the signature ---- */

static enum err fixed_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *c)
{
        struct case_frame f = {.title = _("Diese Einwilligung steht fest"),
                               .section = _("Einwilligungen"),
                               .section_to = url_path(r->arena, "/faelle/:/einwilligungen", c->case_id)};
        TRY(case_frame(r, tx, g, &f));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_empty(
                r->html,
                _("Was unterschrieben oder abgelehnt ist, wird nicht mehr geändert. Soll etwas anderes gelten, erfassen Sie eine neue "
                  "Einwilligung."),
                (struct action){.label = _("Einwilligung öffnen"),
                                .needs = CAP_N,
                                .to = url_path(r->arena, "/faelle/:/einwilligungen/:", c->case_id, c->id)});
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(consent_edit, "/einwilligungen/:/bearbeiten", NEED(CASE_WRITE, CASE),
         .title = T("Einwilligung bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *c;
        struct crud_view v;
        TRY(ent_get_in(tx, g, &consent_entity, req_id(r, 1), &c));
        if (consent_is_fixed(c))
                return fixed_draw(r, tx, g, c);
        TRY(consent_view_of(r, tx, g, &v));
        TRY(consent_title(r, tx, c, &v.title));
        return crud_edit_in(r, tx, g, &consent_entity, c->id, &v);
}

CASE_POST(consent_save, "/einwilligungen/:/bearbeiten", NEED(CASE_WRITE, CASE),
          .title = T("Einwilligung bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *c;
        struct crud_view v;
        struct rtx *rtx = rtx_of(tx);
        TRY(ent_get_in(rtx, grant_of(g), &consent_entity, req_id(r, 1), &c));
        if (consent_is_fixed(c)) {
                r->status = STATUS_CONFLICT;
                TRY(fixed_draw(r, rtx, grant_of(g), c));
                return ERR_CONFLICT;
        }
        TRY(consent_view_of(r, rtx, grant_of(g), &v));
        TRY(consent_title(r, rtx, c, &v.title));
        TRY(crud_save_in(r, tx, g, &consent_entity, c->id, &v));
        return reminder_refresh(tx, g);
}

/* ---- withdrawal ---- */

static const struct field on_field = {.key = S_INIT("withdrawn_on"),
                                      .kind = K_DATE,
                                      .label = S_INIT(N_("Widerrufen am")),
                                      .cls = CLASS_SCHEDULE,
                                      .required = true,
                                      .past = true};
static const struct field note_field = {
        .key = S_INIT("withdrawal_note"),
        .kind = K_TEXT,
        .label = S_INIT(N_("Zum Widerruf")),
        .help = S_INIT(N_("Zum Beispiel: Anruf. Gründe muss niemand nennen.")),
        .cls = CLASS_SCHEDULE,
        .max = 500};

static struct str consequence(struct arena *a, const struct consent_fact *f,
                              const struct consent_situation *s)
{
        struct str whom = str_empty(s->recipient) ? _("den Arbeitgeber") : s->recipient;
        switch (f->kind) {
        case CONSENT_TO_PARTICIPATE:
                return str_join(a, _("Ab sofort geht nichts mehr an andere, und wir sprechen für "),
                                s->person,
                                _(" niemanden mehr an. Der Fall selbst bleibt, bis Sie ihn abschließen."));
        case CONSENT_TO_DISCLOSE:
                return str_join(a, _("Ab sofort geht nichts mehr an "), s->recipient, S("."));
        case CONSENT_TO_RELEASE:
                return str_join(a, _("Ab sofort fragen wir nicht mehr nach bei: "), s->recipient,
                                _(". Neue Auskünfte von dort nehmen wir nicht mehr an."));
        case CONSENT_TO_CONTACT_EMPLOYER:
                return str_join(a, _("Ab sofort sprechen wir nicht mehr an: "), whom,
                                _(". Es geht auch nichts mehr dorthin."));
        case CONSENT_TO_TALK_TO_COLLEAGUES:
                return _("Ab sofort sprechen wir nicht mehr mit Vorgesetzten, Kolleginnen und Kollegen.");
        case CONSENT_TO_FOLLOW_UP:
                return _("Nach dem Ende des Falls fragen wir nicht mehr nach.");
        case CONSENT_KINDS:
                break;
        }
        panic("no such kind of consent");
}

/* Other consents towards the same recipient go on: nobody shall believe that nothing at all goes there any more. */
static enum err still_valid(struct req *r, struct rtx *tx, const struct consent_situation *s,
                            const struct consent_fact *f, struct str *out)
{
        struct str label, all = S("");
        int64_t employer = s->file.employer_id;
        struct consent_subject mine = consent_subject(f->kind, f->recipient_id, employer);
        for (size_t i = 0; i < s->file.n; i++) {
                const struct consent_fact *o = &s->file.fact[i];
                struct consent_subject other = consent_subject(o->kind, o->recipient_id, employer);
                if (!mine.party || other.party != mine.party || consent_subject_eq(mine, other) ||
                    consent_standing_on(&s->file, i, clock_today()) != CONSENT_GIVEN)
                        continue;
                TRY(ui_value_in(r, tx, &s->record[i], CONSENT_kind, &label));
                all = str_empty(all) ? label : str_join(r->arena, all, S(", "), label);
        }
        *out = str_empty(all)
                       ? S("")
                       : str_join(r->arena, _("\nWeiter gilt für "), s->recipient, S(": "), all, S("."));
        return OK;
}

static enum err withdraw_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *c)
{
        struct consent_situation s;
        struct consent_fact fact = consent_fact_of(c);
        struct str title, others;
        TRY(consent_situation(tx, g, fact.recipient_id, &s));
        if (!str_empty(s.recipient) && !actor_reads(r->actor, CLASS_CASE))
                s.recipient =
                        _("diese Stelle"); /* whoever notes a withdrawal need not know who treats somebody */
        TRY(consent_title(r, tx, c, &title));
        TRY(still_valid(r, tx, &s, &fact, &others));
        struct case_frame f = {.title = _("Einwilligung widerrufen?"),
                               .section = title,
                               .section_to =
                                       url_path(r->arena, "/faelle/:/einwilligungen/:", c->case_id, c->id)};
        struct form_view form = {
                .action = url_path(r->arena, "/faelle/:/einwilligungen/:/widerruf", c->case_id, c->id),
                .danger = _("Einwilligung widerrufen"),
                .cancel = f.section_to,
                .version = c->version};
        struct str text = str_join(r->arena, title, S("\n\n"), consequence(r->arena, &fact, &s), others,
                                   _("\nWas bis heute weitergegeben wurde, bleibt im Fall aufgeschrieben."));
        TRY(case_frame(r, tx, g, &f));
        ui_confirm_begin(r, &form, f.title, text);
        TRY(ui_field(r, tx, &on_field, V(clock_today())));
        TRY(ui_field(r, tx, &note_field, VALUE_NULL));
        ui_confirm_end(r, &form);
        return OK;
}

CASE_GET(consent_withdraw_ask, "/einwilligungen/:/widerruf", NEED(CASE_WRITE, SCHEDULE),
         .title = T("Einwilligung widerrufen"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *c;
        TRY(ent_get_in(tx, g, &consent_entity, req_id(r, 1), &c));
        struct consent_fact f = consent_fact_of(c);
        if (!date_given(f.signed_on) || date_given(f.withdrawn_on) || f.refused)
                return ERR_NOT_FOUND;
        return withdraw_draw(r, tx, g, c);
}

static enum err withdraw_post(struct req *r, struct wtx *tx, const struct wgrant *g, struct record *c)
{
        struct date on;
        struct str note;
        TRY(form_date(r, rtx_of(tx), &on_field, &on));
        TRY(form_text(r, rtx_of(tx), &note_field, &note));
        if (form_version(r) != c->version)
                errs_add(&r->errs, S(""),
                         _("Das wurde inzwischen geändert. Bitte prüfen Sie, was jetzt gilt."));
        if (form_version(r) != c->version)
                return ERR_CONFLICT;
        if (r->errs.n)
                return ERR_INVALID;
        return consent_withdraw(tx, g, c, on, note, &r->errs);
}

CASE_POST(consent_withdraw_do, "/einwilligungen/:/widerruf", NEED(CASE_WRITE, SCHEDULE),
          .title = T("Einwilligung widerrufen"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *c;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &consent_entity, req_id(r, 1), &c));
        enum err e = withdraw_post(r, tx, g, c);
        if (e == ERR_INVALID || e == ERR_CONFLICT) {
                TRY(withdraw_draw(r, rtx_of(tx), grant_of(g), c));
                return e;
        }
        TRY(e);
        TRY(reminder_refresh(tx, g));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/einwilligungen/:", c->case_id, c->id),
                          S("withdrawn"));
        return OK;
}
