/*
 * Personal links for people without an account: a random token opens one thing of one kind until a time, and can be ended at
 * any moment. Only its digest is stored. Unknown, expired and ended are the same: ERR_NOT_FOUND, nothing tells them apart.
 */
#ifndef CORE_TOKEN_H
#define CORE_TOKEN_H

#include "db/stmt.h"

struct token_data {
        struct str kind;         /* "survey" */
        int64_t ref_id, case_id; /* what it opens; case_id may be 0 */
        struct moment valid_until;
};
/* What was valid for the same thing ends. clear is shown or sent once; it cannot be had again. */
enum err token_make(struct wtx *tx, const struct token_data *d, struct str *clear);

#define TOKEN_LINE(X) X(INT, id) X(INT, ref_id) X(INT, case_id) X(TIME, valid_until)
ROW(token_line, TOKEN_LINE)
enum err token_find(struct rtx *tx, struct str kind, struct str clear, struct token_line *out);
/* Used or withdrawn: all links to this thing. */
enum err token_end(struct wtx *tx, struct str kind, int64_t ref_id);
/* The link that is valid now, for those who sent it; ERR_NOT_FOUND if there is none. */
enum err token_of(struct rtx *tx, struct str kind, int64_t ref_id, struct token_line *out);

#endif
