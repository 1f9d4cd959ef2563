SELECT id, case_id, held_on, way, party, initiator, organisation_id, minutes, subject, participants, appointment_id, crisis, crisis_steps, created_by
  FROM contact_entry
