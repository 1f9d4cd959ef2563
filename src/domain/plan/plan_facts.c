/* Facts about the versions of the plan and the measures of the last one. CMB 9.B, 9.C, 10.D, H9 */
#include "domain/facts/fact.h"

#define PLAN_FACT_ROW(X)                                                                                     \
        X(TEXT, status) X(BOOL, reasoned) X(BOOL, funded) X(DATE, client) X(DATE, employer) X(DATE, manager) \
                X(DATE, forwarded) X(DATE, decided) X(INT, measures) X(INT, scheduled) X(INT, started)       \
                        X(INT, on_time) X(DATE, first_start) X(DATE, review)
ROW(plan_fact_row, PLAN_FACT_ROW)
SQL_IN(plan_facts, plan_fact_row,
       "SELECT p.status, CASE WHEN p.reason IS NULL THEN 0 ELSE 1 END, CASE WHEN p.funder_id IS NULL THEN 0 ELSE 1 END,"
       " p.client_signed_on, p.employer_signed_on, p.manager_signed_on, p.forwarded_on, p.decided_on, COUNT(m.id),"
       " COUNT(CASE WHEN m.starts IS NOT NULL AND m.ends IS NOT NULL THEN 1 END),"
       " COUNT(CASE WHEN m.status IN ('running', 'done') THEN 1 END), COUNT(CASE WHEN m.started_on <= m.starts THEN 1 END),"
       " MIN(m.started_on), p.review_on FROM plan p LEFT JOIN measure m ON m.plan_id = p.id AND m.case_id = p.case_id"
       " AND COALESCE(m.status, 'planned') <> 'cancelled' WHERE p.case_id = $1"
       " GROUP BY p.id, p.number, p.status, p.reason, p.funder_id, p.client_signed_on, p.employer_signed_on, p.manager_signed_on,"
       " p.forwarded_on, p.decided_on, p.review_on ORDER BY p.number, p.id")

static struct date least(struct date a, struct date b)
{
        return !date_given(a) || (date_given(b) && date_cmp(b, a) < 0) ? b : a;
}

static struct date greatest(struct date a, struct date b)
{
        return date_cmp(b, a) > 0 ? b : a;
}

static void last_version(struct fact_sheet *out, const struct plan_fact_row *p)
{
        int64_t signatures = date_given(p->client) + date_given(p->employer) + date_given(p->manager);
        struct date all = greatest(greatest(p->client, p->employer), p->manager);
        fact_int(out, FACT_plan_reason_count, p->reasoned);
        fact_int(out, FACT_plan_funder_count, p->funded);
        fact_int(out, FACT_plan_schedule_count, p->measures > 0 && p->scheduled == p->measures);
        fact_int(out, FACT_plan_signature_count, signatures);
        fact_date(out, FACT_plan_signed_date, signatures == 3 ? all : DATE_NONE);
        fact_date(out, FACT_plan_review_date, p->review);
        fact_int(out, FACT_plan_measure_count, p->measures);
        fact_int(out, FACT_plan_measure_started_count, p->started);
        fact_int(out, FACT_plan_measure_on_time_count, p->on_time);
}

/* A version that waits: forwarded, not decided, not replaced by a newer one. */
static bool waits(const struct plan_fact_row *p)
{
        return date_given(p->forwarded) && !date_given(p->decided) && str_eq(p->status, S("forwarded"));
}

FACTS(plans, FACT_plan_version_count, FACT_plan_reason_count, FACT_plan_funder_count,
      FACT_plan_schedule_count, FACT_plan_signature_count, FACT_plan_signed_date, FACT_plan_forwarded_date,
      FACT_plan_decision_open_since, FACT_plan_decided_date, FACT_plan_measure_count,
      FACT_plan_measure_started_count, FACT_plan_measure_on_time_count, FACT_plan_first_measure_start,
      FACT_plan_review_date)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct date forwarded = DATE_NONE, open = DATE_NONE, decided = DATE_NONE, start = DATE_NONE;
        struct plan_fact_row *p, none = {.client = DATE_NONE,
                                         .employer = DATE_NONE,
                                         .manager = DATE_NONE,
                                         .review = DATE_NONE};
        size_t n;
        TRY(db_list_in(tx, scope->grant, &sql_plan_facts, NO_ARGS, &p, &n));
        for (size_t i = 0; i < n; i++) {
                forwarded = least(forwarded, p[i].forwarded);
                decided = greatest(decided, p[i].decided);
                start = least(start, p[i].first_start);
                if (waits(&p[i]))
                        open = least(open, p[i].forwarded);
        }
        fact_int(out, FACT_plan_version_count, (int64_t)n);
        last_version(out, n ? &p[n - 1] : &none);
        fact_date(out, FACT_plan_forwarded_date, forwarded);
        fact_date(out, FACT_plan_decision_open_since, open);
        fact_date(out, FACT_plan_decided_date, decided);
        fact_date(out, FACT_plan_first_measure_start, start);
        return OK;
}
