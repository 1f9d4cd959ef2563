-- Who was asked what about a case, by which way, and what came back. D27, W10, W11
CREATE TABLE survey (
  @case_entity,
  kind @text,
  status @text,
  way @text,
  language @text,
  respondent @text,
  recipient_id @ref REFERENCES organisation(id),
  email @text,
  named @bool,
  note @text,
  planned_on @date,
  sent_on @date,
  valid_until @date,
  answered_on @date,
  ended_on @date,
  wrong_person @bool,
  callback_on @date,
  disclosure_id @ref REFERENCES disclosure(id),
  concept_id @ref REFERENCES concept(id)
) @table;
CREATE INDEX survey_case ON survey (case_id, kind);
CREATE INDEX survey_status ON survey (status, valid_until);

CREATE TABLE survey_answer (
  @case_entity,
  survey_id @ref REFERENCES survey(id),
  question @text,
  choice @text,
  words @text
) @table;
CREATE UNIQUE INDEX survey_answer_question ON survey_answer (case_id, survey_id, question);
