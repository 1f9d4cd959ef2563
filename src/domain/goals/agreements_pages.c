/* Binding agreements: what, with whom, kept or not and why. CMB 5.K.2, 7.F */
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/goals/goal_ui.h"

COURSE_ENTRY(agreement, .word = T("Vereinbart: "), .mark = MARK_DOCUMENT,
             .path = "/faelle/:/vereinbarungen/:", .chip = K("unterlagen"))

enum { COLUMNS = 5 };

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
         .menu = MENU_CASES, .menu_order = 430)
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

static void preset(struct req *r, struct record *agreement)
{
        (void)r;
        REC_SET(agreement, AGREEMENT_agreed_on, clock_today());
        REC_SET(agreement, AGREEMENT_kept, S("open"));
}

CASE_RECORD_PAGES(agreement, "/vereinbarungen", CASE, N_("Vereinbarung"), .preset = preset)
