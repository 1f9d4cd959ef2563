/* From an empty slot to a new appointment: first for whom. ?tag=2025-07-08&uhr=09:00&q=Albers */
#include "domain/calendar/clash.h"
#include "domain/cases/case_list.h"
#include "domain/help/help_view.h"
#include "web/ui.h"

enum { SHOWN = 50 };

static struct url appointment_url(const struct req *r, int64_t case_id)
{
        struct url to = url_path(r->arena, "/faelle/:/termine/neu", case_id);
        to = url_with(r->arena, to, S("tag"), req_query(r, S("tag")));
        int minute;
        return clock_parse(req_query(r, S("uhr")), &minute)
                       ? url_with(r->arena, to, S("uhr"), req_query(r, S("uhr")))
                       : to;
}

/* Of the own cases; a word of a search looks through all that the reader may open. */
static enum err cases_find(struct req *r, struct rtx *tx, struct case_line **out, size_t *n, int64_t *total)
{
        struct case_counts counts;
        struct str q = req_query(r, S("q"));
        struct case_filter f = {.view = str_empty(q) ? CASES_MINE : CASES_ALL,
                                .search = q,
                                .sort = S("person"),
                                .limit = SHOWN};
        TRY(case_counts(tx, &counts));
        if (str_empty(q) && !case_view_count(&counts, CASES_MINE))
                f.view = CASES_ALL;
        return case_list(tx, &f, &counts, out, n, total);
}

static struct str when_text(const struct req *r)
{
        struct date day;
        int minute;
        struct str clock = req_query(r, S("uhr"));
        if (!date_parse(req_query(r, S("tag")), &day))
                return S("");
        return str_join(r->arena, date_long(r->arena, day), clock_parse(clock, &minute) ? S(", ") : S(""),
                        clock_parse(clock, &minute) ? str_join(r->arena, clock, _(" Uhr")) : S(""));
}

PAGE_GET(calendar_slot, "/kalender/neu", NEED(CASE_WRITE, SCHEDULE), .title = T("Termin planen"),
         .menu = MENU_DAY)
(struct req *r, struct rtx *tx)
{
        static const struct ui_column column[] = {
                {.label = S_INIT(N_("Person")), .cls = CLASS_MASTER},
                {.label = S_INIT(N_("Fallnummer")), .cls = CLASS_SCHEDULE, .phone = PHONE_FIRST},
                {.label = S_INIT(N_("Case Manager/in")), .cls = CLASS_SCHEDULE},
        };
        struct arena *a = r->arena;
        struct case_line *l;
        struct url calendar = url_with(a, url_path(a, "/kalender"), S("tag"), req_query(r, S("tag")));
        const struct crumb crumb[] = {{_("Kalender"), calendar}, {.label = _("Termin planen")}};
        struct table_view t = {.title = _("Für wen?"),
                               .caption = _("Fälle"),
                               .column = column,
                               .columns = ARRAY_LEN(column),
                               .searchable = true,
                               .search_label = _("Name oder Fallnummer"),
                               .unit = _("Fällen"),
                               .empty = _("Keinen Fall gefunden.")};
        TRY(cases_find(r, tx, &l, &t.rows, &t.total));
        t.cell = NEW_ARRAY(a, struct ui_cell, t.rows * t.columns + 1);
        for (size_t i = 0; i < t.rows; i++) {
                struct ui_cell *c = t.cell + i * t.columns;
                c[0] = (struct ui_cell){.text = str_join_with(a, S(" "), l[i].given, l[i].family),
                                        .to = appointment_url(r, l[i].id)};
                c[1].text = l[i].number;
                c[2].text = l[i].case_manager;
        }
        r->listed = (int64_t)t.rows;
        ui_head(r, &(struct page_head){.crumb = crumb, .crumbs = ARRAY_LEN(crumb), .over = when_text(r)});
        return ui_table(r, &t);
}

HELP_TEXT(calendar_slot, "/kalender/neu", T("Termin planen"),
          T("Wählen Sie den Fall, zu dem der Termin gehört. Tag und Uhrzeit stehen dann schon im Formular."))
