-- The texts of one person that are not saved yet: counted in the head of every page, listed on a page of their own.
CREATE INDEX parked_form_user ON parked_form(user_id, at);
