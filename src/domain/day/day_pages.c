#include "db/entity.h"
#include "domain/day/day_ui.h"
#include "web/ui.h"

#define WAITING_SHOWN 8

static struct url line_url(struct arena *a, const struct day_line *l)
{
        if (str_eq(l->kind, S("task")))
                return url_path(a, "/faelle/:/aufgaben/:", l->case_id, l->row_id);
        if (str_eq(l->kind, S("appointment")))
                return url_path(a, "/faelle/:/termine/:", l->case_id, l->row_id);
        if (str_eq(l->kind, S("disruption")))
                return url_path(a, "/faelle/:/stoerungen/:", l->case_id, l->row_id);
        if (str_eq(l->kind, S("reminder")))
                return url_path(a, "/faelle/:/wiedervorlagen/:", l->case_id, l->row_id);
        return url_path(a, "/faelle/:", l->case_id);
}

static struct str line_verb(struct str kind)
{
        if (str_eq(kind, S("task")))
                return _("Aufgabe öffnen");
        if (str_eq(kind, S("appointment")))
                return _("Termin öffnen");
        if (str_eq(kind, S("disruption")))
                return _("Störung öffnen");
        return str_eq(kind, S("reminder")) ? _("Erinnerung öffnen") : _("Fall öffnen");
}

static struct str line_kind(struct str kind)
{
        if (str_eq(kind, S("task")))
                return _("Aufgabe");
        if (str_eq(kind, S("appointment")))
                return _("Termin");
        if (str_eq(kind, S("disruption")))
                return _("Störung");
        return str_eq(kind, S("reminder")) ? _("Frist") : _("Fall");
}

static struct str line_person(struct arena *a, const struct day_line *l)
{
        return str_join_with(a, S(" "), l->given, l->family);
}

/* „seit 3 Tagen“, „noch 2 Tage“, „heute“ */
static struct str line_when(struct arena *a, const struct day_line *l)
{
        if (!date_given(l->due))
                return _("jetzt");
        int days = date_between(clock_today(), l->due);
        if (days == 0)
                return str_empty(l->clock) ? _("heute") : l->clock;
        struct str n = str_from_int(a, days < 0 ? -days : days);
        if (days < 0)
                return str_join(a, _("seit "), n, days == -1 ? _(" Tag") : _(" Tagen"));
        return str_join(a, _("noch "), n, days == 1 ? _(" Tag") : _(" Tage"));
}

static void rows_draw(struct req *r, const struct day_list *l, size_t most)
{
        struct arena *a = r->arena;
        size_t n = l->n < most ? l->n : most;
        struct row_item *row = NEW_ARRAY(a, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++) {
                const struct day_line *d = &l->line[i];
                struct str meta = str_join(a, d->number, S(" · "), line_kind(d->kind),
                                           str_empty(d->who) ? S("") : S(" · "), d->who);
                row[i] = (struct row_item){
                        .when = line_when(a, d),
                        .title = d->title,
                        .meta = meta,
                        .meta_link = url_path(a, "/faelle/:", d->case_id),
                        .meta_link_label = line_person(a, d),
                        .action = {.label = line_verb(d->kind), .to = line_url(a, d), .needs = CAP_N},
                        .urgent = d->urgent || (date_given(d->due) && date_cmp(d->due, clock_today()) < 0)};
        }
        ui_rows(r->html, row, n);
}

/* ---- panels ---- */
static void burning_panel(struct req *r, const struct day *d)
{
        struct arena *a = r->arena;
        size_t all = d->burning.n + d->others.n;
        if (!all) {
                ui_panel(r->html, _("Brennt"), S(""), (struct action){0});
                ui_empty(r->html, _("Heute brennt nichts."), (struct action){0});
        } else {
                ui_panel_urgent(r->html, _("Brennt"), str_from_int(a, (int64_t)all));
                if (d->burning.n)
                        rows_draw(r, &d->burning, d->burning.n);
                if (d->others.n)
                        rows_draw(r, &d->others, d->others.n);
        }
        ui_panel_end(r->html);
}

