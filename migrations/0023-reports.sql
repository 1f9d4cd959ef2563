-- Reports and findings that others have: what is asked of whom, reminders, what came, and which disruption is about it (CMB 3.A-3.C).
CREATE TABLE report_request (
  @case_entity,
  title @text,
  kind @text NOT NULL,
  recipient_id @ref NOT NULL REFERENCES organisation(id),
  contact @text,
  level @text,
  wanted @text NOT NULL,
  purpose @text NOT NULL,
  called_on @date,
  no_call_reason @text,
  due_on @date NOT NULL,
  cost_payer @text,
  cost_amount @int,
  cost_clarified_on @date,
  status @text,
  requested_on @date,
  way @text,
  received_on @date,
  ended_on @date,
  ending_note @text,
  release_id @ref REFERENCES consent(id),
  disclosure_id @ref REFERENCES disclosure(id)
) @table;
CREATE INDEX report_request_case ON report_request (case_id);

CREATE TABLE report_reminder (
  @case_entity,
  request_id @ref NOT NULL REFERENCES report_request(id),
  reminded_on @date NOT NULL,
  way @text NOT NULL,
  spoken_with @text,
  note @text
) @table;
CREATE INDEX report_reminder_case ON report_reminder (case_id);

CREATE TABLE report (
  @case_entity,
  title @text,
  kind @text NOT NULL,
  issuer_id @ref REFERENCES organisation(id),
  dated_on @date,
  received_on @date NOT NULL,
  origin @text NOT NULL,
  request_id @ref REFERENCES report_request(id),
  attachment_id @ref,
  complete @text,
  recent @text,
  meaningful @text,
  points @text,
  reviewed_on @date
) @table;
CREATE INDEX report_case ON report (case_id);

CREATE TABLE report_defect (
  @case_entity,
  disruption_id @ref NOT NULL UNIQUE REFERENCES disruption(id),
  request_id @ref REFERENCES report_request(id),
  report_id @ref REFERENCES report(id)
) @table;
CREATE INDEX report_defect_case ON report_defect (case_id);
