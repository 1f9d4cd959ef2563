-- Part of course_v: what of this subject stands in the course of a case (columns: migrations/README.md).
SELECT case_id, happened_on, 'event' AS kind, id AS row_id, what, note AS title,
  created_by, 0 AS content, 10 AS position FROM case_event
