-- What a reminder is about may be for few eyes: then only its number is told; the page of the case says the rest.
SELECT id, case_id, code,
  CASE WHEN about IN ('health', 'motivation', 'social') THEN 'Wiedervorlage ' || code ELSE title END AS title,
  about, due, user_id, status
FROM reminder
