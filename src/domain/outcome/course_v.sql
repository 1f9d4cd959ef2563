-- Part of course_v: what of this subject stands in the course of a case (columns: migrations/README.md).
SELECT case_id, recorded_on AS happened_on, 'outcome' AS kind, id AS row_id, point AS what, '' AS title,
  created_by, 1 AS content, 50 AS position FROM outcome
