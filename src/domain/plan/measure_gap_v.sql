-- Where the offer had a gap: the newest copy of each measure says it, also when later versions went without. For the network level;
-- without title and reason, because these speak of the person.
SELECT m.id, m.case_id, COALESCE(m.origin_id, m.id) AS root_id, m.kind, m.provider_id, m.gap_kind, m.gap_note FROM measure m
  WHERE m.gap_kind IS NOT NULL AND NOT EXISTS (SELECT 1 FROM measure n WHERE n.case_id = m.case_id AND n.id > m.id
    AND COALESCE(n.origin_id, n.id) = COALESCE(m.origin_id, m.id))
