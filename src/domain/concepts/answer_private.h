/* Inside of this folder: what a secret item keeps together in one ciphertext. */
#ifndef DOMAIN_CONCEPTS_ANSWER_PRIVATE_H
#define DOMAIN_CONCEPTS_ANSWER_PRIVATE_H

#include "domain/concepts/answer.h"

struct secret_parts {
        struct str value, own_words, evidence;
};
/* Each with its length in front, so that any text fits. The empty str when all are empty. */
struct str secret_pack(struct arena *a, const struct secret_parts *p);
/* False for anything secret_pack did not write. */
bool secret_unpack(struct str packed, struct secret_parts *out);

/* The record of a statement, ready to be inserted. */
struct record *answer_record(struct arena *a, const struct concept *c, const struct answer_data *d,
                             int64_t replaces);

#endif
