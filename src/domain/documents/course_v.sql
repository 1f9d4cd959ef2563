-- Part of course_v: what of this subject stands in the course of a case (columns: migrations/README.md). Content: what the document
-- tells is for readers of class CASE, as every class but master data, appointments and the network is.
SELECT case_id, finished_on AS happened_on, 'letter' AS kind, id AS row_id, '' AS what, title, created_by,
  CASE WHEN replace(replace(replace(replace(replace(classes, 'case', ''), 'health', ''), 'motivation', ''), 'social', ''),
    'employer', '') = classes THEN 0 ELSE 1 END AS content, 27 AS position FROM letter WHERE status = 'final'
