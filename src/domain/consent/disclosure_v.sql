SELECT id, case_id, recipient_id, content, way, given_on, consents FROM disclosure
