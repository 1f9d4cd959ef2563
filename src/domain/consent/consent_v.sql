SELECT id, case_id, kind, recipient_id, content, explained_on, signed_on, valid_until, refused, withdrawn_on FROM consent
