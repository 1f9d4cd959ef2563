-- Personal links for people outside: only the digest of the token is kept, each opens one thing until a time.
CREATE TABLE link_token (
  id @id,
  token_hash @text NOT NULL UNIQUE,
  kind @text NOT NULL,
  ref_id @ref NOT NULL,
  case_id @ref REFERENCES casefile(id),
  valid_until @int NOT NULL,
  ended_at @int,
  created_at @int NOT NULL,
  created_by @ref
) @table;
CREATE INDEX link_token_ref ON link_token (kind, ref_id);
