SELECT id, uid, version, changed_at, case_id, held_on, clock, minutes, kind, purpose, place, participants, organisation_id, user_id,
  status, confirmation_sent_on, confirmed_on FROM appointment
