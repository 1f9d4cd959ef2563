-- Part of course_v: what of this subject stands in the course of a case (columns: migrations/README.md).
SELECT case_id, checked_on AS happened_on, 'control' AS kind, id AS row_id, quality AS what, COALESCE(measure, '') AS title,
  created_by, 1 AS content, 37 AS position FROM provider_control
