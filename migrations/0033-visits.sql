-- Talks in the company: what they add to their appointment, and who takes part. CMB 6.C, 7
CREATE TABLE site_visit (
  @case_entity,
  appointment_id @ref REFERENCES appointment(id), organisation_id @ref REFERENCES organisation(id), moderation @text,
  moderator @text, workplace_seen @bool NOT NULL, own_words @text, minutes @text, note_sent_on @date
) @table;
CREATE INDEX site_visit_case ON site_visit(case_id, id);
CREATE INDEX site_visit_appointment ON site_visit(appointment_id);

CREATE TABLE visit_participant (
  @case_entity,
  visit_id @ref REFERENCES site_visit(id) ON DELETE CASCADE, role @text,
  contact_person_id @ref REFERENCES contact_person(id) ON DELETE SET NULL, name @text, invited_on @date, invited_by @text,
  reply @text, replied_on @date, present @text, absence_reason @text, satisfied @text, feedback @text
) @table;
CREATE INDEX visit_participant_case ON visit_participant(case_id, id);
CREATE INDEX visit_participant_visit ON visit_participant(visit_id);
CREATE INDEX visit_participant_person ON visit_participant(contact_person_id);
