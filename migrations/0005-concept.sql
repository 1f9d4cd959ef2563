-- Concepts (method packs), statements, ratings, goals, plan and outcome.
-- A concept version; its files are the shipped YAML or a local edit. The database is the truth, loading never overwrites.
-- digest: of all files. active: new cases begin with it (one version of each code).
CREATE TABLE concept (
  id @id, code @text NOT NULL, number @int NOT NULL, title @text NOT NULL, origin @text NOT NULL, based_on @ref, loaded_at @int NOT NULL,
  loaded_by @ref, active @bool NOT NULL, digest @text NOT NULL, UNIQUE (code, number), UNIQUE (code, digest)
) @table;
CREATE TABLE concept_file (concept_id @ref NOT NULL REFERENCES concept(id), path @text NOT NULL, body @text NOT NULL, PRIMARY KEY (concept_id, path)) @table;

CREATE VIEW concept_v AS SELECT id, code, number, title, active, digest FROM concept;

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

CREATE VIEW goal_v AS SELECT id, case_id, text, kind, source, term, attained FROM goal;
CREATE VIEW plan_v AS SELECT id, case_id, title, number, status, client_signed_on, employer_signed_on, manager_signed_on, forwarded_on, decided_on FROM plan;
CREATE VIEW measure_v AS SELECT id, case_id, plan_id, kind, title, starts, started_on, ends, status FROM measure;
CREATE VIEW outcome_v AS SELECT id, case_id, point, recorded_on, status, computed_class, judged_class FROM outcome;

-- What is open in a case and has a day: for lists, Mein Tag and the head of a case. kind: task, appointment, reminder, disruption.
CREATE VIEW case_open_v AS
SELECT case_id, id AS row_id, 'task' AS kind, title, due, CASE WHEN responsible = 'staff' THEN 0 ELSE 1 END AS waits, urgent, user_id,
  responsible_name AS who, '' AS clock FROM task WHERE status = 'open'
UNION ALL
SELECT case_id, id, 'appointment', purpose, held_on, 0, 0, user_id, participants, clock FROM appointment WHERE status IN ('planned', 'confirmed')
UNION ALL
SELECT case_id, id, 'reminder', title, due, 0, 0, user_id, '', '' FROM reminder_v WHERE status = 'open'
UNION ALL
SELECT case_id, id, 'disruption', title, COALESCE(next_check_on, occurred_on), 0, urgent, NULL, '', '' FROM disruption WHERE solved_on IS NULL;

-- The course of a case: every dated thing with its kind. content 1: only for readers of class CASE. position orders one day.
CREATE VIEW course_v AS
SELECT case_id, held_on AS happened_on, 'contact' AS kind, id AS row_id, way AS what, subject AS title, created_by, 0 AS content, 20 AS position FROM contact_entry
UNION ALL SELECT case_id, happened_on, 'event', id, what, note, created_by, 0, 10 FROM case_event
UNION ALL SELECT case_id, signed_on, 'consent', id, kind, '', created_by, 0, 12 FROM consent WHERE signed_on IS NOT NULL
UNION ALL SELECT case_id, withdrawn_on, 'withdrawal', id, kind, withdrawal_note, changed_by, 0, 13 FROM consent WHERE withdrawn_on IS NOT NULL
UNION ALL SELECT case_id, given_on, 'disclosure', id, way, summary, created_by, 1, 30 FROM disclosure
UNION ALL SELECT case_id, done_on, 'task', id, responsible, title, changed_by, 0, 40 FROM task WHERE done_on IS NOT NULL
UNION ALL SELECT case_id, held_on, 'appointment', id, kind, purpose, created_by, 0, 15 FROM appointment WHERE status IN ('kept', 'late', 'missed')
UNION ALL SELECT case_id, COALESCE(dated_on, ''), 'attachment', id, kind, title, created_by, 0, 25 FROM attachment WHERE dated_on IS NOT NULL
UNION ALL SELECT case_id, occurred_on, 'disruption', id, area, title, created_by, 0, 35 FROM disruption
UNION ALL SELECT case_id, solved_on, 'solved', id, area, title, changed_by, 0, 36 FROM disruption WHERE solved_on IS NOT NULL
UNION ALL SELECT case_id, agreed_on, 'agreement', id, '', text, created_by, 1, 32 FROM agreement
UNION ALL SELECT case_id, COALESCE(client_signed_on, manager_signed_on), 'plan', id, CAST(number AS TEXT), title, created_by, 1, 33 FROM plan WHERE client_signed_on IS NOT NULL OR manager_signed_on IS NOT NULL
UNION ALL SELECT case_id, recorded_on, 'outcome', id, point, '', created_by, 1, 50 FROM outcome;

-- What the client said, in own words; never from secret fields.
CREATE VIEW own_words_v AS
SELECT case_id, own_words AS words, held_on AS said_on, id AS position FROM contact_entry WHERE own_words IS NOT NULL
UNION ALL SELECT g.case_id, g.own_words, c.opened_on, g.id FROM goal g JOIN casefile c ON c.id = g.case_id WHERE g.own_words IS NOT NULL
UNION ALL SELECT case_id, own_words, recorded_on, id FROM outcome WHERE own_words IS NOT NULL;

CREATE VIEW rating_v AS SELECT id, case_id, goal_code, value, suggested, rated_on FROM rating;
CREATE VIEW site_rating_v AS SELECT id, site_id, goal_code, period, value FROM site_rating;
