/*
 * Days as columns. In the source each day is a list in order of the clock: that is what phones show and screen readers read. On
 * wide screens the style sheet puts each entry at its half hour (fn-s…, fn-l…); two at the same time stand beside each other.
 */
#include "domain/calendar/calendar_ui.h"

enum { DUES_SHOWN = 4, SLOT = 30, FIRST_HOUR = 8, LAST_HOUR = 17, HOUR = 60 };

struct hours {
        int from, to; /* full hours that are shown */
};

static struct hours hours_of(const struct calendar *c)
{
        struct hours h = {FIRST_HOUR, LAST_HOUR};
        for (size_t i = 0; i < c->entries; i++) {
                int begin = calendar_begin(&c->entry[i]), end = begin + calendar_length(&c->entry[i]);
                h.from = begin / HOUR < h.from ? begin / HOUR : h.from;
                h.to = (end + HOUR - 1) / HOUR > h.to ? (end + HOUR - 1) / HOUR : h.to;
        }
        return h;
}

/* ---- words ---- */

struct str calendar_entry_title(struct arena *a, const struct calendar_entry *e)
{
        return e->case_id ? str_join_with(a, S(" "), e->given, e->family) : _("belegt");
}

struct url calendar_due_url(struct arena *a, const struct calendar_due *d)
{
        if (str_eq(d->kind, S("task")))
                return url_path(a, "/faelle/:/aufgaben/:", d->case_id, d->row_id);
        if (str_eq(d->kind, S("disruption")))
                return url_path(a, "/faelle/:/stoerungen/:", d->case_id, d->row_id);
        if (str_eq(d->kind, S("reminder")))
                return url_path(a, "/faelle/:/wiedervorlagen/:", d->case_id, d->row_id);
        return url_path(a, "/faelle/:", d->case_id);
}

struct str calendar_day_note(const struct calendar *c, struct date day)
{
        return calendar_is_away(c, day) ? _("abwesend") : date_holiday(day, c->land);
}

static struct str mark_text(enum clash mark)
{
        return mark == CLASH_OVERLAP ? _("gleichzeitig") : mark == CLASH_TIGHT ? _("wenig Puffer") : S("");
}

/* ---- one entry ---- */

static void place_class(struct html *h, const struct hours *hours, int begin, int length)
{
        int first = (begin - hours->from * HOUR) / SLOT,
            last = (begin + length - hours->from * HOUR + SLOT - 1) / SLOT;
        html_lit(h, " fn-s");
        html_attr(h, first + 1);
        html_lit(h, " fn-l");
        html_attr(h, last > first ? last - first : 1);
}

static enum err entry_draw(struct req *r, struct rtx *tx, const struct calendar_view *v, size_t i,
                           const struct hours *hours)
{
        struct html *h = r->html;
        const struct calendar_entry *e = &v->c->entry[i];
        struct str kind = S("");
        if (e->case_id)
                TRY(ui_code_label(r, tx, S("appointment_kind"), e->kind, &kind));
        html_lit(h, "<li class=\"fn-cal__entry");
        if (!e->case_id)
                html_lit(h, " fn-cal__entry--closed");
        if (v->mark[i] == CLASH_OVERLAP)
                html_lit(h, " fn-cal__entry--clash");
        place_class(h, hours, calendar_begin(e), calendar_length(e));
        html_lit(h, "\">");
        if (e->case_id) {
                html_lit(h, "<a href=\"");
                html_url(h, url_path(r->arena, "/faelle/:/termine/:", e->case_id, e->id));
                html_lit(h, "\">");
                html_text(h, calendar_entry_title(r->arena, e));
                html_lit(h, "</a>");
        } else {
                html_text(h, calendar_entry_title(r->arena, e));
        }
        html_lit(h, " <span class=\"fn-cal__when\">");
        html_text(h, calendar_span(r->arena, e));
        html_lit(h, "</span>");
        html_lit(h, " <span class=\"fn-cal__more\">");
        html_text(h, str_join_with(r->arena, S(" · "), mark_text(v->mark[i]), e->purpose, kind, e->place));
        html_lit(h, "</span></li>\n");
        return OK;
}

