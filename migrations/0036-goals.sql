-- What a goal is part of, how far it is reached in five steps put into words (goal attainment scaling), how each party sees it at
-- the end; the way to the goals, and applications. CMB 5.J, field catalogue 6.8
ALTER TABLE goal ADD COLUMN level @text;
ALTER TABLE goal ADD COLUMN parent_id @ref REFERENCES goal(id);
ALTER TABLE goal ADD COLUMN scale_m2 @text;
ALTER TABLE goal ADD COLUMN scale_m1 @text;
ALTER TABLE goal ADD COLUMN scale_0 @text;
ALTER TABLE goal ADD COLUMN scale_p1 @text;
ALTER TABLE goal ADD COLUMN scale_p2 @text;
ALTER TABLE goal ADD COLUMN start_step @text;
ALTER TABLE goal ADD COLUMN weight @int;
ALTER TABLE goal_view ADD COLUMN attained @text;

CREATE TABLE goal_assessment (
  @case_entity,
  goal_id @ref REFERENCES goal(id), party @text, assessed_on @date, step @text, words @text
) @table;
CREATE INDEX goal_assessment_case ON goal_assessment(case_id, id);

CREATE TABLE strategy (
  @case_entity,
  goal_id @ref REFERENCES goal(id), text @text, own_words @text, reason @text, alternatives @text, dissent @text, agreed_on @date
) @table;
CREATE INDEX strategy_case ON strategy(case_id, id);

CREATE TABLE application (
  @case_entity,
  kind @text, status @text, filed_on @date, decided_on @date, recommendation @text, advice @text
) @table;
CREATE INDEX application_case ON application(case_id, id);
