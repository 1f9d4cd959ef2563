-- Part of case_open_v: what is open in a case and has a day. waits: for somebody else.
SELECT case_id, id AS row_id, 'task' AS kind, title, due, CASE WHEN responsible = 'staff' THEN 0 ELSE 1 END AS waits, urgent,
  user_id, responsible_name AS who, '' AS clock FROM task WHERE status = 'open'
UNION ALL
SELECT case_id, id AS row_id, 'appointment' AS kind, purpose AS title, held_on AS due, 0 AS waits, 0 AS urgent,
  user_id, participants AS who, clock FROM appointment WHERE status IN ('planned', 'confirmed')
UNION ALL
SELECT case_id, id AS row_id, 'reminder' AS kind, title, due, 0 AS waits, 0 AS urgent, user_id, '' AS who, '' AS clock
  FROM reminder_v WHERE status = 'open'
