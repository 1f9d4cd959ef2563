SELECT id, case_id, title, kind, recipient_id, requested_on, due_on, received_on, ended_on, status FROM report_request
