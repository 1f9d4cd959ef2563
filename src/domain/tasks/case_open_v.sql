-- Part of case_open_v: what is open in a case and has a day. waits: for somebody else.
-- A reminder of a task or an appointment does not stand beside it: it is left out while the thing itself is in the list of the
-- same person, no later than the reminder.
SELECT case_id, id AS row_id, 'task' AS kind, title, due, CASE WHEN responsible = 'staff' THEN 0 ELSE 1 END AS waits, urgent,
  user_id, responsible_name AS who, '' AS clock, NULL AS confidential FROM task WHERE status = 'open'
UNION ALL
SELECT case_id, id AS row_id, 'appointment' AS kind, purpose AS title, held_on AS due, 0 AS waits, 0 AS urgent,
  user_id, participants AS who, clock, NULL AS confidential FROM appointment WHERE status IN ('planned', 'confirmed')
UNION ALL
SELECT case_id, id AS row_id, 'reminder' AS kind, title, due, 0 AS waits, 0 AS urgent, user_id, '' AS who, '' AS clock,
  NULL AS confidential FROM reminder_v m WHERE status = 'open'
  AND NOT (source IN ('task_due', 'task_check_date') AND EXISTS (SELECT 1 FROM task t WHERE t.case_id = m.case_id AND t.status = 'open'
    AND t.due <= m.due AND (source = 'task_due' OR t.check_on <= m.due)
    AND (t.user_id IS NULL OR t.user_id = m.user_id OR t.responsible <> 'staff')))
  AND NOT (source = 'appointment_next_date' AND EXISTS (SELECT 1 FROM appointment a WHERE a.case_id = m.case_id
    AND a.status IN ('planned', 'confirmed') AND a.held_on >= m.due AND (a.user_id IS NULL OR a.user_id = m.user_id)))
