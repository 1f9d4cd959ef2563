-- Part of course_v: what of this subject stands in the course of a case (columns: migrations/README.md).
SELECT case_id, agreed_on AS happened_on, 'agreement' AS kind, id AS row_id, '' AS what, text AS title,
  created_by, 1 AS content, 32 AS position FROM agreement
UNION ALL
SELECT case_id, agreed_on AS happened_on, 'strategy' AS kind, id AS row_id, '' AS what, text AS title,
  created_by, 1 AS content, 31 AS position FROM strategy WHERE agreed_on IS NOT NULL
