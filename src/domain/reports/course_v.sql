-- Part of course_v: what of this subject stands in the course of a case (columns: migrations/README.md).
SELECT case_id, requested_on AS happened_on, 'report_request' AS kind, id AS row_id, way AS what, title,
  created_by, 0 AS content, 22 AS position FROM report_request WHERE requested_on IS NOT NULL
UNION ALL
SELECT m.case_id, m.reminded_on AS happened_on, 'report_reminder' AS kind, m.request_id AS row_id, m.way AS what, q.title,
  m.created_by, 0 AS content, 23 AS position FROM report_reminder m JOIN report_request q ON q.id = m.request_id
UNION ALL
SELECT case_id, received_on AS happened_on, 'report' AS kind, id AS row_id, '' AS what, title,
  created_by, 0 AS content, 24 AS position FROM report
