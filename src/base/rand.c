#define BASE_BORDER /* the library's header says malloc */
#include "base/rand.h"

#include <sodium.h>

#define DIGEST_BYTES 32u

void rand_start(void)
{
        if (sodium_init() < 0)
                panic("libsodium does not start");
}

void rand_bytes(void *out, size_t n)
{
        randombytes_buf(out, n);
}

struct str rand_token(struct arena *a)
{
        unsigned char bytes[32];
        const size_t room =
                sodium_base64_ENCODED_LEN(sizeof(bytes), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
        char *token = arena_alloc(a, room);
        randombytes_buf(bytes, sizeof(bytes));
        sodium_bin2base64(token, room, bytes, sizeof(bytes), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
        sodium_memzero(bytes, sizeof(bytes));
        return (struct str){token, room - 1};
}

uint32_t rand_below(uint32_t n)
{
        must(n > 0);
        return randombytes_uniform(n);
}

static void digest_add(crypto_generichash_state *state, struct str s)
{
        if (s.n > 0)
                crypto_generichash_update(state, (const unsigned char *)s.p, s.n);
}

struct str digest_salted(struct arena *a, struct str salt, struct str s)
{
        crypto_generichash_state state;
        unsigned char digest[DIGEST_BYTES];
        const size_t room = 2 * sizeof(digest) + 1;
        char *hex = arena_alloc(a, room);
        crypto_generichash_init(&state, NULL, 0, sizeof(digest));
        digest_add(&state, salt);
        digest_add(&state, s);
        crypto_generichash_final(&state, digest, sizeof(digest));
        sodium_bin2hex(hex, room, digest, sizeof(digest));
        return (struct str){hex, room - 1};
}

struct str digest_hex(struct arena *a, struct str s)
{
        return digest_salted(a, S(""), s);
}
