SELECT id, case_id, title, kind, dated_on, medical FROM attachment
