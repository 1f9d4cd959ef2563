-- Concepts (method packs), statements, ratings, goals, plan and outcome.
-- A concept version; its files are the shipped YAML or a local edit. The database is the truth, loading never overwrites.
-- digest: of all files. active: new cases begin with it (one version of each code).
CREATE TABLE concept (
  id @id, code @text NOT NULL, number @int NOT NULL, title @text NOT NULL, origin @text NOT NULL, based_on @ref, loaded_at @int NOT NULL,
  loaded_by @ref, active @bool NOT NULL, digest @text NOT NULL, UNIQUE (code, number), UNIQUE (code, digest)
) @table;
CREATE TABLE concept_file (concept_id @ref NOT NULL REFERENCES concept(id), path @text NOT NULL, body @text NOT NULL, PRIMARY KEY (concept_id, path)) @table;

CREATE TABLE answer (
  @case_entity,
  item @text, concept_id @int, source @text, value_text @text, value_int @int, value_date @date, value_secret @text,
  own_words @text, evidence @text, unknown_reason @text, said_on @date, replaces @int
) @table;
CREATE INDEX answer_case ON answer(case_id, id);
CREATE INDEX answer_item ON answer(case_id, item, id);

CREATE TABLE rating (
  @case_entity,
  goal_code @text, value @text, suggested @text, reason @text, rated_on @date
) @table;
CREATE INDEX rating_case ON rating(case_id, id);
CREATE INDEX rating_goal ON rating(case_id, goal_code, id);

CREATE TABLE site_rating (
  @entity,
  site_id @ref REFERENCES site(id), goal_code @text, period @text, value @text, reason @text, rated_on @date
) @table;

CREATE TABLE guideline_tick (
  @case_entity,
  guideline @text, ticked @bool NOT NULL
) @table;
CREATE INDEX guideline_tick_case ON guideline_tick(case_id, id);
CREATE UNIQUE INDEX guideline_tick_once ON guideline_tick(case_id, guideline);

CREATE TABLE goal (
  @case_entity,
  text @text, own_words @text, kind @text, source @text, term @date, indicator @text, attained @text,
  attained_note @text
) @table;
CREATE INDEX goal_case ON goal(case_id, id);

CREATE TABLE goal_view (
  @case_entity,
  goal_id @ref REFERENCES goal(id), party @text, knows @bool NOT NULL, understands @bool NOT NULL, agrees @text,
  dissent @text
) @table;
CREATE INDEX goal_view_case ON goal_view(case_id, id);
CREATE UNIQUE INDEX goal_view_party ON goal_view(goal_id, party);

CREATE TABLE agreement (
  @case_entity,
  text @text, parties @text, agreed_on @date, until @date, binding @bool NOT NULL, known @bool NOT NULL,
  suitable @bool NOT NULL, kept @text, cause @text
) @table;
CREATE INDEX agreement_case ON agreement(case_id, id);

CREATE TABLE plan (
  @case_entity,
  title @text, number @int, status @text, own_words @text, reason @text, funder_id @ref REFERENCES organisation(id),
  procedure @text, client_signed_on @date, employer_signed_on @date, manager_signed_on @date, forwarded_on @date,
  forward_reason @text, decided_on @date, decision @text, decision_note @text
) @table;
CREATE UNIQUE INDEX plan_case ON plan(case_id, number);

CREATE TABLE measure (
  @case_entity,
  plan_id @ref REFERENCES plan(id), kind @text, title @text, justification @text,
  provider_id @ref REFERENCES organisation(id), funder_id @ref REFERENCES organisation(id), starts @date, ends @date, started_on @date,
  ended_on @date, extent @text, costs @int, status @text, progress @text
) @table;
CREATE INDEX measure_case ON measure(case_id, id);

CREATE TABLE outcome (
  @case_entity,
  point @text, recorded_on @date, own_words @text, status @text, seamless @bool NOT NULL, return_option @bool NOT NULL, security @text,
  health_effect @text, pay @text, qualification @text, satisfaction @text, computed_class @text, judged_class @text,
  deviation_reason @text
) @table;
CREATE UNIQUE INDEX outcome_case ON outcome(case_id, point);
