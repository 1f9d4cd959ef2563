-- Part of course_v: what of this subject stands in the course of a case (columns: migrations/README.md).
SELECT case_id, done_on AS happened_on, 'task' AS kind, id AS row_id, responsible AS what, title,
  changed_by AS created_by, 0 AS content, 40 AS position FROM task WHERE done_on IS NOT NULL AND status <> 'dropped'
UNION ALL
SELECT case_id, done_on AS happened_on, 'task_dropped' AS kind, id AS row_id, responsible AS what, title,
  changed_by AS created_by, 0 AS content, 40 AS position FROM task WHERE done_on IS NOT NULL AND status = 'dropped'
UNION ALL
SELECT case_id, held_on AS happened_on, 'appointment' AS kind, id AS row_id, kind AS what, purpose AS title,
  created_by, 0 AS content, 15 AS position FROM appointment WHERE status IN ('kept', 'late', 'missed')
