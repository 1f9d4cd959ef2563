-- What is known of the client: health, capability, income and career (CMB 5.C to 5.F).
CREATE TABLE benefit (
  @case_entity,
  kind @text,
  organisation_id @ref REFERENCES organisation(id),
  starts @date,
  ends @date,
  amount @int,
  per @text,
  note @text
) @table;
CREATE INDEX benefit_case ON benefit(case_id, id);
CREATE TABLE capability (
  @case_entity,
  load_class @text,
  feature @text,
  direction @text,
  text @text,
  source @text,
  attachment_id @ref REFERENCES attachment(id),
  said_on @date
) @table;
CREATE INDEX capability_case ON capability(case_id, id);
CREATE TABLE career_step (
  @case_entity,
  kind @text,
  activity @text,
  starts @date,
  ends @date,
  employer @text,
  finished @text
) @table;
CREATE INDEX career_step_case ON career_step(case_id, id);
CREATE TABLE missing_information (
  @case_entity,
  what @text,
  organisation_id @ref REFERENCES organisation(id),
  holder @text,
  due @date,
  received_on @date,
  answer @text
) @table;
CREATE INDEX missing_information_case ON missing_information(case_id, id);
CREATE TABLE rehab_stay (
  @case_entity,
  kind @text,
  organisation_id @ref REFERENCES organisation(id),
  starts @date,
  ends @date,
  result @text
) @table;
CREATE INDEX rehab_stay_case ON rehab_stay(case_id, id);
CREATE TABLE treating_doctor (
  @case_entity,
  name @text,
  speciality @text,
  organisation_id @ref REFERENCES organisation(id),
  since @date,
  until @date,
  note @text
) @table;
CREATE INDEX treating_doctor_case ON treating_doctor(case_id, id);
CREATE TABLE incapacity (
  @case_entity,
  starts @date,
  ends @date,
  reason @text,
  doctor_id @ref REFERENCES treating_doctor(id)
) @table;
CREATE INDEX incapacity_case ON incapacity(case_id, id);
