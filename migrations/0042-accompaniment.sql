-- While measures run: agreed contacts, looks at providers, crises; and ways to other services (CMB 5.L, 10.B to 10.D).
CREATE TABLE contact_rhythm (
  @case_entity,
  side @text,
  weeks @int,
  agreed_on @date,
  note @text
) @table;
CREATE INDEX contact_rhythm_case ON contact_rhythm(case_id, id);
CREATE TABLE provider_control (
  @case_entity,
  checked_on @date,
  provider_id @ref REFERENCES organisation(id),
  measure @text,
  quality @text,
  punctuality @text,
  defects @text,
  consequences @text
) @table;
CREATE INDEX provider_control_case ON provider_control(case_id, id);
CREATE TABLE onward_referral (
  @case_entity,
  organisation_id @ref REFERENCES organisation(id),
  service @text,
  occasion @text,
  referred_on @date,
  way @text,
  appointment_on @date,
  own_words @text,
  began_on @date,
  continued_on @date,
  ended_on @date,
  result @text,
  feedback @text
) @table;
CREATE INDEX onward_referral_case ON onward_referral(case_id, id);
ALTER TABLE contact_entry ADD COLUMN crisis @bool;
ALTER TABLE contact_entry ADD COLUMN crisis_steps @text;
