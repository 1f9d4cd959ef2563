/* The errand: takes a mail in one short transaction, sends it in none, writes down in another what became of it. */
#include "core/audit.h"
#include "core/job.h"
#include "core/mail_inner.h"
#include "core/secret.h"
#include "core/setting.h"
#include "core/smtp.h"

enum {
        ROUND_MOST = 50,     /* mails of one round */
        LEASE_SECONDS = 600, /* whoever took a mail and said nothing for so long has died */
        UNSET_SECONDS = 300, /* without a server it is asked again after this */
        ATTEMPTS_MOST = 20,  /* about three days */
        FILES_MOST = 20,
};

/* Process-wide by nature: set once at start. */
static mail_gate_fn *gate;

void mail_gate_set(mail_gate_fn *fn)
{
        gate = fn;
}

/* ---- taking ---- */

#define MAIL_DUE(X)                                                                                          \
        X(INT, id) X(TEXT, uid) X(TEXT, state) X(INT, attempts) X(INT, case_id) X(INT, disclosure_id)        \
                X(TEXT, consent) X(TEXT, recipient) X(TEXT, recipient_name) X(TEXT, subject) X(TEXT, sealed) \
                        X(TIME, created_at)
ROW(mail_due, MAIL_DUE)
#define IS_DUE " state IN ('queued', 'sending') AND next_at <= $1"
SQL(mail_any_due, one_int, "SELECT COUNT(*) FROM mail WHERE" IS_DUE)
SQL(mail_next, mail_due,
    "SELECT id, uid, state, attempts, COALESCE(case_id, 0), COALESCE(disclosure_id, 0), COALESCE(consent, ''), recipient,"
    " COALESCE(recipient_name, ''), subject, body, created_at FROM mail WHERE" IS_DUE
    " ORDER BY next_at, id LIMIT 1")
SQL(mail_take, none,
    "UPDATE mail SET state = 'sending', attempts = attempts + 1, next_at = $4 WHERE id = $1 AND state = $2 AND attempts = $3")
SQL(mail_unset, none, "UPDATE mail SET state = 'queued', error = 'no_server', next_at = $2 WHERE" IS_DUE)
SQL(mail_failed, none,
    "UPDATE mail SET state = 'failed', error = $2, reply_code = $3, ended_at = $4 WHERE id = $1 AND state = 'sending'")
#define FILE_ROW(X) X(TEXT, uid) X(TEXT, name) X(TEXT, mime) X(TEXT, sealed)
ROW(file_row, FILE_ROW)
SQL(mail_files, file_row,
    "SELECT uid, name, mime, body FROM mail_file WHERE mail_id = $1 ORDER BY id LIMIT 20")

struct taken {
        struct mail_due due;
        struct smtp_server server;
        struct smtp_mail mail;
};

static enum err server_read(struct rtx *tx, struct smtp_server *s)
{
        *s = (struct smtp_server){.host = setting_text(tx, S("smtp_server")),
                                  .port = setting_int(tx, S("smtp_port")),
                                  .tls = smtp_tls_parse(setting_text(tx, S("smtp_tls"))),
                                  .user = setting_text(tx, S("smtp_user")),
                                  .sender = setting_text(tx, S("mail_sender")),
                                  .sender_name = setting_text(tx, S("office_name"))};
        return setting_secret(tx, S("smtp_password"), &s->password);
}

static enum err files_read(struct rtx *tx, struct taken *t)
{
        struct arena *a = rtx_arena(tx);
        struct file_row *row;
        TRY(db_list(tx, &sql_mail_files, ARGS(t->due.id), &row, &t->mail.files));
        struct mail_file *file = NEW_ARRAY(a, struct mail_file, t->mail.files + 1);
        for (size_t i = 0; i < t->mail.files; i++) {
                file[i] = (struct mail_file){.name = row[i].name, .mime = row[i].mime};
                TRY(secret_open(a, row[i].sealed, row[i].uid, &file[i].body));
        }
        t->mail.file = file;
        return OK;
}

static enum err mail_read(struct rtx *tx, struct taken *t)
{
        const struct mail_due *m = &t->due;
        t->mail = (struct smtp_mail){.uid = m->uid,
                                     .to = m->recipient,
                                     .to_name = m->recipient_name,
                                     .subject = m->subject,
                                     .at = m->created_at};
        TRY(server_read(tx, &t->server));
        TRY(secret_open(rtx_arena(tx), m->sealed, m->uid, &t->mail.body));
        return files_read(tx, t);
}

/* H2, H10: a consent that has ended since stops what stands on it. */
static enum err still_allowed(struct wtx *tx, const struct mail_due *m)
{
        struct mail_basis basis = {m->case_id, m->disclosure_id, m->consent};
        if (!basis.disclosure_id && str_empty(basis.consent))
                return OK;
        must(gate != NULL);
        enum err e = gate(tx, &basis);
        return e == ERR_NOT_FOUND ? ERR_DENIED : e;
}

