SELECT id, case_id, title, area, kind, occurred_on, solved_on, urgent, next_check_on, network_relevant FROM disruption
