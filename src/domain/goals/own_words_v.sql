-- Part of own_words_v: what the client said, in own words; never from secret fields.
SELECT g.case_id, g.own_words AS words, c.opened_on AS said_on, g.id AS position FROM goal g JOIN casefile c ON c.id = g.case_id
  WHERE g.own_words IS NOT NULL
