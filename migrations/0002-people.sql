-- People, organisations, enquiries before consent.

CREATE TABLE person (
  @entity,
  family @text, given @text, name_key @text, born @date, gender @text, street @text, zip @text, city @text,
  phone @text, mobile @text, email @text, preferred_contact @text, reach_note @text, language @text,
  interpreter @bool NOT NULL, understanding @text
) @table;
CREATE INDEX person_name ON person(name_key, id);

CREATE TABLE organisation (
  @entity,
  name @text, name_key @text, branch @text, type @text, roles @text, status @text, street @text, zip @text, city @text,
  phone @text, email @text, web @text, sector @text, employees @int, works_council @text,
  disability_representative @text, note @text
) @table;
CREATE INDEX organisation_name ON organisation(name_key, id);

CREATE TABLE contact_person (
  @entity,
  organisation_id @ref REFERENCES organisation(id), name @text, name_key @text, position @text, phone @text,
  email @text, stand_in @text, active @bool NOT NULL, note @text
) @table;
CREATE INDEX contact_person_organisation ON contact_person(organisation_id);

CREATE TABLE enquiry (
  @entity,
  received_on @date, referral_path @text, organisation_id @ref REFERENCES organisation(id), reporter @text, name @text,
  phone @text, concern @text, assigned_to @ref REFERENCES users(id), status @text, casefile_id @int, delete_on @date
) @table;
CREATE INDEX enquiry_open ON enquiry(status, received_on);

CREATE TABLE counselling (
  @entity,
  held_on @date, way @text, minutes @int, topic @text, result @text, organisation_id @ref REFERENCES organisation(id)
) @table;

CREATE TABLE effort (
  @entity,
  held_on @date, relation @text, way @text, organisation_id @ref REFERENCES organisation(id), minutes @int,
  subject @text, note @text
) @table;
