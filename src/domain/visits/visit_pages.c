/* Talks in the company: list, planning together with the appointment, what is kept about one. CMB 6.C, 7; H4, S9 */
#include "domain/cases/case_crud_ui.h"
#include "domain/consent/consent_ui.h"
#include "domain/help/help_view.h"
#include "domain/tasks/reminder.h"
#include "domain/tasks/task_ui.h"
#include "domain/visits/visit_ui.h"

enum { STATUS_INVALID = 422 };

HELP_TEXT(
        visits, "/faelle/:/besuche", T("Betriebsbesuche"),
        T("Das Gespräch im Betrieb: wer eingeladen ist, wer zusagt, wer da war und was alle dazu sagen. Tag und Uhrzeit stehen beim "
          "Termin; dort werden sie auch geändert."))

static const struct crud_view visit_view = {.list = "/faelle/:/besuche",
                                            .one = "/faelle/:/besuche/:",
                                            .frame = case_crud,
                                            .title = T("Betriebsbesuch")};

/* ---- list ---- */

static struct str people_words(struct arena *a, const struct visit_line *l)
{
        bool over = date_cmp(l->held_on, clock_today()) < 0;
        struct str of = str_join(a, _(" von "), str_from_int(a, l->participants));
        if (!l->participants)
                return _("noch niemand eingeladen");
        return over ? str_join(a, str_from_int(a, l->present), of, _(" waren da, Rückmeldungen: "),
                               str_from_int(a, l->feedback))
                    : str_join(a, str_from_int(a, l->replies), of, _(" haben geantwortet"));
}

