SELECT id, case_id, point, recorded_on, status, computed_class, judged_class FROM outcome
