/* Appointments of a case: planned, promised, kept. Missed ones are a hint, never a verdict (P5). CMB 4.A, 5.H.9; W3, W4 */
#include "core/setting.h"
#include "domain/calendar/clash.h"
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_form.h"
#include "domain/tasks/reminder.h"
#include "domain/tasks/task_life.h"
#include "domain/tasks/task_ui.h"

COURSE_ENTRY(appointment, .word = T("Termin: "), .list = K("appointment_kind"), .mark = MARK_CONTACT,
             .path = "/faelle/:/termine/:", .chip = K("gespraeche"))

static const struct crud_view appointment_view = {.list = "/faelle/:/termine", .one = "/faelle/:/termine/:"};

static enum err view_of(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *out)
{
        *out = appointment_view;
        return case_crud(r, tx, g, out);
}

/* ---- list ---- */

static enum err row_fill(struct req *r, struct rtx *tx, int64_t case_id, const struct appointment_line *l,
                         struct row_item *row)
{
        struct arena *a = r->arena;
        struct str kind, when = str_join(a, date_short(a, l->held_on), S(", "), l->clock, _(" Uhr"));
        TRY(ui_code_label(r, tx, S("appointment_kind"), l->kind, &kind));
        if (date_ymd(l->held_on).year != date_ymd(clock_today()).year)
                when = str_join(a, date_german(a, l->held_on), S(", "), l->clock, _(" Uhr"));
        *row = (struct row_item){.badge = appointment_badge(l->status, l->held_on), .title = l->purpose};
        row->meta = str_join(a, when, S(" · "), kind, str_empty(l->place) ? S("") : S(" · "), l->place,
                             str_empty(l->user_name) ? S("") : S(" · "), l->user_name);
        row->action = (struct action){.label = _("Termin öffnen"),
                                      .needs = CAP_N,
                                      .to = url_path(a, "/faelle/:/termine/:", case_id, l->id)};
        return OK;
}

/* Without any appointment the first one is offered, with what is to be brought. CMB 4.A */
static enum err first_offer(struct req *r, struct rtx *tx, const struct grant *g, struct action *out)
{
        struct appointment_line *l;
        size_t n;
        TRY(appointment_list_in(tx, g, true, &l, &n));
        *out = (struct action){0};
        if (!n && grant_writes(g))
                *out = (struct action){
                        .label = _("Erstgespräch planen"),
                        .needs = CAP_CASE_WRITE,
                        .to = url_with(r->arena, url_path(r->arena, "/faelle/:/termine/neu", grant_case(g)),
                                       S("art"), S("first_talk"))};
        return OK;
}

static enum err panel(struct req *r, struct rtx *tx, const struct grant *g, bool past)
{
        struct action first;
        struct appointment_line *l;
        size_t n;
        TRY(appointment_list_in(tx, g, past, &l, &n));
        if (past && !n)
                return OK;
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                TRY(row_fill(r, tx, grant_case(g), &l[i], &row[i]));
        ui_panel(r->html, past ? _("Bisher") : _("Kommende"), S(""), (struct action){0});
        if (n) {
                ui_rows(r->html, row, n);
        } else {
                TRY(first_offer(r, tx, g, &first));
                ui_empty(r->html, _("Kein Termin geplant."), first);
        }
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(appointment_index, "/termine", NEED(CASE_READ, SCHEDULE), .title = T("Termine"), .menu = MENU_CASES,
         .menu_order = 130)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct action action[] = {{.label = _("Termin planen"),
                                         .to = url_path(r->arena, "/faelle/:/termine/neu", grant_case(g)),
                                         .weight = ACTION_PRIMARY,
                                         .icon = S("add"),
                                         .needs = CAP_CASE_WRITE}};
        struct case_frame f = {.title = _("Termine"), .action = action, .actions = 1};
        TRY(case_frame(r, tx, g, &f));
        TRY(panel(r, tx, g, false));
        return panel(r, tx, g, true);
}

/* ---- new and edit ---- */

/* From an empty slot of the calendar: ?tag=2025-07-08&uhr=09:00 */
static void preset_slot(const struct req *r, struct record *x)
{
        struct date day;
        int minute;
        if (date_parse(req_query(r, S("tag")), &day))
                REC_SET(x, APPOINTMENT_held_on, day);
        if (clock_parse(req_query(r, S("uhr")), &minute))
                REC_SET(x, APPOINTMENT_clock, req_query(r, S("uhr")));
}

