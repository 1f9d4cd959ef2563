#include "base/text.h"

/* "1234567" becomes "1.234.567"; the first group has one to three digits. */
static void put_groups(struct buf *b, struct str digits)
{
        for (size_t i = 0; i < digits.n; i++) {
                if (i > 0 && (digits.n - i) % 3 == 0)
                        buf_char(b, '.');
                buf_char(b, digits.p[i]);
        }
}

/* The digits without the sign: the smallest number has no positive counterpart. */
static struct str put_sign(struct buf *b, struct str number)
{
        if (!str_starts(number, S("-")))
                return number;
        buf_char(b, '-');
        return str_sub(number, 1, number.n);
}

struct str text_int(struct arena *a, int64_t n)
{
        struct buf b;
        buf_init(&b, a, 40);
        put_groups(&b, put_sign(&b, str_from_int(a, n)));
        return buf_str(&b);
}

struct str text_money(struct arena *a, int64_t cents)
{
        struct buf b;
        buf_init(&b, a, 40);
        struct str digits = put_sign(&b, str_from_int(a, cents));
        if (digits.n < 3)
                digits = str_join(a, str_sub(S("00"), 0, 3 - digits.n), digits);
        put_groups(&b, str_sub(digits, 0, digits.n - 2));
        buf_char(&b, ',');
        buf_put(&b, str_sub(digits, digits.n - 2, 2));
        buf_lit(&b, " €");
        return buf_str(&b);
}

static bool all_digits(struct str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (s.p[i] < '0' || s.p[i] > '9')
                        return false;
        return s.n > 0;
}

/* The whole number with or without groups, its digits put into b. "1.23" and "0.500" are not grouped numbers. */
static bool read_groups(struct str s, struct buf *b)
{
        struct str rest, first = str_split(s, '.', &rest);
        if (!all_digits(first))
                return false;
        buf_put(b, first);
        if (first.n == s.n)
                return true;
        if (first.n > 3 || first.p[0] == '0' || str_empty(rest))
                return false;
        while (!str_empty(rest)) {
                struct str group = str_sub(rest, 0, 3);
                if (group.n < 3 || !all_digits(group))
                        return false;
                buf_put(b, group);
                rest = str_sub(rest, 3, rest.n);
                if (str_empty(rest))
                        return true;
                if (rest.p[0] != '.')
                        return false;
                rest = str_sub(rest, 1, rest.n);
        }
        return false; /* ends with a dot */
}

static bool read_cents(struct str s, struct buf *b)
{
        if (s.n > 2 || !all_digits(s))
                return false;
        buf_put(b, s);
        if (s.n == 1)
                buf_char(b, '0');
        return true;
}

/* Blanks at both ends, among them those that do not break. */
static struct str trim_wide(struct str s)
{
        static const struct str wide[] = {S_INIT("\u00A0"), S_INIT("\u202F")};
        struct str before;
        do {
                before = s = str_trim(s);
                for (size_t i = 0; i < ARRAY_LEN(wide); i++) {
                        if (str_starts(s, wide[i]))
                                s = str_sub(s, wide[i].n, s.n);
                        if (str_ends(s, wide[i]))
                                s = str_sub(s, 0, s.n - wide[i].n);
                }
        } while (s.n < before.n);
        return s;
}

static struct str without_unit(struct str s)
{
        static const struct str units[] = {S_INIT("€"), S_INIT("EUR"), S_INIT("Euro")};
        s = trim_wide(s);
        for (size_t i = 0; i < ARRAY_LEN(units); i++)
                if (str_ends(s, units[i]))
                        return trim_wide(str_sub(s, 0, s.n - units[i].n));
        return s;
}

/* The sign goes to b; people and word processors write it in two ways. */
static struct str read_sign(struct str s, struct buf *b)
{
        static const struct str signs[] = {S_INIT("-"), S_INIT("\u2212")};
        for (size_t i = 0; i < ARRAY_LEN(signs); i++)
                if (str_starts(s, signs[i])) {
                        buf_char(b, '-');
                        return str_sub(s, signs[i].n, s.n);
                }
        return s;
}

bool text_money_parse(struct str s, int64_t *cents)
{
        char room[24]; /* more digits than a number of 64 bits has are no amount */
        struct buf b = {.p = room, .cap = sizeof(room), .max = sizeof(room)};
        s = read_sign(without_unit(s), &b);
        ptrdiff_t comma = str_find(s, S(","));
        size_t whole = comma < 0 ? s.n : (size_t)comma;
        if (!read_groups(str_sub(s, 0, whole), &b))
                return false;
        if (!read_cents(comma < 0 ? S("00") : str_sub(s, whole + 1, s.n), &b))
                return false;
        return !b.full && str_int(buf_str(&b), cents);
}

/* Tenths of a unit, rounded: "1,4 MB", but "25 MB". */
static struct str tenths(struct arena *a, int64_t n, struct str unit)
{
        struct buf b;
        buf_init(&b, a, 40);
        put_groups(&b, str_from_int(a, n / 10));
        if (n % 10 != 0) {
                buf_char(&b, ',');
                buf_int(&b, n % 10);
        }
        buf_char(&b, ' ');
        buf_put(&b, unit);
        return buf_str(&b);
}

struct str text_bytes(struct arena *a, int64_t n)
{
        const int64_t kb = 1024, mb = 1024 * kb, gb = 1024 * mb;
        must(n >= 0);
        if (n < 1000)
                return str_join(a, str_from_int(a, n), S(" Byte"));
        if (n < 1000 * kb)
                return str_join(a, str_from_int(a, (n + kb / 2) / kb), S(" KB"));
        if (n < 1000 * mb)
                return tenths(a, (n * 10 + mb / 2) / mb, S("MB"));
        return tenths(a, n / gb * 10 + (n % gb * 10 + gb / 2) / gb, S("GB"));
}
