-- What every office has: people who sign in, where they work, what they may do, and what was done.

CREATE TABLE setting (
  key @text PRIMARY KEY NOT NULL,
  value @text NOT NULL
) @table;

CREATE TABLE site (
  @entity,
  name @text NOT NULL, short @text, street @text, zip @text, city @text, phone @text, email @text, land @text NOT NULL
) @table;

CREATE TABLE team (
  @entity,
  site_id @ref NOT NULL REFERENCES site(id), name @text NOT NULL
) @table;

-- Accounts. Secrets of sign-in lie apart in credential, so that no list can show them.
CREATE TABLE users (
  @entity,
  login @text NOT NULL UNIQUE, name @text NOT NULL, name_key @text NOT NULL, email @text, phone @text, job_title @text,
  site_id @ref REFERENCES site(id), team_id @ref REFERENCES team(id), active @bool NOT NULL, theme @text, share @int
) @table;

CREATE TABLE credential (
  user_id @ref PRIMARY KEY NOT NULL REFERENCES users(id),
  password_hash @text, totp_secret @text, totp_confirmed @bool NOT NULL, totp_last_step @int NOT NULL,
  must_change @bool NOT NULL, changed_at @int NOT NULL
) @table;
CREATE TABLE recovery_code (id @id, user_id @ref NOT NULL REFERENCES users(id), code_hash @text NOT NULL, used_at @int) @table;
-- Invitation and reset by link: only the hash of the token is stored.
CREATE TABLE account_link (
  token_hash @text PRIMARY KEY NOT NULL, user_id @ref NOT NULL REFERENCES users(id), purpose @text NOT NULL,
  created_at @int NOT NULL, expires_at @int NOT NULL, used_at @int
) @table;
CREATE TABLE session (
  token_hash @text PRIMARY KEY NOT NULL, id @int NOT NULL UNIQUE, user_id @ref NOT NULL REFERENCES users(id), csrf @text NOT NULL,
  created_at @int NOT NULL, seen_at @int NOT NULL, ended_at @int, address @text, agent @text, second_factor @bool NOT NULL
) @table;
CREATE INDEX session_of_user ON session(user_id);
-- Failed sign-ins per account and address.
CREATE TABLE throttle (key @text PRIMARY KEY NOT NULL, failures @int NOT NULL, blocked_until @int NOT NULL, changed_at @int NOT NULL) @table;

-- Roles: a grant of rights over the cases needs two people (requested_by, approved_by).
CREATE TABLE user_role (
  id @id, user_id @ref NOT NULL REFERENCES users(id), role @text NOT NULL, site_id @ref REFERENCES site(id),
  requested_by @ref, requested_at @int NOT NULL, approved_by @ref, approved_at @int, ended_at @int
) @table;
CREATE INDEX user_role_user ON user_role(user_id);
CREATE TABLE absence (
  @entity,
  user_id @ref NOT NULL REFERENCES users(id), starts @date NOT NULL, ends @date NOT NULL, reason @text
) @table;

-- History: metadata and digest stay; content and salt lie apart and can be erased without breaking the chain.
CREATE TABLE change (
  id @id, at @int NOT NULL, actor @ref, entity @text NOT NULL, row_id @int NOT NULL, case_id @ref, what @text NOT NULL,
  digest @text NOT NULL, block_id @ref
) @table;
CREATE INDEX change_row ON change(entity, row_id);
CREATE INDEX change_case ON change(case_id, id);
CREATE INDEX change_unsealed ON change(block_id, id);
CREATE TABLE change_content (change_id @ref PRIMARY KEY NOT NULL REFERENCES change(id), salt @text NOT NULL, content @text NOT NULL) @table;
-- Who read or did what, and why it was allowed.
CREATE TABLE access_log (
  id @id, at @int NOT NULL, actor @ref, page @text NOT NULL, case_id @ref, why @text NOT NULL, request_id @int, rows @int, block_id @ref
) @table;
CREATE INDEX access_case ON access_log(case_id, id);
CREATE INDEX access_actor ON access_log(actor, id);
CREATE INDEX access_unsealed ON access_log(block_id, id);
CREATE TABLE audit_block (
  id @id, sealed_at @int NOT NULL, first_change @int, last_change @int, first_access @int, last_access @int,
  content_digest @text NOT NULL, previous_digest @text NOT NULL, digest @text NOT NULL
) @table;
CREATE INDEX audit_block_sealed ON audit_block(sealed_at);

-- One submission of a form writes once: double click, back button, retry.
CREATE TABLE submission (id @text PRIMARY KEY NOT NULL, user_id @ref, at @int NOT NULL, location @text NOT NULL) @table;
-- Text that survived the end of a session.
CREATE TABLE parked_form (token_hash @text PRIMARY KEY NOT NULL, user_id @ref NOT NULL, path @text NOT NULL, body @text NOT NULL, at @int NOT NULL) @table;

-- Code lists that belong to the whole office.
CREATE TABLE code (
  id @id, list @text NOT NULL, code @text NOT NULL, label @text NOT NULL, rank @int NOT NULL, active @bool NOT NULL, UNIQUE (list, code)
) @table;

-- Work of the job worker, run once each.
CREATE TABLE job_state (name @text PRIMARY KEY NOT NULL, last_run @int NOT NULL, last_result @text NOT NULL) @table;

-- Search: what is found, and for whom. The words lie in search_index, folded, and are found by search_doc.id.
CREATE TABLE search_doc (
  id @id, entity @text NOT NULL, row_id @int NOT NULL, case_id @ref, title @text NOT NULL, at @int NOT NULL, UNIQUE (entity, row_id)
) @table;
CREATE INDEX search_doc_case ON search_doc(case_id);
-- only sqlite
CREATE VIRTUAL TABLE search_index USING fts5(body, scope, prefix='2 3 4', tokenize='unicode61 remove_diacritics 2');
-- end
-- only pgsql
CREATE TABLE search_index (id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX search_words ON search_index USING GIN (words);
-- end
