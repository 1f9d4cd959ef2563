/*
 * Text that was typed and not saved: when the session ended, or because somebody left the form. Stored encrypted under the
 * hash of a token and only ever given to its author, who finds it by the token or, in the list, by the hash. It is kept for
 * a day. design.md 3 "Saving".
 */
#ifndef WEB_PARKED_H
#define WEB_PARKED_H

#include "db/stmt.h"
#include "web/request.h"

/* A form that is drawn again and again carries the names of what was noted before, blanks between: so many count. */
enum { PARKED_NAMES = 8 };
/* Stores the form of this user; token names it in addresses. */
enum err parked_save(struct wtx *tx, int64_t user_id, struct url target, const struct form *f,
                     struct str *token);
/*
 * What stands in a form that is open, again and again while somebody types: in the note that it goes on with (its token or
 * hash, may be empty) if there is one, else under the submission id it was drawn with.
 */
enum err parked_keep(struct wtx *tx, struct str on, struct str submission, struct url target,
                     const struct form *f);
#define PARKED_SEEN(X) X(TEXT, token_hash) X(TEXT, path) X(TIME, at)
ROW(parked_seen, PARKED_SEEN)
/* Those of the acting user, newest first. */
enum err parked_list(struct rtx *tx, struct parked_seen **out, size_t *n);
struct parked {
        struct url target;
        struct form form;
        struct moment at;
};
/* ERR_NOT_FOUND if there is none, or it belongs to somebody else than the acting user. */
enum err parked_find(struct rtx *tx, struct str token, struct parked *out);
/* The query field that leads back to a form. */
#define PARKED_QUERY "fortsetzen"
/* ?fortsetzen=…: the form is drawn with what its author typed and did not save. What was typed elsewhere is no matter of this page. */
enum err parked_resume(struct rtx *tx, struct req *r);
/* The form was saved after all. Only the acting user's own. */
enum err parked_remove(struct wtx *tx, struct str token);

#endif
