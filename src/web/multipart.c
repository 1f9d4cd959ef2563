/*
 * multipart/form-data over the complete body, as browsers write it: no preamble, CRLF line ends, one
 * Content-Disposition per part. Anything else is refused.
 */
#include "base/text.h"
#include "web/parse.h"

enum { BOUNDARY_MOST = 70, PART_HEAD_MOST = 4096 };

/* Takes one "key=value" or "key=\"value\"" off the front of a list separated by ';'. */
static bool next_parameter(struct str *rest, struct str *key, struct str *value)
{
        *rest = str_trim(*rest);
        if (str_empty(*rest))
                return false;
        *key = str_trim(str_split(*rest, '=', rest));
        if (!str_starts(*rest, S("\""))) {
                *value = str_trim(str_split(*rest, ';', rest));
                return true;
        }
        *rest = str_sub(*rest, 1, rest->n);
        *value = str_split(*rest, '"', rest);
        struct str behind = *rest;
        str_split(behind, ';', rest);
        return true;
}

/* The parameter of a header value such as "form-data; name=\"a\"". */
static bool parameter(struct str header, struct str wanted, struct str *out)
{
        struct str rest, key;
        str_split(header, ';', &rest);
        while (next_parameter(&rest, &key, out))
                if (word_is(key, wanted))
                        return true;
        return false;
}

static enum err boundary_of(struct arena *a, struct str content_type, struct str *out)
{
        struct str b;
        if (!parameter(content_type, S("boundary"), &b) || !b.n || b.n > BOUNDARY_MOST)
                return ERR_INVALID;
        *out = str_join(a, S("\r\n--"), b);
        return OK;
}

/* Browsers write a quotation mark in a name as %22, line ends as %0D%0A. */
static struct str unescaped(struct arena *a, struct str s)
{
        struct buf b;
        buf_init(&b, a, s.n);
        for (size_t i = 0; i < s.n; i++) {
                bool quote = str_eq(str_sub(s, i, 3), S("%22"));
                buf_char(&b, quote ? '"' : s.p[i]);
                i += quote ? 2 : 0;
        }
        return buf_str(&b);
}

/* Without folders of the sender's machine. */
static struct str base_name(struct str name)
{
        for (size_t i = name.n; i > 0; i--)
                if (name.p[i - 1] == '/' || name.p[i - 1] == '\\')
                        return str_sub(name, i, name.n);
        return name;
}

static bool disposition_of(struct str head, struct str *out)
{
        while (head.n) {
                struct str value;
                struct str line = str_split(head, '\n', &head);
                struct str name = str_split(line, ':', &value);
                *out = str_trim(value);
                if (word_is(name, S("content-disposition")))
                        return true;
        }
        return false;
}

static enum err add_part(struct arena *a, struct form *f, struct str head, struct str body)
{
        struct str disposition, key, name, rest;
        if (!disposition_of(head, &disposition) || !parameter(disposition, S("name"), &key))
                return ERR_INVALID;
        if (!word_is(str_trim(str_split(disposition, ';', &rest)), S("form-data")))
                return ERR_INVALID;
        key = unescaped(a, key);
        if (!parameter(disposition, S("filename"), &name))
                return form_add(a, f, key, body);
        name = base_name(unescaped(a, name));
        if (!name.n && !body.n)
                return OK; /* no file was chosen */
        return form_add_upload(a, f,
                               (struct upload){key, text_valid(name) ? text_normal(a, name) : name, body});
}

/* Splits s at the first occurrence of mark; false if there is none. */
static bool cut(struct str s, struct str mark, struct str *before, struct str *behind)
{
        ptrdiff_t at = str_find(s, mark);
        if (at < 0)
                return false;
        *before = (struct str){s.p, (size_t)at};
        *behind = str_sub(s, before->n + mark.n, s.n);
        return true;
}

enum err parse_multipart(struct arena *a, struct str content_type, struct str body, struct form *f)
{
        struct str boundary, head, part;
        TRY(boundary_of(a, content_type, &boundary));
        if (!str_starts(body, str_sub(boundary, 2, boundary.n)))
                return ERR_INVALID;
        body = str_sub(body, boundary.n - 2, body.n);
        while (!str_starts(body, S("--"))) {
                if (!str_starts(body, S("\r\n")) ||
                    !cut(str_sub(body, 2, body.n), S("\r\n\r\n"), &head, &body) || head.n > PART_HEAD_MOST ||
                    !cut(body, boundary, &part, &body))
                        return ERR_INVALID;
                TRY(add_part(a, f, head, part));
        }
        return f->wrong;
}
