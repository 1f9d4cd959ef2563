/* Measures of a version: added, changed and removed while it is a draft; what became of them may always follow. */
#include "domain/cases/case_crud_ui.h"
#include "domain/plan/plan_part_ui.h"
#include "domain/plan/plan_ui.h"

enum { COLUMNS = 9 };

static const struct plan_place part = {"/faelle/:/plan/:/massnahmen", "/faelle/:/plan/:/massnahmen/:"};

static enum err view_make(struct req *r, struct rtx *tx, const struct grant *g, const struct record *plan,
                          struct crud_view *out)
{
        return plan_part_view(r, tx, g, &part, plan, out);
}

/* For reading: the plan of the address, and the measure if it belongs to it. */
static enum err plan_of(struct req *r, struct rtx *tx, const struct grant *g, struct record **plan,
                        struct record **m)
{
        TRY(ent_get_in(tx, g, &plan_entity, req_id(r, 1), plan));
        return m ? plan_measure(tx, g, (*plan)->id, req_id(r, 2), m) : OK;
}

static enum err plan_to_change(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *v,
                               bool *open)
{
        return plan_part_to_change(r, tx, g, &part, v, open);
}

static enum err measure_to_change(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *v,
                                  bool *open)
{
        struct record *m;
        TRY(plan_measure(tx, g, req_id(r, 1), req_id(r, 2), &m));
        return plan_to_change(r, tx, g, v, open);
}

/* ---- as a table, also for export ---- */

static enum err row_fill(struct req *r, struct rtx *tx, const struct record *m, struct ui_cell *row)
{
        static const size_t field[COLUMNS] = {MEASURE_title,     MEASURE_kind,       MEASURE_provider_id,
                                              MEASURE_funder_id, MEASURE_costs,      MEASURE_starts,
                                              MEASURE_ends,      MEASURE_started_on, MEASURE_ended_on};
        for (size_t i = 0; i < COLUMNS; i++)
                TRY(plan_text(r, tx, m, field[i], &row[i].text));
        row[0].to = url_path(r->arena, "/faelle/:/plan/:/massnahmen/:", m->case_id,
                             rec_int(m, MEASURE_plan_id), m->id);
        return OK;
}

static enum err table_of(struct req *r, struct rtx *tx, const struct plan_file *p)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Maßnahme")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Art")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("erbringt")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("zahlt")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Kosten")), .cls = CLASS_CASE, .number = true},
                {.label = S_INIT(N_("Beginn")), .cls = CLASS_CASE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Ende")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("begonnen")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("beendet")), .cls = CLASS_CASE},
        };
        struct table_view t = {.caption = _("Maßnahmen dieser Version"),
                               .column = column,
                               .columns = COLUMNS,
                               .rows = p->measures,
                               .total = (int64_t)p->measures,
                               .download = S("massnahmen"),
                               .empty = _("Noch keine Maßnahme in dieser Version.")};
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(row_fill(r, tx, &p->measure[i], &t.cell[i * COLUMNS]));
        return ui_table(r, &t);
}

