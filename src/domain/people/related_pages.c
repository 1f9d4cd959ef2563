/* Family and others close to the client: data of third persons, only inside the case. CMB 5.H.8 */
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/people/person.h"

enum { ROWS_MAX = 200 };

/* ---- list ---- */

static struct badge support_badge(struct str code, struct str label)
{
        if (str_eq(code, S("supports")))
                return (struct badge){.label = label, .tone = TONE_SUCCESS};
        if (str_eq(code, S("hinders")))
                return (struct badge){.label = label, .tone = TONE_WARNING};
        return (struct badge){.label = label};
}

static enum err row_fill(struct req *r, struct rtx *tx, const struct record *p, struct ui_cell *row)
{
        struct str support = rec_text(p, RELATED_PERSON_support), label;
        row[0] = (struct ui_cell){
                .text = rec_text(p, RELATED_PERSON_name),
                .to = url_path(r->arena, "/faelle/:/bezugspersonen/:", p->case_id, p->id),
        };
        TRY(ui_code_label(r, tx, S("relation"), rec_text(p, RELATED_PERSON_relation), &row[1].text));
        row[2].text = rec_bool(p, RELATED_PERSON_household) ? _("im selben Haushalt") : S("");
        row[3].text = rec_text(p, RELATED_PERSON_phone);
        TRY(ui_code_label(r, tx, S("support"), support, &label));
        row[4].badge = support_badge(support, label);
        return OK;
}

static enum err table_of(struct req *r, struct rtx *tx, const struct grant *g)
{
        static const struct ui_column column[] = {
                {.label = S_INIT(N_("Name")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Beziehung")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Wohnt")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Telefon")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Wirkung")), .cls = CLASS_CASE, .phone = PHONE_COLUMN},
        };
        struct record *p;
        struct table_view t = {
                .caption = _("Bezugspersonen"), .column = column, .columns = ARRAY_LEN(column)};
        TRY(ent_list_in(tx, g, &related_person_entity, ROWS_MAX, &p, &t.rows));
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * t.columns + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(row_fill(r, tx, &p[i], &t.cell[i * t.columns]));
        t.total = (int64_t)t.rows;
        t.empty = _("Noch keine Bezugsperson erfasst.");
        return ui_table(r, &t);
}

CASE_GET(related_list, "/bezugspersonen", NEED(CASE_READ, CASE), .title = T("Bezugspersonen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct action action[] = {
                {.label = _("Genogramm"),
                 .to = url_path(r->arena, "/faelle/:/genogramm", grant_case(g)),
                 .weight = ACTION_TERTIARY,
                 .needs = CAP_N},
                {.label = _("Netzwerkkarte"),
                 .to = url_path(r->arena, "/faelle/:/netzkarte", grant_case(g)),
                 .needs = CAP_N},
                {.label = _("Bezugsperson anlegen"),
                 .to = url_path(r->arena, "/faelle/:/bezugspersonen/neu", grant_case(g)),
                 .weight = ACTION_PRIMARY,
                 .icon = S("add"),
                 .needs = CAP_CASE_WRITE}};
        bool writes = grant_writes(g) && actor_writes(r->actor, CLASS_CASE);
        struct case_frame f = {
                .title = _("Bezugspersonen"), .action = action, .actions = ARRAY_LEN(action) - !writes};
        TRY(case_frame(r, tx, g, &f));
        return table_of(r, tx, g);
}

/* ---- one ---- */

CASE_RECORD_PAGES(related_person, "/bezugspersonen", CASE, N_("Bezugsperson"))
CASE_DELETE_PAGES(related_person, "/bezugspersonen", CASE, N_("Bezugsperson"))
