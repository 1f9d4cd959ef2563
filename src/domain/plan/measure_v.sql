SELECT id, case_id, plan_id, kind, title, starts, started_on, ends, ended_on, status FROM measure
