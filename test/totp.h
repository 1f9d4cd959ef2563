/* An authenticator app for tests. */
#ifndef TEST_TOTP_H
#define TEST_TOTP_H

#include "base/base.h"

/* The six digits for a base32 secret at a moment. */
struct str totp_code(struct str secret, struct moment at);

#endif