CASE_GET(measure_list, "/plan/:/massnahmen", NEED(CASE_READ, CASE), .title = T("Maßnahmen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct plan_file p;
        struct case_frame f = {0};
        TRY(plan_file(tx, g, req_id(r, 1), &p));
        const struct action add = {
                .label = _("Maßnahme hinzufügen"),
                .to = url_path(r->arena, "/faelle/:/plan/:/massnahmen/neu", p.plan->case_id, p.plan->id),
                .weight = ACTION_PRIMARY,
                .icon = S("add"),
                .needs = CAP_CASE_WRITE};
        f.action = &add;
        f.actions = plan_changeable(p.plan);
        TRY(plan_head(r, tx, g, p.plan, _("Maßnahmen"), &f));
        return table_of(r, tx, &p);
}

/* ---- new, change, remove ---- */

static struct record *fresh(struct req *r)
{
        struct record *m = rec_new(r->arena, &measure_entity.e);
        rec_set(m, MEASURE_plan_id, value_ref(req_id(r, 1)));
        REC_SET(m, MEASURE_status, S("planned"));
        return m;
}

CASE_GET(measure_new, "/plan/:/massnahmen/neu", NEED(CASE_WRITE, CASE), .title = T("Maßnahme"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        bool open;
        TRY(plan_to_change(r, tx, g, &v, &open));
        return open ? crud_new_in(r, tx, g, &measure_entity, fresh(r), &v) : OK;
}

CASE_POST(measure_create, "/plan/:/massnahmen/neu", NEED(CASE_WRITE, CASE), .title = T("Maßnahme"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        bool open;
        TRY(plan_to_change(r, rtx_of(tx), grant_of(g), &v, &open));
        if (!open)
                return OK;
        return plan_part_back(r, crud_save_new_in(r, tx, g, &measure_entity, fresh(r), &v), S("created"));
}

CASE_GET(measure_edit, "/plan/:/massnahmen/:/bearbeiten", NEED(CASE_WRITE, CASE), .title = T("Maßnahme"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        bool open;
        TRY(measure_to_change(r, tx, g, &v, &open));
        return open ? crud_edit_in(r, tx, g, &measure_entity, req_id(r, 2), &v) : OK;
}

CASE_POST(measure_update, "/plan/:/massnahmen/:/bearbeiten", NEED(CASE_WRITE, CASE), .title = T("Maßnahme"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        bool open;
        TRY(measure_to_change(r, rtx_of(tx), grant_of(g), &v, &open));
        if (!open)
                return OK;
        return plan_part_back(r, crud_save_in(r, tx, g, &measure_entity, req_id(r, 2), &v), S("saved"));
}

CASE_GET(measure_ask_delete, "/plan/:/massnahmen/:/loeschen", NEED(CASE_WRITE, CASE), .title = T("Maßnahme"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        bool open;
        TRY(measure_to_change(r, tx, g, &v, &open));
        return open ? crud_ask_delete_in(r, tx, g, &measure_entity, req_id(r, 2), &v) : OK;
}

CASE_POST(measure_delete, "/plan/:/massnahmen/:/loeschen", NEED(CASE_WRITE, CASE), .title = T("Maßnahme"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        struct record *m;
        bool open;
        TRY(measure_to_change(r, rtx_of(tx), grant_of(g), &v, &open));
        if (!open)
                return OK;
        TRY(plan_measure(rtx_of(tx), grant_of(g), req_id(r, 1), req_id(r, 2), &m));
        enum err e = measure_clear(tx, g, m);
        if (e == ERR_CONFLICT) {
                req_redirect_said(r, crud_url(r, &v, m->id), S("measure_has_money"));
                return OK;
        }
        TRY(e);
        return plan_part_back(r, crud_delete_in(r, tx, g, &measure_entity, req_id(r, 2), &v), S("deleted"));
}

/* ---- one measure, and what became of it ---- */

static const size_t progress[] = {MEASURE_status, MEASURE_started_on, MEASURE_ended_on, MEASURE_progress};

static enum err progress_panel(struct req *r, struct rtx *tx, const struct record *m)
{
        struct str text;
        struct action edit = {0};
        if (plan_may_write(r))
                edit = (struct action){.label = _("Stand festhalten"),
                                       .to = url_path(r->arena, "/faelle/:/plan/:/massnahmen/:/stand",
                                                      m->case_id, rec_int(m, MEASURE_plan_id), m->id)};
        ui_panel(r->html, _("Was daraus geworden ist"), S(""), edit);
        html_lit(r->html, "<dl class=\"fn-detail\">");
        for (size_t i = 0; i < ARRAY_LEN(progress); i++) {
                TRY(plan_text(r, tx, m, progress[i], &text));
                if (str_empty(text))
                        continue;
                html_lit(r->html, "<dt>");
                html_text(r->html, m->e->fields[progress[i]].label);
                html_lit(r->html, "</dt><dd>");
                html_text(r->html, text);
                html_lit(r->html, "</dd>");
        }
        html_lit(r->html, "</dl>");
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(measure_show, "/plan/:/massnahmen/:", NEED(CASE_READ, CASE), .title = T("Maßnahme"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        struct record *plan, *m;
        TRY(plan_of(r, tx, g, &plan, &m));
        TRY(view_make(r, tx, g, plan, &v));
        v.more = progress_panel;
        return crud_show_in(r, tx, g, &measure_entity, m->id, &v);
}

CASE_GET(measure_history, "/plan/:/massnahmen/:/verlauf", NEED(CASE_READ, CASE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        struct record *plan, *m;
        TRY(plan_of(r, tx, g, &plan, &m));
        TRY(view_make(r, tx, g, plan, &v));
        return crud_history_in(r, tx, g, &measure_entity, m->id, &v);
}

/* The four fields of the progress as they are in the entity, but open to this one form. */
static struct entity *progress_entity(struct arena *a)
{
        struct field *f = NEW_ARRAY(a, struct field, ARRAY_LEN(progress));
        struct entity *e = NEW(a, struct entity);
        for (size_t i = 0; i < ARRAY_LEN(progress); i++) {
                f[i] = measure_entity.e.fields[progress[i]];
                f[i].internal = false;
        }
        *e = measure_entity.e;
        e->fields = f;
        e->n = ARRAY_LEN(progress);
        e->check = NULL;
        return e;
}

static struct record *progress_record(struct arena *a, const struct record *m)
{
        struct record *rec = rec_new(a, progress_entity(a));
        for (size_t i = 0; i < ARRAY_LEN(progress); i++)
                rec->v[i] = m->v[progress[i]];
        rec->id = m->id;
        rec->version = m->version;
        return rec;
}

static enum err progress_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *m,
                              int64_t version)
{
        struct record *plan;
        struct case_frame f = {0};
        TRY(plan_of(r, tx, g, &plan, NULL));
        struct form_view form = {.action = url_path(r->arena, "/faelle/:/plan/:/massnahmen/:/stand",
                                                    m->case_id, plan->id, m->id),
                                 .submit = _("Stand speichern"),
                                 .cancel = plan_url(r, plan),
                                 .version = version};
        TRY(plan_head(r, tx, g, plan, str_join(r->arena, _("Stand: "), rec_text(m, MEASURE_title)), &f));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        TRY(ui_form(r, tx, &form, progress_record(r->arena, m)));
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(measure_progress_form, "/plan/:/massnahmen/:/stand", NEED(CASE_WRITE, CASE),
         .title = T("Stand festhalten"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *plan, *m;
        TRY(plan_of(r, tx, g, &plan, &m));
        return progress_draw(r, tx, g, m, m->version);
}

static enum err progress_say(struct req *r, struct rtx *tx, const struct grant *g, enum err e)
{
        struct record *plan, *m;
        TRY(plan_of(r, tx, g, &plan, &m));
        if (e == ERR_CONFLICT)
                errs_add(
                        &r->errs, S(""),
                        _("Inzwischen hat jemand anderes den Stand gespeichert. Ihre Eingaben stehen noch hier. Speichern "
                          "Sie noch einmal, wenn Ihre gelten sollen."));
        TRY(progress_draw(r, tx, g, m, e == ERR_CONFLICT ? m->version : form_version(r)));
        r->status = e == ERR_CONFLICT ? 409 : 422;
        return e;
}

CASE_POST(measure_progress_save, "/plan/:/massnahmen/:/stand", NEED(CASE_WRITE, CASE),
          .title = T("Stand festhalten"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct rtx *rtx = rtx_of(tx);
        struct record *plan, *m;
        TRY(plan_of(r, rtx, grant_of(g), &plan, &m));
        struct record *typed = progress_record(r->arena, m);
        enum err e = form_read(r, rtx, typed);
        for (size_t i = 0; i < ARRAY_LEN(progress); i++)
                m->v[progress[i]] = typed->v[i];
        m->version = form_version(r);
        if (e == OK)
                e = plan_measure_progress(tx, g, m, &r->errs);
        if (e == ERR_INVALID || e == ERR_CONFLICT)
                return progress_say(r, rtx, grant_of(g), e);
        return plan_part_back(r, e, S("saved"));
}
