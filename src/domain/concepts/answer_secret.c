#include "domain/concepts/answer_private.h"

static void part_put(struct buf *b, struct str s)
{
        buf_int(b, (int64_t)s.n);
        buf_char(b, ':');
        buf_put(b, s);
}

struct str secret_pack(struct arena *a, const struct secret_parts *p)
{
        struct buf b;
        if (str_empty(p->value) && str_empty(p->own_words) && str_empty(p->evidence))
                return S("");
        buf_init(&b, a, LIMIT_FORM_BYTES);
        part_put(&b, p->value);
        part_put(&b, p->own_words);
        part_put(&b, p->evidence);
        must(!b.full);
        return buf_str(&b);
}

static bool part_take(struct str *rest, struct str *out)
{
        int64_t n;
        struct str text, head = str_split(*rest, ':', &text);
        if (head.n == rest->n || !str_int(head, &n) || n < 0 || (uint64_t)n > text.n)
                return false;
        *out = str_sub(text, 0, (size_t)n);
        *rest = str_sub(text, (size_t)n, text.n);
        return true;
}

bool secret_unpack(struct str packed, struct secret_parts *out)
{
        *out = (struct secret_parts){0};
        if (str_empty(packed))
                return true;
        return part_take(&packed, &out->value) && part_take(&packed, &out->own_words) &&
               part_take(&packed, &out->evidence) && str_empty(packed);
}
