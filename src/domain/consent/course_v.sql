-- Part of course_v: what of this subject stands in the course of a case (columns: migrations/README.md).
SELECT case_id, signed_on AS happened_on, 'consent' AS kind, id AS row_id, COALESCE(kind_words, kind) AS what, '' AS title,
  created_by, 0 AS content, 12 AS position FROM consent WHERE signed_on IS NOT NULL
UNION ALL
SELECT case_id, withdrawn_on AS happened_on, 'withdrawal' AS kind, id AS row_id, COALESCE(kind_words, kind) AS what, withdrawal_note AS title,
  changed_by AS created_by, 0 AS content, 13 AS position FROM consent WHERE withdrawn_on IS NOT NULL
UNION ALL
SELECT case_id, given_on AS happened_on, 'disclosure' AS kind, id AS row_id, COALESCE(way_words, way) AS what, summary AS title,
  created_by, 1 AS content, 30 AS position FROM disclosure
