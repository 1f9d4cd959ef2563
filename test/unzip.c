#define BASE_BORDER /* zlib */
#include "test/unzip.h"

#include <zlib.h>

#define MOST_BYTES (8u << 20)
#define ENTRY "PK\x01\x02" /* in the directory at the end: sizes stand there for certain */

static uint32_t number(struct str s, size_t at, size_t bytes)
{
        uint32_t n = 0;
        for (size_t i = bytes; i-- > 0;)
                n = n << 8 | (unsigned char)s.p[at + i];
        return n;
}

static void add_inflated(struct buf *b, struct str packed, uint32_t size)
{
        char *out = arena_alloc(b->arena, size + 1);
        z_stream z = {.next_in = (unsigned char *)(uintptr_t)packed.p,
                      .avail_in = (uInt)packed.n,
                      .next_out = (unsigned char *)out,
                      .avail_out = size + 1};
        must(inflateInit2(&z, -15) == Z_OK);
        must(inflate(&z, Z_FINISH) == Z_STREAM_END);
        buf_put(b, (struct str){out, z.total_out});
        inflateEnd(&z);
}

struct str unzip_all(struct arena *a, struct str file)
{
        struct buf b;
        buf_init(&b, a, MOST_BYTES);
        for (struct str rest = file; str_find(rest, S(ENTRY)) >= 0;) {
                rest = str_sub(rest, (size_t)str_find(rest, S(ENTRY)), rest.n);
                uint32_t method = number(rest, 10, 2), packed = number(rest, 20, 4),
                         size = number(rest, 24, 4);
                size_t at = number(rest, 42, 4);
                size_t begins = at + 30 + number(file, at + 26, 2) + number(file, at + 28, 2);
                if (method == 8)
                        add_inflated(&b, str_sub(file, begins, packed), size);
                else
                        buf_put(&b, str_sub(file, begins, packed));
                rest = str_sub(rest, 46, rest.n);
        }
        return buf_str(&b);
}
