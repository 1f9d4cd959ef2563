-- What waits for the office's mail server, and what became of it. The text is ciphertext and goes when the mail has left.
CREATE TABLE mail (
  id @id,
  uid @text NOT NULL UNIQUE,
  case_id @ref REFERENCES casefile(id),
  disclosure_id @ref REFERENCES disclosure(id),
  consent @text,
  about @text,
  link @text,
  recipient @text NOT NULL,
  recipient_name @text,
  subject @text NOT NULL,
  body @text,
  state @text NOT NULL,
  attempts @int NOT NULL,
  next_at @int NOT NULL,
  error @text,
  reply_code @int NOT NULL,
  created_at @int NOT NULL,
  created_by @ref,
  ended_at @int
) @table;
CREATE INDEX mail_due ON mail (state, next_at);
CREATE INDEX mail_sender ON mail (created_by, id);
CREATE INDEX mail_case ON mail (case_id, id);

CREATE TABLE mail_file (
  id @id,
  mail_id @ref NOT NULL REFERENCES mail(id),
  uid @text NOT NULL UNIQUE,
  name @text NOT NULL,
  mime @text NOT NULL,
  body @text NOT NULL
) @table;
CREATE INDEX mail_file_mail ON mail_file (mail_id);
