-- Documents of a case: drafts, the PDF that was kept, and every way on which it left. D1 to D28; H2, H6
CREATE TABLE letter (
  @case_entity,
  code @text,
  title @text,
  audience @text,
  language @text,
  recipient_id @ref REFERENCES organisation(id),
  address @text,
  subject @text,
  body @text,
  content @text,
  classes @text,
  about @text,
  sheet @bool,
  status @text,
  user_id @ref REFERENCES users(id),
  dated_on @date,
  finished_on @date,
  attachment_id @int,
  disclosure_id @int,
  digest @text
) @table;
CREATE INDEX letter_case ON letter(case_id, finished_on, id);
CREATE TABLE letter_outlet (
  @case_entity,
  letter_id @int,
  way @text,
  left_on @date,
  user_id @ref REFERENCES users(id),
  stopped @bool,
  reason @text
) @table;
CREATE INDEX letter_outlet_case ON letter_outlet(case_id, letter_id, id);
-- A file that the program made belongs to what made it, and tells which data classes its reader must read.
ALTER TABLE attachment ADD COLUMN origin @text;
ALTER TABLE attachment ADD COLUMN needs @text;