/* An empty hour: for the mouse. Keyboard and screen reader have the link in the head of the day. */
static void free_draw(struct req *r, const struct calendar_view *v, struct date day, int hour,
                      const struct hours *hours)
{
        struct html *h = r->html;
        struct str clock = moment_clock(r->arena, moment_of(date_of(2000, 1, 1), hour * HOUR));
        struct url to =
                url_with(r->arena, url_path(r->arena, "/kalender/neu"), S("tag"), date_iso(r->arena, day));
        html_lit(h, "<li class=\"fn-cal__free");
        place_class(h, hours, hour * HOUR, HOUR);
        html_lit(h, "\" aria-hidden=\"true\"><a tabindex=\"-1\" href=\"");
        html_url(h, url_with(r->arena, to, S("uhr"), clock));
        html_lit(h, "\">");
        html_text(h, clock);
        html_lit(h, "</a></li>\n");
        (void)v;
}

static bool hour_free(const struct calendar *c, struct date day, int hour)
{
        for (size_t i = 0; i < c->entries; i++) {
                const struct calendar_entry *e = &c->entry[i];
                int begin = calendar_begin(e) / SLOT * SLOT, end = calendar_begin(e) + calendar_length(e);
                if (!date_cmp(e->held_on, day) && begin < (hour + 1) * HOUR && end > hour * HOUR)
                        return false;
        }
        return true;
}

/* ---- one day ---- */

static struct str due_word(struct str kind)
{
        if (str_eq(kind, S("task")))
                return _("Aufgabe: ");
        return str_eq(kind, S("disruption")) ? _("Störung: ") : _("Frist: ");
}

static void due_draw(struct req *r, const struct calendar_due *d)
{
        struct html *h = r->html;
        html_lit(h, "<li>");
        html_text(h, due_word(d->kind));
        html_lit(h, "<a href=\"");
        html_url(h, calendar_due_url(r->arena, d));
        html_lit(h, "\">");
        html_text(h, d->title);
        html_lit(h, "</a> <span class=\"fn-meta\">");
        html_text(h, str_join_with(r->arena, S(" "), d->given, d->family));
        html_lit(h, "</span></li>\n");
}

/* In a week the first few; all of them stand in the view of the day. */
static void dues_draw(struct req *r, const struct calendar_view *v, struct date day)
{
        struct html *h = r->html;
        const struct calendar *c = v->c;
        size_t said = 0, left = 0;
        html_lit(h, "<ul class=\"fn-cal__dues\">\n");
        for (size_t i = 0; i < c->dues; i++) {
                if (date_cmp(c->due[i].due, day))
                        continue;
                if (v->span == SPAN_WEEK && said == DUES_SHOWN) {
                        left++;
                        continue;
                }
                due_draw(r, &c->due[i]);
                said++;
        }
        if (left) {
                html_lit(h, "<li><a href=\"");
                html_url(h, calendar_url(r, v, SPAN_DAY, day));
                html_lit(h, "\">");
                html_text(h, str_join(r->arena, _("und "), str_from_int(r->arena, (int64_t)left),
                                      _(" weitere")));
                html_lit(h, "</a></li>\n");
        }
        html_lit(h, "</ul>\n");
}

static bool has_dues(const struct calendar *c, struct date day)
{
        for (size_t i = 0; i < c->dues; i++)
                if (!date_cmp(c->due[i].due, day))
                        return true;
        return false;
}

