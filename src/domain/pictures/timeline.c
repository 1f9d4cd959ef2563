#include "domain/pictures/timeline.h"

/* $2: 1 with health. The newest plan's measures; older versions are in the plan. */
SQL_IN(timeline_rows, timeline_row,
       "SELECT 'event' AS kind, v.happened_on AS begins, NULL AS ends, v.title, v.what FROM course_v v WHERE v.case_id = $1 AND v.kind = 'event'"
       " UNION ALL SELECT 'contact', e.held_on, NULL, e.subject, e.party FROM contact_entry_v e WHERE e.case_id = $1"
       " UNION ALL SELECT 'measure', COALESCE(m.started_on, m.starts), m.ends, m.title, m.status FROM measure_v m WHERE m.case_id = $1"
       " AND m.plan_id = (SELECT MAX(p.id) FROM plan_v p WHERE p.case_id = $1)"
       " UNION ALL SELECT 'disruption', d.occurred_on, d.solved_on, d.title, d.kind FROM disruption_v d WHERE d.case_id = $1"
       " UNION ALL SELECT 'incapacity', c.incapacity_from, c.incapacity_until, '', '' FROM casefile_v c"
       " WHERE c.id = $1 AND CAST($2 AS BIGINT) = 1 AND c.incapacity_from IS NOT NULL ORDER BY 2, 1 LIMIT 2000")

enum err timeline_read(struct rtx *tx, const struct grant *g, bool health, struct timeline_row **out,
                       size_t *n)
{
        return db_list_in(tx, g, &sql_timeline_rows, ARGS(health ? 1 : 0), out, n);
}
