/* Tasks of a case: who does what until when. CMB 5.K.1, 7.F.5–6 */
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_form.h"
#include "domain/tasks/reminder.h"
#include "domain/tasks/task_life.h"
#include "domain/tasks/task_ui.h"

COURSE_CHIP(aufgaben, .label = T("Aufgaben"), .order = 20)
COURSE_ENTRY(task, .word = T("Erledigt: "), .list = K("task_responsible"), .mark = MARK_DOCUMENT,
             .path = "/faelle/:/aufgaben/:", .chip = K("aufgaben"))

COURSE_ENTRY(task_dropped, .word = T("Entfallen: "), .list = K("task_responsible"), .mark = MARK_DOCUMENT,
             .path = "/faelle/:/aufgaben/:", .chip = K("aufgaben"))

enum { COLUMNS = 4 };

static const struct crud_view task_view = {.list = "/faelle/:/aufgaben", .one = "/faelle/:/aufgaben/:"};

static enum err view_of(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *out)
{
        *out = task_view;
        return case_crud(r, tx, g, out);
}

/* ---- list ---- */

static enum err cells_fill(struct req *r, struct rtx *tx, int64_t case_id, const struct task_line *t,
                           struct ui_cell *cell)
{
        cell[0] = (struct ui_cell){.text = t->title,
                                   .to = url_path(r->arena, "/faelle/:/aufgaben/:", case_id, t->id)};
        cell[1].badge = task_badge(t->status, t->responsible, t->due, t->urgent);
        cell[2].text = date_german(r->arena, str_eq(t->status, S("open")) ? t->due : t->done_on);
        return task_who(r, tx, t, &cell[3].text);
}

static enum err table_draw(struct req *r, struct rtx *tx, const struct grant *g, enum task_view view)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Was")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Stand")), .cls = CLASS_SCHEDULE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Bis, oder erledigt am")), .cls = CLASS_SCHEDULE, .phone = PHONE_FIRST},
                {.label = S_INIT(N_("Wer")), .cls = CLASS_SCHEDULE},
        };
        struct list_query q = list_query_of(r, S(""), NULL, 0);
        struct task_line *line;
        struct table_view t = {.caption = _("Aufgaben"),
                               .column = column,
                               .columns = COLUMNS,
                               .offset = q.offset,
                               .empty = task_empty(view),
                               .download = S("aufgaben"),
                               .unit = _("Aufgaben")};
        struct task_counts c;
        TRY(task_counts_in(tx, g, &c));
        task_chips(r, url_path(r->arena, "/faelle/:/aufgaben", grant_case(g)), &c, view);
        t.total = view == TASKS_OPEN      ? c.open
                  : view == TASKS_LATE    ? c.late
                  : view == TASKS_WAITING ? c.waiting
                                          : c.done;
        TRY(task_list_in(tx, g, view, q.limit, q.offset, &line, &t.rows));
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(cells_fill(r, tx, grant_case(g), &line[i], &t.cell[i * COLUMNS]));
        return ui_table(r, &t);
}

CASE_GET(task_index, "/aufgaben", NEED(CASE_READ, SCHEDULE), .title = T("Aufgaben"), .menu = MENU_CASES,
         .menu_order = 120)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct action action[] = {
                {.label = _("Wiedervorlagen"),
                 .to = url_path(r->arena, "/faelle/:/wiedervorlagen", grant_case(g)),
                 .needs = CAP_N},
                {.label = _("Aufgabe anlegen"),
                 .to = url_path(r->arena, "/faelle/:/aufgaben/neu", grant_case(g)),
                 .weight = ACTION_PRIMARY,
                 .icon = S("add"),
                 .needs = CAP_CASE_WRITE},
        };
        struct case_frame f = {.title = _("Aufgaben"), .action = action, .actions = 2};
        TRY(case_frame(r, tx, g, &f));
        return table_draw(r, tx, g, task_view_of(r));
}

/* ---- new and edit ---- */

