SELECT id, case_id, title, responsible, responsible_name, user_id, due, check_on, urgent, status, done_on FROM task
