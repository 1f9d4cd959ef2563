-- For the log of the data-protection officer: who said why, and when.
SELECT id, case_id, user_id, given_at, reason, detail FROM health_reading