static void appointments_panel(struct req *r, const struct day *d)
{
        ui_panel(r->html, _("Termine heute"), S(""),
                 (struct action){
                         .label = _("Kalender"), .to = url_path(r->arena, "/kalender"), .needs = CAP_N});
        if (d->appointments.n)
                rows_draw(r, &d->appointments, d->appointments.n);
        else
                ui_empty(r->html, _("Heute ist kein Termin."),
                         (struct action){.label = _("Termin planen"),
                                         .to = url_with(r->arena, url_path(r->arena, "/kalender/neu"),
                                                        S("tag"), date_iso(r->arena, clock_today())),
                                         .needs = CAP_CASE_WRITE});
        ui_panel_end(r->html);
}

static void today_panel(struct req *r, const struct day *d)
{
        ui_panel(r->html, _("Heute fällig"),
                 str_join(r->arena, str_from_int(r->arena, (int64_t)d->today.n), _(" Aufgaben und Fristen")),
                 (struct action){0});
        if (d->today.n)
                rows_draw(r, &d->today, d->today.n);
        else
                ui_empty(r->html, _("Für heute ist alles erledigt."),
                         (struct action){.label = _("Alle Aufgaben"),
                                         .to = url_path(r->arena, "/aufgaben"),
                                         .needs = CAP_N});
        ui_panel_end(r->html);
}

static enum err week_panel(struct req *r, const struct day *d)
{
        static const struct ui_column column[] = {
                {.label = S_INIT(N_("Was")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Tag")), .cls = CLASS_SCHEDULE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Fall")), .cls = CLASS_MASTER, .phone = PHONE_FIRST},
                {.label = S_INIT(N_("Art")), .cls = CLASS_SCHEDULE},
        };
        struct arena *a = r->arena;
        struct ui_cell *cell = NEW_ARRAY(a, struct ui_cell, d->week.n * ARRAY_LEN(column) + 1);
        for (size_t i = 0; i < d->week.n; i++) {
                const struct day_line *l = &d->week.line[i];
                struct ui_cell *c = cell + i * ARRAY_LEN(column);
                c[0] = (struct ui_cell){.text = l->title, .to = line_url(a, l)};
                c[1].text = date_short(a, l->due);
                c[2] = (struct ui_cell){.text = line_person(a, l),
                                        .to = url_path(a, "/faelle/:", l->case_id)};
                c[3].text = line_kind(l->kind);
        }
        struct table_view t = {.caption = _("Diese Woche"),
                               .title = _("Diese Woche"),
                               .column = column,
                               .columns = ARRAY_LEN(column),
                               .cell = cell,
                               .rows = d->week.n,
                               .total = (int64_t)d->week.n,
                               .empty = _("Nach heute ist in dieser Woche nichts geplant.")};
        return ui_table(r, &t);
}

/* Who is waited for stands first; how long at the right. */
static struct row_item waiting_row(struct arena *a, const struct day_line *l)
{
        int days = date_given(l->due) ? date_between(clock_today(), l->due) : 0;
        enum tone tone = days < 0 ? TONE_DANGER : days == 0 ? TONE_WARNING : TONE_NEUTRAL;
        struct str when = days < 0 ? str_join(a, line_when(a, l), _(" überfällig")) : line_when(a, l);
        return (struct row_item){.title = str_empty(l->who) ? l->title : l->who,
                                 .to = line_url(a, l),
                                 .meta = str_empty(l->who) ? l->number : l->title,
                                 .meta_link = url_path(a, "/faelle/:", l->case_id),
                                 .meta_link_label = line_person(a, l),
                                 .badge = {when, tone, S("")},
                                 .badge_right = true};
}

