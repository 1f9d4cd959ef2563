SELECT case_id, running, case_manager_id, deputy_id, name_key, burns_from, due_from, next_due, next_title FROM case_line
