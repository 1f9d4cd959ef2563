#include "core/mail.h"

#include "base/rand.h"
#include "core/audit.h"
#include "core/job.h"
#include "core/mail_inner.h"
#include "core/secret.h"
#include "core/setting.h"

enum { ADDRESS_MOST = 200, SUBJECT_MOST = 200, KEPT_DAYS = 90, COUNTED_DAYS = 30, CASE_MOST = 200 };
#define DAY_SECONDS 86400

SQL(mail_add, one_int,
    "INSERT INTO mail (uid, case_id, disclosure_id, consent, about, link, recipient, recipient_name, subject, body, state,"
    " attempts, next_at, reply_code, created_at, created_by)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'queued', 0, $11, 0, $11, $12) RETURNING id")
SQL(mail_file_add, none, "INSERT INTO mail_file (mail_id, uid, name, mime, body) VALUES ($1, $2, $3, $4, $5)")

/* ---- what is an address ---- */

static bool address_char(char c)
{
        static const struct str marks = S_INIT(".!#$%&'*+-/=?^_`{|}~");
        bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return alnum || str_find(marks, (struct str){&c, 1}) >= 0;
}

/* Enough to keep a second recipient, a header or a command out; whether somebody lives there only the server knows. */
bool mail_address_fits(struct str address)
{
        struct str domain, name = str_split(address, '@', &domain);
        if (!name.n || domain.n < 3 || address.n > ADDRESS_MOST || str_find(domain, S(".")) < 1 ||
            str_ends(domain, S(".")) || name.p[0] == '-')
                return false;
        for (size_t i = 0; i < name.n; i++)
                if (!address_char(name.p[i]))
                        return false;
        for (size_t i = 0; i < domain.n; i++)
                if (domain.p[i] == '@' || !address_char(domain.p[i]))
                        return false;
        return true;
}

/* One line: what was typed may carry line ends, a header must not. */
static struct str one_line(struct arena *a, struct str s)
{
        struct buf b;
        buf_init(&b, a, s.n + 1);
        for (size_t i = 0; i < s.n; i++)
                buf_char(&b, s.p[i] >= 0 && s.p[i] < ' ' ? ' ' : s.p[i]);
        return str_sub(buf_str(&b), 0, SUBJECT_MOST);
}

/* ---- queue ---- */

static enum err files_add(struct wtx *tx, const struct mail_data *d, int64_t id)
{
        struct arena *a = wtx_arena(tx);
        for (size_t i = 0; i < d->files; i++) {
                struct str uid = rand_token(a), sealed;
                TRY(secret_seal(a, d->file[i].body, uid, &sealed));
                TRY(db_exec(tx, &sql_mail_file_add,
                            ARGS(id, uid, one_line(a, d->file[i].name), d->file[i].mime, sealed), NULL));
        }
        return OK;
}

static enum err row_add(struct wtx *tx, const struct mail_data *d, int64_t *id)
{
        struct arena *a = wtx_arena(tx);
        struct str uid = rand_token(a), sealed;
        TRY(secret_seal(a, d->body, uid, &sealed));
        TRY(db_insert(tx, &sql_mail_add,
                      ARGS(uid, value_ref(d->case_id), value_ref(d->disclosure_id), d->consent, d->about,
                           d->link, d->to, one_line(a, d->to_name), one_line(a, d->subject), sealed,
                           clock_now(), value_ref(rtx_actor(rtx_of(tx)))),
                      id));
        TRY(files_add(tx, d, *id));
        return audit_note(tx, S("mail"), *id, d->case_id, S("insert"), S(""));
}

enum err mail_queue(struct wtx *tx, const struct mail_data *d, struct errs *errs, int64_t *id)
{
        int64_t unused;
        must(!str_empty(d->subject) && !str_empty(d->body));
        must((!d->disclosure_id && str_empty(d->consent)) || d->case_id);
        if (!mail_address_fits(d->to)) {
                errs_add(errs, S("to"),
                         _("Das ist keine E-Mail-Adresse. Zum Beispiel: name@musterau.example"));
                return ERR_INVALID;
        }
        return row_add(tx, d, id ? id : &unused);
}

