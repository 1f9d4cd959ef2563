SELECT id, case_id, goal_code, value, suggested, rated_on FROM rating
