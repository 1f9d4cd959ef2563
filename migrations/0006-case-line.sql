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
