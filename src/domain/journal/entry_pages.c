/* Entries of the course: written after the talk, with what follows from it. H1, H4, S11; CMB 7.F, 10.C */
#include "domain/cases/case_form.h"
#include "domain/consent/consent_ui.h"
#include "domain/journal/entry.h"
#include "domain/tasks/reminder.h"
#include "domain/tasks/task.h"

enum { STATUS_INVALID = 422 };

static const struct crud_view entry_view = {.list = "/faelle/:/verlauf", .one = "/faelle/:/verlauf/:"};

static enum err view_of(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *out)
{
        *out = entry_view;
        return case_crud(r, tx, g, out);
}

static const struct field follow_title = {.key = S_INIT("follow_title"),
                                          .kind = K_TEXT,
                                          .label = S_INIT(N_("Was ist zu tun?")),
                                          .help = S_INIT(N_("Daraus wird eine Aufgabe für Sie.")),
                                          .cls = CLASS_SCHEDULE,
                                          .max = 160};
static const struct field follow_due = {
        .key = S_INIT("follow_due"), .kind = K_DATE, .label = S_INIT(N_("Bis wann?")), .cls = CLASS_SCHEDULE};

/* ---- new ---- */

/* „?termin=3“: the talk that was planned; „?mit=employer“: with whom. */
static enum err preset(struct req *r, struct rtx *tx, const struct grant *g, struct record **out)
{
        struct record *e = rec_new(r->arena, &contact_entry_entity.e), *x;
        int64_t id;
        *out = e;
        REC_SET(e, CONTACT_ENTRY_held_on, clock_today());
        if (!str_empty(req_query(r, S("mit"))))
                REC_SET(e, CONTACT_ENTRY_party, req_query(r, S("mit")));
        if (!str_int(req_query(r, S("termin")), &id))
                return OK;
        TRY(ent_get_in(tx, g, &appointment_entity, id, &x));
        if (date_cmp(rec_date(x, APPOINTMENT_held_on), clock_today()) <= 0)
                REC_SET(e, CONTACT_ENTRY_held_on, rec_date(x, APPOINTMENT_held_on));
        REC_SET(e, CONTACT_ENTRY_subject, rec_text(x, APPOINTMENT_purpose));
        REC_SET(e, CONTACT_ENTRY_participants, rec_text(x, APPOINTMENT_participants));
        rec_set(e, CONTACT_ENTRY_organisation_id, x->v[APPOINTMENT_organisation_id]);
        rec_set(e, CONTACT_ENTRY_minutes, x->v[APPOINTMENT_minutes]);
        REC_SET(e, CONTACT_ENTRY_appointment_id, x->id);
        return OK;
}

static struct url form_url(struct req *r, const struct record *e, int64_t case_id)
{
        struct url to = url_path(r->arena, "/faelle/:/verlauf/neu", case_id);
        int64_t appointment = rec_int(e, CONTACT_ENTRY_appointment_id);
        return appointment ? url_with(r->arena, to, S("termin"), str_from_int(r->arena, appointment)) : to;
}

static enum err follow_draw(struct req *r, struct rtx *tx)
{
        html_lit(r->html, "<fieldset class=\"fn-form__group\"><legend>");
        html_text(r->html, _("Was folgt daraus?"));
        html_lit(r->html, "</legend>");
        TRY(ui_field(r, tx, &follow_title, VALUE_NULL));
        TRY(ui_field(r, tx, &follow_due, VALUE_NULL));
        html_lit(r->html, "</fieldset>\n");
        return OK;
}