bool mail_ready(struct rtx *tx)
{
        return !str_empty(setting_text(tx, S("smtp_server"))) &&
               mail_address_fits(setting_text(tx, S("mail_sender")));
}

/* ---- withdraw, retry ---- */

#define MAIL_OF(X) X(INT, id) X(INT, case_id)
ROW(mail_of, MAIL_OF)
SQL(mail_waiting_about, mail_of,
    "SELECT id, COALESCE(case_id, 0) FROM mail WHERE about = $1 AND state IN ('queued', 'failed') ORDER BY id")
SQL(mail_stop, none,
    "UPDATE mail SET state = 'stopped', error = $2, body = NULL, ended_at = $3 WHERE id = $1")
SQL(mail_files_drop, none, "DELETE FROM mail_file WHERE mail_id = $1")
SQL(mail_again, none,
    "UPDATE mail SET state = 'queued', attempts = 0, next_at = $2, ended_at = NULL WHERE id = $1 AND state IN ('queued', 'failed')"
    " AND (created_by = $3 OR CAST($3 AS BIGINT) = 0)")
SQL(mail_again_all, none, "UPDATE mail SET next_at = $1 WHERE state = 'queued'")

enum err mail_stop(struct wtx *tx, int64_t id, int64_t case_id, struct str error)
{
        TRY(db_exec(tx, &sql_mail_stop, ARGS(id, error, clock_now()), NULL));
        TRY(db_exec(tx, &sql_mail_files_drop, ARGS(id), NULL));
        return audit_note(tx, S("mail"), id, case_id, S("update"), error);
}

enum err mail_withdraw(struct wtx *tx, struct str about)
{
        struct mail_of *m;
        size_t n;
        TRY(db_list(rtx_of(tx), &sql_mail_waiting_about, ARGS(about), &m, &n));
        for (size_t i = 0; i < n; i++)
                TRY(mail_stop(tx, m[i].id, m[i].case_id, S("withdrawn")));
        return OK;
}

enum err mail_retry(struct wtx *tx, int64_t id, int64_t sender)
{
        int64_t changed;
        TRY(db_exec(tx, &sql_mail_again, ARGS(id, clock_now(), sender), &changed));
        return changed ? OK : ERR_NOT_FOUND;
}

SQL_IN(mail_again_in, none,
       "UPDATE mail SET state = 'queued', attempts = 0, next_at = $3, ended_at = NULL WHERE case_id = $1 AND id = $2"
       " AND state IN ('queued', 'failed')")

enum err mail_retry_in(struct wtx *tx, const struct wgrant *g, int64_t id)
{
        int64_t changed;
        TRY(db_exec_in(tx, g, &sql_mail_again_in, ARGS(id, clock_now()), &changed));
        return changed ? OK : ERR_NOT_FOUND;
}

enum err mail_retry_waiting(struct wtx *tx)
{
        return db_exec(tx, &sql_mail_again_all, ARGS(clock_now()), NULL);
}

/* ---- lists ---- */
#define LINE_COLUMNS                                                                                                           \
        "m.id, m.state, m.recipient, m.recipient_name, m.subject, COALESCE(m.error, ''), m.reply_code, m.attempts, m.next_at," \
        " m.created_at, m.ended_at, COALESCE(m.link, ''), COALESCE(u.name, '')"
#define LINE_FROM " FROM mail m LEFT JOIN users u ON u.id = m.created_by"

SQL(mail_own, mail_line,
    "SELECT " LINE_COLUMNS LINE_FROM " WHERE m.created_by = $1 ORDER BY m.id DESC LIMIT $2 OFFSET $3")
SQL(mail_own_count, one_int, "SELECT COUNT(*) FROM mail WHERE created_by = $1")
SQL_IN(mail_of_case, mail_line,
       "SELECT " LINE_COLUMNS LINE_FROM " WHERE m.case_id = $1 ORDER BY m.id DESC LIMIT $2")
