SELECT id, case_id, title, number, status, client_signed_on, employer_signed_on, manager_signed_on, forwarded_on, decided_on
  FROM plan