/* ERR_NOT_FOUND: nothing is due. ERR_DENIED: this one was stopped. */
static enum err take(struct wtx *tx, struct taken *t)
{
        struct moment now = clock_now();
        int64_t changed;
        if (!mail_ready(rtx_of(tx))) {
                struct moment later = {now.s + UNSET_SECONDS};
                TRY(db_exec(tx, &sql_mail_unset, ARGS(now, later), NULL));
                return ERR_NOT_FOUND;
        }
        TRY(db_row(rtx_of(tx), &sql_mail_next, ARGS(now), &t->due));
        enum err e = still_allowed(tx, &t->due);
        if (e == ERR_DENIED)
                TRY(mail_stop(tx, t->due.id, t->due.case_id, S("consent_ended")));
        TRY(e);
        struct moment lease = {now.s + LEASE_SECONDS};
        TRY(db_exec(tx, &sql_mail_take, ARGS(t->due.id, t->due.state, t->due.attempts, lease), &changed));
        if (!changed)
                return ERR_NOT_FOUND; /* another machine has it */
        t->due.attempts++;
        e = mail_read(rtx_of(tx), t);
        if (e != ERR_INVALID)
                return e;
        /* one that nobody can read must not hold up those behind it */
        TRY(db_exec(tx, &sql_mail_failed, ARGS(t->due.id, S("unreadable"), 0, now), NULL));
        return ERR_DENIED;
}

static enum err any_due(struct db *db, struct arena *a, bool *out)
{
        struct rtx *tx;
        struct one_int n = {0};
        TRY(db_begin_read(db, a, 0, &tx));
        enum err e = db_row(tx, &sql_mail_any_due, ARGS(clock_now()), &n);
        db_end_read(tx);
        *out = n.n > 0;
        return e;
}

static enum err take_one(struct db *db, struct arena *a, struct taken *t)
{
        struct wtx *tx;
        TRY(db_begin_write(db, a, 0, &tx));
        enum err e = take(tx, t);
        if (e == OK || e == ERR_DENIED || e == ERR_NOT_FOUND) {
                enum err committed = db_commit(tx);
                return committed == OK ? e : committed;
        }
        db_rollback(tx);
        return e;
}

/* ---- what became of it ---- */
SQL(mail_gone, none,
    "UPDATE mail SET state = 'sent', error = NULL, reply_code = $2, body = NULL, ended_at = $3 WHERE id = $1 AND state = 'sending'")
SQL(mail_later, none,
    "UPDATE mail SET state = 'queued', error = $2, reply_code = $3, next_at = $4 WHERE id = $1 AND state = 'sending'")
SQL(mail_files_gone, none, "DELETE FROM mail_file WHERE mail_id = $1")

/* One minute, five, fifteen, an hour, then every four hours. */
static int64_t pause_after(int64_t attempts)
{
        static const int64_t seconds[] = {60, 300, 900, 3600};
        return attempts <= (int64_t)ARRAY_LEN(seconds) ? seconds[attempts - 1] : 4 * 3600;
}

static enum err note(struct wtx *tx, const struct taken *t, struct str detail)
{
        return audit_note(tx, S("mail"), t->due.id, t->due.case_id, S("update"), detail);
}

static enum err outcome_write(struct wtx *tx, const struct taken *t, const struct smtp_result *r)
{
        struct moment now = clock_now();
        if (str_empty(r->error)) {
                TRY(db_exec(tx, &sql_mail_gone, ARGS(t->due.id, r->reply, now), NULL));
                TRY(db_exec(tx, &sql_mail_files_gone, ARGS(t->due.id), NULL));
                return note(tx, t, S("sent"));
        }
        if (r->permanent || t->due.attempts >= ATTEMPTS_MOST) {
                TRY(db_exec(tx, &sql_mail_failed, ARGS(t->due.id, r->error, r->reply, now), NULL));
                return note(tx, t, r->error);
        }
        struct moment next = {now.s + pause_after(t->due.attempts)};
        return db_exec(tx, &sql_mail_later, ARGS(t->due.id, r->error, r->reply, next), NULL);
}

static enum err outcome_save(struct db *db, struct arena *a, const struct taken *t,
                             const struct smtp_result *r)
{
        struct wtx *tx;
        TRY(db_begin_write(db, a, 0, &tx));
        enum err e = outcome_write(tx, t, r);
        if (e == OK)
                return db_commit(tx);
        db_rollback(tx);
        return e;
}

static void result_log(const struct taken *t, const struct smtp_result *r)
{
        log_line(str_empty(r->error) ? LOG_INFO : LOG_WARN, "mail", LOG_INT("id", t->due.id),
                 LOG_INT("attempt", t->due.attempts), LOG_INT("reply", r->reply),
                 LOG_INT("sent", str_empty(r->error)));
}

static enum err send_in(struct db *db, struct arena *a, bool *silent)
{
        struct taken t = {0};
        struct smtp_result r;
        TRY(take_one(db, a, &t));
        smtp_send(a, &t.server, &t.mail, &r);
        result_log(&t, &r);
        *silent = r.silent;
        return outcome_save(db, a, &t, &r);
}

/* Attachments are large: each mail has memory of its own. */
static enum err send_one(struct db *db, bool *silent)
{
        struct arena *a = arena_open(LIMIT_ARENA_BYTES);
        enum err e = send_in(db, a, silent);
        arena_close(a);
        return e;
}

enum err mail_send_due(struct db *db, struct arena *a)
{
        bool due, silent = false;
        TRY(any_due(db, a, &due));
        for (int i = 0; due && !silent && i < ROUND_MOST; i++) {
                enum err e = send_one(db, &silent);
                if (e == ERR_NOT_FOUND)
                        return OK;
                if (e != ERR_DENIED)
                        TRY(e);
        }
        return OK;
}

ERRAND(mail_send)
(struct db *db, struct arena *a)
{
        return mail_send_due(db, a);
}