/* „?art=first_talk“: the kind, with time enough (S6) and what this kind of talk asks to bring (4.A.2e). */
static void bring_preset(struct req *r, struct rtx *tx, struct record *x)
{
        struct str kind = req_query(r, S("art"));
        if (!str_eq(kind, S("first_talk")))
                return;
        REC_SET(x, APPOINTMENT_kind, kind);
        REC_SET(x, APPOINTMENT_minutes, 90);
        REC_SET(x, APPOINTMENT_purpose, _("Erstes Gespräch"));
        REC_SET(x, APPOINTMENT_bring, setting_text(tx, S("bring_first_talk")));
}

static struct record *preset(struct req *r, struct rtx *tx)
{
        struct record *x = rec_new(r->arena, &appointment_entity.e);
        preset_slot(r, x);
        rec_set(x, APPOINTMENT_user_id, value_ref(r->actor->user_id));
        REC_SET(x, APPOINTMENT_status, S("planned"));
        bring_preset(r, tx, x);
        return x;
}

CASE_GET(appointment_new, "/termine/neu", NEED(CASE_WRITE, SCHEDULE), .title = T("Termin anlegen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_of(r, tx, g, &v));
        return crud_new_in(r, tx, g, &appointment_entity, preset(r, tx), &v);
}

CASE_POST(appointment_create, "/termine/neu", NEED(CASE_WRITE, SCHEDULE), .title = T("Termin anlegen"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        TRY(view_of(r, rtx_of(tx), grant_of(g), &v));
        TRY(crud_save_new_in(r, tx, g, &appointment_entity, preset(r, rtx_of(tx)), &v));
        return reminder_refresh(tx, g);
}

CASE_GET(appointment_edit, "/termine/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE),
         .title = T("Termin bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_of(r, tx, g, &v));
        return crud_edit_in(r, tx, g, &appointment_entity, req_id(r, 1), &v);
}

CASE_POST(appointment_save, "/termine/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE),
          .title = T("Termin bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        TRY(view_of(r, rtx_of(tx), grant_of(g), &v));
        TRY(crud_save_in(r, tx, g, &appointment_entity, req_id(r, 1), &v));
        return reminder_refresh(tx, g);
}

CASE_GET(appointment_history, "/termine/:/verlauf", NEED(CASE_READ, SCHEDULE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_of(r, tx, g, &v));
        return crud_history_in(r, tx, g, &appointment_entity, req_id(r, 1), &v);
}

/* ---- one appointment ---- */

static const struct field status_field = {.key = S_INIT("status"),
                                          .kind = K_CODE,
                                          .label = S_INIT(N_("Was ist daraus geworden?")),
                                          .cls = CLASS_SCHEDULE,
                                          .list = S_INIT("appointment_status"),
                                          .required = true};
static const struct field note_field = {
        .key = S_INIT("status_note"),
        .kind = K_TEXT,
        .label = S_INIT(N_("Notiz dazu")),
        .help = S_INIT(N_("Zum Beispiel: 20 Minuten später, Bus ausgefallen.")),
        .cls = CLASS_SCHEDULE,
        .max = 300};

static enum err state_panel(struct req *r, struct rtx *tx, const struct record *x)
{
        struct arena *a = r->arena;
        struct str note = rec_text(x, APPOINTMENT_status_note);
        struct row_item row = {
                .badge = appointment_badge(rec_text(x, APPOINTMENT_status), rec_date(x, APPOINTMENT_held_on)),
                .title = str_join(a, date_long(a, rec_date(x, APPOINTMENT_held_on)), S(", "),
                                  rec_text(x, APPOINTMENT_clock), _(" Uhr")),
                .meta = note};
        struct form_view form = {.action = url_path(a, "/faelle/:/termine/:/stand", x->case_id, x->id),
                                 .submit = _("Stand speichern"),
                                 .version = x->version};
        ui_panel(r->html, _("Stand"), S(""), (struct action){0});
        ui_rows(r->html, &row, 1);
        if (actor_can(r->actor, CAP_CASE_WRITE) && actor_writes(r->actor, CLASS_SCHEDULE)) {
                ui_form_begin(r, &form);
                TRY(ui_field(r, tx, &status_field, x->v[APPOINTMENT_status]));
                TRY(ui_field(r, tx, &note_field, x->v[APPOINTMENT_status_note]));
                ui_form_end(r, &form);
        }
        ui_panel_end(r->html);
        return OK;
}

/* S11: a talk without a note. */
static enum err entry_hint(struct req *r, struct rtx *tx, const struct record *x)
{
        bool lacks;
        TRY(appointment_lacks_entry(tx, r->grant, x, &lacks));
        if (!lacks)
                return OK;
        struct url to = url_with(r->arena, url_path(r->arena, "/faelle/:/verlauf/neu", x->case_id),
                                 S("termin"), str_from_int(r->arena, x->id));
        ui_panel(r->html, _("Was war?"), S(""), (struct action){0});
        ui_empty(r->html, _("Zu diesem Gespräch gibt es noch keinen Eintrag im Fallverlauf."),
                 (struct action){.label = _("Gespräch erfassen"), .to = to, .needs = CAP_CASE_WRITE});
        ui_panel_end(r->html);
        return OK;
}

/* What it collides with: said after saving and as long as it lies ahead; nothing is locked. S6 */
static enum err clash_panel(struct req *r, struct rtx *tx, const struct record *x)
{
        struct str status = rec_text(x, APPOINTMENT_status), *hint;
        size_t n;
        struct case_head head;
        if (!str_eq(status, S("planned")) && !str_eq(status, S("confirmed")))
                return OK;
        TRY(case_head(tx, r->grant, &head));
        struct clash_wish w = {.id = x->id,
                               .user_id = rec_given(x, APPOINTMENT_user_id) ? rec_int(x, APPOINTMENT_user_id)
                                                                            : head.case_manager_id,
                               .day = rec_date(x, APPOINTMENT_held_on),
                               .clock = rec_text(x, APPOINTMENT_clock),
                               .minutes = rec_int(x, APPOINTMENT_minutes)};
        TRY(clash_hints(tx, &w, &hint, &n));
        for (size_t i = 0; i < n; i++)
                ui_message(r->html, TONE_WARNING, i ? S("") : _("Passt der Termin so?"), hint[i]);
        return OK;
}

static enum err more(struct req *r, struct rtx *tx, const struct record *x)
{
        TRY(clash_panel(r, tx, x));
        TRY(entry_hint(r, tx, x));
        return state_panel(r, tx, x);
}

static enum err show_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        const struct action action[] = {
                {.label = _("Kalenderdatei"),
                 .needs = CAP_N,
                 .weight = ACTION_TERTIARY,
                 .to = url_path(r->arena, "/faelle/:/termine/:/kalenderdatei", grant_case(g), req_id(r, 1))},
                {.label = _("Schreiben dazu"),
                 .needs = CAP_CASE_WRITE,
                 .to = url_with(
                         r->arena, url_path(r->arena, "/faelle/:/schreiben/neu", grant_case(g)), S("zu"),
                         str_join(r->arena, S("appointments:"), str_from_int(r->arena, req_id(r, 1))))}};
        TRY(view_of(r, tx, g, &v));
        v.more = more;
        v.action = action;
        v.actions = ARRAY_LEN(action);
        return crud_show_in(r, tx, g, &appointment_entity, req_id(r, 1), &v);
}

CASE_GET(appointment_show, "/termine/:", NEED(CASE_READ, SCHEDULE), .title = T("Termin"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return show_draw(r, tx, g);
}

static enum err status_act(struct req *r, struct wtx *tx, const struct wgrant *g, struct record *x)
{
        struct str status, note;
        TRY(form_text(r, rtx_of(tx), &status_field, &status));
        TRY(form_text(r, rtx_of(tx), &note_field, &note));
        if (form_version(r) != x->version)
                errs_add(&r->errs, S(""),
                         _("Das wurde inzwischen geändert. Bitte prüfen Sie, was jetzt gilt."));
        if (form_version(r) != x->version)
                return ERR_CONFLICT;
        if (r->errs.n)
                return ERR_INVALID;
        return appointment_status_set(tx, g, x, status, note, &r->errs);
}

CASE_POST(appointment_status_post, "/termine/:/stand", NEED(CASE_WRITE, SCHEDULE), .title = T("Termin"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *x;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &appointment_entity, req_id(r, 1), &x));
        enum err e = status_act(r, tx, g, x);
        if (e == ERR_INVALID || e == ERR_CONFLICT) {
                TRY(show_draw(r, rtx_of(tx), grant_of(g)));
                return e;
        }
        TRY(e);
        TRY(reminder_refresh(tx, g));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/termine/:", x->case_id, x->id), S("saved"));
        return OK;
}
