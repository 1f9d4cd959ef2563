-- Rights are states, not events.
-- Which roles open the case for the user (bits of enum role: 1 case manager, 2 lead, 4 administration), and which of them write
-- there whatever the day. A deputy stands for the case manager and writes on the days on which that person is absent: asked when
-- the case is opened, because nothing runs at midnight.
ALTER TABLE case_access ADD COLUMN readers @int NOT NULL DEFAULT 0;
ALTER TABLE case_access ADD COLUMN writers @int NOT NULL DEFAULT 0;
ALTER TABLE case_access ADD COLUMN stands_for @ref;
ALTER TABLE case_access DROP COLUMN level;

-- How often somebody other than its signed-in owner could have got into an account: n counts the links made and used and the second
-- factors taken away; the rest is about the last of them.
CREATE TABLE account_taken (
  user_id @ref PRIMARY KEY NOT NULL REFERENCES users(id), n @int NOT NULL, at @int NOT NULL, how @text NOT NULL, made_by @ref
) @table;
ALTER TABLE account_link ADD COLUMN made_by @ref;
-- A role that needs a second person holds for the account as that person saw it: approved_n is account_taken.n of that moment, NULL
-- for roles that need nobody.
ALTER TABLE user_role ADD COLUMN approved_n @int DEFAULT 0;
UPDATE user_role SET approved_n = NULL WHERE role IN ('evaluator', 'administrator');

UPDATE case_access SET
  readers = COALESCE((SELECT MAX(CASE WHEN r.role = 'case_manager' AND r.user_id IN (c.case_manager_id, c.deputy_id) THEN 1 ELSE 0 END)
      + MAX(CASE WHEN r.role = 'lead' AND (r.user_id IN (c.case_manager_id, c.deputy_id) OR r.site_id IS NULL OR r.site_id = c.site_id) THEN 2 ELSE 0 END)
      + MAX(CASE WHEN r.role = 'administration' AND (r.site_id IS NULL OR r.site_id = c.site_id) THEN 4 ELSE 0 END)
    FROM user_role r JOIN casefile c ON c.id = case_access.case_id WHERE r.user_id = case_access.user_id AND r.ended_at IS NULL AND r.approved_at IS NOT NULL), 0),
  writers = COALESCE((SELECT MAX(CASE WHEN r.role = 'case_manager' AND r.user_id = c.case_manager_id THEN 1 ELSE 0 END)
      + MAX(CASE WHEN r.role = 'lead' AND (r.user_id = c.case_manager_id OR r.site_id IS NULL OR r.site_id = c.site_id) THEN 2 ELSE 0 END)
      + MAX(CASE WHEN r.role = 'administration' AND (r.site_id IS NULL OR r.site_id = c.site_id) THEN 4 ELSE 0 END)
    FROM user_role r JOIN casefile c ON c.id = case_access.case_id WHERE r.user_id = case_access.user_id AND r.ended_at IS NULL AND r.approved_at IS NOT NULL), 0),
  stands_for = (SELECT MAX(c.case_manager_id) FROM user_role r JOIN casefile c ON c.id = case_access.case_id AND c.deputy_id = case_access.user_id
    WHERE r.user_id = case_access.user_id AND r.ended_at IS NULL AND r.approved_at IS NOT NULL AND r.role IN ('case_manager', 'lead'));
UPDATE case_access SET why = 'deputy' WHERE why = 'deputy_absence';
