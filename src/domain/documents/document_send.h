/*
 * The seam for mail and links. Whoever sends a finished document asks here twice: when it is put into the queue, and again just
 * before it leaves, because a consent may have ended in between. Nothing is sent from this folder.
 *
 *   struct document_sending s;
 *   TRY(document_send_begin(tx, g, letter_id, S("mail"), &s, &errs));    in the transaction that queues the mail
 *   … later, in the job worker, in a transaction of its own:
 *   enum err e = document_send_check(tx, grant, s.letter_id, &s);         ERR_DENIED: stop, and document_send_stopped
 */
#ifndef DOMAIN_DOCUMENTS_DOCUMENT_SEND_H
#define DOMAIN_DOCUMENTS_DOCUMENT_SEND_H

#include "domain/documents/letter.h"

struct document_sending {
        int64_t letter_id;
        struct str subject;   /* of the mail: names neither the person nor the matter */
        struct str file_name; /* neutral as well */
        struct str pdf;
        struct str address; /* mail address of the recipient as it is known, may be empty */
};
/* way: "mail" or "link". The outlet is written down. ERR_DENIED when consents do not allow it; that is written down as well. */
enum err document_send_begin(struct wtx *tx, const struct wgrant *g, int64_t letter_id, struct str way,
                             struct document_sending *out);
/* Once more, just before it leaves. ERR_DENIED: it must not. */
enum err document_send_check(struct rtx *tx, const struct grant *g, int64_t letter_id,
                             struct document_sending *out);
/* What was queued and did not leave, because document_send_check refused. */
enum err document_send_stopped(struct wtx *tx, const struct wgrant *g, int64_t letter_id, struct str way);

#endif
