/* The tagged value: what a field of a record, a parameter of a statement and a column of a result hold. */
#ifndef DB_VALUE_H
#define DB_VALUE_H

#include "base/base.h"

enum vtype { V_NULL, V_INT, V_TEXT, V_BLOB, V_DATE, V_MOMENT };

struct value {
        enum vtype type;
        union {
                int64_t i;    /* INT, MONEY (cents), BOOL (0/1), REF (id) */
                struct str s; /* TEXT, LONGTEXT, CODE, CODES ("a b c"), SECRET in clear, BLOB */
                struct date d;
                struct moment m;
        };
};

/* Typed constructors. Not-given dates, moments and empty texts become NULL (an empty text is never stored). */
struct value value_int(int64_t i);
struct value value_bool(bool b);
struct value value_text(struct str s);
struct value value_blob(struct str s);
struct value value_date(struct date d);
struct value value_moment(struct moment m);
struct value value_same(struct value v);
/* A reference: 0 becomes NULL. */
struct value value_ref(int64_t id);
#define VALUE_NULL ((struct value){.type = V_NULL})

#define V(x)                                                                                                 \
        _Generic((x), _Bool                                                                                  \
                 : value_bool, int                                                                           \
                 : value_int, long                                                                           \
                 : value_int, unsigned                                                                       \
                 : value_int, struct str                                                                     \
                 : value_text, struct date                                                                   \
                 : value_date, struct moment                                                                 \
                 : value_moment, struct value                                                                \
                 : value_same)(x)

bool value_eq(struct value a, struct value b);
/* For history and logs of changes: text form that can be read back by kind. NULL gives the empty str. */
struct str value_plain(struct arena *a, struct value v);

/* Up to sixteen parameters of a statement, in order $1…: ARGS(id, name, date) */
struct args {
        const struct value *v;
        size_t n;
};
#define NO_ARGS ((struct args){0, 0})
#define ARGS(...)                                                                                            \
        ((struct args){(const struct value[]){ARGS_MAP(__VA_ARGS__)},                                        \
                       sizeof((const struct value[]){ARGS_MAP(__VA_ARGS__)}) / sizeof(struct value)})
#define ARGS_MAP(...)                                                                                        \
        ARGS_PICK(__VA_ARGS__, ARGS_16, ARGS_15, ARGS_14, ARGS_13, ARGS_12, ARGS_11, ARGS_10, ARGS_9,        \
                  ARGS_8, ARGS_7, ARGS_6, ARGS_5, ARGS_4, ARGS_3, ARGS_2, ARGS_1)                            \
        (__VA_ARGS__)
#define ARGS_PICK(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, macro, ...) macro
#define ARGS_1(x) V(x)
#define ARGS_2(x, ...) V(x), ARGS_1(__VA_ARGS__)
#define ARGS_3(x, ...) V(x), ARGS_2(__VA_ARGS__)
#define ARGS_4(x, ...) V(x), ARGS_3(__VA_ARGS__)
#define ARGS_5(x, ...) V(x), ARGS_4(__VA_ARGS__)
#define ARGS_6(x, ...) V(x), ARGS_5(__VA_ARGS__)
#define ARGS_7(x, ...) V(x), ARGS_6(__VA_ARGS__)
#define ARGS_8(x, ...) V(x), ARGS_7(__VA_ARGS__)
#define ARGS_9(x, ...) V(x), ARGS_8(__VA_ARGS__)
#define ARGS_10(x, ...) V(x), ARGS_9(__VA_ARGS__)
#define ARGS_11(x, ...) V(x), ARGS_10(__VA_ARGS__)
#define ARGS_12(x, ...) V(x), ARGS_11(__VA_ARGS__)
#define ARGS_13(x, ...) V(x), ARGS_12(__VA_ARGS__)
#define ARGS_14(x, ...) V(x), ARGS_13(__VA_ARGS__)
#define ARGS_15(x, ...) V(x), ARGS_14(__VA_ARGS__)
#define ARGS_16(x, ...) V(x), ARGS_15(__VA_ARGS__)

#endif
