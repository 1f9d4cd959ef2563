-- Part of case_open_v: what is open in a case and has a day. What disturbs is often about health: only readers of class CASE see it.
SELECT case_id, id AS row_id, 'disruption' AS kind, 'Störung klären' AS title, COALESCE(next_check_on, occurred_on) AS due, 0 AS waits, urgent,
  CAST(NULL AS @ref) AS user_id, '' AS who, '' AS clock, title AS confidential FROM disruption WHERE solved_on IS NULL
