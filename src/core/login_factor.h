/* Second factor: internal to sign-in. */
#ifndef CORE_LOGIN_FACTOR_H
#define CORE_LOGIN_FACTOR_H

#include "db/stmt.h"

/* Six digits of the authenticator (each step once) or an unused recovery code. */
enum err factor_check(struct wtx *tx, int64_t user_id, struct str typed, bool *fits);

#endif
