/* Link targets: everything that goes into href, action and Location is made here. */
#include "base/text.h"
#include "web/html.h"

enum { ENCODED_MAX = 3 }; /* one byte becomes at most %XX */

static bool is_alnum(char c)
{
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_one_of(char c, struct str set)
{
        return str_find(set, (struct str){&c, 1}) >= 0;
}

/* Letters, digits and the given marks stay, every other byte becomes %XX. */
static void put_encoded(struct buf *b, struct str s, struct str marks)
{
        static const char digit[] = "0123456789ABCDEF";
        for (size_t i = 0; i < s.n; i++) {
                int c = s.p[i] & 0xff;
                if (is_alnum(s.p[i]) || is_one_of(s.p[i], marks)) {
                        buf_char(b, s.p[i]);
                        continue;
                }
                buf_char(b, '%');
                buf_char(b, digit[c >> 4]);
                buf_char(b, digit[c & 15]);
        }
}

void url_put_encoded(struct buf *b, struct str s)
{
        put_encoded(b, s, S("-._~"));
}

static struct url finished(const struct buf *b)
{
        must(!b->full);
        return (struct url){buf_str(b)};
}

struct url url_build(struct arena *a, const char *literal, const int64_t *ids, size_t n)
{
        struct str pattern = str_of(literal);
        struct buf b;
        buf_init(&b, a, pattern.n + n * 20 + 1);
        size_t used = 0;
        for (size_t i = 0; i < pattern.n; i++) {
                if (pattern.p[i] != ':') {
                        buf_char(&b, pattern.p[i]);
                        continue;
                }
                must(used < n);
                buf_int(&b, ids[1 + used++]);
        }
        must(used == n);
        return finished(&b);
}

struct url url_with(struct arena *a, struct url u, struct str key, struct str value)
{
        if (str_empty(value))
                return u;
        struct str anchor = S("");
        ptrdiff_t hash = str_find(u.s, S("#"));
        if (hash >= 0) {
                anchor = str_sub(u.s, (size_t)hash, u.s.n);
                u.s = str_sub(u.s, 0, (size_t)hash);
        }
        struct buf b;
        buf_init(&b, a, u.s.n + anchor.n + (key.n + value.n) * ENCODED_MAX + 2);
        buf_put(&b, u.s);
        buf_char(&b, str_find(u.s, S("?")) >= 0 ? '&' : '?');
        url_put_encoded(&b, key);
        buf_char(&b, '=');
        url_put_encoded(&b, value);
        buf_put(&b, anchor);
        return finished(&b);
}

struct url url_code(struct arena *a, struct url u, struct str code)
{
        bool only_dots = true;
        for (size_t i = 0; i < code.n; i++) {
                must(is_alnum(code.p[i]) || is_one_of(code.p[i], S(".-_")));
                only_dots = only_dots && code.p[i] == '.';
        }
        must(!only_dots); /* empty, "." and ".." would name another page */
        return (struct url){str_join(a, u.s, str_ends(u.s, S("/")) ? S("") : S("/"), code)};
}

static struct url with_scheme(struct arena *a, struct str scheme, struct str rest, struct str marks)
{
        struct buf b;
        buf_init(&b, a, scheme.n + rest.n * ENCODED_MAX);
        buf_put(&b, scheme);
        put_encoded(&b, rest, marks);
        return finished(&b);
}

struct url url_mail(struct arena *a, struct str address)
{
        return with_scheme(a, S("mailto:"), address, S("-._~@+"));
}

/* "04931 / 555-240" is dialled as tel:04931555240; other countries keep their +. */
struct url url_phone(struct arena *a, struct str number)
{
        number = str_trim(number);
        bool abroad = str_starts(number, S("+")) && !str_starts(number, S("+49"));
        return with_scheme(a, S("tel:"), str_join(a, abroad ? S("+") : S(""), text_phone(a, number)), S("+"));
}

struct url url_anchor(struct arena *a, struct str id)
{
        return with_scheme(a, S("#"), id, S("-._~"));
}

/* "//host" and "/\host" would leave the site. */
static bool stays_here(struct str path)
{
        if (!str_starts(path, S("/")) || str_starts(path, S("//")))
                return false;
        for (size_t i = 0; i < path.n; i++)
                if (path.p[i] == '\\' || (path.p[i] >= 0 && path.p[i] < ' ') || path.p[i] == 127)
                        return false;
        return true;
}

struct url url_local(struct arena *a, struct str path)
{
        if (!stays_here(path))
                return (struct url){S("/")};
        return with_scheme(a, S(""), path, S("-._~!$&()*+,;=:@/?%#"));
}
