/* What waits for what in a version. CMB 9.B.6 */
#include "domain/cases/case_crud_ui.h"
#include "domain/help/help_view.h"
#include "domain/plan/dependency.h"
#include "domain/plan/plan_part_ui.h"
#include "domain/plan/plan_ui.h"

PLAN_PART_PAGES(measure_dependency, MEASURE_DEPENDENCY, "/abhaengigkeiten", N_("Abhängigkeit"))

enum { COLUMNS = 3 };

static enum err row_fill(struct req *r, struct rtx *tx, const struct record *d, struct ui_cell *row)
{
        static const size_t field[COLUMNS] = {MEASURE_DEPENDENCY_measure_id, MEASURE_DEPENDENCY_needs_id,
                                              MEASURE_DEPENDENCY_reason};
        for (size_t i = 0; i < COLUMNS; i++)
                TRY(plan_text(r, tx, d, field[i], &row[i].text));
        row[0].to = url_path(r->arena, "/faelle/:/plan/:/abhaengigkeiten/:", d->case_id,
                             rec_int(d, MEASURE_DEPENDENCY_plan_id), d->id);
        return OK;
}

CASE_GET(measure_dependency_table, "/plan/:/abhaengigkeiten", NEED(CASE_READ, CASE),
         .title = T("Abhängigkeiten"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("wartet")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("auf")), .cls = CLASS_CASE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("warum")), .cls = CLASS_CASE},
        };
        struct record *plan, *d;
        struct case_frame f = {0};
        struct table_view t = {.caption = _("Was wartet worauf"),
                               .column = column,
                               .columns = COLUMNS,
                               .empty = _("Noch nichts wartet auf etwas anderes.")};
        TRY(ent_get_in(tx, g, &plan_entity, req_id(r, 1), &plan));
        TRY(dependency_list(tx, g, plan->id, &d, &t.rows));
        const struct action add = {
                .label = _("Abhängigkeit hinzufügen"),
                .to = url_path(r->arena, "/faelle/:/plan/:/abhaengigkeiten/neu", plan->case_id, plan->id),
                .weight = ACTION_PRIMARY,
                .icon = S("add"),
                .needs = CAP_CASE_WRITE};
        f.action = &add;
        f.actions = plan_changeable(plan);
        TRY(plan_head(r, tx, g, plan, _("Abhängigkeiten"), &f));
        t.total = (int64_t)t.rows;
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(row_fill(r, tx, &d[i], &t.cell[i * COLUMNS]));
        return ui_table(r, &t);
}

HELP_TEXT(
        measure_dependency, "/faelle/:/plan/:/abhaengigkeiten", T("Abhängigkeiten"),
        T("Was erst beginnen kann, wenn etwas anderes fertig ist. Daraus entsteht der Netzplan mit der Kette, die das Ende "
          "bestimmt. Kreise sind nicht möglich."))
