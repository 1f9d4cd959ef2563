SELECT id, site_id, goal_code, period, value FROM site_rating
