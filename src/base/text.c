#define BASE_BORDER /* libunistring may hand out memory of its own */
#include "base/text.h"

#include "base/text_inner.h"

#include <uninorm.h>
#include <unistr.h>

/* The library wants bytes as uint8_t. */
static const uint8_t *octets(struct str s)
{
        return (const uint8_t *)s.p;
}

static bool is_allowed(char c)
{
        unsigned char u = (unsigned char)c;
        return u >= ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool text_valid(struct str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (!is_allowed(s.p[i]))
                        return false;
        return s.n == 0 || !u8_check(octets(s), s.n);
}

/* Bytes of the first code point, 0 if s does not begin with one. */
static size_t point_length(struct str s)
{
        for (size_t n = 1; n <= 4 && n <= s.n; n++)
                if (text_valid(str_sub(s, 0, n)))
                        return n;
        return 0;
}

/* Letters and marks of Windows-1252 where Latin-1 has none; 0 where that has none either. */
static const uint16_t windows[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static void put_old_letter(struct buf *b, unsigned char c)
{
        uint8_t out[4];
        ucs4_t point = c < 0x80 ? 0 : c < 0xA0 ? windows[c - 0x80] : c;
        int n = point ? u8_uctomb(out, point, sizeof out) : 0;
        for (int i = 0; i < n; i++)
                buf_char(b, (char)out[i]);
}

struct str text_mended(struct arena *a, struct str s)
{
        struct buf b;
        if (text_valid(s))
                return s;
        buf_init(&b, a, s.n * 3);
        for (size_t i = 0; i < s.n;) {
                size_t n = point_length(str_sub(s, i, s.n));
                buf_put(&b, str_sub(s, i, n));
                if (!n)
                        put_old_letter(&b, (unsigned char)s.p[i]);
                i += n ? n : 1;
        }
        return buf_str(&b);
}

bool text_is_ascii(struct str s)
{
        for (size_t i = 0; i < s.n; i++)
                if ((unsigned char)s.p[i] >= 0x80)
                        return false;
        return true;
}

/* The first byte of a code point; the others look like 10xxxxxx. */
static bool begins_point(char c)
{
        return ((unsigned char)c & 0xC0) != 0x80;
}

size_t text_length(struct str s)
{
        size_t n = 0;
        for (size_t i = 0; i < s.n; i++)
                n += begins_point(s.p[i]);
        return n;
}

struct str text_prefix(struct str s, size_t n)
{
        size_t at = 0;
        for (; at < s.n; at++)
                if (begins_point(s.p[at]) && n-- == 0)
                        break;
        return (struct str){s.p, at};
}

struct str text_phone(struct arena *a, struct str s)
{
        struct buf b;
        buf_init(&b, a, s.n + 1);
        for (size_t i = 0; i < s.n; i++)
                if (s.p[i] >= '0' && s.p[i] <= '9')
                        buf_char(&b, s.p[i]);
        struct str d = buf_str(&b);
        size_t country = str_starts(str_trim(s), S("+49")) ? 2 : str_starts(d, S("0049")) ? 4 : 0;
        if (!country)
                return d;
        d = str_sub(d, country, d.n);
        return str_starts(d, S("0")) ? d : str_join(a, S("0"), d);
}

struct str text_short(struct arena *a, struct str s, size_t n)
{
        return text_length(s) <= n ? s : str_join(a, str_trim(text_prefix(s, n - 1)), S("…"));
}

struct str text_nfc(struct arena *a, struct str s)
{
        must(text_valid(s));
        if (text_is_ascii(s))
                return str_copy(a, s);
        size_t n = s.n + s.n / 2 + 16;
        uint8_t *room = arena_alloc(a, n);
        uint8_t *normal = u8_normalize(UNINORM_NFC, octets(s), s.n, room, &n);
        if (!normal)
                panic("normal form C failed");
        struct str out = {(const char *)normal, n};
        if (normal != room) {
                out = str_copy(a, out);
                free(normal);
        }
        return out;
}

/* U+202A–202E and U+2066–2069, three bytes each: they turn letters around, so that "fdp.exe" reads as a document. */
static bool turns_letters(struct str s)
{
        if (str_starts(s, S("\xE2\x80")) && s.n > 2)
                return s.p[2] >= '\xAA' && s.p[2] <= '\xAE';
        return str_starts(s, S("\xE2\x81")) && s.n > 2 && s.p[2] >= '\xA6' && s.p[2] <= '\xA9';
}

struct str text_normal(struct arena *a, struct str s)
{
        struct str in = str_trim(text_nfc(a, s));
        char *p = arena_alloc(a, in.n);
        size_t n = 0;
        for (size_t i = 0; i < in.n; i++) {
                if (in.p[i] == '\r' && i + 1 < in.n && in.p[i + 1] == '\n')
                        continue;
                if (turns_letters(str_sub(in, i, 3))) {
                        i += 2;
                        continue;
                }
                p[n++] = in.p[i] == '\r' ? '\n' : in.p[i];
        }
        return (struct str){p, n};
}

struct str text_hex(struct arena *a, const void *bytes, size_t n)
{
        static const char digits[] = "0123456789abcdef";
        const unsigned char *in = bytes;
        char *hex = arena_array(a, n, 2);
        for (size_t i = 0; i < n; i++) {
                hex[2 * i] = digits[in[i] >> 4];
                hex[2 * i + 1] = digits[in[i] & 15];
        }
        return (struct str){hex, 2 * n};
}

static int hex_value(char c)
{
        if (c >= '0' && c <= '9')
                return c - '0';
        if (c >= 'a' && c <= 'f')
                return c - 'a' + 10;
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool text_unhex(struct str two_digits, char *out)
{
        int high = two_digits.n == 2 ? hex_value(two_digits.p[0]) : -1;
        int low = two_digits.n == 2 ? hex_value(two_digits.p[1]) : -1;
        if (high < 0 || low < 0)
                return false;
        *out = (char)(high << 4 | low);
        return true;
}
