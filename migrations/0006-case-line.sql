-- What lists show of a case, in one row: kept by the cases module with every record that changes it, so that a list reads one
-- table and not twelve. Days, not states: burns_from '' burns always, else from that day on; due_from: something of ours is due
-- from that day on. What follows from today is worked out when it is read.
CREATE TABLE case_line (
  case_id @ref PRIMARY KEY NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
  running @bool NOT NULL, case_manager_id @ref, deputy_id @ref, number @text, given @text, family @text, name_key @text,
  search_key @text, employer @text, employer_key @text, work_field @text, status @text, concept_id @int, manager @text,
  burns_from @date, due_from @date, waits @bool NOT NULL, next_title @text, next_due @date, last_entry @date, active_on @date,
  consent_first @date, consent_last @date
) @table;
CREATE INDEX case_line_manager ON case_line(case_manager_id, running);
CREATE INDEX case_line_deputy ON case_line(deputy_id, running);

-- Whether the case runs: then a person's running cases are found among thousands of closed ones.
ALTER TABLE case_access ADD COLUMN running @bool NOT NULL DEFAULT 0;
UPDATE case_access SET running = 1
WHERE case_id IN (SELECT id FROM casefile WHERE status NOT IN ('closed', 'follow_up', 'archived'));
CREATE INDEX case_access_running ON case_access(user_id, running, case_id);

-- The last entries of a case, those in own words, those with a partner.
CREATE INDEX contact_entry_day ON contact_entry(case_id, held_on, id);
CREATE INDEX contact_entry_words ON contact_entry(case_id, held_on, id) WHERE own_words IS NOT NULL;
CREATE INDEX contact_entry_partner ON contact_entry(case_id, organisation_id, held_on) WHERE organisation_id IS NOT NULL;
CREATE INDEX attachment_day ON attachment(case_id, dated_on, id);

INSERT INTO case_line (case_id, running, case_manager_id, deputy_id, number, given, family, name_key, search_key, employer,
  employer_key, work_field, status, concept_id, manager, burns_from, due_from, waits, next_title, next_due, last_entry, active_on,
  consent_first, consent_last)
SELECT c.id, CASE WHEN c.status NOT IN ('closed', 'follow_up', 'archived') THEN 1 ELSE 0 END, c.case_manager_id, c.deputy_id,
  c.number, c.given, c.family, c.name_key, c.search_key, o.name, o.name_key, c.work_field, c.status, c.concept_id, m.name,
  CASE WHEN c.urgent = 1 THEN '' ELSE b.burns_from END, b.due_from, COALESCE(b.waits, 0), n.title, b.next_due, e.last_entry,
  COALESCE(e.last_entry, c.opened_on), k.consent_first, k.consent_last
FROM casefile_v c
LEFT JOIN organisation_v o ON o.id = c.employer_id
LEFT JOIN users m ON m.id = c.case_manager_id
LEFT JOIN (SELECT case_id, MIN(CASE WHEN urgent = 1 THEN CASE WHEN kind = 'disruption' THEN '' ELSE due END END) AS burns_from,
  MIN(CASE WHEN waits = 0 THEN due END) AS due_from, MAX(waits) AS waits, MIN(due) AS next_due
  FROM case_open_v GROUP BY case_id) b ON b.case_id = c.id
LEFT JOIN (SELECT case_id, title, ROW_NUMBER() OVER (PARTITION BY case_id ORDER BY due NULLS LAST, clock, row_id) AS place
  FROM case_open_v) n ON n.case_id = c.id AND n.place = 1
LEFT JOIN (SELECT case_id, MAX(held_on) AS last_entry FROM contact_entry GROUP BY case_id) e ON e.case_id = c.id
LEFT JOIN (SELECT case_id, MIN(valid_until) AS consent_first, MAX(valid_until) AS consent_last FROM consent
  WHERE withdrawn_on IS NULL AND refused = 0 GROUP BY case_id) k ON k.case_id = c.id;
