/* Access log and change log for the data-protection officer: filters by person, case number and period; paged. */
#include "core/user.h"
#include "domain/accounts/account_ui.h"
#include "domain/accounts/record_log.h"
#include "web/layout.h"

/* ---- filters ---- */

static const struct ui_option periods[] = {
        {.code = S_INIT(""), .label = S_INIT(N_("alles"))},
        {.code = S_INIT("1"), .label = S_INIT(N_("heute"))},
        {.code = S_INIT("7"), .label = S_INIT(N_("letzte 7 Tage"))},
        {.code = S_INIT("30"), .label = S_INIT(N_("letzte 30 Tage"))},
        {.code = S_INIT("90"), .label = S_INIT(N_("letzte 90 Tage"))},
        {.code = S_INIT("365"), .label = S_INIT(N_("letzte 12 Monate"))},
};

struct log_view {
        struct log_filter filter;
        struct list_query query;
        struct ui_filter select[2];
        bool unknown_case;
};

static enum err people_options(struct req *r, struct rtx *tx, struct ui_filter *out)
{
        struct user_line *u;
        size_t n;
        TRY(user_list(tx, &u, &n));
        struct ui_option *o = NEW_ARRAY(r->arena, struct ui_option, n + 1);
        o[0] = (struct ui_option){.label = _("alle")};
        for (size_t i = 0; i < n; i++)
                o[i + 1] = (struct ui_option){.code = str_from_int(r->arena, u[i].id), .label = u[i].name};
        *out = (struct ui_filter){.key = S("person"),
                                  .label = _("Wer"),
                                  .current = req_query(r, S("person")),
                                  .option = o,
                                  .options = n + 1};
        return OK;
}

static void filter_period(struct req *r, struct log_view *v)
{
        int64_t days;
        struct str typed = req_query(r, S("zeitraum"));
        v->filter.since = MOMENT_NONE;
        if (str_int(typed, &days) && days > 0 && days <= 365)
                v->filter.since = moment_of(date_add_days(clock_today(), 1 - (days == 1    ? 1
                                                                              : days == 7  ? 7
                                                                              : days == 30 ? 30
                                                                              : days == 90 ? 90
                                                                                           : 365)),
                                            0);
        v->select[1] = (struct ui_filter){.key = S("zeitraum"),
                                          .label = _("Zeitraum"),
                                          .current = typed,
                                          .option = periods,
                                          .options = ARRAY_LEN(periods)};
}

static enum err filter_case(struct rtx *tx, struct log_view *v)
{
        if (str_empty(v->query.search))
                return OK;
        enum err e = log_case_by_number(tx, v->query.search, &v->filter.case_id);
        v->unknown_case = e == ERR_NOT_FOUND;
        return e == ERR_NOT_FOUND ? OK : e;
}

static enum err view_of(struct req *r, struct rtx *tx, struct log_view *v)
{
        *v = (struct log_view){.query = list_query_of(r, S(""), NULL, 0)};
        v->filter.limit = v->query.limit;
        v->filter.offset = v->query.offset;
        if (!str_int(req_query(r, S("person")), &v->filter.user_id))
                v->filter.user_id = 0;
        filter_period(r, v);
        TRY(people_options(r, tx, &v->select[0]));
        return filter_case(tx, v);
}

static enum err draw_table(struct req *r, const struct log_view *v, struct table_view t, int64_t total)
{
        struct account_place p = account_place_manage(r->arena, S(""), (struct url){0});
        account_head(r, &p, (struct page_head){0});
        t.total = total;
        t.offset = v->query.offset;
        t.searchable = true;
        t.search_label = _("Fallnummer, genau");
        t.filter = v->select;
        t.filters = ARRAY_LEN(v->select);
        t.empty = v->unknown_case ? _("Diese Fallnummer gibt es nicht.")
                                  : _("Keine Einträge mit diesen Filtern.");
        if (total > LOG_COUNT_MAX)
                ui_message(r->html, TONE_INFO, _("Mehr als 10.000 Einträge"),
                           _("Grenzen Sie die Liste nach Person, Fall oder Zeitraum ein."));
        return ui_table(r, &t);
}

/* ---- access ---- */

static const struct ui_column access_columns[] = {
        {.label = S_INIT(N_("Wann")), .cls = CLASS_AUDIT},
        {.label = S_INIT(N_("Wer")), .cls = CLASS_AUDIT},
        {.label = S_INIT(N_("Fall")), .cls = CLASS_AUDIT},
        {.label = S_INIT(N_("Seite")), .cls = CLASS_AUDIT},
        {.label = S_INIT(N_("Warum erlaubt")), .cls = CLASS_AUDIT},
};

