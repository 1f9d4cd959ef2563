-- What disturbs is often about health: its title is of class CASE, like the rest of the disruption, and leaves the lists.
UPDATE case_line SET next_title = 'Störung klären'
WHERE next_title IN (SELECT d.title FROM disruption d WHERE d.case_id = case_line.case_id AND d.solved_on IS NULL);
