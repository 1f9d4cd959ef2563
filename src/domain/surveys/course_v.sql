-- Part of course_v: what of this subject stands in the course of a case (columns: migrations/README.md).
SELECT case_id, sent_on AS happened_on, 'survey_sent' AS kind, id AS row_id, kind AS what, respondent AS title,
  created_by, 1 AS content, 70 AS position FROM survey WHERE sent_on IS NOT NULL
UNION ALL
SELECT case_id, answered_on AS happened_on, 'survey_back' AS kind, id AS row_id, kind AS what, respondent AS title,
  created_by, 1 AS content, 71 AS position FROM survey WHERE answered_on IS NOT NULL
