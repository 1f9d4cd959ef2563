-- What was sent with a submission: the same id with other content is no retry.
ALTER TABLE submission ADD COLUMN digest @text;

-- The last running number of a prefix and year ("CMB-2025-"): a number, not a text in order.
CREATE TABLE case_counter (head @text PRIMARY KEY NOT NULL, running @int NOT NULL) @table;