static enum err visits_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct visit_line *l;
        size_t n;
        TRY(visit_lines(tx, g, &l, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                row[i] = (struct row_item){
                        .title = l[i].purpose,
                        .meta = str_join_with(
                                r->arena, S(" · "), visit_when(r->arena, &l[i]),
                                str_join_with(r->arena, S(" · "), l[i].place, people_words(r->arena, &l[i]))),
                        .badge = appointment_badge(l[i].status, l[i].held_on),
                        .badge_right = true,
                        .to = url_path(r->arena, "/faelle/:/besuche/:", grant_case(g), l[i].id)};
        ui_panel(r->html, _("Besuche"), S(""), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Noch kein Besuch geplant."), (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

/* An appointment in the company is there; who takes part is not. */
static enum err appointments_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct visit_appointment *x;
        size_t n;
        struct arena *a = r->arena;
        TRY(visit_appointments(tx, g, &x, &n));
        struct row_item *row = NEW_ARRAY(a, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                row[i] = (struct row_item){
                        .title = x[i].purpose,
                        .meta = str_join(a, date_german(a, x[i].held_on), S(", "), x[i].clock, _(" Uhr")),
                        .to = url_path(a, "/faelle/:/termine/:", grant_case(g), x[i].id),
                        .action = {.label = _("Beteiligte festhalten"),
                                   .needs = CAP_CASE_WRITE,
                                   .to = url_with(a, url_path(a, "/faelle/:/besuche/neu", grant_case(g)),
                                                  S("termin"), str_from_int(a, x[i].id))}};
        if (!n)
                return OK;
        ui_panel(r->html, _("Termine im Betrieb ohne Beteiligte"), S(""), (struct action){0});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(visit_index, "/besuche", NEED(CASE_READ, SCHEDULE), .title = T("Betriebsbesuche"),
         .menu = MENU_CASES, .menu_order = 320)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct action action = {.label = _("Besuch planen"),
                                      .to = url_path(r->arena, "/faelle/:/besuche/neu", grant_case(g)),
                                      .weight = ACTION_PRIMARY,
                                      .icon = S("add"),
                                      .needs = CAP_CASE_WRITE};
        struct case_frame f = {.title = _("Betriebsbesuche"), .action = &action, .actions = 1};
        TRY(case_frame(r, tx, g, &f));
        TRY(visits_panel(r, tx, g));
        return appointments_panel(r, tx, g);
}

/* ---- new: appointment and visit in one form ---- */

static const struct {
        bool appointment;
        size_t field;
} parts[] = {{true, APPOINTMENT_held_on},    {true, APPOINTMENT_clock},
             {true, APPOINTMENT_minutes},    {true, APPOINTMENT_purpose},
             {true, APPOINTMENT_place},      {false, SITE_VISIT_organisation_id},
             {false, SITE_VISIT_moderation}, {false, SITE_VISIT_moderator}};

struct both {
        struct record *appointment, *visit, *typed;
        size_t from[ARRAY_LEN(parts)];
};

static void both_join(struct arena *a, struct both *b)
{
        struct field *f = NEW_ARRAY(a, struct field, ARRAY_LEN(parts));
        struct entity *e = NEW(a, struct entity);
        size_t n = 0;
        for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
                if (parts[i].appointment && b->appointment->id)
                        continue;
                const struct record *of = parts[i].appointment ? b->appointment : b->visit;
                f[n] = of->e->fields[parts[i].field];
                b->from[n++] = i;
        }
        *e = (struct entity){.name = site_visit_entity.e.name, .fields = f, .n = n};
        b->typed = rec_new(a, e);
        for (size_t i = 0; i < n; i++)
                b->typed->v[i] = (parts[b->from[i]].appointment ? b->appointment : b->visit)
                                         ->v[parts[b->from[i]].field];
}

static void both_split(struct both *b)
{
        for (size_t i = 0; i < b->typed->e->n; i++)
                (parts[b->from[i]].appointment ? b->appointment : b->visit)->v[parts[b->from[i]].field] =
                        b->typed->v[i];
}

/* „?termin=3“: an appointment that is there already. */
static enum err both_begin(struct req *r, struct rtx *tx, const struct grant *g, struct both *b)
{
        struct case_head head;
        int64_t id;
        TRY(case_head(tx, g, &head));
        b->visit = rec_new(r->arena, &site_visit_entity.e);
        rec_set(b->visit, SITE_VISIT_organisation_id, value_ref(head.employer_id));
        REC_SET(b->visit, SITE_VISIT_moderation, S("case_manager"));
        REC_SET(b->visit, SITE_VISIT_workplace_seen, false);
        b->appointment = rec_new(r->arena, &appointment_entity.e);
        REC_SET(b->appointment, APPOINTMENT_kind, S("company"));
        REC_SET(b->appointment, APPOINTMENT_status, S("planned"));
        REC_SET(b->appointment, APPOINTMENT_purpose, _("Gespräch im Betrieb"));
        rec_set(b->appointment, APPOINTMENT_user_id, value_ref(r->actor->user_id));
        rec_set(b->appointment, APPOINTMENT_organisation_id, value_ref(head.employer_id));
        REC_SET(b->appointment, APPOINTMENT_place, head.employer);
        if (str_int(req_query(r, S("termin")), &id))
                TRY(ent_get_in(tx, g, &appointment_entity, id, &b->appointment));
        both_join(r->arena, b);
        return OK;
}

static enum err new_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct both *b)
{
        struct consent_ruling ruling;
        struct url here = url_path(r->arena, "/faelle/:/besuche/neu", grant_case(g));
        if (b->appointment->id)
                here = url_with(r->arena, here, S("termin"), str_from_int(r->arena, b->appointment->id));
        struct case_frame f = {.title = _("Besuch planen"),
                               .section = _("Betriebsbesuche"),
                               .section_to = url_path(r->arena, "/faelle/:/besuche", grant_case(g))};
        struct form_view form = {.action = here, .submit = _("Besuch speichern"), .cancel = f.section_to};
        TRY(case_frame(r, tx, g, &f));
        TRY(consent_contact_check(tx, g, S("employer"), S("office"), S("company"), f.head.employer_id,
                                  clock_today(), &ruling));
        if (!ruling.allowed && actor_reads(r->actor, CLASS_CASE))
                consent_ruling_draw(r, &ruling, _("Laden Sie noch nicht ein"), ui_form_number(r) + 1);
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &form);
        TRY(ui_fields(r, tx, b->typed));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(visit_new, "/besuche/neu", NEED(CASE_WRITE, SCHEDULE), .title = T("Besuch planen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct both b;
        TRY(both_begin(r, tx, g, &b));
        return new_draw(r, tx, g, &b);
}

CASE_POST(visit_create, "/besuche/neu", NEED(CASE_WRITE, SCHEDULE), .title = T("Besuch planen"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct both b;
        TRY(both_begin(r, rtx_of(tx), grant_of(g), &b));
        enum err e = form_read(r, rtx_of(tx), b.typed);
        both_split(&b);
        if (e == OK && !r->errs.n)
                e = visit_add(tx, g, b.appointment, b.visit, &r->errs);
        if (e == ERR_INVALID) {
                struct both again;
                r->status = STATUS_INVALID;
                TRY(both_begin(r, rtx_of(tx), grant_of(g), &again));
                TRY(new_draw(r, rtx_of(tx), grant_of(g), &again));
                return ERR_INVALID;
        }
        if (e == ERR_CONFLICT) { /* somebody was faster: the visit of this appointment is in the list */
                req_redirect_said(r, url_path(r->arena, "/faelle/:/besuche", grant_case(grant_of(g))),
                                  S("saved"));
                return OK;
        }
        TRY(e);
        TRY(reminder_refresh(tx, g));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/besuche/:", grant_case(grant_of(g)), b.visit->id),
                          S("created"));
        return OK;
}

/* ---- what is kept about it ---- */

CASE_GET(visit_edit, "/besuche/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE),
         .title = T("Betriebsbesuch bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_edit_in(r, tx, g, &site_visit_entity, req_id(r, 1), &visit_view);
}

CASE_POST(visit_save, "/besuche/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE),
          .title = T("Betriebsbesuch bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        return crud_save_in(r, tx, g, &site_visit_entity, req_id(r, 1), &visit_view);
}

CASE_GET(visit_history, "/besuche/:/verlauf", NEED(CASE_READ, SCHEDULE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_history_in(r, tx, g, &site_visit_entity, req_id(r, 1), &visit_view);
}
