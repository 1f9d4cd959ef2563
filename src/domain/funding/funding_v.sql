SELECT id, case_id, measure_id, funder_id, benefit, amount, status, applied_on, decided_on FROM funding
