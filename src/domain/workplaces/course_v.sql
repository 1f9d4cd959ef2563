-- Part of course_v: what of this subject stands in the course of a case (columns: migrations/README.md).
SELECT case_id, seen_on AS happened_on, 'workplace' AS kind, id AS row_id, '' AS what, title, created_by, 1 AS content,
  22 AS position FROM workplace WHERE seen_on IS NOT NULL
UNION ALL
SELECT s.case_id, s.note_sent_on AS happened_on, 'solution' AS kind, s.workplace_id AS row_id, '' AS what, w.title AS title,
  s.created_by, 1 AS content, 31 AS position FROM solution s JOIN workplace w ON w.id = s.workplace_id
  WHERE s.note_sent_on IS NOT NULL
