-- Part of course_v: what of this subject stands in the course of a case (columns: migrations/README.md).
SELECT case_id, occurred_on AS happened_on, 'disruption' AS kind, id AS row_id, area AS what, title,
  created_by, 1 AS content, 35 AS position FROM disruption
UNION ALL
SELECT case_id, solved_on AS happened_on, 'solved' AS kind, id AS row_id, area AS what, title,
  changed_by AS created_by, 1 AS content, 36 AS position FROM disruption WHERE solved_on IS NOT NULL
