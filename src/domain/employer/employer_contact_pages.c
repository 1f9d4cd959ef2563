/* A contact with the company: entry of the journal and what it adds, typed once in one form. CMB 6.B; H4, S7 */
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/consent/consent_ui.h"
#include "domain/employer/employer_ui.h"
#include "domain/tasks/reminder.h"

enum { STATUS_INVALID = 422 };

static const struct crud_view contact_view = {
        .list = "/faelle/:/betrieb", .one = "/faelle/:/betrieb/:", .frame = case_crud};

/* ---- new: two records, one form ---- */

static const struct {
        bool entry;
        size_t field;
} parts[] = {
        {false, EMPLOYER_CONTACT_route},
        {true, CONTACT_ENTRY_held_on},
        {false, EMPLOYER_CONTACT_clock},
        {true, CONTACT_ENTRY_way},
        {false, EMPLOYER_CONTACT_contact_person_id},
        {true, CONTACT_ENTRY_participants},
        {true, CONTACT_ENTRY_minutes},
        {true, CONTACT_ENTRY_subject},
        {false, EMPLOYER_CONTACT_arguments},
        {false, EMPLOYER_CONTACT_reaction},
        {false, EMPLOYER_CONTACT_visit_on},
        {true, CONTACT_ENTRY_own_words},
        {true, CONTACT_ENTRY_note},
};

static const struct field follow_title = {.key = S_INIT("follow_title"),
                                          .kind = K_TEXT,
                                          .label = S_INIT(N_("Was ist zu tun?")),
                                          .help = S_INIT(N_("Daraus wird eine Aufgabe für Sie.")),
                                          .cls = CLASS_SCHEDULE,
                                          .max = 160};
static const struct field follow_due = {
        .key = S_INIT("follow_due"), .kind = K_DATE, .label = S_INIT(N_("Bis wann?")), .cls = CLASS_SCHEDULE};

struct both {
        struct record *entry, *contact;
        struct record *typed; /* the fields of both, in the order of the form */
        size_t from[ARRAY_LEN(parts)];
};

/* An entry that is there already stays as it is: then the form asks only what the contact adds. */
static void both_join(struct arena *a, struct both *b)
{
        struct field *f = NEW_ARRAY(a, struct field, ARRAY_LEN(parts));
        struct entity *e = NEW(a, struct entity);
        size_t n = 0;
        for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
                if (parts[i].entry && b->entry->id)
                        continue;
                const struct record *of = parts[i].entry ? b->entry : b->contact;
                f[n] = of->e->fields[parts[i].field];
                b->from[n++] = i;
        }
        *e = (struct entity){.name = employer_contact_entity.e.name, .fields = f, .n = n};
        b->typed = rec_new(a, e);
        for (size_t i = 0; i < n; i++) {
                const struct record *of = parts[b->from[i]].entry ? b->entry : b->contact;
                b->typed->v[i] = of->v[parts[b->from[i]].field];
        }
}

static void both_split(struct both *b)
{
        for (size_t i = 0; i < b->typed->e->n; i++) {
                struct record *to = parts[b->from[i]].entry ? b->entry : b->contact;
                to->v[parts[b->from[i]].field] = b->typed->v[i];
        }
}

/* „?eintrag=7“: a contact that already stands in the course. */
static enum err both_begin(struct req *r, struct rtx *tx, const struct grant *g, struct both *b)
{
        int64_t id;
        b->contact = rec_new(r->arena, &employer_contact_entity.e);
        b->entry = rec_new(r->arena, &contact_entry_entity.e);
        REC_SET(b->contact, EMPLOYER_CONTACT_route, S("office"));
        if (str_int(req_query(r, S("eintrag")), &id)) {
                TRY(ent_get_in(tx, g, &contact_entry_entity, id, &b->entry));
                if (str_eq(rec_text(b->entry, CONTACT_ENTRY_initiator), S("other_side")))
                        REC_SET(b->contact, EMPLOYER_CONTACT_route, S("employer"));
        } else {
                REC_SET(b->entry, CONTACT_ENTRY_held_on, clock_today());
                REC_SET(b->entry, CONTACT_ENTRY_way, S("phone"));
                REC_SET(b->entry, CONTACT_ENTRY_subject, _("Gespräch mit dem Betrieb"));
        }
        both_join(r->arena, b);
        return OK;
}

static struct url new_url(struct req *r, const struct both *b, int64_t c)
{
        struct url to = url_path(r->arena, "/faelle/:/betrieb/neu", c);
        return b->entry->id ? url_with(r->arena, to, S("eintrag"), str_from_int(r->arena, b->entry->id)) : to;
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

/* H4 before anybody types; what the client or the company began may be written down all the same. */
static enum err ruling_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct consent_ruling ruling;
        TRY(employer_ruling(tx, g, clock_today(), &ruling));
        if (!ruling.allowed)
                consent_ruling_draw(r, &ruling, _("Rufen Sie noch nicht an"), ui_form_number(r) + 1);
        return OK;
}

static enum err releases_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct employer_release *release;
        size_t n;
        TRY(employer_releases(tx, g, clock_today(), &release, &n));
        ui_panel(r->html, _("Das darf der Betrieb erfahren"), S(""), (struct action){0});
        employer_releases_draw(r->html, release, n);
        ui_panel_end(r->html);
        return OK;
}

