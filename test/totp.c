#define BASE_BORDER
#include "test/totp.h"

#include "test/test.h"

#include <liboath/oath.h>
#include <stdlib.h>

struct str totp_code(struct str secret, struct moment at)
{
        char *raw = NULL, digits[7];
        size_t n = 0;
        must(oath_base32_decode(secret.p, secret.n, &raw, &n) == OATH_OK);
        must(oath_totp_generate(raw, n, at.s, 30, 0, 6, digits) == OATH_OK);
        free(raw);
        return str_copy(test_arena(), str_of(digits));
}
