-- What a contact with the company adds to its entry in the journal: who began, arguments, reaction. CMB 6.B
CREATE TABLE employer_contact (
  @case_entity,
  entry_id @ref REFERENCES contact_entry(id) ON DELETE CASCADE, route @text, clock @text,
  contact_person_id @ref REFERENCES contact_person(id) ON DELETE SET NULL, arguments @text, reaction @text, visit_on @date
) @table;
CREATE INDEX employer_contact_case ON employer_contact(case_id, id);
CREATE INDEX employer_contact_entry ON employer_contact(entry_id);
CREATE INDEX employer_contact_person ON employer_contact(contact_person_id);
