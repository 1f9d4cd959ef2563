-- The head of every page says how many cases burn: found among the running ones by the day.
CREATE INDEX case_line_burns ON case_line(burns_from) WHERE running = 1 AND burns_from IS NOT NULL;
