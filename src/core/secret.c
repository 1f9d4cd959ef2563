#define BASE_BORDER
#include "core/secret.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/rand.h"

#define KEY_BYTES crypto_aead_xchacha20poly1305_ietf_KEYBYTES
#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_BYTES crypto_aead_xchacha20poly1305_ietf_ABYTES
#define B64 sodium_base64_VARIANT_URLSAFE_NO_PADDING

/* Process-wide by nature: loaded once at start, before any request. */
static unsigned char secret_key[KEY_BYTES];
static bool secret_ready;

static enum err key_create(const char *path)
{
        unsigned char key[KEY_BYTES];
        char hex[KEY_BYTES * 2 + 1];
        crypto_aead_xchacha20poly1305_ietf_keygen(key);
        sodium_bin2hex(hex, sizeof hex, key, sizeof key);
        int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (fd < 0)
                return ERR_DENIED;
        bool ok = write(fd, hex, KEY_BYTES * 2) == (ssize_t)(KEY_BYTES * 2) && fsync(fd) == 0;
        close(fd);
        sodium_memzero(key, sizeof key);
        sodium_memzero(hex, sizeof hex);
        return ok ? OK : ERR_FULL;
}

static enum err key_read(const char *path)
{
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        if (fd < 0)
                return ERR_NOT_FOUND;
        char hex[KEY_BYTES * 2 + 2];
        ssize_t n = read(fd, hex, sizeof hex);
        close(fd);
        size_t got = 0;
        if (n < (ssize_t)(KEY_BYTES * 2) ||
            sodium_hex2bin(secret_key, sizeof secret_key, hex, KEY_BYTES * 2, NULL, &got, NULL) != 0 ||
            got != KEY_BYTES)
                return ERR_INVALID;
        sodium_memzero(hex, sizeof hex);
        return OK;
}

static const struct secret_box box = {secret_seal, secret_open};

enum err secret_start(struct str path, bool create)
{
        struct arena *a = arena_open(1u << 16);
        const char *file = str_c(a, path);
        enum err e = key_read(file);
        if (e == ERR_NOT_FOUND && create) {
                e = key_create(file);
                if (e == OK)
                        e = key_read(file);
        }
        arena_close(a);
        secret_ready = e == OK;
        ent_secret_set(box);
        return e;
}

enum err secret_seal(struct arena *a, struct str clear, struct str uid, struct str *out)
{
        must(secret_ready);
        size_t n = NONCE_BYTES + clear.n + TAG_BYTES;
        unsigned char *bytes = arena_alloc(a, n);
        unsigned long long sealed_n;
        rand_bytes(bytes, NONCE_BYTES);
        crypto_aead_xchacha20poly1305_ietf_encrypt(
                bytes + NONCE_BYTES, &sealed_n, (const unsigned char *)clear.p, clear.n,
                (const unsigned char *)uid.p, uid.n, NULL, bytes, secret_key);
        size_t max = sodium_base64_encoded_len(n, B64);
        char *text = arena_alloc(a, max);
        sodium_bin2base64(text, max, bytes, n, B64);
        *out = str_join(a, S("v1:"), str_of(text));
        return OK;
}

enum err secret_open(struct arena *a, struct str sealed, struct str uid, struct str *out)
{
        must(secret_ready);
        if (!str_starts(sealed, S("v1:")))
                return ERR_INVALID;
        struct str b64 = str_sub(sealed, 3, sealed.n);
        unsigned char *bytes = arena_alloc(a, b64.n + 1);
        size_t n;
        if (sodium_base642bin(bytes, b64.n, b64.p, b64.n, NULL, &n, NULL, B64) != 0 ||
            n < NONCE_BYTES + TAG_BYTES)
                return ERR_INVALID;
        size_t clear_n = n - NONCE_BYTES - TAG_BYTES;
        char *clear = arena_alloc(a, clear_n + 1);
        unsigned long long got;
        if (crypto_aead_xchacha20poly1305_ietf_decrypt(
                    (unsigned char *)clear, &got, NULL, bytes + NONCE_BYTES, n - NONCE_BYTES,
                    (const unsigned char *)uid.p, uid.n, bytes, secret_key) != 0)
                return ERR_INVALID;
        *out = (struct str){clear, got};
        return OK;
}
