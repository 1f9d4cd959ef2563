/*
 * What an appointment collides with: another one, too little time in between (S6: time buffer), an absence, a holiday. Hints
 * only: whoever plans knows why. test/rules/clashes.txt
 */
#ifndef DOMAIN_CALENDAR_CLASH_H
#define DOMAIN_CALENDAR_CLASH_H

#include "domain/calendar/calendar.h"

enum clash { CLASH_NONE, CLASH_TIGHT, CLASH_OVERLAP };
/* Begins and lengths in minutes. Tight: less than buffer minutes lie between the two. */
enum clash clash_of(int begin, int length, int other, int other_length, int buffer);

/* Minutes that should lie between two appointments, as the office says. */
int clash_buffer(struct rtx *tx);

/* For each entry of the calendar what it does with the others of its day: the worst of all. */
enum clash *clash_marks(struct arena *a, const struct calendar *c, int buffer);

/* One planned appointment of a colleague. id: its own row, which is no collision; 0 for a new one. */
struct clash_wish {
        int64_t id, user_id;
        struct date day;
        struct str clock;
        int64_t minutes;
};
/* Sentences for people, the worst first; none for an appointment that has passed. */
enum err clash_hints(struct rtx *tx, const struct clash_wish *w, struct str **out, size_t *n);

#endif
