-- Part of own_words_v: what the client said, in own words; never from secret fields.
SELECT case_id, own_words AS words, seen_on AS said_on, id AS position FROM workplace
  WHERE own_words IS NOT NULL AND seen_on IS NOT NULL
