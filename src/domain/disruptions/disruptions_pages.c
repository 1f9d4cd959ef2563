/* What holds up the course of a case: since when, why, what helped. Urgent ones burn. CMB 3.C, 6.D, 7.H, 9.C, 10.E */
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_form.h"
#include "domain/disruptions/disruption.h"
#include "domain/plan/plan_ui.h"
#include "domain/tasks/reminder.h"

COURSE_CHIP(stoerungen, .label = T("Störungen"), .order = 50)
COURSE_ENTRY(disruption, .word = T("Störung: "), .list = K("disruption_area"), .mark = MARK_DISRUPTION,
             .path = "/faelle/:/stoerungen/:", .chip = K("stoerungen"))
COURSE_ENTRY(solved, .word = T("Gelöst: "), .list = K("disruption_area"), .mark = MARK_DOCUMENT,
             .path = "/faelle/:/stoerungen/:", .chip = K("stoerungen"))

enum { COLUMNS = 5, DISRUPTIONS_MOST = 1000, STATUS_INVALID = 422 };

static const struct crud_view disruption_view = {
        .list = "/faelle/:/stoerungen", .one = "/faelle/:/stoerungen/:", .frame = case_crud};

static struct badge badge_of(const struct record *d)
{
        if (rec_given(d, DISRUPTION_solved_on))
                return (struct badge){_("gelöst"), TONE_SUCCESS, S("")};
        return rec_bool(d, DISRUPTION_urgent) ? (struct badge){_("brennt"), TONE_DANGER, S("")}
                                              : (struct badge){_("offen"), TONE_WARNING, S("")};
}

/* „seit 10 Tagen“, „nach 10 Tagen“ */
static struct str span_text(struct arena *a, const struct record *d)
{
        struct date from = rec_date(d, DISRUPTION_occurred_on), solved = rec_date(d, DISRUPTION_solved_on);
        bool open = !date_given(solved);
        int days = date_between(from, open ? clock_today() : solved);
        if (days == 0)
                return open ? _("seit heute") : _("am selben Tag");
        return str_join(a, open ? _("seit ") : _("nach "), str_from_int(a, days),
                        days == 1 ? _(" Tag") : _(" Tagen"));
}

/* ---- list ---- */

static enum err cells_fill(struct req *r, struct rtx *tx, const struct record *d, struct ui_cell *cell)
{
        const struct field *f = disruption_entity.e.fields;
        cell[0] = (struct ui_cell){.text = ui_title(r, d),
                                   .to = url_path(r->arena, "/faelle/:/stoerungen/:", d->case_id, d->id)};
        cell[1].badge = badge_of(d);
        cell[2].text = date_german(r->arena, rec_date(d, DISRUPTION_occurred_on));
        cell[3].text = span_text(r->arena, d);
        return ui_value(r, tx, &f[DISRUPTION_area], d->v[DISRUPTION_area], &cell[4].text);
}

/* Open ones first, burning ones at the top, then newest first. */
static int rank(const struct record *d)
{
        if (rec_given(d, DISRUPTION_solved_on))
                return 2;
        return rec_bool(d, DISRUPTION_urgent) ? 0 : 1;
}

static enum err table_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Was stört")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Stand")), .cls = CLASS_SCHEDULE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Aufgetreten am")), .cls = CLASS_SCHEDULE, .phone = PHONE_FIRST},
                {.label = S_INIT(N_("Wie lange")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Bereich")), .cls = CLASS_CASE},
        };
        struct record *d;
        size_t n = 0;
        struct table_view t = {.caption = _("Störungen"),
                               .column = column,
                               .columns = COLUMNS,
                               .unit = _("Störungen"),
                               .empty = _("Bisher läuft alles."),
                               .download = S("stoerungen")};
        TRY(ent_list_in(tx, g, &disruption_entity, DISRUPTIONS_MOST, &d, &t.rows));
        t.total = (int64_t)t.rows;
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (int pass = 0; pass <= 2; pass++)
                for (size_t i = t.rows; i-- > 0;)
                        if (rank(&d[i]) == pass)
                                TRY(cells_fill(r, tx, &d[i], &t.cell[n++ * COLUMNS]));
        return ui_table(r, &t);
}

CASE_GET(disruption_index, "/stoerungen", NEED(CASE_READ, SCHEDULE), .title = T("Störungen"),
         .menu = MENU_CASES, .menu_order = 140)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct action action = {.label = _("Störung erfassen"),
                                      .weight = ACTION_PRIMARY,
                                      .icon = S("add"),
                                      .needs = CAP_CASE_WRITE,
                                      .to = url_path(r->arena, "/faelle/:/stoerungen/neu", grant_case(g))};
        struct case_frame f = {.title = _("Störungen"),
                               .action = &action,
                               .actions = actor_writes(r->actor, CLASS_CASE) ? 1 : 0};
        TRY(case_frame(r, tx, g, &f));
        return table_draw(r, tx, g);
}

/* ---- new and edit ---- */

/* „?bereich=company_talk&art=talk_conflict“: from the page that offers it; the form offers all others as well. */
static struct record *preset(struct req *r)
{
        struct record *d = rec_new(r->arena, &disruption_entity.e);
        REC_SET(d, DISRUPTION_known_on, clock_today());
        REC_SET(d, DISRUPTION_area, req_query(r, S("bereich")));
        REC_SET(d, DISRUPTION_kind, req_query(r, S("art")));
        return d;
}

