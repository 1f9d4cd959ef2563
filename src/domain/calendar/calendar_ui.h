/* Drawing of the calendar: days side by side, and the month. Without script; a list on phones and for screen readers. */
#ifndef DOMAIN_CALENDAR_CALENDAR_UI_H
#define DOMAIN_CALENDAR_CALENDAR_UI_H

#include "domain/calendar/clash.h"
#include "web/ui.h"

struct calendar_view {
        const struct calendar *c;
        const enum clash *mark; /* of each entry */
        bool own;               /* the reader's own: empty hours lead to a new appointment */
        enum calendar_span { SPAN_DAY, SPAN_WEEK, SPAN_MONTH } span;
        struct date day; /* what was asked for */
};
/* Address of a view of the calendar at a day, of the same colleague. */
struct url calendar_url(const struct req *r, const struct calendar_view *v, enum calendar_span span,
                        struct date day);
/* Days of the span as columns with hours. */
enum err calendar_days_draw(struct req *r, struct rtx *tx, const struct calendar_view *v);
/* Weeks as rows; each day leads to its own view. */
enum err calendar_month_draw(struct req *r, struct rtx *tx, const struct calendar_view *v);

/* What an entry says in one line: „Renate Albers“, or „belegt“. */
struct str calendar_entry_title(struct arena *a, const struct calendar_entry *e);
/* Where one due thing is found. */
struct url calendar_due_url(struct arena *a, const struct calendar_due *d);
/* „Urlaub“ is nobody's business: only that somebody is away, or what day it is. */
struct str calendar_day_note(const struct calendar *c, struct date day);

#endif
