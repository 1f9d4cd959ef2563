/*
 * One submission of a form writes once: its id is inserted in the transaction of the handler, so that double click, back
 * button and retry find it and are led to where the first one went. design.md 3 "Saving".
 */
#ifndef WEB_SUBMISSION_H
#define WEB_SUBMISSION_H

#include "db/stmt.h"

/* Looks like one of ours: letters, digits, '-', '_'; 20 to 64 of them. */
bool submission_valid(struct str id);
/*
 * Notes the id. If it is known already, location is where the first submission led to and written stays false. A foreign
 * user's id leads to "/".
 */
enum err submission_begin(struct wtx *tx, struct str id, bool *first, struct str *location);
/* The handler succeeded and leads there (may be empty). */
enum err submission_finish(struct wtx *tx, struct str id, struct str location);
/* The transaction is committed although the handler refused: the form may be sent again. */
enum err submission_forget(struct wtx *tx, struct str id);

#endif
