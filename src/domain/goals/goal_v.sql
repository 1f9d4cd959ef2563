SELECT id, case_id, text, kind, source, term, attained FROM goal
