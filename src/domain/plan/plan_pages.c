/* The plan: its versions, one version, the first and the next one. CMB 9.B, H9 */
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_form.h"
#include "domain/funding/funding_ui.h"
#include "domain/plan/plan_show_ui.h"

COURSE_ENTRY(plan, .word = T("Plan unterschrieben: "), .mark = MARK_DOCUMENT,
             .path = "/faelle/:/plan/:", .chip = K("unterlagen"))

enum { COLUMNS = 6 };

/* ---- list ---- */

static int signature_count(const struct plan_line *p)
{
        return date_given(p->client_signed_on) + date_given(p->employer_signed_on) +
               date_given(p->manager_signed_on);
}

static enum err decision_text(struct req *r, struct rtx *tx, const struct plan_line *p, struct str *out)
{
        *out = S("");
        if (!date_given(p->decided_on))
                return OK;
        TRY(ui_code_label(r, tx, S("plan_decision"), p->decision, out));
        *out = str_join(r->arena, date_german(r->arena, p->decided_on), str_empty(*out) ? S("") : S(", "),
                        *out);
        return OK;
}

static enum plan_status line_status(struct str code)
{
        for (enum plan_status s = 0; s < PLAN_STATUSES; s++)
                if (str_eq(plan_status_code(s), code))
                        return s;
        return PLAN_DRAFT;
}

static enum err row_fill(struct req *r, struct rtx *tx, int64_t case_id, const struct plan_line *p,
                         struct ui_cell *row)
{
        struct arena *a = r->arena;
        row[0] = (struct ui_cell){.text = plan_version_name(a, p->number),
                                  .to = url_path(a, "/faelle/:/plan/:", case_id, p->id)};
        TRY(plan_badge(r, tx, line_status(p->status), &row[1].badge));
        row[2].text = str_empty(p->reason) ? p->title : p->reason;
        row[3].text = str_join(a, str_from_int(a, signature_count(p)), _(" von 3"));
        TRY(decision_text(r, tx, p, &row[4].text));
        if (str_empty(row[4].text) && date_given(p->forwarded_on))
                row[4].text = str_join(a, _("weitergeleitet "), date_german(a, p->forwarded_on));
        row[5].text = text_money(a, p->costs);
        return OK;
}

static enum err table_of(struct req *r, struct rtx *tx, int64_t case_id, const struct plan_line *p, size_t n)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Version")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Stand")), .cls = CLASS_CASE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Warum?")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Unterschriften")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Leistungsträger")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Kosten")), .cls = CLASS_CASE, .number = true},
        };
        struct table_view t = {.caption = _("Versionen des Plans, neueste zuerst"),
                               .column = column,
                               .columns = COLUMNS,
                               .rows = n,
                               .total = (int64_t)n,
                               .empty = _("Noch kein Plan.")};
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, n * COLUMNS + 1);
        for (size_t i = 0; i < n; i++)
                TRY(row_fill(r, tx, case_id, &p[i], &t.cell[i * COLUMNS]));
        return ui_table(r, &t);
}

CASE_GET(plan_list, "/plan", NEED(CASE_READ, CASE), .title = T("Eingliederungsplan"), .menu = MENU_CASES,
         .menu_label = T("Plan"), .menu_order = 440)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct plan_line *p;
        size_t n, actions = 0;
        int64_t id = grant_case(g);
        struct action action[2];
        TRY(plan_lines(tx, g, &p, &n));
        if (n > 1)
                action[actions++] = (struct action){.label = _("Vergleichen"),
                                                    .to = url_path(r->arena, "/faelle/:/plan/vergleich", id),
                                                    .needs = CAP_N};
        if (!n)
                action[actions++] = (struct action){.label = _("Plan anlegen"),
                                                    .to = url_path(r->arena, "/faelle/:/plan/neu", id),
                                                    .weight = ACTION_PRIMARY,
                                                    .icon = S("add"),
                                                    .needs = CAP_CASE_WRITE};
        else
                action[actions++] =
                        (struct action){.label = _("Neue Version"),
                                        .to = url_path(r->arena, "/faelle/:/plan/neue-version", id),
                                        .weight = ACTION_PRIMARY,
                                        .icon = S("add"),
                                        .needs = CAP_CASE_WRITE};
        struct case_frame f = {.title = _("Eingliederungsplan"), .action = action, .actions = actions};
        TRY(case_frame(r, tx, g, &f));
        return table_of(r, tx, id, p, n);
}

