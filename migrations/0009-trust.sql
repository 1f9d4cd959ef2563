-- What was sent with a submission: the same id with other content is no retry.
ALTER TABLE submission ADD COLUMN digest @text;