static enum err new_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct both *b)
{
        struct case_frame f = {.title = _("Gespräch mit dem Betrieb"),
                               .section = _("Betrieb"),
                               .section_to = url_path(r->arena, "/faelle/:/betrieb", grant_case(g))};
        struct form_view form = {.action = new_url(r, b, grant_case(g)),
                                 .submit = _("Gespräch speichern"),
                                 .cancel = f.section_to};
        TRY(case_frame(r, tx, g, &f));
        ui_grid(r->html);
        TRY(ruling_draw(r, tx, g));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &form);
        TRY(ui_fields(r, tx, b->typed));
        if (!b->entry->id)
                TRY(follow_draw(r, tx));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        ui_grid_side(r->html);
        TRY(releases_panel(r, tx, g));
        ui_grid_end(r->html);
        return OK;
}

CASE_GET(employer_contact_new, "/betrieb/neu", NEED(CASE_WRITE, EMPLOYER),
         .title = T("Gespräch mit dem Betrieb"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct both b;
        TRY(both_begin(r, tx, g, &b));
        return new_draw(r, tx, g, &b);
}

static enum err create(struct req *r, struct wtx *tx, const struct wgrant *g, struct both *b)
{
        struct entry_follow_up follow = {.title = S(""), .due = DATE_NONE};
        enum err read = form_read(r, rtx_of(tx), b->typed);
        both_split(b);
        if (!b->entry->id) {
                TRY(form_text(r, rtx_of(tx), &follow_title, &follow.title));
                TRY(form_date(r, rtx_of(tx), &follow_due, &follow.due));
        }
        TRY(read);
        if (r->errs.n)
                return ERR_INVALID;
        return employer_contact_add(tx, g, b->entry, b->contact, &follow, r->actor->user_id, &r->errs);
}

CASE_POST(employer_contact_create, "/betrieb/neu", NEED(CASE_WRITE, EMPLOYER),
          .title = T("Gespräch mit dem Betrieb"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct both b;
        TRY(both_begin(r, rtx_of(tx), grant_of(g), &b));
        enum err e = create(r, tx, g, &b);
        if (e == ERR_INVALID) {
                struct both again;
                r->status = STATUS_INVALID;
                TRY(both_begin(r, rtx_of(tx), grant_of(g), &again));
                TRY(new_draw(r, rtx_of(tx), grant_of(g), &again));
                return ERR_INVALID;
        }
        TRY(e);
        TRY(reminder_refresh(tx, g));
        req_redirect_said(r,
                          url_path(r->arena, "/faelle/:/betrieb/:", grant_case(grant_of(g)), b.contact->id),
                          S("created"));
        return OK;
}

/* ---- one ---- */

/* S7, kindly and afterwards: next time at another hour. */
static void hour_hint(struct req *r, const struct record *contact)
{
        if (employer_bad_hour(rec_text(contact, EMPLOYER_CONTACT_clock)) &&
            employer_route_is_ours(rec_text(contact, EMPLOYER_CONTACT_route)))
                ui_message(
                        r->html, TONE_INFO, _("Um diese Zeit ist oft viel los"),
                        _("Zum Arbeitsbeginn und zur Mittagszeit hat kaum jemand Ruhe. Das Sekretariat kennt eine gute Zeit."));
}

static enum err entry_panel(struct req *r, struct rtx *tx, const struct record *contact)
{
        struct record *entry;
        hour_hint(r, contact);
        TRY(ent_get_in(tx, r->grant, &contact_entry_entity, rec_int(contact, EMPLOYER_CONTACT_entry_id),
                       &entry));
        ui_panel(r->html, _("Eintrag im Fallverlauf"), S(""),
                 (struct action){.label = _("Eintrag öffnen"),
                                 .to = url_path(r->arena, "/faelle/:/verlauf/:", entry->case_id, entry->id)});
        TRY(ui_detail(r, tx, entry));
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(employer_contact_show, "/betrieb/:", NEED(CASE_READ, EMPLOYER),
         .title = T("Gespräch mit dem Betrieb"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v = contact_view;
        v.more = entry_panel;
        return crud_show_in(r, tx, g, &employer_contact_entity, req_id(r, 1), &v);
}

CASE_GET(employer_contact_edit, "/betrieb/:/bearbeiten", NEED(CASE_WRITE, EMPLOYER),
         .title = T("Gespräch mit dem Betrieb"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_edit_in(r, tx, g, &employer_contact_entity, req_id(r, 1), &contact_view);
}

CASE_POST(employer_contact_save, "/betrieb/:/bearbeiten", NEED(CASE_WRITE, EMPLOYER),
          .title = T("Gespräch mit dem Betrieb"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        return crud_save_in(r, tx, g, &employer_contact_entity, req_id(r, 1), &contact_view);
}

CASE_GET(employer_contact_history, "/betrieb/:/verlauf", NEED(CASE_READ, EMPLOYER), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_history_in(r, tx, g, &employer_contact_entity, req_id(r, 1), &contact_view);
}
