/* Reminders that the rules of the concept made: seen to, or still waiting. W1–W16 */
#include "domain/cases/case_frame.h"
#include "domain/tasks/task_life.h"
#include "domain/tasks/task_ui.h"

static struct str meta_text(struct arena *a, const struct reminder_line *m)
{
        struct str when = str_eq(m->status, S("open"))
                                  ? str_join(a, _("fällig am "), date_german(a, m->due))
                                  : str_join(a, _("erledigt am "), date_german(a, m->done_on));
        return str_join_with(a, _(" · für "), when, m->user_name);
}

CASE_GET(reminder_index, "/wiedervorlagen", NEED(CASE_READ, SCHEDULE), .title = T("Wiedervorlagen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct reminder_line *m;
        size_t n;
        const struct action action[] = {{.label = _("Aufgaben"),
                                         .to = url_path(r->arena, "/faelle/:/aufgaben", grant_case(g)),
                                         .needs = CAP_N}};
        struct case_frame f = {.title = _("Wiedervorlagen"), .action = action, .actions = 1};
        TRY(case_frame(r, tx, g, &f));
        TRY(reminder_list_in(tx, g, &m, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                row[i] = (struct row_item){.badge = task_badge(m[i].status, S("staff"), m[i].due, false),
                                           .title = reminder_title(r, m[i].about, m[i].title),
                                           .meta = meta_text(r->arena, &m[i]),
                                           .action = {.label = _("Wiedervorlage öffnen"),
                                                      .needs = CAP_N,
                                                      .to = url_path(r->arena, "/faelle/:/wiedervorlagen/:",
                                                                     grant_case(g), m[i].id)}};
        ui_panel(r->html, _("Woran Fallnetz erinnert"), S(""), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Zurzeit erinnert hier nichts."), (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

static struct str title_of(const struct req *r, const struct record *m)
{
        return reminder_title(r, rec_text(m, REMINDER_about), rec_text(m, REMINDER_title));
}

static void one_draw(struct req *r, const struct record *m, struct str user)
{
        struct arena *a = r->arena;
        bool open = str_eq(rec_text(m, REMINDER_status), S("open"));
        struct reminder_line line = {.due = rec_date(m, REMINDER_due),
                                     .user_name = user,
                                     .status = rec_text(m, REMINDER_status),
                                     .done_on = rec_date(m, REMINDER_done_on)};
        struct row_item row = {.badge = task_badge(line.status, S("staff"), line.due, false),
                               .title = title_of(r, m),
                               .meta = meta_text(a, &line)};
        ui_panel(r->html, _("Worum es geht"), S(""), (struct action){0});
        ui_rows(r->html, &row, 1);
        if (open && actor_can(r->actor, CAP_CASE_WRITE)) {
                struct url task = url_with(a, url_path(a, "/faelle/:/aufgaben/neu", m->case_id), S("was"),
                                           title_of(r, m));
                html_lit(r->html, "<div class=\"fn-actions fn-actions--foot\">");
                ui_post_button(r, url_path(a, "/faelle/:/wiedervorlagen/:/erledigt", m->case_id, m->id),
                               _("Erledigt"), NULL, 0);
                ui_action(r->html,
                          (struct action){.label = _("Aufgabe daraus machen"), .to = task, .needs = CAP_N});
                html_lit(r->html, "</div>");
        }
        ui_panel_end(r->html);
}

CASE_GET(reminder_show, "/wiedervorlagen/:", NEED(CASE_READ, SCHEDULE), .title = T("Wiedervorlage"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *m;
        struct str user;
        TRY(ent_get_in(tx, g, &reminder_entity, req_id(r, 1), &m));
        TRY(ui_value(r, tx, &reminder_entity.e.fields[REMINDER_user_id], m->v[REMINDER_user_id], &user));
        struct case_frame f = {.title = _("Wiedervorlage"),
                               .section = _("Wiedervorlagen"),
                               .section_to = url_path(r->arena, "/faelle/:/wiedervorlagen", grant_case(g))};
        TRY(case_frame(r, tx, g, &f));
        one_draw(r, m, user);
        return OK;
}

CASE_POST(reminder_done_post, "/wiedervorlagen/:/erledigt", NEED(CASE_WRITE, SCHEDULE),
          .title = T("Wiedervorlage erledigt"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *m;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &reminder_entity, req_id(r, 1), &m));
        enum err e = reminder_done(tx, g, m, &r->errs);
        if (e != OK && e != ERR_CONFLICT)
                return e;
        req_redirect_said(r, url_path(r->arena, "/faelle/:", m->case_id),
                          e == OK ? S("done") : S("unchanged"));
        return OK;
}
