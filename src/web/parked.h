/*
 * Text that survived the end of a session: stored encrypted under the hash of a token that only its author can use.
 * It is kept for a day. design.md 3 "Saving".
 */
#ifndef WEB_PARKED_H
#define WEB_PARKED_H

#include "db/stmt.h"
#include "web/request.h"

/* Stores the form of this user; token names it in addresses. */
enum err parked_save(struct wtx *tx, int64_t user_id, struct url target, const struct form *f,
                     struct str *token);
struct parked {
        struct url target;
        struct form form;
        struct moment at;
};
/* ERR_NOT_FOUND if there is none, or it belongs to somebody else than the acting user. */
enum err parked_find(struct rtx *tx, struct str token, struct parked *out);
/* The form was saved after all. Only the acting user's own. */
enum err parked_remove(struct wtx *tx, struct str token);

#endif
