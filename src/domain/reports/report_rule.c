#include "domain/reports/report_rule.h"

enum { DAYS_BETWEEN_REMINDERS = 7 };

/* ---- days ---- */

int report_days(struct report_clock c, struct date from, struct date to)
{
        int n = 0;
        if (!c.workdays)
                return date_between(from, to);
        for (struct date d = from; date_cmp(d, to) < 0;) {
                d = date_add_days(d, 1);
                n += date_is_workday(d, c.land);
        }
        return n;
}

struct date report_due(struct report_clock c, struct date from, int days)
{
        if (!c.workdays)
                return date_add_days(from, days);
        struct date d = from;
        while (days > 0 && date_given(d)) {
                d = date_add_days(d, 1);
                days -= date_given(d) && date_is_workday(d, c.land);
        }
        return d;
}

/* ---- states ---- */

static const struct str status_codes[REPORT_STATUSES] = {S_INIT("draft"),    S_INIT("sent"),
                                                         S_INIT("reminded"), S_INIT("received"),
                                                         S_INIT("refused"),  S_INIT("withdrawn")};

struct str report_status_code(enum report_status s)
{
        return status_codes[s];
}

enum report_status report_status_parse(struct str code)
{
        for (enum report_status s = 0; s < REPORT_STATUSES; s++)
                if (str_eq(code, status_codes[s]))
                        return s;
        return REPORT_DRAFT;
}

bool report_waits(enum report_status s)
{
        return s == REPORT_SENT || s == REPORT_REMINDED;
}

enum report_step report_next(const struct report_state *s, struct date today)
{
        if (s->status == REPORT_DRAFT)
                return REPORT_SEND;
        if (s->status == REPORT_RECEIVED)
                return s->reviewed < s->papers ? REPORT_REVIEW : REPORT_DONE;
        if (!report_waits(s->status))
                return REPORT_DONE;
        struct date again = date_given(s->last_reminded_on)
                                    ? date_add_days(s->last_reminded_on, DAYS_BETWEEN_REMINDERS)
                                    : s->due_on;
        bool over = date_given(s->due_on) && date_cmp(s->due_on, today) < 0;
        return over && date_cmp(again, today) <= 0 ? REPORT_REMIND : REPORT_WAIT;
}

/* ---- quality ---- */

struct str report_mark_sum(const struct str *mark, size_t n)
{
        struct str sum = S("");
        for (size_t i = 0; i < n; i++) {
                if (str_empty(mark[i]))
                        continue;
                if (!str_empty(sum) && !str_eq(sum, mark[i]))
                        return S("partial");
                sum = mark[i];
        }
        return sum;
}
