SELECT id, case_id, held_on, clock, kind, purpose, place, user_id, status, confirmation_sent_on, confirmed_on FROM appointment
