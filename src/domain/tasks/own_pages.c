/* All own tasks across cases, and the sheet of one day. */
#include "domain/tasks/task_ui.h"

enum { COLUMNS = 5 };

static struct str person_name(struct arena *a, struct str given, struct str family)
{
        return str_join_with(a, S(" "), given, family);
}

/* ---- tasks ---- */

static enum err cells_fill(struct req *r, struct rtx *tx, const struct task_line *t, struct ui_cell *cell)
{
        cell[0] = (struct ui_cell){.text = t->title,
                                   .to = url_path(r->arena, "/faelle/:/aufgaben/:", t->case_id, t->id)};
        cell[1] = (struct ui_cell){.text = person_name(r->arena, t->given, t->family),
                                   .to = url_path(r->arena, "/faelle/:", t->case_id)};
        cell[2].text = date_german(r->arena, str_eq(t->status, S("open")) ? t->due : t->done_on);
        cell[3].badge = task_badge(t->status, t->responsible, t->due, t->urgent);
        return task_who(r, tx, t, &cell[4].text);
}

static int64_t view_total(const struct task_counts *c, enum task_view v)
{
        switch (v) {
        case TASKS_LATE:
                return c->late;
        case TASKS_WAITING:
                return c->waiting;
        case TASKS_DONE:
                return c->done;
        case TASKS_OPEN:
        case TASKS_VIEWS:
                break;
        }
        return c->open;
}

static enum err table_draw(struct req *r, struct rtx *tx, enum task_view view, const struct task_counts *c)
{
        static const struct ui_column column[COLUMNS] = {
                {.key = S_INIT("title"), .label = S_INIT(N_("Was")), .cls = CLASS_SCHEDULE},
                {.key = S_INIT("person"), .label = S_INIT(N_("Person")), .cls = CLASS_MASTER},
                {.key = S_INIT("due"),
                 .label = S_INIT(N_("Bis, oder erledigt am")),
                 .cls = CLASS_SCHEDULE,
                 .phone = PHONE_FIRST},
                {.label = S_INIT(N_("Stand")), .cls = CLASS_SCHEDULE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Wer")), .cls = CLASS_SCHEDULE},
        };
        struct list_query l = list_query_of(r, view == TASKS_DONE ? S("-due") : S("due"), column, COLUMNS);
        struct task_query q = {.view = view,
                               .sort = l.sort,
                               .descending = l.descending,
                               .offset = l.offset,
                               .limit = l.limit};
        struct task_line *line;
        struct table_view t = {.caption = _("Meine Aufgaben"),
                               .column = column,
                               .columns = COLUMNS,
                               .offset = l.offset,
                               .sort = l.sort,
                               .descending = l.descending,
                               .total = view_total(c, view),
                               .empty = task_empty(view),
                               .download = S("aufgaben"),
                               .unit = _("Aufgaben")};
        TRY(task_list_own(tx, &q, &line, &t.rows));
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(cells_fill(r, tx, &line[i], &t.cell[i * COLUMNS]));
        return ui_table(r, &t);
}

PAGE_GET(task_own, "/aufgaben", NEED(CASE_READ, SCHEDULE), .title = T("Aufgaben"), .menu = MENU_TASKS,
         .menu_label = T("Aufgaben"), .menu_order = 30)
(struct req *r, struct rtx *tx)
{
        enum task_view view = task_view_of(r);
        struct task_counts c;
        const struct action sheet = {
                .label = _("Tagesblatt"), .to = url_path(r->arena, "/tagesblatt"), .needs = CAP_N};
        TRY(task_counts_own(tx, &c));
        struct str over = str_join(r->arena, str_from_int(r->arena, c.open), _(" offen · "),
                                   str_from_int(r->arena, c.late), _(" überfällig"));
        ui_head(r, &(struct page_head){
                           .over = over, .title = _("Meine Aufgaben"), .action = &sheet, .actions = 1});
        task_chips(r, url_path(r->arena, "/aufgaben"), &c, view);
        return table_draw(r, tx, view, &c);
}

/* ---- the sheet of a day ---- */

static void appointments_panel(struct req *r, const struct day_appointment *d, size_t n)
{
        struct arena *a = r->arena;
        struct row_item *row = NEW_ARRAY(a, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++) {
                struct str meta = str_join(a, d[i].number, str_empty(d[i].place) ? S("") : S(" · "),
                                           d[i].place, str_empty(d[i].phone) ? S("") : S(" · "), d[i].phone,
                                           str_empty(d[i].reach_note) ? S("") : S(", "), d[i].reach_note);
                row[i] = (struct row_item){.when = d[i].clock,
                                           .title = d[i].purpose,
                                           .meta = meta,
                                           .meta_link = url_path(a, "/faelle/:", d[i].case_id),
                                           .meta_link_label = person_name(a, d[i].given, d[i].family)};
        }
        ui_panel(r->html, _("Termine"), S(""), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("An diesem Tag sind keine Termine."), (struct action){0});
        ui_panel_end(r->html);
}

static enum err tasks_panel(struct req *r, struct rtx *tx, struct date day)
{
        struct task_query q = {.view = TASKS_OPEN, .sort = S("due"), .limit = 200};
        struct task_line *t;
        size_t all, n = 0;
        TRY(task_list_own(tx, &q, &t, &all));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, all + 1);
        for (size_t i = 0; i < all && date_cmp(t[i].due, day) <= 0; i++) {
                struct row_item *x = &row[n++];
                x->when = date_cmp(t[i].due, day) < 0 ? date_short(r->arena, t[i].due) : _("heute");
                x->title = t[i].title;
                x->meta_link = url_path(r->arena, "/faelle/:", t[i].case_id);
                x->meta_link_label = person_name(r->arena, t[i].given, t[i].family);
                TRY(task_who(r, tx, &t[i], &x->meta));
        }
        r->listed += (int64_t)n;
        ui_panel(r->html, _("Fällig"), S(""), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Nichts ist fällig."), (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

/* „?tag=2025-05-21“: another day than today. */
PAGE_GET(task_day_sheet, "/tagesblatt", NEED(CASE_READ, SCHEDULE), .title = T("Tagesblatt"),
         .menu = MENU_TASKS)
(struct req *r, struct rtx *tx)
{
        struct date day;
        struct day_appointment *d;
        size_t n;
        if (!date_parse(req_query(r, S("tag")), &day))
                day = clock_today();
        const struct action action[] = {
                {.label = _("Tag davor"),
                 .needs = CAP_N,
                 .weight = ACTION_TERTIARY,
                 .to = url_with(r->arena, url_path(r->arena, "/tagesblatt"), S("tag"),
                                date_iso(r->arena, date_add_days(day, -1)))},
                {.label = _("Tag danach"),
                 .needs = CAP_N,
                 .to = url_with(r->arena, url_path(r->arena, "/tagesblatt"), S("tag"),
                                date_iso(r->arena, date_add_days(day, 1)))},
        };
        TRY(appointment_list_day(tx, day, &d, &n));
        r->listed += (int64_t)n;
        ui_head(r, &(struct page_head){
                           .over = str_join(r->arena, r->actor->name, _(" · Tagesblatt, nur intern")),
                           .title = date_long(r->arena, day),
                           .action = action,
                           .actions = 2});
        appointments_panel(r, d, n);
        return tasks_panel(r, tx, day);
}
