-- Subscriptions of calendars: a secret address per user, stored as hash; ended ones stay, so that it can be seen that there was one.
CREATE TABLE calendar_feed (
  token_hash @text PRIMARY KEY NOT NULL, user_id @ref NOT NULL REFERENCES users(id), names @bool NOT NULL,
  created_at @int NOT NULL, ended_at @int
) @table;
CREATE INDEX calendar_feed_user ON calendar_feed(user_id);

-- What the deputy needs to know of a case during an absence. SF 3 A13
CREATE TABLE handover_note (
  @case_entity,
  absence_id @ref, note @text
) @table;
CREATE INDEX handover_note_case ON handover_note(case_id, id);
CREATE INDEX handover_note_absence ON handover_note(absence_id);
