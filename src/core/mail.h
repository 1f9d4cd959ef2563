/*
 * Mail through the office's SMTP server. A page queues it in its own transaction; an errand sends it, with no transaction
 * open while the network is slow, and tries again with longer and longer pauses. What stands on a disclosure or a consent
 * is asked again right before it leaves. The text is ciphertext and is erased as soon as the mail has left.
 */
#ifndef CORE_MAIL_H
#define CORE_MAIL_H

#include "db/stmt.h"

/* ---- for pages ---- */
struct mail_file {
        struct str name, mime, body;
};
struct mail_data {
        struct str to, to_name; /* „Renate Albers“; may be empty */
        struct str subject;     /* nothing sensitive: it travels in clear and stands in lists */
        struct str body;        /* plain text */
        const struct mail_file *file;
        size_t files;
        int64_t case_id;       /* 0: about no case */
        int64_t disclosure_id; /* what it stands on, 0: nothing of a third party's business */
        struct str consent;    /* kind of consent it stands on as well, such as "follow_up"; may be empty */
        struct str about;      /* what it belongs to, "survey:12", for mail_withdraw; may be empty */
        struct str link;       /* the page that shows it, "/faelle/1/befragungen/12"; may be empty */
};
/* ERR_INVALID with a message (key "to") for what is no address. id may be NULL. */
enum err mail_queue(struct wtx *tx, const struct mail_data *d, struct errs *errs, int64_t *id);
/* What has not left yet stays here. */
enum err mail_withdraw(struct wtx *tx, struct str about);
/* Tries at once again what waits or has failed; sender 0: whoever sent it. ERR_NOT_FOUND else. */
enum err mail_retry(struct wtx *tx, int64_t id, int64_t sender);
/* The same for whoever may write in the case. */
enum err mail_retry_in(struct wtx *tx, const struct wgrant *g, int64_t id);
/* All that wait, because the server works again. */
enum err mail_retry_waiting(struct wtx *tx);
/* Is a server set up? */
bool mail_ready(struct rtx *tx);
bool mail_address_fits(struct str address);

/* ---- what became of it ---- */
/* state: queued sending sent failed stopped; error: a code of mail_error.def. */
#define MAIL_LINE(X)                                                                                         \
        X(INT, id) X(TEXT, state) X(TEXT, recipient) X(TEXT, recipient_name) X(TEXT, subject) X(TEXT, error) \
                X(INT, reply_code) X(INT, attempts) X(TIME, next_at) X(TIME, created_at) X(TIME, ended_at)   \
                        X(TEXT, link) X(TEXT, sender)
ROW(mail_line, MAIL_LINE)
/* Newest first. */
enum err mail_list_own(struct rtx *tx, int64_t sender, int64_t limit, int64_t offset, struct mail_line **out,
                       size_t *n, int64_t *total);
enum err mail_list_case(struct rtx *tx, const struct grant *g, struct mail_line **out, size_t *n);
/* How many of the case did not arrive. */
enum err mail_case_failed(struct rtx *tx, const struct grant *g, int64_t *out);
/* The last one about this thing, ERR_NOT_FOUND if there is none. */
enum err mail_last_about(struct rtx *tx, struct str about, struct mail_line *out);
/* Of the whole office: those that do not get on, without recipient and subject. */
enum err mail_list_stuck(struct rtx *tx, struct mail_line **out, size_t *n);
#define MAIL_COUNTS(X) X(INT, queued) X(INT, sent) X(INT, failed) X(INT, stopped)
ROW(mail_counts, MAIL_COUNTS)
/* Of the last 30 days; queued: all that wait. */
enum err mail_counts(struct rtx *tx, struct mail_counts *out);
struct str mail_error_text(struct str code);

/* ---- right before it leaves ---- */
/*
 * Asked in the transaction in which the mail is taken from the queue: ERR_DENIED stops it for good. The consent folder
 * registers itself here at start, because core knows no subject. Once per process.
 */
struct mail_basis {
        int64_t case_id, disclosure_id;
        struct str consent;
};
typedef enum err mail_gate_fn(struct wtx *tx, const struct mail_basis *basis);
void mail_gate_set(mail_gate_fn *fn);

/* One round of the errand: everything that is due, one after the other, until the server does not answer. For tests too. */
enum err mail_send_due(struct db *db, struct arena *a);

#endif
