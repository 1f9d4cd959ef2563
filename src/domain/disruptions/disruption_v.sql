SELECT id, case_id, title, area, kind, partner_id, occurred_on, solved_on, urgent, next_check_on, reach, network_relevant FROM disruption