/* The title of the page with this name: the log holds names that never change. */
static struct str page_title(struct str name)
{
        for (size_t i = 0; all_pages[i]; i++)
                if (str_eq(str_of(all_pages[i]->name), name))
                        return all_pages[i]->title;
        return name;
}

/* „leitet die Stelle, mit Grund auch Gesundheit: Frage oder Beschwerde der Person (Anruf von heute)“ */
static enum err why_words(struct req *r, struct rtx *tx, const struct access_entry *e, struct str *out)
{
        struct str reason, detail = S("");
        *out = log_why_text(e->why);
        if (str_empty(e->reason))
                return OK;
        TRY(ui_code_label(r, tx, S("health_reading_reason"), e->reason, &reason));
        if (!str_empty(e->detail))
                detail = str_join(r->arena, S(" („"), e->detail, S("“)"));
        *out = str_join(r->arena, *out, S(": "), reason, detail);
        return OK;
}

static enum err fill_access(struct req *r, struct rtx *tx, struct ui_cell *c, const struct access_entry *e)
{
        c[0].text = moment_german(r->arena, e->at);
        c[1].text = str_empty(e->actor) ? _("Fallnetz") : e->actor;
        c[2].text = str_empty(e->number)
                            ? str_join(r->arena, str_from_int(r->arena, e->rows), _(" in einer Liste"))
                            : e->number;
        c[3].text = page_title(e->page);
        return why_words(r, tx, e, &c[4].text);
}

PAGE_GET(access_log_show, "/verwaltung/protokoll/zugriffe", NEED(AUDIT_READ, AUDIT), .title = T("Zugriffe"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct log_view v;
        struct access_entry *e = NULL;
        size_t n = 0;
        int64_t total = 0;
        TRY(view_of(r, tx, &v));
        if (!v.unknown_case)
                TRY(access_log_list(tx, &v.filter, &e, &n, &total));
        struct ui_cell *cell = NEW_ARRAY(r->arena, struct ui_cell, n * ARRAY_LEN(access_columns) + 1);
        for (size_t i = 0; i < n; i++)
                TRY(fill_access(r, tx, &cell[i * ARRAY_LEN(access_columns)], &e[i]));
        return draw_table(r, &v,
                          (struct table_view){.caption = _("Zugriffe"),
                                              .column = access_columns,
                                              .columns = ARRAY_LEN(access_columns),
                                              .cell = cell,
                                              .rows = n},
                          total);
}

/* ---- changes ---- */

static const struct ui_column change_columns[] = {
        {.label = S_INIT(N_("Wann")), .cls = CLASS_AUDIT},
        {.label = S_INIT(N_("Wer")), .cls = CLASS_AUDIT},
        {.label = S_INIT(N_("Was")), .cls = CLASS_AUDIT},
        {.label = S_INIT(N_("Fall")), .cls = CLASS_AUDIT},
};

static void fill_change(struct req *r, struct ui_cell *c, const struct change_line_entry *e)
{
        c[0].text = moment_german(r->arena, e->at);
        c[1].text = str_empty(e->actor) ? _("Fallnetz") : e->actor;
        c[2].text = str_join(r->arena, log_subject_text(e->subject), S(": "), log_what_text(e->what));
        c[3].text = e->number;
}

PAGE_GET(change_log_show, "/verwaltung/protokoll/aenderungen", NEED(AUDIT_READ, AUDIT),
         .title = T("Änderungen"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct log_view v;
        struct change_line_entry *e = NULL;
        size_t n = 0;
        int64_t total = 0;
        TRY(view_of(r, tx, &v));
        if (!v.unknown_case)
                TRY(change_log_list(tx, &v.filter, &e, &n, &total));
        struct ui_cell *cell = NEW_ARRAY(r->arena, struct ui_cell, n * ARRAY_LEN(change_columns) + 1);
        for (size_t i = 0; i < n; i++)
                fill_change(r, &cell[i * ARRAY_LEN(change_columns)], &e[i]);
        return draw_table(r, &v,
                          (struct table_view){.caption = _("Änderungen"),
                                              .column = change_columns,
                                              .columns = ARRAY_LEN(change_columns),
                                              .cell = cell,
                                              .rows = n},
                          total);
}