/* We do it ourselves, in the Arbeitsfeld where the case stands. „?was=…“ brings a title along. */
static enum err preset(struct req *r, struct rtx *tx, const struct grant *g, struct record **out)
{
        struct case_head head;
        struct record *t = rec_new(r->arena, &task_entity.e);
        TRY(case_head(tx, g, &head));
        REC_SET(t, TASK_responsible, S("staff"));
        rec_set(t, TASK_user_id, value_ref(r->actor->user_id));
        REC_SET(t, TASK_title, text_prefix(req_query(r, S("was")), 160));
        REC_SET(t, TASK_status, S("open"));
        REC_SET(t, TASK_work_field, head.work_field);
        *out = t;
        return OK;
}

CASE_GET(task_new, "/aufgaben/neu", NEED(CASE_WRITE, SCHEDULE), .title = T("Aufgabe anlegen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        struct record *t;
        TRY(view_of(r, tx, g, &v));
        TRY(preset(r, tx, g, &t));
        return crud_new_in(r, tx, g, &task_entity, t, &v);
}

CASE_POST(task_create, "/aufgaben/neu", NEED(CASE_WRITE, SCHEDULE), .title = T("Aufgabe anlegen"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        struct record *t;
        TRY(view_of(r, rtx_of(tx), grant_of(g), &v));
        TRY(preset(r, rtx_of(tx), grant_of(g), &t));
        TRY(crud_save_new_in(r, tx, g, &task_entity, t, &v));
        return reminder_refresh(tx, g);
}

CASE_GET(task_edit, "/aufgaben/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE), .title = T("Aufgabe bearbeiten"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_of(r, tx, g, &v));
        return crud_edit_in(r, tx, g, &task_entity, req_id(r, 1), &v);
}

CASE_POST(task_save, "/aufgaben/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE), .title = T("Aufgabe bearbeiten"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        TRY(view_of(r, rtx_of(tx), grant_of(g), &v));
        TRY(crud_save_in(r, tx, g, &task_entity, req_id(r, 1), &v));
        return reminder_refresh(tx, g);
}

CASE_GET(task_history, "/aufgaben/:/verlauf", NEED(CASE_READ, SCHEDULE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_of(r, tx, g, &v));
        return crud_history_in(r, tx, g, &task_entity, req_id(r, 1), &v);
}

/* ---- one task ---- */

static void buttons_draw(struct req *r, const struct record *t)
{
        struct arena *a = r->arena;
        bool open = str_eq(rec_text(t, TASK_status), S("open"));
        if (!actor_can(r->actor, CAP_CASE_WRITE) || !actor_writes(r->actor, CLASS_SCHEDULE))
                return;
        html_lit(r->html, "<div class=\"fn-actions fn-actions--foot\">");
        if (open && task_is_late(t))
                ui_action(r->html, (struct action){.label = _("Erledigt"),
                                                   .needs = CAP_N,
                                                   .to = url_path(a, "/faelle/:/aufgaben/:/erledigt",
                                                                  t->case_id, t->id)});
        else if (open)
                ui_post_button(r, url_path(a, "/faelle/:/aufgaben/:/erledigt", t->case_id, t->id),
                               _("Erledigt"), NULL, 0);
        if (open)
                ui_post_button(r, url_path(a, "/faelle/:/aufgaben/:/entfaellt", t->case_id, t->id),
                               _("Entfällt"), NULL, 0);
        else
                ui_post_button(r, url_path(a, "/faelle/:/aufgaben/:/offen", t->case_id, t->id),
                               _("Wieder öffnen"), NULL, 0);
        html_lit(r->html, "</div>");
}

static enum err state_panel(struct req *r, struct rtx *tx, const struct record *t)
{
        (void)tx;
        struct str cause = actor_reads(r->actor, CLASS_CASE) ? rec_text(t, TASK_delay_cause) : S("");
        struct date done = rec_date(t, TASK_done_on);
        struct row_item row = {
                .badge = task_badge(rec_text(t, TASK_status), rec_text(t, TASK_responsible),
                                    rec_date(t, TASK_due), rec_bool(t, TASK_urgent)),
                .title = date_given(done)
                                 ? date_long(r->arena, done)
                                 : str_join(r->arena, _("bis "), date_long(r->arena, rec_date(t, TASK_due)))};
        if (!str_empty(cause))
                row.meta = str_join(r->arena, _("Was dazwischenkam: "), cause);
        ui_panel(r->html, _("Stand"), S(""), (struct action){0});
        ui_rows(r->html, &row, 1);
        buttons_draw(r, t);
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(task_show, "/aufgaben/:", NEED(CASE_READ, SCHEDULE), .title = T("Aufgabe"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_of(r, tx, g, &v));
        v.more = state_panel;
        return crud_show_in(r, tx, g, &task_entity, req_id(r, 1), &v);
}

/* ---- done, dropped, open again ---- */

static const struct field cause_field = {
        .key = S_INIT("delay_cause"),
        .kind = K_TEXT,
        .label = S_INIT(N_("Was kam dazwischen?")),
        .help = S_INIT(N_("Freiwillig. Ein Satz hilft beim nächsten Mal und bewertet niemanden.")),
        .cls = CLASS_CASE,
        .max = 300};

static enum err late_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *t)
{
        struct case_frame f = {.title = _("Aufgabe erledigt"),
                               .section = rec_text(t, TASK_title),
                               .section_to = url_path(r->arena, "/faelle/:/aufgaben/:", t->case_id, t->id)};
        struct form_view form = {
                .action = url_path(r->arena, "/faelle/:/aufgaben/:/erledigt", t->case_id, t->id),
                .submit = _("Als erledigt speichern"),
                .cancel = f.section_to};
        struct str due = date_german(r->arena, rec_date(t, TASK_due));
        TRY(case_frame(r, tx, g, &f));
        ui_confirm_begin(r, &form, f.title,
                         str_join(r->arena, rec_text(t, TASK_title), S("\n\n"), _("Die Aufgabe war am "), due,
                                  _(" fällig.")));
        TRY(ui_field(r, tx, &cause_field, VALUE_NULL));
        ui_confirm_end(r, &form);
        return OK;
}

CASE_GET(task_done_ask, "/aufgaben/:/erledigt", NEED(CASE_WRITE, SCHEDULE), .title = T("Aufgabe erledigt"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *t;
        TRY(ent_get_in(tx, g, &task_entity, req_id(r, 1), &t));
        return late_draw(r, tx, g, t);
}

static enum err said(struct req *r, struct wtx *tx, const struct wgrant *g, const struct record *t,
                     enum err e)
{
        if (e != OK && e != ERR_CONFLICT)
                return e;
        if (e == OK)
                TRY(reminder_refresh(tx, g));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/aufgaben/:", t->case_id, t->id),
                          e == OK ? S("saved") : S("unchanged"));
        return OK;
}

CASE_POST(task_done_post, "/aufgaben/:/erledigt", NEED(CASE_WRITE, SCHEDULE), .title = T("Aufgabe erledigt"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *t;
        bool ask = actor_writes(r->actor, CLASS_CASE);
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &task_entity, req_id(r, 1), &t));
        struct field cause_given = cause_field;
        struct str cause = S("");
        cause_given.required = false; /* told voluntarily */
        if (ask)
                TRY(form_text(r, rtx_of(tx), &cause_given, &cause));
        enum err e = r->errs.n ? ERR_INVALID : task_done(tx, g, t, cause, &r->errs);
        if (e == ERR_INVALID) {
                r->status = 422;
                TRY(late_draw(r, rtx_of(tx), grant_of(g), t));
                return ERR_INVALID;
        }
        return said(r, tx, g, t, e);
}

CASE_POST(task_drop_post, "/aufgaben/:/entfaellt", NEED(CASE_WRITE, SCHEDULE), .title = T("Aufgabe entfällt"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *t;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &task_entity, req_id(r, 1), &t));
        return said(r, tx, g, t, task_drop(tx, g, t, &r->errs));
}

CASE_POST(task_reopen_post, "/aufgaben/:/offen", NEED(CASE_WRITE, SCHEDULE),
          .title = T("Aufgabe wieder öffnen"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *t;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &task_entity, req_id(r, 1), &t));
        return said(r, tx, g, t, task_reopen(tx, g, t, &r->errs));
}
