-- Part of case_open_v: what is open in a case and has a day. waits: for somebody else.
SELECT case_id, id AS row_id, 'disruption' AS kind, title, COALESCE(next_check_on, occurred_on) AS due, 0 AS waits, urgent,
  CAST(NULL AS @ref) AS user_id, '' AS who, '' AS clock FROM disruption WHERE solved_on IS NULL
