/* Continuous verification of the sealed chain: the job worker checks piece by piece and begins anew each day. */
#ifndef DOMAIN_ACCOUNTS_CHAIN_CHECK_H
#define DOMAIN_ACCOUNTS_CHAIN_CHECK_H

#include "db/stmt.h"

struct chain_result {
        struct moment checked_at; /* MOMENT_NONE: no complete pass yet */
        int64_t blocks, broken_block, broken_content;
        int64_t missing; /* entries or seals that were cut off at the end */
};
/* Result of the last complete pass. */
enum err chain_result(struct rtx *tx, struct chain_result *out);

/* One piece; what the job does each ten seconds. After a complete pass nothing happens for a day. */
enum err chain_check(struct wtx *tx);

#endif
