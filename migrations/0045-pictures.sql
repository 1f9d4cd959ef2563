-- Related persons in pictures of the case: genogram and network map. No health of relatives: there is no column for it.
ALTER TABLE related_person ADD COLUMN gender @text;
ALTER TABLE related_person ADD COLUMN born_year @int;
ALTER TABLE related_person ADD COLUMN deceased @bool NOT NULL DEFAULT 0;
ALTER TABLE related_person ADD COLUMN died_year @int;
ALTER TABLE related_person ADD COLUMN circle @text;
ALTER TABLE related_person ADD COLUMN distance @int;
ALTER TABLE related_person ADD COLUMN strain @bool NOT NULL DEFAULT 0;
ALTER TABLE related_person ADD COLUMN since @date;
ALTER TABLE related_person ADD COLUMN ended @date;

-- A line between two of them; NULL is the client.
CREATE TABLE person_tie (
  @case_entity,
  from_id @ref, to_id @ref, kind @text, since_year @int, ended_year @int
) @table;
CREATE INDEX person_tie_case ON person_tie(case_id, id);

-- Where somebody was put by hand, in a picture ("genogram", "network").
CREATE TABLE picture_place (
  @case_entity,
  picture @text, person_id @ref, x @int, y @int
) @table;
CREATE INDEX picture_place_case ON picture_place(case_id, id);

-- The network map of a day. Names stay with the person: who is deleted there is in no old map.
CREATE TABLE network_snapshot (
  @case_entity,
  taken_on @date, note @text
) @table;
CREATE INDEX network_snapshot_case ON network_snapshot(case_id, id);
CREATE TABLE snapshot_line (
  @case_entity,
  snapshot_id @ref, person_id @ref, circle @text, distance @int, support @text, strain @bool NOT NULL, ended @bool NOT NULL,
  x @int, y @int
) @table;
CREATE INDEX snapshot_line_case ON snapshot_line(case_id, id);
