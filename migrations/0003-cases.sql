-- Cases, who may see them, and what is checked at their beginning.

CREATE TABLE casefile (
  @entity,
  number @text, number_key @text, person_id @ref REFERENCES person(id), concept_id @int, status @text, work_field @text,
  site_id @ref REFERENCES site(id), case_manager_id @ref REFERENCES users(id), deputy_id @ref REFERENCES users(id),
  opened_on @date, referral_path @text, referrer_id @ref REFERENCES organisation(id), occasion @text,
  earlier_processes @text, screening_on @date, file_review_on @date, talk_on @date, report_on @date, contact_on @date,
  diagnosis_on @date, rehab_end_on @date, incapacity_from @date, incapacity_until @date,
  employer_id @ref REFERENCES organisation(id), occupation @text, urgent @bool NOT NULL, urgent_reason @text,
  suspended_until @date, closed_on @date, end_reason @text, criteria_exception_by @int
) @table;

-- Responsibility over time: exactly one case manager at a time, deputies beside.
CREATE TABLE assignment (
  id @id, case_id @ref NOT NULL REFERENCES casefile(id), user_id @ref NOT NULL REFERENCES users(id), part @text NOT NULL,
  since @date NOT NULL, until @date, note @text
) @table;
CREATE INDEX assignment_case ON assignment(case_id);
-- Maintained by the cases module: who may see a case, how (1 read, 2 write) and why. Every list joins it.
CREATE TABLE case_access (
  user_id @ref NOT NULL REFERENCES users(id), case_id @ref NOT NULL REFERENCES casefile(id), level @int NOT NULL, why @text NOT NULL,
  PRIMARY KEY (user_id, case_id)
) @table;
CREATE INDEX case_access_case ON case_access(case_id);
CREATE UNIQUE INDEX casefile_number ON casefile(number);
CREATE INDEX casefile_person ON casefile(person_id);
CREATE INDEX casefile_manager ON casefile(case_manager_id, status);

CREATE TABLE case_event (
  @case_entity,
  happened_on @date, what @text, note @text, user_id @ref REFERENCES users(id)
) @table;
CREATE INDEX case_event_case ON case_event(case_id, id);

CREATE TABLE criterion_check (
  @case_entity,
  criterion @text, stage @text, value @text, evidence @text, checked_on @date
) @table;
CREATE INDEX criterion_check_case ON criterion_check(case_id, id);

CREATE TABLE funder_check (
  @case_entity,
  funder @text, line @text, value @text, evidence @text
) @table;
CREATE INDEX funder_check_case ON funder_check(case_id, id);

CREATE TABLE related_person (
  @case_entity,
  name @text, relation @text, phone @text, household @bool NOT NULL, support @text, note @text
) @table;
CREATE INDEX related_person_case ON related_person(case_id, id);

CREATE TABLE consent (
  @case_entity,
  kind @text, recipient_id @ref REFERENCES organisation(id), content @text, diagnoses @text, scope @text,
  return_wish @bool NOT NULL, explained_on @date, signed_on @date, valid_until @date, refused @bool NOT NULL,
  withdrawn_on @date, withdrawal_note @text
) @table;
CREATE INDEX consent_case ON consent(case_id, id);

CREATE TABLE disclosure (
  @case_entity,
  recipient_id @ref REFERENCES organisation(id), content @text, summary @text, way @text, given_on @date,
  consents @text -- ids of the consents it stands on: "3 7"
) @table;
CREATE INDEX disclosure_case ON disclosure(case_id, id);
