/*
 * One submission of a form writes once: its id is inserted in the transaction of the handler, so that double click, back
 * button and retry find it and are led to where the first one went. With the id lies a digest of what was sent: the same id
 * with other content (back, changed, sent again) is no retry and must not pass for one. design.md 3 "Saving".
 */
#ifndef WEB_SUBMISSION_H
#define WEB_SUBMISSION_H

#include "db/stmt.h"
#include "web/request.h"

/* Looks like one of ours: letters, digits, '-', '_'; 20 to 64 of them. */
bool submission_valid(struct str id);
/* Of page, form and files, without what differs between two sendings of the same thing (csrf, submission, parked). */
struct str submission_digest(const struct req *r);
enum submission_state {
        SUBMISSION_FIRST,
        SUBMISSION_AGAIN, /* known, with the same content: location is where the first one led to */
        SUBMISSION_OTHER, /* known, but with other content, or somebody else's */
};
/* Notes the id with the digest, or says what is known about it. */
enum err submission_begin(struct wtx *tx, struct str id, struct str digest, enum submission_state *state,
                          struct str *location);
/* The handler succeeded and leads there (may be empty). */
enum err submission_finish(struct wtx *tx, struct str id, struct str location);
/* The transaction is committed although the handler refused: the form may be sent again. */
enum err submission_forget(struct wtx *tx, struct str id);

#endif
