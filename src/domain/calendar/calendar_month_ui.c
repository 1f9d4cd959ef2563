/* The month as a table of weeks: what is on each day, in short; on phones only how many. */
#include "domain/calendar/calendar_ui.h"

enum { SHOWN = 3, WEEK = 7 };

static size_t count_entries(const struct calendar *c, struct date day)
{
        size_t n = 0;
        for (size_t i = 0; i < c->entries; i++)
                n += !date_cmp(c->entry[i].held_on, day);
        return n;
}

static size_t count_dues(const struct calendar *c, struct date day)
{
        size_t n = 0;
        for (size_t i = 0; i < c->dues; i++)
                n += !date_cmp(c->due[i].due, day);
        return n;
}

static void lines_draw(struct req *r, const struct calendar_view *v, struct date day, size_t all)
{
        struct html *h = r->html;
        size_t said = 0;
        html_lit(h, "<ul class=\"fn-month__lines\">");
        for (size_t i = 0; i < v->c->entries && said < SHOWN; i++) {
                const struct calendar_entry *e = &v->c->entry[i];
                if (date_cmp(e->held_on, day))
                        continue;
                said++;
                html_lit(h, "<li>");
                html_text(h, e->clock);
                html_lit(h, " ");
                html_text(h, calendar_entry_title(r->arena, e));
                html_lit(h, "</li>");
        }
        if (all > said) {
                html_lit(h, "<li class=\"fn-meta\">");
                html_text(h, str_join(r->arena, _("und "), str_from_int(r->arena, (int64_t)(all - said)),
                                      _(" weitere")));
                html_lit(h, "</li>");
        }
        html_lit(h, "</ul>");
}

static void counts_draw(struct req *r, size_t entries, size_t dues)
{
        struct html *h = r->html;
        struct arena *a = r->arena;
        if (entries) {
                html_lit(h, "<p class=\"fn-month__count\">");
                html_text(h, entries);
                html_lit(h, "<span class=\"kern-sr-only\">");
                html_text(h, entries == 1 ? _(" Termin") : _(" Termine"));
                html_lit(h, "</span></p>");
        }
        if (dues) {
                html_lit(h, "<p class=\"fn-meta fn-month__due\">");
                html_text(h, str_join(a, str_from_int(a, (int64_t)dues), _(" fällig")));
                html_lit(h, "</p>");
        }
}

static void day_draw(struct req *r, const struct calendar_view *v, struct date day)
{
        struct html *h = r->html;
        struct str note = calendar_day_note(v->c, day);
        size_t entries = count_entries(v->c, day);
        bool outside = date_ymd(day).month != date_ymd(v->day).month;
        html_lit(h, "<td class=\"fn-month__day");
        if (outside)
                html_lit(h, " fn-month__day--outside");
        if (!str_empty(note) || date_weekday(day) > 5)
                html_lit(h, " fn-month__day--off");
        html_lit(h, "\"><a href=\"");
        html_url(h, calendar_url(r, v, SPAN_DAY, day));
        html_lit(h, "\"");
        if (!date_cmp(day, clock_today()))
                html_lit(h, " aria-current=\"date\"");
        html_lit(h, "><span aria-hidden=\"true\">");
        html_text(h, date_ymd(day).day);
        html_lit(h, "</span><span class=\"kern-sr-only\">");
        html_text(h, date_long(r->arena, day));
        html_lit(h, "</span></a>");
        if (!str_empty(note)) {
                html_lit(h, "<p class=\"fn-meta fn-month__note\">");
                html_text(h, note);
                html_lit(h, "</p>");
        }
        if (entries)
                lines_draw(r, v, day, entries);
        counts_draw(r, entries, count_dues(v->c, day));
        html_lit(h, "</td>\n");
}

enum err calendar_month_draw(struct req *r, struct rtx *tx, const struct calendar_view *v)
{
        static const struct str name[WEEK] = {S_INIT(N_("Mo")), S_INIT(N_("Di")), S_INIT(N_("Mi")),
                                              S_INIT(N_("Do")), S_INIT(N_("Fr")), S_INIT(N_("Sa")),
                                              S_INIT(N_("So"))};
        struct html *h = r->html;
        (void)tx;
        html_lit(
                h,
                "<div class=\"kern-card kern-card--hug kern-level-2 fn-panel\"><div class=\"kern-card__container\">"
                "<table class=\"fn-month\"><caption class=\"kern-sr-only\">");
        html_text(h, _("Der Monat, Woche für Woche"));
        html_lit(h, "</caption><thead><tr>");
        for (size_t i = 0; i < WEEK; i++) {
                html_lit(h, "<th scope=\"col\">");
                html_text(h, name[i]);
                html_lit(h, "</th>");
        }
        html_lit(h, "</tr></thead><tbody>\n");
        for (struct date d = v->c->from; date_cmp(d, v->c->to) <= 0; d = date_add_days(d, 1)) {
                if (date_weekday(d) == 1)
                        html_lit(h, "<tr>");
                day_draw(r, v, d);
                if (date_weekday(d) == WEEK)
                        html_lit(h, "</tr>\n");
        }
        html_lit(h, "</tbody></table></div></div>\n");
        return OK;
}
