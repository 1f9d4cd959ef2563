-- The day of a document in the course of its case: its own, or the day it came in. Kept with the record, so that the newest of a
-- long course are found by an index.
ALTER TABLE attachment ADD COLUMN shown_on @date;
UPDATE attachment SET shown_on = dated_on;
-- only sqlite
UPDATE attachment SET shown_on = date(created_at, 'unixepoch', 'localtime') WHERE shown_on IS NULL;
-- end
-- only pgsql
UPDATE attachment SET shown_on = to_char(to_timestamp(created_at), 'YYYY-MM-DD') WHERE shown_on IS NULL;
-- end
DROP INDEX attachment_day;
CREATE INDEX attachment_day ON attachment(case_id, shown_on, id);
