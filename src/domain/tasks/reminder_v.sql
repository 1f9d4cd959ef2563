-- What a reminder is about may be for few eyes: then nothing is told; the page of the case says the rest.
SELECT id, case_id, code,
  CASE WHEN about IN ('health', 'motivation', 'social') THEN 'Wiedervorlage' ELSE title END AS title,
  source, about, due, user_id, status
FROM reminder
