SELECT id, given, family, name_key, born, gender, phone, mobile, email, street, zip, city, reach_note, language, interpreter
  FROM person