CASE_GET(disruption_new, "/stoerungen/neu", NEED(CASE_WRITE, CASE), .title = T("Störung anlegen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_new_in(r, tx, g, &disruption_entity, preset(r), &disruption_view);
}

CASE_POST(disruption_create, "/stoerungen/neu", NEED(CASE_WRITE, CASE), .title = T("Störung anlegen"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        TRY(crud_save_new_in(r, tx, g, &disruption_entity, NULL, &disruption_view));
        return reminder_refresh(tx, g);
}

CASE_GET(disruption_edit, "/stoerungen/:/bearbeiten", NEED(CASE_WRITE, CASE),
         .title = T("Störung bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_edit_in(r, tx, g, &disruption_entity, req_id(r, 1), &disruption_view);
}

CASE_POST(disruption_save, "/stoerungen/:/bearbeiten", NEED(CASE_WRITE, CASE),
          .title = T("Störung bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        TRY(crud_save_in(r, tx, g, &disruption_entity, req_id(r, 1), &disruption_view));
        return reminder_refresh(tx, g);
}

CASE_GET(disruption_history, "/stoerungen/:/verlauf", NEED(CASE_READ, SCHEDULE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_history_in(r, tx, g, &disruption_entity, req_id(r, 1), &disruption_view);
}

/* ---- one disruption ---- */

static enum err state_panel(struct req *r, struct rtx *tx, const struct record *d)
{
        struct row_item row = {.badge = badge_of(d), .title = span_text(r->arena, d), .urgent = rank(d) == 0};
        if (rank(d) != 2 && actor_writes(r->actor, CLASS_CASE))
                row.action = (struct action){
                        .label = _("Als gelöst eintragen"),
                        .needs = CAP_CASE_WRITE,
                        .to = url_path(r->arena, "/faelle/:/stoerungen/:/geloest", d->case_id, d->id)};
        if (rank(d) == 0)
                ui_panel_urgent(r->html, _("Stand"), S(""));
        else
                ui_panel(r->html, _("Stand"), S(""), (struct action){0});
        ui_rows(r->html, &row, 1);
        ui_panel_end(r->html);
        return plan_because_panel(r, tx, d);
}

CASE_GET(disruption_show, "/stoerungen/:", NEED(CASE_READ, SCHEDULE), .title = T("Störung"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v = disruption_view;
        v.more = state_panel;
        v.fixed = !actor_writes(r->actor, CLASS_CASE);
        return crud_show_in(r, tx, g, &disruption_entity, req_id(r, 1), &v);
}

/* ---- solved ---- */

static const size_t solving[] = {DISRUPTION_solved_on, DISRUPTION_solution, DISRUPTION_reach,
                                 DISRUPTION_network_relevant};

static enum err solve_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *d)
{
        struct case_frame f = {.title = _("Störung gelöst"),
                               .section = rec_text(d, DISRUPTION_title),
                               .section_to = url_path(r->arena, "/faelle/:/stoerungen/:", d->case_id, d->id)};
        struct form_view form = {
                .action = url_path(r->arena, "/faelle/:/stoerungen/:/geloest", d->case_id, d->id),
                .submit = _("Lösung speichern"),
                .cancel = f.section_to,
                .version = d->version};
        TRY(case_frame(r, tx, g, &f));
        ui_confirm_begin(r, &form, f.title,
                         str_join(r->arena, rec_text(d, DISRUPTION_title), S("\n\n"),
                                  _("Was geholfen hat, hilft dem nächsten Fall.")));
        for (size_t i = 0; i < ARRAY_LEN(solving); i++) {
                struct value v = d->v[solving[i]];
                if (solving[i] == DISRUPTION_solved_on && v.type == V_NULL)
                        v = V(clock_today());
                TRY(ui_field(r, tx, &disruption_entity.e.fields[solving[i]], v));
        }
        ui_confirm_end(r, &form);
        return OK;
}

CASE_GET(disruption_solve_ask, "/stoerungen/:/geloest", NEED(CASE_WRITE, CASE), .title = T("Störung gelöst"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *d;
        TRY(ent_get_in(tx, g, &disruption_entity, req_id(r, 1), &d));
        return solve_draw(r, tx, g, d);
}

static enum err solve_save(struct req *r, struct wtx *tx, const struct wgrant *g, struct record *d)
{
        TRY(form_read(r, rtx_of(tx), d));
        if (form_version(r) != d->version)
                errs_add(&r->errs, S(""),
                         _("Das wurde inzwischen geändert. Bitte prüfen Sie, was jetzt gilt."));
        else if (!rec_given(d, DISRUPTION_solved_on))
                errs_add(&r->errs, S("solved_on"), _("Seit wann ist die Störung gelöst?"));
        if (form_version(r) != d->version)
                return ERR_CONFLICT;
        return r->errs.n ? ERR_INVALID : ent_update_in(tx, g, &disruption_entity, d, &r->errs);
}

CASE_POST(disruption_solve_post, "/stoerungen/:/geloest", NEED(CASE_WRITE, CASE),
          .title = T("Störung gelöst"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *d;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &disruption_entity, req_id(r, 1), &d));
        enum err e = solve_save(r, tx, g, d);
        if (e == ERR_INVALID || e == ERR_CONFLICT) {
                TRY(solve_draw(r, rtx_of(tx), grant_of(g), d));
                return e;
        }
        TRY(e);
        TRY(reminder_refresh(tx, g));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/stoerungen/:", d->case_id, d->id), S("saved"));
        return OK;
}