/* ---- the first version ---- */

static enum err view_make(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *out)
{
        *out = (struct crud_view){.list = "/faelle/:/plan", .one = "/faelle/:/plan/:"};
        return case_crud(r, tx, g, out);
}

/* There is a plan already: what comes next is a version of it. */
static enum err first_only(struct req *r, struct rtx *tx, const struct grant *g, bool *more)
{
        int64_t id;
        enum err e = plan_latest(tx, g, &id);
        *more = e == OK;
        if (e == OK)
                req_redirect(r, url_path(r->arena, "/faelle/:/plan/neue-version", grant_case(g)));
        return e == ERR_NOT_FOUND ? OK : e;
}

static struct record *first_version(struct arena *a)
{
        struct record *p = rec_new(a, &plan_entity.e);
        REC_SET(p, PLAN_number, 1);
        REC_SET(p, PLAN_status, plan_status_code(PLAN_DRAFT));
        return p;
}

CASE_GET(plan_new, "/plan/neu", NEED(CASE_WRITE, CASE), .title = T("Plan anlegen"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        bool more;
        TRY(first_only(r, tx, g, &more));
        if (more)
                return OK;
        TRY(view_make(r, tx, g, &v));
        return crud_new_in(r, tx, g, &plan_entity, first_version(r->arena), &v);
}

CASE_POST(plan_create, "/plan/neu", NEED(CASE_WRITE, CASE), .title = T("Plan anlegen"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        bool more;
        TRY(first_only(r, rtx_of(tx), grant_of(g), &more));
        if (more)
                return OK;
        TRY(view_make(r, rtx_of(tx), grant_of(g), &v));
        return crud_save_new_in(r, tx, g, &plan_entity, first_version(r->arena), &v);
}

/* ---- one version ---- */

/* The one thing that comes next; everything else stays possible. */
static struct action next_step(struct req *r, const struct plan_file *p, bool latest)
{
        int64_t c = p->plan->case_id, id = p->plan->id;
        struct action a = {.weight = ACTION_PRIMARY, .needs = CAP_CASE_WRITE};
        switch (plan_status_of(p->plan)) {
        case PLAN_DRAFT:
                if (plan_changeable(p->plan)) {
                        a.label = _("Plan bearbeiten"), a.icon = S("edit");
                        a.to = url_path(r->arena, "/faelle/:/plan/:/bearbeiten", c, id);
                        break;
                }
                a.label = _("Weiterleiten"), a.icon = S("mail");
                a.to = url_path(r->arena, "/faelle/:/plan/:/weiterleiten", c, id);
                break;
        case PLAN_SIGNED:
                a.label = _("Weiterleiten"), a.icon = S("mail");
                a.to = url_path(r->arena, "/faelle/:/plan/:/weiterleiten", c, id);
                break;
        case PLAN_FORWARDED:
                a.label = _("Entscheidung erfassen"), a.icon = S("edit");
                a.to = url_path(r->arena, "/faelle/:/plan/:/entscheidung", c, id);
                break;
        case PLAN_APPROVED:
        case PLAN_REJECTED:
        case PLAN_SUPERSEDED:
        case PLAN_STATUSES:
                if (latest) {
                        a.label = _("Neue Version"), a.icon = S("add");
                        a.to = url_path(r->arena, "/faelle/:/plan/neue-version", c);
                }
                break;
        }
        return a;
}

static enum err show_head(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_file *p,
                          bool latest, struct case_frame *f)
{
        struct arena *a = r->arena;
        int64_t c = p->plan->case_id, id = p->plan->id;
        enum plan_status s = plan_status_of(p->plan);
        struct badge badge;
        struct action action[6];
        size_t n = 0;
        TRY(plan_badge(r, tx, s, &badge));
        action[n++] = (struct action){.label = _("Änderungen"),
                                      .to = url_path(a, "/faelle/:/plan/:/verlauf", c, id),
                                      .weight = ACTION_TERTIARY,
                                      .needs = CAP_N};
        action[n++] = (struct action){.label = _("Zum Unterschreiben drucken"),
                                      .to = url_path(a, "/faelle/:/plan/:/druck", c, id),
                                      .needs = CAP_N};
        if (s == PLAN_DRAFT || s == PLAN_FORWARDED || s == PLAN_APPROVED)
                action[n++] = (struct action){.label = _("Für den Betrieb drucken"),
                                              .to = url_path(a, "/faelle/:/plan/:/betrieb", c, id),
                                              .needs = CAP_CASE_WRITE};
        if (latest && (s == PLAN_SIGNED || s == PLAN_FORWARDED))
                action[n++] = (struct action){.label = _("Neue Version"),
                                              .to = url_path(a, "/faelle/:/plan/neue-version", c),
                                              .needs = CAP_CASE_WRITE};
        if (s == PLAN_DRAFT && plan_changeable(p->plan))
                action[n++] = (struct action){.label = _("Weiterleiten"),
                                              .to = url_path(a, "/faelle/:/plan/:/weiterleiten", c, id),
                                              .needs = CAP_CASE_WRITE};
        action[n++] = next_step(r, p, latest);
        *f = (struct case_frame){.title = str_join(a, _("Eingliederungsplan, "),
                                                   plan_version_name(a, rec_int(p->plan, PLAN_number))),
                                 .section = _("Eingliederungsplan"),
                                 .section_to = url_path(a, "/faelle/:/plan", c),
                                 .badge = &badge,
                                 .badges = 1,
                                 .action = action,
                                 .actions = n};
        return case_frame(r, tx, g, f);
}

CASE_GET(plan_show, "/plan/:", NEED(CASE_READ, CASE), .title = T("Eingliederungsplan"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct plan_file p;
        struct plan_line *version;
        struct case_frame f;
        size_t versions;
        TRY(plan_file(tx, g, req_id(r, 1), &p));
        TRY(plan_lines(tx, g, &version, &versions));
        TRY(show_head(r, tx, g, &p, version[0].id == p.plan->id, &f));
        ui_grid(r->html);
        TRY(plan_state_panel(r, tx, &p, &f.head, version, versions));
        TRY(plan_stages_panel(r, tx, g, &p));
        TRY(plan_network_panel(r, tx, g, &p));
        TRY(plan_chart_panel(r, &p));
        ui_grid_side(r->html);
        TRY(plan_why_panel(r, tx, &p, &f.head));
        TRY(plan_changes_panel(r, tx, g, &p));
        TRY(plan_funder_panel(r, tx, &p));
        TRY(funding_plan_panel(r, tx, g, &p));
        TRY(plan_tasks_panel(r, tx, g, &p));
        ui_grid_end(r->html);
        return plan_measures_panel(r, tx, &p);
}

/* ---- change, only while nobody has signed ---- */

CASE_GET(plan_edit, "/plan/:/bearbeiten", NEED(CASE_WRITE, CASE), .title = T("Plan bearbeiten"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        struct record *plan;
        enum err e = plan_open(tx, g, req_id(r, 1), &plan);
        if (e == ERR_CONFLICT) {
                plan_say_fixed(r, g, req_id(r, 1));
                return OK;
        }
        TRY(e);
        TRY(view_make(r, tx, g, &v));
        return crud_edit_in(r, tx, g, &plan_entity, plan->id, &v);
}

CASE_POST(plan_update, "/plan/:/bearbeiten", NEED(CASE_WRITE, CASE), .title = T("Plan bearbeiten"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        struct record *plan;
        enum err e = plan_open(rtx_of(tx), grant_of(g), req_id(r, 1), &plan);
        if (e == ERR_CONFLICT) {
                plan_say_fixed(r, grant_of(g), req_id(r, 1));
                return OK;
        }
        TRY(e);
        TRY(view_make(r, rtx_of(tx), grant_of(g), &v));
        return crud_save_in(r, tx, g, &plan_entity, plan->id, &v);
}

CASE_GET(plan_history, "/plan/:/verlauf", NEED(CASE_READ, CASE), .title = T("Änderungen"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_make(r, tx, g, &v));
        return crud_history_in(r, tx, g, &plan_entity, req_id(r, 1), &v);
}
