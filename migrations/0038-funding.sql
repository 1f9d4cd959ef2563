-- Who pays: fundings of measures, and what the office may promise by itself. CMB 9.B, 9.C, 1.A.4, H7
CREATE TABLE commitment_frame (
  @entity,
  funder_id @ref REFERENCES organisation(id), benefit @text, maximum @int, written @bool NOT NULL, valid_from @date, valid_until @date,
  note @text
) @table;
CREATE INDEX commitment_frame_funder ON commitment_frame(funder_id, benefit);

CREATE TABLE funding (
  @case_entity,
  measure_id @ref REFERENCES measure(id), funder_id @ref REFERENCES organisation(id), benefit @text, amount @int, status @text,
  applied_on @date, decided_on @date, rejection_reason @text, alternative @text, own_promise @bool NOT NULL,
  frame_id @ref REFERENCES commitment_frame(id), advance_payment @bool NOT NULL
) @table;
CREATE INDEX funding_case ON funding(case_id, id);
CREATE INDEX funding_measure ON funding(measure_id);
