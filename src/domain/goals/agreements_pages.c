/* Binding agreements: what, with whom, kept or not and why. CMB 5.K.2, 7.F */
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/goals/goal_ui.h"

COURSE_ENTRY(agreement, .word = T("Vereinbart: "), .mark = MARK_DOCUMENT,
             .path = "/faelle/:/vereinbarungen/:", .chip = K("unterlagen"))

enum { COLUMNS = 5 };

static enum err view_make(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *out)
{
        *out = (struct crud_view){.list = "/faelle/:/vereinbarungen", .one = "/faelle/:/vereinbarungen/:"};
        return case_crud(r, tx, g, out);
}

/* ---- list ---- */

static enum err row_fill(struct req *r, struct rtx *tx, const struct record *a, struct ui_cell *row)
{
        struct row_item item;
        TRY(agreement_row(r, tx, a, &item));
        row[0] = (struct ui_cell){.text = item.title, .to = item.to};
        TRY(ui_value(r, tx, &a->e->fields[AGREEMENT_parties], a->v[AGREEMENT_parties], &row[1].text));
        row[2].text = date_german(r->arena, rec_date(a, AGREEMENT_agreed_on));
        row[3].text = date_german(r->arena, rec_date(a, AGREEMENT_until));
        row[4].badge = item.badge;
        return OK;
}

static enum err table_of(struct req *r, struct rtx *tx, const struct grant *g)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Was ist vereinbart?")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Mit wem?")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Vereinbart am")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Gilt bis")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Eingehalten?")), .cls = CLASS_CASE, .phone = PHONE_COLUMN},
        };
        struct record *a;
        struct table_view t = {.caption = _("Vereinbarungen"),
                               .column = column,
                               .columns = COLUMNS,
                               .empty = _("Noch nichts verbindlich vereinbart.")};
        TRY(ent_list_in(tx, g, &agreement_entity, GOALS_MAX, &a, &t.rows));
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++) /* newest first */
                TRY(row_fill(r, tx, &a[t.rows - 1 - i], &t.cell[i * COLUMNS]));
        t.total = (int64_t)t.rows;
        return ui_table(r, &t);
}

CASE_GET(agreement_list, "/vereinbarungen", NEED(CASE_READ, CASE), .title = T("Vereinbarungen"),
         .menu = MENU_CASES, .menu_order = 110)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct action add = {.label = _("Vereinbarung anlegen"),
                                   .to = url_path(r->arena, "/faelle/:/vereinbarungen/neu", grant_case(g)),
                                   .weight = ACTION_PRIMARY,
                                   .icon = S("add"),
                                   .needs = CAP_CASE_WRITE};
        struct case_frame f = {.title = _("Vereinbarungen"), .action = &add, .actions = 1};
        TRY(case_frame(r, tx, g, &f));
        return table_of(r, tx, g);
}

/* ---- one ---- */

CASE_GET(agreement_new, "/vereinbarungen/neu", NEED(CASE_WRITE, CASE), .title = T("Vereinbarung"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        struct record *preset = rec_new(r->arena, &agreement_entity.e);
        REC_SET(preset, AGREEMENT_agreed_on, clock_today());
        REC_SET(preset, AGREEMENT_kept, S("open"));
        TRY(view_make(r, tx, g, &v));
        return crud_new_in(r, tx, g, &agreement_entity, preset, &v);
}

CASE_POST(agreement_create, "/vereinbarungen/neu", NEED(CASE_WRITE, CASE), .title = T("Vereinbarung"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        TRY(view_make(r, rtx_of(tx), grant_of(g), &v));
        return crud_save_new_in(r, tx, g, &agreement_entity, NULL, &v);
}

CASE_GET(agreement_show, "/vereinbarungen/:", NEED(CASE_READ, CASE), .title = T("Vereinbarung"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_make(r, tx, g, &v));
        return crud_show_in(r, tx, g, &agreement_entity, req_id(r, 1), &v);
}

CASE_GET(agreement_edit, "/vereinbarungen/:/bearbeiten", NEED(CASE_WRITE, CASE), .title = T("Vereinbarung"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_make(r, tx, g, &v));
        return crud_edit_in(r, tx, g, &agreement_entity, req_id(r, 1), &v);
}

CASE_POST(agreement_update, "/vereinbarungen/:/bearbeiten", NEED(CASE_WRITE, CASE),
          .title = T("Vereinbarung"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        TRY(view_make(r, rtx_of(tx), grant_of(g), &v));
        return crud_save_in(r, tx, g, &agreement_entity, req_id(r, 1), &v);
}

CASE_GET(agreement_history, "/vereinbarungen/:/verlauf", NEED(CASE_READ, CASE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_make(r, tx, g, &v));
        return crud_history_in(r, tx, g, &agreement_entity, req_id(r, 1), &v);
}
