-- Why somebody who neither leads a case nor is its deputy read about health (H10).
CREATE TABLE health_reading (
  @case_entity,
  reason @text,
  detail @text,
  user_id @ref REFERENCES users(id),
  session_id @int,
  given_at @int
) @table;
CREATE INDEX health_reading_case ON health_reading(case_id, user_id, session_id);