static enum err new_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *e,
                         const struct consent_ruling *ruling)
{
        struct case_frame f = {.title = _("Gespräch erfassen"),
                               .section = _("Fallverlauf"),
                               .section_to = url_path(r->arena, "/faelle/:/verlauf", grant_case(g))};
        struct form_view form = {.action = form_url(r, e, grant_case(g)),
                                 .submit = _("Eintrag speichern"),
                                 .cancel = f.section_to};
        TRY(case_frame(r, tx, g, &f));
        if (!ruling->allowed)
                consent_ruling_draw(r, ruling, _("Dafür fehlt eine Einwilligung"), ui_form_number(r) + 1);
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &form);
        TRY(ui_fields(r, tx, e));
        TRY(follow_draw(r, tx));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(entry_new, "/verlauf/neu", NEED(CASE_WRITE, SCHEDULE), .title = T("Gespräch erfassen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *e;
        struct consent_ruling fine = {.allowed = true};
        TRY(preset(r, tx, g, &e));
        return new_draw(r, tx, g, e, &fine);
}

static enum err create(struct req *r, struct wtx *tx, const struct wgrant *g, struct record *e)
{
        enum err read = form_read(r, rtx_of(tx), e);
        struct entry_follow_up follow;
        TRY(form_text(r, rtx_of(tx), &follow_title, &follow.title));
        TRY(form_date(r, rtx_of(tx), &follow_due, &follow.due));
        TRY(read);
        return r->errs.n ? ERR_INVALID : entry_add(tx, g, e, &follow, r->actor->user_id, &r->errs);
}

/* What hinders, for the page that is drawn again; its messages stand at the fields already. */
static enum err ruling_again(struct req *r, struct rtx *tx, const struct grant *g, const struct record *e,
                             struct consent_ruling *out)
{
        struct errs said;
        errs_init(&said, r->arena);
        return entry_check(tx, g, e, &said, out);
}

CASE_POST(entry_create, "/verlauf/neu", NEED(CASE_WRITE, SCHEDULE), .title = T("Gespräch erfassen"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *e;
        struct consent_ruling ruling;
        TRY(preset(r, rtx_of(tx), grant_of(g), &e));
        enum err result = create(r, tx, g, e);
        if (result == ERR_INVALID) {
                r->status = STATUS_INVALID;
                TRY(ruling_again(r, rtx_of(tx), grant_of(g), e, &ruling));
                TRY(new_draw(r, rtx_of(tx), grant_of(g), e, &ruling));
                return ERR_INVALID;
        }
        TRY(result);
        TRY(reminder_refresh(tx, g));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/verlauf/:", grant_case(grant_of(g)), e->id),
                          S("created"));
        return OK;
}

/* ---- one entry ---- */

/* The other side began, and we may not begin ourselves: good to know before calling back. */
static enum err hint(struct req *r, struct rtx *tx, const struct record *e)
{
        struct consent_ruling ruling;
        TRY(ruling_again(r, tx, r->grant, e, &ruling));
        if (ruling.allowed && !str_empty(ruling.reason))
                ui_message(r->html, TONE_WARNING, _("Zuhören ja, selbst anrufen noch nicht"),
                           str_join(r->arena, ruling.reason,
                                    _(" Geben Sie nichts weiter, auch nicht auf Nachfrage.")));
        return OK;
}

CASE_GET(entry_show, "/verlauf/:", NEED(CASE_READ, SCHEDULE), .title = T("Eintrag"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_of(r, tx, g, &v));
        v.more = hint;
        return crud_show_in(r, tx, g, &contact_entry_entity, req_id(r, 1), &v);
}

static enum err before_save(struct req *r, struct rtx *tx, struct record *e)
{
        struct consent_ruling ruling;
        return entry_check(tx, r->grant, e, &r->errs, &ruling);
}

CASE_GET(entry_edit, "/verlauf/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE), .title = T("Eintrag bearbeiten"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_of(r, tx, g, &v));
        return crud_edit_in(r, tx, g, &contact_entry_entity, req_id(r, 1), &v);
}

CASE_POST(entry_save, "/verlauf/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE), .title = T("Eintrag bearbeiten"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        TRY(view_of(r, rtx_of(tx), grant_of(g), &v));
        v.before_save = before_save;
        TRY(crud_save_in(r, tx, g, &contact_entry_entity, req_id(r, 1), &v));
        return reminder_refresh(tx, g);
}

CASE_GET(entry_history, "/verlauf/:/verlauf", NEED(CASE_READ, SCHEDULE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_of(r, tx, g, &v));
        return crud_history_in(r, tx, g, &contact_entry_entity, req_id(r, 1), &v);
}
