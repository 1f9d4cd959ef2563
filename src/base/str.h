/*
 * Text is struct str: pointer and length, not terminated, immutable. char * appears at library borders only.
 * struct buf builds text with a maximum and a sticky error.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct str {
        const char *p;
        size_t n;
};

/* A str of a literal. Run-time strings do not compile: the pasted "" refuses them. */
#define S(literal) ((struct str){"" literal "", sizeof(literal) - 1})
/* The same for static initialisers. */
/* clang-format off */
#define S_INIT(literal) {"" literal "", sizeof(literal) - 1}
/* clang-format on */
/* Marks user-visible German text and makes it a str (extracted by xgettext). */
#define _(literal) S(literal)

static inline bool str_empty(struct str s)
{
        return s.n == 0;
}
bool str_eq(struct str a, struct str b);
/* Bytewise order, shorter first. */
int str_cmp(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* Position of the first occurrence, or -1. */
ptrdiff_t str_find(struct str s, struct str part);
/* Bytes from..from+n, clamped to s. */
struct str str_sub(struct str s, size_t from, size_t n);
/* Without blanks, tabs, line ends at both sides. */
struct str str_trim(struct str s);
/* Splits at the first sep: returns the part before, puts the rest into *rest (whole text and empty rest if sep is absent). */
struct str str_split(struct str s, char sep, struct str *rest);
/* From a C string of a library; NULL gives the empty str. Not copied. */
struct str str_of(const char *c_string);
/* Copy in the arena. */
struct str str_copy(struct arena *a, struct str s);
/* Terminated copy for library borders. */
char *str_c(struct arena *a, struct str s);
/* Whole text is a decimal number with optional minus that fits int64. */
bool str_int(struct str s, int64_t *out);
/* Number as text, "-42". */
struct str str_from_int(struct arena *a, int64_t n);
/* Concatenates up to 16 parts: str_join(a, S("x"), y, z). */
#define str_join(arena, ...)                                                                                 \
        str_join_n((arena), (const struct str[]){__VA_ARGS__},                                               \
                   sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str))
struct str str_join_n(struct arena *a, const struct str *parts, size_t n);
/* The same for those that are not empty, with something between them: str_join_with(a, S(", "), street, town). */
#define str_join_with(arena, between, ...)                                                                   \
        str_join_with_n((arena), (between), (const struct str[]){__VA_ARGS__},                               \
                        sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str))
struct str str_join_with_n(struct arena *a, struct str between, const struct str *parts, size_t n);

/* ---- growing text ---- */
struct buf {
        struct arena *arena;
        char *p;
        size_t n, cap, max;
        bool full; /* sticky: something did not fit; the text is cut and must not be used */
};

void buf_init(struct buf *b, struct arena *a, size_t max);
void buf_put_growing(struct buf *b, struct str s);
/* Most of a page is short literals: they are copied where they stand, without a call. */
static inline void buf_put(struct buf *b, struct str s)
{
        if (b->full || s.n == 0 || s.n > b->cap - b->n) {
                buf_put_growing(b, s);
                return;
        }
        memcpy(b->p + b->n, s.p, s.n);
        b->n += s.n;
}
/* Room for n bytes more at once, within the maximum. */
void buf_reserve(struct buf *b, size_t n);
void buf_char(struct buf *b, char c);
void buf_int(struct buf *b, int64_t n);
#define buf_lit(b, literal) buf_put((b), S(literal))
static inline struct str buf_str(const struct buf *b)
{
        return (struct str){b->p, b->n};
}

#endif
