-- Workplaces: what they demand, what the person can, who confirmed the comparison, which solution was found. CMB 8.C to 8.E
CREATE TABLE workplace (
  @case_entity,
  title @text, kind @text, organisation_id @ref REFERENCES organisation(id), description @text, own_words @text,
  instrument @text, seen_on @date, demand_source @text, external @text
) @table;
CREATE INDEX workplace_case ON workplace(case_id, id);

CREATE TABLE workplace_demand (
  @case_entity,
  workplace_id @ref REFERENCES workplace(id) ON DELETE CASCADE, instrument @text, feature @text, label @text, level @int,
  severe @text, severe_reason @text, remedy @text, measure_id @ref REFERENCES measure(id) ON DELETE SET NULL
) @table;
CREATE INDEX workplace_demand_case ON workplace_demand(case_id, id);
CREATE INDEX workplace_demand_workplace ON workplace_demand(workplace_id);
CREATE INDEX workplace_demand_measure ON workplace_demand(measure_id);

CREATE TABLE ability (
  @case_entity,
  instrument @text, feature @text, label @text, source @text, level @int, evidence @text, said_on @date
) @table;
CREATE INDEX ability_case ON ability(case_id, id);

CREATE TABLE profile_signoff (
  @case_entity,
  workplace_id @ref REFERENCES workplace(id) ON DELETE CASCADE, role @text, name @text, asked_on @date, answer @text,
  answered_on @date, objection @text
) @table;
CREATE INDEX profile_signoff_case ON profile_signoff(case_id, id);
CREATE INDEX profile_signoff_workplace ON profile_signoff(workplace_id);

CREATE TABLE solution (
  @case_entity,
  workplace_id @ref REFERENCES workplace(id) ON DELETE CASCADE, result @text, adaptable @text, changes @text,
  measure_id @ref REFERENCES measure(id) ON DELETE SET NULL, training_needed @text, training @text, economic @text,
  economic_reason @text, client_accepts @text, employer_accepts @text, council_accepts @text, doctor_accepts @text,
  funder_accepts @text, objection @text, note_sent_on @date
) @table;
CREATE INDEX solution_case ON solution(case_id, id);
CREATE INDEX solution_workplace ON solution(workplace_id);
CREATE INDEX solution_measure ON solution(measure_id);
