/*
 * A calendar is a reading of what other subjects keep: appointments, what is due, absences, holidays. Times are wall clock in
 * Europe/Berlin. Of a case the reader may not open only the time is known. look.md section 2; SF 3 A13
 */
#ifndef DOMAIN_CALENDAR_CALENDAR_H
#define DOMAIN_CALENDAR_CALENDAR_H

#include "core/access.h"

enum { CALENDAR_USUAL_MINUTES = 60 }; /* of an appointment whose length nobody wrote down */

/* case_id 0: of a case the reader may not open; then only day, clock and minutes are filled. */
#define CALENDAR_ENTRY(X)                                                                                    \
        X(INT, id) X(INT, case_id) X(DATE, held_on) X(TEXT, clock) X(INT, minutes) X(TEXT, kind)             \
                X(TEXT, purpose) X(TEXT, place) X(TEXT, status) X(TEXT, number) X(TEXT, given)               \
                        X(TEXT, family)
ROW(calendar_entry, CALENDAR_ENTRY)
/* Minutes after midnight; ends after midnight are cut off at 24:00. */
int calendar_begin(const struct calendar_entry *e);
int calendar_length(const struct calendar_entry *e);
/* „09:30–10:30“ by the clocks on the wall, also in the nights when they are changed */
struct str calendar_span(struct arena *a, const struct calendar_entry *e);

/* What is due on a day: kind task, reminder or disruption. */
#define CALENDAR_DUE(X)                                                                                      \
        X(TEXT, kind) X(INT, row_id) X(INT, case_id) X(TEXT, title) X(DATE, due) X(TEXT, given)              \
                X(TEXT, family)
ROW(calendar_due, CALENDAR_DUE)

#define CALENDAR_AWAY(X) X(DATE, starts) X(DATE, ends)
ROW(calendar_away, CALENDAR_AWAY)

struct calendar {
        int64_t user_id; /* whose */
        struct date from, to;
        struct calendar_entry *entry; /* in order of day and clock */
        struct calendar_due *due;
        struct calendar_away *away;
        size_t entries, dues, aways;
        enum land land;
};
/* Everything of these days that the acting user may know of this colleague. */
enum err calendar_read(struct rtx *tx, int64_t user_id, struct date from, struct date to,
                       struct calendar *out);
bool calendar_is_away(const struct calendar *c, struct date day);
/* The Land of the office, for holidays. */
enum land calendar_land(struct rtx *tx);

#endif
