-- Part of course_v: what of this subject stands in the course of a case (columns: migrations/README.md).
SELECT case_id, shown_on AS happened_on, 'attachment' AS kind, id AS row_id, kind AS what, title,
  created_by, 0 AS content, 25 AS position FROM attachment WHERE origin IS NULL
