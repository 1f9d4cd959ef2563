-- The plan in full: stages of the return and the hours that were worked, what depends on what, gaps of the offer on a measure,
-- the day of the next review, and the disruption that led to a version. CMB 9.B, 10.E, field catalogue 6.10
ALTER TABLE plan ADD COLUMN review_on @date;
ALTER TABLE plan ADD COLUMN disruption_id @ref REFERENCES disruption(id);
-- The first measure of its line: copies of later versions name it, so that money and hours survive a new version.
ALTER TABLE measure ADD COLUMN origin_id @int;
ALTER TABLE measure ADD COLUMN gap_kind @text;
ALTER TABLE measure ADD COLUMN gap_note @text;

CREATE TABLE stage (
  @case_entity,
  plan_id @ref REFERENCES plan(id), measure_id @ref REFERENCES measure(id), starts @date, ends @date, hours @text, minutes @int,
  needs_id @ref REFERENCES measure(id), note @text
) @table;
CREATE INDEX stage_case ON stage(case_id, id);

CREATE TABLE worked_hours (
  @case_entity,
  starts @date, ends @date, hours @text, minutes @int, note @text
) @table;
CREATE INDEX worked_hours_case ON worked_hours(case_id, id);

CREATE TABLE measure_dependency (
  @case_entity,
  plan_id @ref REFERENCES plan(id), measure_id @ref REFERENCES measure(id), needs_id @ref REFERENCES measure(id), reason @text
) @table;
CREATE INDEX measure_dependency_case ON measure_dependency(case_id, id);
