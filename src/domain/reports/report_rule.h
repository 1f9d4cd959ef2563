/*
 * The rules of work field 3 as plain functions: how days are counted, what comes next, what the marks of several papers add up
 * to. No database, no page: the tables test/rules/report-*.txt state them. CMB 3.A, 3.B.1; S4; 8.10
 */
#ifndef DOMAIN_REPORTS_REPORT_RULE_H
#define DOMAIN_REPORTS_REPORT_RULE_H

#include "base/base.h"

/* How this office counts days (settings report_workdays and land). */
struct report_clock {
        bool workdays;
        enum land land;
};
/* Days from one day to a later one, the first not counted. Both must be given. */
int report_days(struct report_clock c, struct date from, struct date to);
/* The day on which so many days are over. */
struct date report_due(struct report_clock c, struct date from, int days);

enum report_status {
        REPORT_DRAFT,
        REPORT_SENT,
        REPORT_REMINDED,
        REPORT_RECEIVED,
        REPORT_REFUSED,
        REPORT_WITHDRAWN,
        REPORT_STATUSES
};
struct str report_status_code(enum report_status s);
/* REPORT_DRAFT for what nobody knows: such a request counts as nothing yet. */
enum report_status report_status_parse(struct str code);
/* Asked, and no answer yet. */
bool report_waits(enum report_status s);

/* What is to be done next, from most to least pressing. */
enum report_step { REPORT_REMIND, REPORT_REVIEW, REPORT_SEND, REPORT_WAIT, REPORT_DONE };
/* What a request knows of itself; papers: those that came for it, reviewed: how many of them were read for quality. */
struct report_state {
        enum report_status status;
        struct date due_on, last_reminded_on;
        size_t papers, reviewed;
};
/* A new reminder is due when the deadline is over, and again a week after the last one. */
enum report_step report_next(const struct report_state *s, struct date today);

/* One mark for several papers: the same if all say the same, else "partial"; those without a mark do not count. */
struct str report_mark_sum(const struct str *mark, size_t n);

#endif