static void day_head(struct req *r, const struct calendar_view *v, struct date day)
{
        struct html *h = r->html;
        struct str note = calendar_day_note(v->c, day);
        html_lit(h, "<div class=\"fn-cal__head\"><h2 class=\"fn-cal__day\">");
        if (v->span == SPAN_DAY) {
                html_text(h, date_short(r->arena, day));
        } else {
                html_lit(h, "<a href=\"");
                html_url(h, calendar_url(r, v, SPAN_DAY, day));
                html_lit(h, "\">");
                html_text(h, date_short(r->arena, day));
                html_lit(h, "</a>");
        }
        if (!date_cmp(day, clock_today())) {
                html_lit(h, " <span class=\"fn-cal__today\">");
                html_text(h, _("heute"));
                html_lit(h, "</span>");
        }
        html_lit(h, "</h2>");
        if (!str_empty(note)) {
                html_lit(h, "<p class=\"fn-meta fn-strong\">");
                html_text(h, note);
                html_lit(h, "</p>");
        }
        if (v->own && date_cmp(day, clock_today()) >= 0) {
                html_lit(h, "<a class=\"fn-cal__new\" href=\"");
                html_url(h, url_with(r->arena, url_path(r->arena, "/kalender/neu"), S("tag"),
                                     date_iso(r->arena, day)));
                html_lit(h, "\">");
                html_text(h, _("Termin planen"));
                html_lit(h, "<span class=\"kern-sr-only\">");
                html_text(h, str_join(r->arena, _(" am "), date_german(r->arena, day)));
                html_lit(h, "</span></a>");
        }
        html_lit(h, "</div>\n");
}

static enum err day_draw(struct req *r, struct rtx *tx, const struct calendar_view *v, struct date day,
                         const struct hours *hours)
{
        struct html *h = r->html;
        bool away = calendar_is_away(v->c, day), any = false;
        html_lit(h, "<section class=\"fn-cal__column");
        if (away || !date_is_workday(day, v->c->land))
                html_lit(h, " fn-cal__column--off");
        html_lit(h, "\">");
        day_head(r, v, day);
        if (has_dues(v->c, day))
                dues_draw(r, v, day);
        else
                html_lit(h, "<div class=\"fn-cal__dues\"></div>\n");
        html_lit(h, "<ul class=\"fn-cal__grid\">\n");
        for (size_t i = 0; i < v->c->entries; i++)
                if (!date_cmp(v->c->entry[i].held_on, day)) {
                        TRY(entry_draw(r, tx, v, i, hours));
                        any = true;
                }
        if (!any) {
                html_lit(h, "<li class=\"fn-cal__none fn-meta\">");
                html_text(h, _("kein Termin"));
                html_lit(h, "</li>\n");
        }
        for (int hour = hours->from; v->own && !away && date_cmp(day, clock_today()) >= 0 && hour < hours->to;
             hour++)
                if (hour_free(v->c, day, hour))
                        free_draw(r, v, day, hour, hours);
        html_lit(h, "</ul></section>\n");
        return OK;
}

/* The hours at the left; also what makes all columns equally long. */
static void hours_draw(struct req *r, const struct hours *hours)
{
        struct html *h = r->html;
        html_lit(
                h,
                "<div class=\"fn-cal__hours\" aria-hidden=\"true\"><div></div><div></div><ul class=\"fn-cal__grid\">");
        for (int hour = hours->from; hour < hours->to; hour++) {
                html_lit(h, "<li class=\"fn-cal__hour");
                place_class(h, hours, hour * HOUR, HOUR);
                html_lit(h, "\">");
                html_text(h, moment_clock(r->arena, moment_of(date_of(2000, 1, 1), hour * HOUR)));
                html_lit(h, "</li>");
        }
        html_lit(h, "</ul></div>\n");
}

/* Saturday and Sunday only when there is something: most weeks have five days. */
static bool shown(const struct calendar_view *v, struct date day)
{
        if (v->span == SPAN_DAY || date_weekday(day) <= 5)
                return true;
        for (size_t i = 0; i < v->c->entries; i++)
                if (!date_cmp(v->c->entry[i].held_on, day))
                        return true;
        return has_dues(v->c, day);
}

enum err calendar_days_draw(struct req *r, struct rtx *tx, const struct calendar_view *v)
{
        struct hours hours = hours_of(v->c);
        html_lit(
                r->html,
                "<div class=\"kern-card kern-card--hug kern-level-2 fn-panel\"><div class=\"kern-card__container\">"
                "<div class=\"fn-cal\">\n");
        hours_draw(r, &hours);
        for (struct date d = v->c->from; date_cmp(d, v->c->to) <= 0; d = date_add_days(d, 1))
                if (shown(v, d))
                        TRY(day_draw(r, tx, v, d, &hours));
        html_lit(r->html, "</div></div></div>\n");
        return OK;
}
