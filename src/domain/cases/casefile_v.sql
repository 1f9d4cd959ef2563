SELECT c.id, c.number, c.person_id, c.status, c.work_field, c.site_id, c.case_manager_id, c.deputy_id, c.opened_on, c.closed_on,
  c.employer_id, c.urgent, c.urgent_reason, c.concept_id, c.incapacity_from, c.incapacity_until, c.suspended_until, c.referral_path, c.end_reason,
  p.given, p.family, p.name_key, p.name_key || ' ' || COALESCE(c.number_key, '') AS search_key
FROM casefile c JOIN person p ON p.id = c.person_id
