-- Defects per source, for lists over all cases (B3): what was wrong, of whom, how long it took, and whether a rule came of it.
SELECT f.id, f.case_id, f.disruption_id, f.request_id, f.report_id, COALESCE(d.partner_id, q.recipient_id, p.issuer_id) AS source_id,
  d.kind, d.title, d.occurred_on, d.solved_on, d.reach, d.network_relevant
FROM report_defect f JOIN disruption_v d ON d.id = f.disruption_id
LEFT JOIN report_request q ON q.id = f.request_id LEFT JOIN report p ON p.id = f.report_id
