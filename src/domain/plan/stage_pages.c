/* Stages of a version, and the hours that were really worked. CMB 9.B.2c, 10.E */
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/help/help_view.h"
#include "domain/plan/plan_part_ui.h"
#include "domain/plan/plan_ui.h"

PLAN_PART_PAGES(stage, STAGE, "/stufen", N_("Stufe"))

enum { COLUMNS = 6 };

static enum err row_fill(struct req *r, struct rtx *tx, const struct record *s, struct ui_cell *row)
{
        static const size_t field[COLUMNS] = {STAGE_starts,     STAGE_ends,     STAGE_hours,
                                              STAGE_measure_id, STAGE_needs_id, STAGE_note};
        for (size_t i = 0; i < COLUMNS; i++)
                TRY(plan_text(r, tx, s, field[i], &row[i].text));
        row[0].to =
                url_path(r->arena, "/faelle/:/plan/:/stufen/:", s->case_id, rec_int(s, STAGE_plan_id), s->id);
        return OK;
}

CASE_GET(stage_table, "/plan/:/stufen", NEED(CASE_READ, CASE), .title = T("Stufen"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("von")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("bis")), .cls = CLASS_CASE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Stunden am Tag")), .cls = CLASS_CASE, .number = true},
                {.label = S_INIT(N_("Maßnahme")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("beginnt erst nach")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("dazu")), .cls = CLASS_CASE},
        };
        struct plan_file p;
        struct case_frame f = {0};
        TRY(plan_file(tx, g, req_id(r, 1), &p));
        const struct action add = {
                .label = _("Stufe hinzufügen"),
                .to = url_path(r->arena, "/faelle/:/plan/:/stufen/neu", p.plan->case_id, p.plan->id),
                .weight = ACTION_PRIMARY,
                .icon = S("add"),
                .needs = CAP_CASE_WRITE};
        f.action = &add;
        f.actions = plan_changeable(p.plan);
        TRY(plan_head(r, tx, g, p.plan, _("Stufen"), &f));
        struct table_view t = {.caption = _("Stufen dieser Version"),
                               .column = column,
                               .columns = COLUMNS,
                               .rows = p.stages,
                               .total = (int64_t)p.stages,
                               .download = S("stufen"),
                               .empty = _("Noch keine Stufe in dieser Version.")};
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(row_fill(r, tx, &p.stage[i], &t.cell[i * COLUMNS]));
        return ui_table(r, &t);
}

/* ---- hours that were worked: they belong to the person, not to a version ---- */

static enum err worked_hours_row(struct req *r, struct rtx *tx, const struct record *rec, struct ui_cell *row)
{
        static const size_t field[] = {WORKED_HOURS_starts, WORKED_HOURS_ends, WORKED_HOURS_hours,
                                       WORKED_HOURS_note};
        for (size_t i = 0; i < ARRAY_LEN(field); i++)
                TRY(ui_value(r, tx, &rec->e->fields[field[i]], rec->v[field[i]], &row[i].text));
        row[0].to = url_path(r->arena, "/faelle/:/stunden/:", rec->case_id, rec->id);
        return OK;
}

CASE_GET(worked_hours_list, "/stunden", NEED(CASE_READ, CASE), .title = T("Tatsächliche Stunden"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        static const struct ui_column column[] = {
                {.label = S_INIT(N_("von")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("bis")), .cls = CLASS_CASE, .phone = PHONE_FIRST},
                {.label = S_INIT(N_("Stunden am Tag")), .cls = CLASS_CASE, .number = true},
                {.label = S_INIT(N_("wie es ging")), .cls = CLASS_CASE},
        };
        struct record *rec;
        const struct action add = {.label = _("Stunden festhalten"),
                                   .to = url_path(r->arena, "/faelle/:/stunden/neu", grant_case(g)),
                                   .weight = ACTION_PRIMARY,
                                   .icon = S("add"),
                                   .needs = CAP_CASE_WRITE};
        struct case_frame f = {.title = _("Tatsächliche Stunden"), .action = &add, .actions = 1};
        struct table_view t = {.caption = _("Tatsächliche Stunden"),
                               .column = column,
                               .columns = ARRAY_LEN(column),
                               .download = S("stunden"),
                               .empty = _("Noch keine Stunden festgehalten.")};
        TRY(case_frame(r, tx, g, &f));
        TRY(ent_list_in(tx, g, &worked_hours_entity, STAGES_MAX, &rec, &t.rows));
        t.total = (int64_t)t.rows;
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * t.columns + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(worked_hours_row(r, tx, &rec[i], &t.cell[i * t.columns]));
        return ui_table(r, &t);
}

CASE_RECORD_PAGES(worked_hours, "/stunden", CASE, N_("Tatsächliche Stunden"))
CASE_DELETE_PAGES(worked_hours, "/stunden", CASE, N_("Tatsächliche Stunden"))

HELP_TEXT(
        stage, "/faelle/:/plan/:/stufen", T("Stufen"),
        T("Wie viele Stunden am Tag von wann bis wann vereinbart sind. Stufen überschneiden sich nicht. Änderbar, solange "
          "niemand unterschrieben hat."))
HELP_TEXT(
        worked_hours, "/faelle/:/stunden", T("Tatsächliche Stunden"),
        T("Wie viele Stunden am Tag es im Schnitt wirklich waren. Sie stehen als Punkte im Stufenplan jeder Version."))
