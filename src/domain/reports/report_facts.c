/* Facts about requests: how many, how fast, how long unanswered. CMB 3.A; W1, W2; test/rules/report-facts.txt */
#include "core/setting.h"
#include "domain/facts/fact.h"
#include "domain/reports/reports.h"

#define REPORT_ASKED(X) X(DATE, requested) X(DATE, received) X(TEXT, status)
ROW(report_asked, REPORT_ASKED)
SQL_IN(report_facts, report_asked,
       "SELECT requested_on, received_on, status FROM report_request WHERE case_id = $1 AND requested_on IS NOT NULL"
       " AND status <> 'withdrawn' ORDER BY requested_on, id")

/* In what time the office wants them: two figures of CMB 3.A, both settings. */
struct goals {
        struct report_clock clock;
        int soon, in_time;
};

static void answered_count(struct fact_sheet *out, const struct report_asked *r, size_t n,
                           const struct goals *goal)
{
        int soon = 0, in_time = 0;
        for (size_t i = 0; i < n; i++) {
                if (!date_given(r[i].received))
                        continue;
                int days = report_days(goal->clock, r[i].requested, r[i].received);
                soon += days <= goal->soon;
                in_time += days <= goal->in_time;
        }
        fact_int(out, FACT_report_request_count, (int64_t)n);
        fact_int(out, FACT_report_soon_count, soon);
        fact_int(out, FACT_report_in_time_count, in_time);
}

/* The request that was answered last, else the one asked last. */
static const struct report_asked *last_of(const struct report_asked *r, size_t n)
{
        const struct report_asked *last = n ? &r[n - 1] : NULL;
        bool found = false;
        for (size_t i = 0; i < n; i++) {
                if (!date_given(r[i].received) || (found && date_cmp(r[i].received, last->received) < 0))
                        continue;
                last = &r[i];
                found = true;
        }
        return last;
}

static struct date open_since(const struct report_asked *r, size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (report_waits(report_status_parse(r[i].status)))
                        return r[i].requested;
        return DATE_NONE;
}

FACTS(reports, FACT_report_request_count, FACT_report_request_sent, FACT_report_received,
      FACT_report_received_days, FACT_report_request_open_since, FACT_report_soon_count,
      FACT_report_in_time_count)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct report_asked *r;
        size_t n;
        struct goals goal = {report_clock_of(tx), (int)setting_int(tx, S("report_days")),
                             (int)setting_int(tx, S("report_goal_days"))};
        TRY(db_list_in(tx, scope->grant, &sql_report_facts, NO_ARGS, &r, &n));
        const struct report_asked *last = last_of(r, n);
        answered_count(out, r, n, &goal);
        fact_date(out, FACT_report_request_open_since, open_since(r, n));
        if (!last)
                return OK;
        fact_date(out, FACT_report_request_sent, last->requested);
        fact_date(out, FACT_report_received, last->received);
        if (date_given(last->received))
                fact_int(out, FACT_report_received_days,
                         report_days(goal.clock, last->requested, last->received));
        return OK;
}
