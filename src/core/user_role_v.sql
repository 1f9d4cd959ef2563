-- Every unended role and whether it counts (live): agreed to, and if it needs a second person, for the account as it is now.
SELECT r.id, r.user_id, r.role, r.site_id, r.requested_by, r.requested_at, r.approved_by, r.approved_at,
  CASE WHEN r.approved_at IS NOT NULL AND (r.approved_n IS NULL OR r.approved_n = COALESCE(t.n, 0)) THEN 1 ELSE 0 END AS live,
  COALESCE(t.n, 0) AS taken_n, t.at AS taken_at, t.how AS taken_how, t.made_by AS taken_by
  FROM user_role r LEFT JOIN account_taken t ON t.user_id = r.user_id WHERE r.ended_at IS NULL