static void waiting_panel(struct req *r, const struct day *d)
{
        size_t n = d->waiting.n < WAITING_SHOWN ? d->waiting.n : WAITING_SHOWN;
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                row[i] = waiting_row(r->arena, &d->waiting.line[i]);
        ui_panel(r->html, _("Wartet auf Antwort"), _("längste zuerst"), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Auf niemanden wird gewartet."), (struct action){0});
        ui_panel_end(r->html);
}

static struct str news_what(struct str what)
{
        return str_eq(what, S("insert"))   ? _("neu")
               : str_eq(what, S("delete")) ? _("gelöscht")
                                           : _("geändert");
}

static enum err news_panel(struct req *r, struct rtx *tx)
{
        struct arena *a = r->arena;
        struct news_line *n;
        size_t lines;
        struct moment since = day_news_since(tx);
        TRY(day_news(tx, since, &n, &lines));
        struct row_item *row = NEW_ARRAY(a, struct row_item, lines + 1);
        for (size_t i = 0; i < lines; i++) {
                const struct entity *e = ent_by_name(n[i].entity);
                struct str thing = e ? (n[i].n > 1 ? e->plural : e->title) : _("Fall");
                struct str many = n[i].n > 1 ? str_join(a, str_from_int(a, n[i].n), S(" ")) : S("");
                row[i] = (struct row_item){.title = str_join_with(a, S(" "), n[i].given, n[i].family),
                                           .to = url_path(a, "/faelle/:/verlauf", n[i].case_id),
                                           .meta = str_join(a, many, thing, S(" "), news_what(n[i].what),
                                                            S(" · "), n[i].actor, S(" · "),
                                                            moment_german(a, n[i].at))};
        }
        ui_panel(r->html, _("Neu in meinen Fällen"),
                 str_join(a, _("seit "), date_short(a, moment_date(since))), (struct action){0});
        if (lines)
                ui_rows(r->html, row, lines);
        else
                ui_empty(r->html, _("Seit dem letzten Arbeitstag hat niemand etwas geändert."),
                         (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

/* Who only leads or helps has no room to fill. */
static bool has_own_cases(const struct actor *who, const struct day *d)
{
        return d->load.running > 0 || (actor_can(who, CAP_CASE_CREATE) && !actor_can(who, CAP_CASE_ASSIGN));
}

/* The figure leads to cases: two things that burn in one case are one case, as in the head and in the list. */
static int64_t cases_burning(const struct day *d)
{
        int64_t n = (int64_t)d->others.n;
        for (size_t i = 0; i < d->burning.n; i++) {
                size_t k = 0;
                while (k < i && d->burning.line[k].case_id != d->burning.line[i].case_id)
                        k++;
                n += k == i;
        }
        return n;
}

static void figures_draw(struct req *r, const struct day *d)
{
        struct arena *a = r->arena;
        struct url cases = url_path(a, "/faelle"), tasks = url_path(a, "/aufgaben");
        int64_t burning = cases_burning(d);
        struct figure f[] = {
                {.value = str_from_int(a, burning),
                 .label = burning == 1 ? _("Fall brennt") : _("Fälle brennen"),
                 .tone = burning ? TONE_DANGER : TONE_NEUTRAL,
                 .to = url_with(a, cases, S("dringlich"), S("1"))},
                {.value = str_from_int(a, (int64_t)(d->today.n + d->appointments.n)),
                 .label = _("heute fällig"),
                 .tone = d->today.n + d->appointments.n ? TONE_WARNING : TONE_NEUTRAL,
                 .to = tasks},
                {.value = str_from_int(a, (int64_t)d->week.n),
                 .label = _("weitere in sieben Tagen"),
                 .to = tasks},
                {.value = str_from_int(a, (int64_t)d->waiting.n),
                 .label = _("warten auf Antwort"),
                 .tone = d->waiting.n ? TONE_INFO : TONE_NEUTRAL,
                 .to = url_with(a, tasks, S("ansicht"), S("wartet"))},
                {.value = str_from_int(a, d->load.running),
                 .label = day_load_text(a, &d->load),
                 .tone = d->load.running > d->load.most ? TONE_WARNING : TONE_NEUTRAL,
                 .to = cases},
        };
        ui_figures(r->html, f, ARRAY_LEN(f) - !has_own_cases(r->actor, d));
}

/* S10: 1 to 25. Said, never locked. */
static void load_warning(struct req *r, const struct day *d)
{
        struct arena *a = r->arena;
        if (d->load.running <= d->load.most || !has_own_cases(r->actor, d))
                return;
        ui_message(r->html, TONE_WARNING, _("Viele Fälle"),
                   str_join(a, _("Sie führen "), str_from_int(a, d->load.running),
                            _(" laufende Fälle. Empfohlen sind für Ihre Stelle höchstens "),
                            str_from_int(a, d->load.most),
                            _(". Sprechen Sie mit Ihrer Leitung über Entlastung.")));
}

static enum err day_draw(struct req *r, struct rtx *tx)
{
        struct arena *a = r->arena;
        struct date today = clock_today();
        struct day d;
        TRY(day_read(tx, &d));
        if (actor_can(r->actor, CAP_CASE_ASSIGN))
                TRY(day_burning_of_others(tx, &d.others));
        const struct action action[] = {
                {.label = _("Aufwand ohne Fall"),
                 .to = url_path(a, "/aufwand"),
                 .weight = ACTION_TERTIARY,
                 .needs = CAP_DAY},
                {.label = _("Kalender"), .to = url_path(a, "/kalender"), .needs = CAP_DAY}};
        struct page_head head = {.title = _("Mein Tag"),
                                 .action = action,
                                 .actions = ARRAY_LEN(action),
                                 .over = str_join(a, date_long(a, today), _(" · Kalenderwoche "),
                                                  str_from_int(a, date_week(today)))};
        ui_head(r, &head);
        figures_draw(r, &d);
        r->listed =
                (int64_t)(d.burning.n + d.others.n + d.appointments.n + d.today.n + d.week.n + d.waiting.n);
        load_warning(r, &d);
        TRY(day_returned_panel(r, tx));
        ui_grid(r->html);
        burning_panel(r, &d);
        appointments_panel(r, &d);
        today_panel(r, &d);
        TRY(day_stand_in_panel(r, tx));
        TRY(day_steps_panel(r, tx));
        TRY(week_panel(r, &d));
        ui_grid_side(r->html);
        TRY(day_loads_panel(r, tx));
        waiting_panel(r, &d);
        TRY(news_panel(r, tx));
        TRY(day_deputy_panel(r, tx));
        ui_grid_end(r->html);
        return OK;
}

/* One name, two, or how many: the strip has room for no more. */
static struct str deputies_text(struct arena *a, const struct day_head *d)
{
        if (d->deputies > 2)
                return str_join(a, str_from_int(a, d->deputies), _(" Kolleginnen und Kollegen"));
        return d->deputies == 2 ? str_join(a, d->deputy, S(", "), d->other_deputy) : d->deputy;
}

static enum err head_facts(struct rtx *tx, const struct actor *who, struct head_facts *out)
{
        struct day_head d;
        if (!actor_can(who, CAP_DAY))
                return OK;
        TRY(day_head(tx, actor_can(who, CAP_CASE_ASSIGN), &d));
        *out = (struct head_facts){.burning = d.burning, .deputy = deputies_text(rtx_arena(tx), &d)};
        return OK;
}

/* Everybody lands here: who works with cases sees their day, the others what their own work asks for. */
PAGE_GET(day, "/", NEED_SIGNED_IN, .title = T("Mein Tag"), .menu = MENU_DAY, .menu_label = T("Mein Tag"),
         .menu_order = 10, .head = head_facts)
(struct req *r, struct rtx *tx)
{
        return actor_can(r->actor, CAP_DAY) ? day_draw(r, tx) : day_office_draw(r, tx);
}
