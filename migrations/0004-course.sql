-- The course of a case: contacts, tasks, appointments, documents, disruptions.

CREATE TABLE contact_entry (
  @case_entity,
  held_on @date, way @text, party @text, initiator @text, organisation_id @ref REFERENCES organisation(id),
  participants @text, minutes @int, subject @text, own_words @text, note @text, health_note @text, work_field @text,
  appointment_id @int
) @table;
CREATE INDEX contact_entry_case ON contact_entry(case_id, id);

CREATE TABLE task (
  @case_entity,
  title @text, responsible @text, user_id @ref REFERENCES users(id), responsible_name @text, how @text, due @date,
  check_on @date, urgent @bool NOT NULL, status @text, done_on @date, delay_cause @text, work_field @text,
  agreement_id @int
) @table;
CREATE INDEX task_case ON task(case_id, id);
CREATE INDEX task_due ON task(status, due);
CREATE INDEX task_user ON task(user_id, status, due);

CREATE TABLE appointment (
  @case_entity,
  held_on @date, clock @text, minutes @int, kind @text, purpose @text, place @text, participants @text,
  organisation_id @ref REFERENCES organisation(id), user_id @ref REFERENCES users(id), bring @text,
  confirmation_sent_on @date, confirmed_on @date, status @text, status_note @text
) @table;
CREATE INDEX appointment_case ON appointment(case_id, id);
CREATE INDEX appointment_day ON appointment(held_on);

CREATE TABLE reminder (
  @case_entity,
  code @text, source @text, source_id @int, title @text, about @text, due @date, user_id @ref REFERENCES users(id), status @text,
  done_on @date
) @table;
CREATE INDEX reminder_case ON reminder(case_id, id);
CREATE UNIQUE INDEX reminder_once ON reminder(case_id, code, source, source_id, due);
CREATE INDEX reminder_user ON reminder(user_id, status, due);
-- When the rules of a case were looked at last, and how far the history was read for cases that changed since.
CREATE TABLE reminder_scan (case_id @ref PRIMARY KEY NOT NULL REFERENCES casefile(id), ran_on @date NOT NULL) @table;
CREATE TABLE reminder_mark (id @int PRIMARY KEY NOT NULL, change_id @int NOT NULL) @table;

CREATE TABLE attachment (
  @case_entity,
  title @text, kind @text, dated_on @date, issuer_id @ref REFERENCES organisation(id), medical @bool NOT NULL,
  file_name @text, mime @text, bytes @int
) @table;
CREATE INDEX attachment_case ON attachment(case_id, id);

-- Content apart from its description, so that lists never read it. sealed: encrypted (medical).
CREATE TABLE attachment_content (
  attachment_id @ref PRIMARY KEY NOT NULL REFERENCES attachment(id), case_id @ref NOT NULL REFERENCES casefile(id),
  sealed @bool NOT NULL, body @blob NOT NULL
) @table;

CREATE TABLE disruption (
  @case_entity,
  title @text, area @text, kind @text, occurred_on @date, known_on @date, urgent @bool NOT NULL,
  partner_id @ref REFERENCES organisation(id), cause @text, next_check_on @date, solved_on @date, solution @text,
  reach @text, network_relevant @bool NOT NULL
) @table;
CREATE INDEX disruption_case ON disruption(case_id, id);
