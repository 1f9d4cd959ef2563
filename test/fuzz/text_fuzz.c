/* Whatever arrives as text: bad bytes are refused, good text gets one normal form, one key, one amount. */
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_normal(struct arena *a, struct str s)
{
        struct str normal = text_normal(a, s);
        must(text_valid(normal));
        must(str_eq(text_normal(a, normal), normal));
        must(str_eq(text_fold(a, normal), text_fold(a, s)));
}

static void check_key(struct arena *a, struct str s)
{
        struct str key = text_fold(a, s);
        must(text_valid(key));
        must(str_eq(text_fold(a, key), key));
        must(str_eq(str_trim(key), key));
        must(str_find(key, S("  ")) < 0 && str_find(key, S("-")) < 0 && str_find(key, S("\n")) < 0);
        for (size_t i = 0; i < key.n; i++)
                must(key.p[i] < 'A' || key.p[i] > 'Z');
}

static void check_prefixes(struct str s)
{
        size_t length = text_length(s);
        for (size_t n = 0; n <= length && n < 50; n++) {
                struct str prefix = text_prefix(s, n);
                must(text_valid(prefix) && text_length(prefix) == n);
        }
        must(str_eq(text_prefix(s, length), s));
}

static void check_numbers(struct arena *a, struct str s)
{
        int64_t n = 0, again = 0;
        if (str_int(s, &n)) {
                must(str_int(str_from_int(a, n), &again) && again == n);
                must(text_length(text_money(a, n)) >= 6);
        }
        if (text_money_parse(s, &n)) {
                must(text_money_parse(text_money(a, n), &again) && again == n);
                must(!str_empty(text_int(a, n)));
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct arena *a = arena_open(LIMIT_ARENA_BYTES);
        struct str s = {(const char *)data, size};
        must(text_hex(a, data, size).n == 2 * size);
        check_numbers(a, s);
        if (text_valid(s)) {
                check_normal(a, s);
                check_key(a, s);
                check_prefixes(s);
        }
        arena_close(a);
        return 0;
}
