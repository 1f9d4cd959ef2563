-- Part of course_v: what of this subject stands in the course of a case (columns: migrations/README.md).
SELECT case_id, finished_on AS happened_on, 'letter' AS kind, id AS row_id, '' AS what, title,
  created_by, 0 AS content, 27 AS position FROM letter WHERE status = 'final'
