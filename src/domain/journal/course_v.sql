-- Part of course_v: what of this subject stands in the course of a case (columns: migrations/README.md).
SELECT case_id, held_on AS happened_on, 'contact' AS kind, id AS row_id, way AS what, subject AS title,
  created_by, 0 AS content, 20 AS position FROM contact_entry
