#include "base/base.h"

#define BUF_FIRST 64u
#define JOIN_MOST 16u

bool str_eq(struct str a, struct str b)
{
        return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

int str_cmp(struct str a, struct str b)
{
        size_t n = a.n < b.n ? a.n : b.n;
        int order = n > 0 ? memcmp(a.p, b.p, n) : 0;
        if (order != 0)
                return order < 0 ? -1 : 1;
        return (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str s, struct str prefix)
{
        return s.n >= prefix.n && str_eq((struct str){s.p, prefix.n}, prefix);
}

bool str_ends(struct str s, struct str suffix)
{
        return s.n >= suffix.n && str_eq(str_sub(s, s.n - suffix.n, suffix.n), suffix);
}

ptrdiff_t str_find(struct str s, struct str part)
{
        if (part.n == 0)
                return 0;
        if (part.n > s.n)
                return -1;
        const char *at = memmem(s.p, s.n, part.p, part.n);
        return at ? at - s.p : -1;
}

struct str str_sub(struct str s, size_t from, size_t n)
{
        if (from >= s.n)
                return S("");
        size_t rest = s.n - from;
        return (struct str){s.p + from, n < rest ? n : rest};
}

static bool is_blank(char c)
{
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str str_trim(struct str s)
{
        while (s.n > 0 && is_blank(s.p[s.n - 1]))
                s.n--;
        while (s.n > 0 && is_blank(s.p[0])) {
                s.p++;
                s.n--;
        }
        return s;
}

struct str str_split(struct str s, char sep, struct str *rest)
{
        const char *at = s.n > 0 ? memchr(s.p, sep, s.n) : NULL;
        if (!at) {
                *rest = S("");
                return s;
        }
        size_t before = (size_t)(at - s.p);
        *rest = (struct str){at + 1, s.n - before - 1};
        return (struct str){s.p, before};
}

struct str str_of(const char *c_string)
{
        return c_string ? (struct str){c_string, strlen(c_string)} : S("");
}

struct str str_copy(struct arena *a, struct str s)
{
        return s.n > 0 ? (struct str){arena_copy(a, s.p, s.n), s.n} : S("");
}

char *str_c(struct arena *a, struct str s)
{
        char *c = arena_alloc(a, s.n + 1);
        if (s.n > 0)
                memcpy(c, s.p, s.n);
        return c;
}

bool str_int(struct str s, int64_t *out)
{
        bool minus = str_starts(s, S("-"));
        struct str digits = minus ? str_sub(s, 1, s.n) : s;
        int64_t n = 0;
        if (str_empty(digits))
                return false;
        for (size_t i = 0; i < digits.n; i++) {
                int digit = digits.p[i] - '0';
                if (digit < 0 || digit > 9 || __builtin_mul_overflow(n, 10, &n))
                        return false;
                if (__builtin_add_overflow(n, minus ? -digit : digit, &n))
                        return false;
        }
        *out = n;
        return true;
}

/* The digits of n at the end of room; returns where they begin. INT64_MIN has 20 characters. */
static size_t int_digits(int64_t n, char room[20])
{
        size_t at = 20;
        uint64_t left = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
        do {
                room[--at] = (char)('0' + left % 10);
                left /= 10;
        } while (left > 0);
        if (n < 0)
                room[--at] = '-';
        return at;
}

struct str str_from_int(struct arena *a, int64_t n)
{
        char room[20];
        size_t at = int_digits(n, room);
        return str_copy(a, (struct str){room + at, sizeof(room) - at});
}

struct str str_join_n(struct arena *a, const struct str *parts, size_t n)
{
        size_t total = 0, at = 0;
        must(n <= JOIN_MOST);
        for (size_t i = 0; i < n; i++)
                if (__builtin_add_overflow(total, parts[i].n, &total))
                        panic("joined text too long");
        char *joined = arena_alloc(a, total);
        for (size_t i = 0; i < n; i++) {
                if (parts[i].n > 0)
                        memcpy(joined + at, parts[i].p, parts[i].n);
                at += parts[i].n;
        }
        return (struct str){joined, total};
}

struct str str_join_with_n(struct arena *a, struct str between, const struct str *parts, size_t n)
{
        struct str all = S("");
        for (size_t i = 0; i < n; i++)
                if (!str_empty(parts[i]))
                        all = str_empty(all) ? parts[i] : str_join(a, all, between, parts[i]);
        return all;
}

void buf_init(struct buf *b, struct arena *a, size_t max)
{
        size_t cap = max < BUF_FIRST ? max : BUF_FIRST;
        *b = (struct buf){.arena = a, .p = arena_alloc(a, cap), .cap = cap, .max = max};
}

static void buf_grow(struct buf *b, size_t need)
{
        size_t cap = b->cap > b->max / 2 ? b->max : b->cap * 2;
        if (cap < need)
                cap = need;
        if (!arena_extend(b->arena, b->p, b->cap, cap)) {
                char *p = arena_alloc(b->arena, cap);
                memcpy(p, b->p, b->n);
                b->p = p;
        }
        b->cap = cap;
}

void buf_reserve(struct buf *b, size_t n)
{
        size_t most = b->max - b->n;
        size_t need = b->n + (n < most ? n : most);
        if (need > b->cap)
                buf_grow(b, need);
}

void buf_put_growing(struct buf *b, struct str s)
{
        if (s.n > b->max - b->n)
                b->full = true;
        if (b->full || s.n == 0)
                return;
        if (s.n > b->cap - b->n)
                buf_grow(b, b->n + s.n);
        memcpy(b->p + b->n, s.p, s.n);
        b->n += s.n;
}

void buf_char(struct buf *b, char c)
{
        buf_put(b, (struct str){&c, 1});
}

void buf_int(struct buf *b, int64_t n)
{
        char room[20];
        size_t at = int_digits(n, room);
        buf_put(b, (struct str){room + at, sizeof(room) - at});
}
