-- Signature, refusal and withdrawal are acts with a day and a number, and what was decided keeps the words of its day: no later
-- name, label or kind of an organisation rewrites what a person signed or what left the house.
ALTER TABLE consent ADD COLUMN refused_on @date;
ALTER TABLE consent ADD COLUMN kind_words @text;
ALTER TABLE consent ADD COLUMN recipient_words @text;
ALTER TABLE consent ADD COLUMN recipient_type @text;
ALTER TABLE consent ADD COLUMN content_words @text;
ALTER TABLE consent ADD COLUMN closed_words @text;
ALTER TABLE consent ADD COLUMN decided_no @int;
ALTER TABLE consent ADD COLUMN withdrawn_no @int;
ALTER TABLE disclosure ADD COLUMN recipient_words @text;
ALTER TABLE disclosure ADD COLUMN recipient_type @text;
ALTER TABLE disclosure ADD COLUMN content_words @text;
ALTER TABLE disclosure ADD COLUMN way_words @text;
ALTER TABLE disclosure ADD COLUMN about @text;

-- What is there already: numbers in the order of writing, withdrawals last; the employer of the case where it was meant.
UPDATE consent SET decided_no = id WHERE signed_on IS NOT NULL OR refused = 1 OR withdrawn_on IS NOT NULL;
UPDATE consent SET withdrawn_no = id + (SELECT MAX(m.id) FROM consent m) WHERE withdrawn_on IS NOT NULL;
UPDATE consent SET refused_on = COALESCE(signed_on, explained_on) WHERE refused = 1;
UPDATE consent SET recipient_id = NULL WHERE kind IN ('participation', 'follow_up');
UPDATE consent SET recipient_id = (SELECT c.employer_id FROM casefile c WHERE c.id = consent.case_id)
WHERE kind IN ('employer_contact', 'colleagues') AND recipient_id IS NULL AND decided_no IS NOT NULL;
UPDATE consent SET recipient_words = (SELECT o.name FROM organisation o WHERE o.id = consent.recipient_id),
  recipient_type = (SELECT o.type FROM organisation o WHERE o.id = consent.recipient_id) WHERE decided_no IS NOT NULL;
UPDATE disclosure SET recipient_words = (SELECT o.name FROM organisation o WHERE o.id = disclosure.recipient_id),
  recipient_type = (SELECT o.type FROM organisation o WHERE o.id = disclosure.recipient_id);
