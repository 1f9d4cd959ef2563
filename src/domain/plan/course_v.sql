-- Part of course_v: what of this subject stands in the course of a case (columns: migrations/README.md).
SELECT case_id, COALESCE(client_signed_on, manager_signed_on) AS happened_on, 'plan' AS kind, id AS row_id,
  CAST(number AS TEXT) AS what, title, created_by, 1 AS content, 33 AS position
FROM plan WHERE client_signed_on IS NOT NULL OR manager_signed_on IS NOT NULL
