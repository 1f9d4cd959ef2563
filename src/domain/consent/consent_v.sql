-- ended_on: the first day on which the signature opens nothing any more, because the same was withdrawn or refused after it. As
-- consent_end() of src/domain/consent says it; a test compares the two.
SELECT k.id, k.case_id, k.kind, k.recipient_id, k.content, k.explained_on, k.signed_on, k.valid_until, k.refused, k.refused_on,
  k.withdrawn_on, k.kind_words, k.recipient_words,
  (SELECT MIN(CASE WHEN l.refused = 1 THEN COALESCE(l.refused_on, k.signed_on) ELSE l.withdrawn_on END) FROM consent l
    WHERE l.case_id = k.case_id AND l.kind = k.kind AND COALESCE(l.recipient_id, 0) = COALESCE(k.recipient_id, 0)
    AND ((l.refused = 1 AND l.id <> k.id AND (l.refused_on IS NULL OR l.refused_on > k.signed_on
        OR (l.refused_on = k.signed_on AND l.decided_no >= k.decided_no)))
      OR (l.withdrawn_on IS NOT NULL AND (l.id = k.id OR l.withdrawn_on > k.signed_on
        OR (l.withdrawn_on = k.signed_on AND l.withdrawn_no >= k.decided_no))))) AS ended_on
FROM consent k
