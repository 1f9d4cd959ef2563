-- Part of own_words_v: what the client said, in own words; never from secret fields.
SELECT case_id, own_words AS words, held_on AS said_on, id AS position FROM contact_entry WHERE own_words IS NOT NULL
