#include "web/parse.h"

#include "base/text.h"

/* False if a % is broken; it stays as it is. */
static bool percent_decoded(struct arena *a, struct str s, bool plus, struct str *out)
{
        struct buf b;
        bool whole = true;
        buf_init(&b, a, s.n);
        for (size_t i = 0; i < s.n;) {
                char c = s.p[i];
                bool encoded = c == '%' && text_unhex(str_sub(s, i + 1, 2), &c);
                whole = whole && (encoded || c != '%');
                buf_char(&b, plus && !encoded && c == '+' ? ' ' : c);
                i += encoded ? 3 : 1;
        }
        *out = buf_str(&b);
        return whole;
}

enum err parse_percent(struct arena *a, struct str s, bool plus, struct str *out)
{
        return percent_decoded(a, s, plus, out) && text_valid(*out) ? OK : ERR_INVALID;
}

/* The first thing that was wrong is told. */
static void note_wrong(struct form *f, enum err e)
{
        f->wrong = f->wrong == OK ? e : f->wrong;
}

/* ---- forms grow by doubling ---- */

static bool is_power(size_t n)
{
        return (n & (n - 1)) == 0;
}

enum err form_add(struct arena *a, struct form *f, struct str key, struct str raw_value)
{
        if (f->n + f->uploads >= LIMIT_FORM_FIELDS)
                return ERR_LIMIT;
        if (!text_valid(key) || !text_valid(raw_value))
                note_wrong(f, ERR_INVALID);
        if (is_power(f->n)) {
                struct form_field *more = NEW_ARRAY(a, struct form_field, f->n ? f->n * 2 : 1);
                if (f->n)
                        memcpy(more, f->field, f->n * sizeof *more);
                f->field = more;
        }
        f->field[f->n++] =
                (struct form_field){text_mended(a, key), text_normal(a, text_mended(a, raw_value))};
        return OK;
}

enum err form_add_upload(struct arena *a, struct form *f, struct upload u)
{
        bool large = u.body.n > LIMIT_FILE_BYTES;
        if (f->n + f->uploads >= LIMIT_FORM_FIELDS)
                return ERR_LIMIT;
        if (large || !text_valid(u.key) || !text_valid(u.name)) {
                note_wrong(f, large ? ERR_LIMIT : ERR_INVALID);
                return OK;
        }
        if (is_power(f->uploads)) {
                struct upload *more = NEW_ARRAY(a, struct upload, f->uploads ? f->uploads * 2 : 1);
                if (f->uploads)
                        memcpy(more, f->upload, f->uploads * sizeof *more);
                f->upload = more;
        }
        f->upload[f->uploads++] = u;
        return OK;
}

/* ---- application/x-www-form-urlencoded ---- */

enum err parse_urlencoded(struct arena *a, struct str s, struct form *f)
{
        while (s.n) {
                struct str raw_value, key, value;
                struct str raw_key = str_split(str_split(s, '&', &s), '=', &raw_value);
                if (!raw_key.n) /* a value without a name is nobody's */
                        continue;
                bool whole = percent_decoded(a, raw_key, true, &key);
                if (!percent_decoded(a, raw_value, true, &value) || !whole)
                        note_wrong(f, ERR_INVALID);
                TRY(form_add(a, f, key, value));
        }
        return f->wrong;
}

struct str form_encoded(struct arena *a, const struct form *f)
{
        struct buf b;
        buf_init(&b, a, LIMIT_BODY_BYTES * 3);
        for (size_t i = 0; i < f->n; i++) {
                if (i)
                        buf_char(&b, '&');
                url_put_encoded(&b, f->field[i].key);
                buf_char(&b, '=');
                url_put_encoded(&b, f->field[i].value);
        }
        must(!b.full);
        return buf_str(&b);
}

/* ---- by content type ---- */

bool word_is(struct str s, struct str lower_case)
{
        if (s.n != lower_case.n)
                return false;
        for (size_t i = 0; i < s.n; i++) {
                bool upper = s.p[i] >= 'A' && s.p[i] <= 'Z';
                if (s.p[i] + (upper ? 'a' - 'A' : 0) != lower_case.p[i])
                        return false;
        }
        return true;
}

static bool is_type(struct str content_type, struct str wanted)
{
        struct str rest;
        return word_is(str_trim(str_split(content_type, ';', &rest)), wanted);
}

enum err parse_body(struct arena *a, struct str content_type, struct str body, struct form *f)
{
        if (is_type(content_type, S("multipart/form-data")))
                return parse_multipart(a, content_type, body, f);
        if (is_type(content_type, S("application/x-www-form-urlencoded")))
                return parse_urlencoded(a, body, f);
        return str_empty(body) ? OK : ERR_INVALID;
}

/* ---- cookies ---- */

struct str parse_cookie(struct str header, struct str name)
{
        while (header.n) {
                struct str value;
                struct str key = str_trim(str_split(str_split(header, ';', &header), '=', &value));
                if (key.n && str_eq(key, name))
                        return str_trim(value);
        }
        return S("");
}
