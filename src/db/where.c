#include "db/where_inner.h"

#define SQL_BYTES (64u << 10)

void where_add(struct where *w, const char *literal, struct value v)
{
        must(w->n < ARRAY_LEN(w->fragment));
        must(str_find(str_of(literal), S("$?")) >= 0);
        w->fragment[w->n] = literal;
        w->v[w->n++] = v;
}

void where_add_plain(struct where *w, const char *literal)
{
        must(w->n < ARRAY_LEN(w->fragment));
        must(str_find(str_of(literal), S("$?")) < 0);
        w->fragment[w->n] = literal;
        w->v[w->n++] = VALUE_NULL;
}

struct builder {
        struct buf text;
        struct value v[LIMIT_SQL_ARGS];
        size_t n;
};

static void put_parameter(struct builder *b, struct value v)
{
        must(b->n < LIMIT_SQL_ARGS);
        b->v[b->n++] = v;
        buf_char(&b->text, '$');
        buf_int(&b->text, (int64_t)b->n);
}

/* $? may stand in a fragment more than once: it is one parameter. */
static void put_fragment(struct builder *b, struct str fragment, struct value v)
{
        size_t number = 0;
        buf_lit(&b->text, " AND (");
        for (;;) {
                ptrdiff_t at = str_find(fragment, S("$?"));
                if (at < 0)
                        break;
                buf_put(&b->text, str_sub(fragment, 0, (size_t)at));
                if (number == 0) {
                        put_parameter(b, v);
                        number = b->n;
                } else {
                        buf_char(&b->text, '$');
                        buf_int(&b->text, (int64_t)number);
                }
                fragment = str_sub(fragment, (size_t)at + 2, fragment.n);
        }
        buf_put(&b->text, fragment);
        buf_char(&b->text, ')');
}

static void put_page(struct builder *b, const struct where *w)
{
        if (w->limit <= 0)
                return;
        buf_lit(&b->text, " LIMIT ");
        put_parameter(b, value_int(w->limit));
        buf_lit(&b->text, " OFFSET ");
        put_parameter(b, value_int(w->offset));
}

/* Puts what belongs to the marker at the front of s and returns its length, or 0. */
static size_t put_marker(struct builder *b, struct str s, const struct where *w)
{
        static const struct str where_mark = S_INIT("@where"), order_mark = S_INIT("@order"),
                                page_mark = S_INIT("@page");
        if (str_starts(s, where_mark)) {
                for (size_t i = 0; i < w->n; i++)
                        put_fragment(b, str_of(w->fragment[i]), w->v[i]);
                return where_mark.n;
        }
        if (str_starts(s, order_mark)) {
                must(w->order);
                buf_put(&b->text, str_of(w->order));
                return order_mark.n;
        }
        if (!str_starts(s, page_mark))
                return 0;
        put_page(b, w);
        return page_mark.n;
}

void where_build(struct arena *a, const struct stmt *s, const struct value *v, size_t n,
                 const struct where *w, struct built *out)
{
        struct builder *b = NEW(a, struct builder);
        struct str rest = str_of(s->text);
        buf_init(&b->text, a, SQL_BYTES);
        must(n <= LIMIT_SQL_ARGS);
        if (n)
                memcpy(b->v, v, n * sizeof *v);
        b->n = n;
        while (!str_empty(rest)) {
                struct str before = str_split(rest, '@', &rest);
                buf_put(&b->text, before);
                if (before.p + before.n == s->text + strlen(s->text))
                        break;
                rest = (struct str){rest.p - 1, rest.n + 1};
                size_t mark = put_marker(b, rest, w);
                if (mark == 0)
                        panic_at(s->file, s->line, "unknown marker in a statement");
                rest = str_sub(rest, mark, rest.n);
        }
        must(!b->text.full);
        *out = (struct built){buf_str(&b->text), b->v, b->n};
}