SQL(mail_about, mail_line, "SELECT " LINE_COLUMNS LINE_FROM " WHERE m.about = $1 ORDER BY m.id DESC LIMIT 1")
SQL(mail_stuck, mail_line,
    "SELECT m.id, m.state, '', '', '', COALESCE(m.error, ''), m.reply_code, m.attempts, m.next_at, m.created_at, m.ended_at, '',"
    " COALESCE(u.name, '')" LINE_FROM
    " WHERE m.state = 'failed' OR (m.state IN ('queued', 'sending') AND m.error IS NOT NULL) ORDER BY m.id DESC LIMIT 200")
SQL(mail_count, mail_counts,
    "SELECT COUNT(CASE WHEN state IN ('queued', 'sending') THEN 1 END), COUNT(CASE WHEN state = 'sent' AND created_at >= $1 THEN 1 END),"
    " COUNT(CASE WHEN state = 'failed' AND created_at >= $1 THEN 1 END),"
    " COUNT(CASE WHEN state = 'stopped' AND created_at >= $1 THEN 1 END) FROM mail")

enum err mail_list_own(struct rtx *tx, int64_t sender, int64_t limit, int64_t offset, struct mail_line **out,
                       size_t *n, int64_t *total)
{
        struct one_int count;
        TRY(db_row(tx, &sql_mail_own_count, ARGS(sender), &count));
        *total = count.n;
        return db_list(tx, &sql_mail_own, ARGS(sender, limit, offset), out, n);
}

enum err mail_list_case(struct rtx *tx, const struct grant *g, struct mail_line **out, size_t *n)
{
        return db_list_in(tx, g, &sql_mail_of_case, ARGS(CASE_MOST), out, n);
}

SQL_IN(mail_failed_in, one_int, "SELECT COUNT(*) FROM mail WHERE case_id = $1 AND state = 'failed'")

enum err mail_case_failed(struct rtx *tx, const struct grant *g, int64_t *out)
{
        struct one_int n;
        TRY(db_row_in(tx, g, &sql_mail_failed_in, NO_ARGS, &n));
        *out = n.n;
        return OK;
}

enum err mail_last_about(struct rtx *tx, struct str about, struct mail_line *out)
{
        return db_row(tx, &sql_mail_about, ARGS(about), out);
}

enum err mail_list_stuck(struct rtx *tx, struct mail_line **out, size_t *n)
{
        return db_list(tx, &sql_mail_stuck, NO_ARGS, out, n);
}

enum err mail_counts(struct rtx *tx, struct mail_counts *out)
{
        struct moment since = {clock_now().s - (int64_t)COUNTED_DAYS * DAY_SECONDS};
        return db_row(tx, &sql_mail_count, ARGS(since), out);
}

struct str mail_error_text(struct str code)
{
        static const struct {
                struct str code, text;
        } rows[] = {
#define MAIL_ERROR(code_, text_) {S_INIT(#code_), S_INIT(text_)},
#include "core/mail_error.def"
#undef MAIL_ERROR
        };
        for (size_t i = 0; i < ARRAY_LEN(rows); i++)
                if (str_eq(rows[i].code, code))
                        return rows[i].text;
        return S("");
}

/* ---- forgetting ---- */
SQL(mail_files_old, none,
    "DELETE FROM mail_file WHERE mail_id IN (SELECT id FROM mail WHERE created_at < $1 AND state NOT IN ('queued', 'sending'))")
SQL(mail_old, none, "DELETE FROM mail WHERE created_at < $1 AND state NOT IN ('queued', 'sending')")

/* Addresses are kept as long as somebody may still ask what became of a mail. */
JOB(mail_forget, 3600)
(struct wtx *tx)
{
        struct moment old = {clock_now().s - (int64_t)KEPT_DAYS * DAY_SECONDS};
        TRY(db_exec(tx, &sql_mail_files_old, ARGS(old), NULL));
        return db_exec(tx, &sql_mail_old, ARGS(old), NULL);
}
