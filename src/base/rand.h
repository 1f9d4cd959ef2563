/* Random bytes, tokens and digests (libsodium). */
#ifndef BASE_RAND_H
#define BASE_RAND_H

#include "base/base.h"

/* Once per process, before anything else. Panics if the library cannot start. */
void rand_start(void);
void rand_bytes(void *out, size_t n);
/* 256 random bits as 43 url-safe characters. */
struct str rand_token(struct arena *a);
/* Number in [0, n). */
uint32_t rand_below(uint32_t n);
/* Hexadecimal BLAKE2b-256 of text: tokens are stored as hashes only. */
struct str digest_hex(struct arena *a, struct str s);
/* Digest with a salt in front, for the change history. Salts of one use have one length. */
struct str digest_salted(struct arena *a, struct str salt, struct str s);

#endif
