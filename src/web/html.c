#include "web/html.h"

void html_init(struct html *h, struct arena *a)
{
        *h = (struct html){.arena = a};
        buf_init(&h->out, a, LIMIT_PAGE_BYTES);
}

void html_markup(struct html *h, struct markup m)
{
        buf_put(&h->out, m.s);
}

/* ---- escaping: the only place that decides what a character means in HTML ---- */

static struct str entity_of(char c, bool in_attribute)
{
        switch (c) {
        case '&':
                return S("&amp;");
        case '<':
                return S("&lt;");
        case '>':
                return S("&gt;");
        case '"':
                return in_attribute ? S("&quot;") : S("");
        case '\'':
                return in_attribute ? S("&#39;") : S("");
        default:
                return S("");
        }
}

/* Every character with an entity lies below '?', where in a text little else does. */
static bool may_mean(char c)
{
        return c >= '"' && c <= '>';
}

/* Runs of harmless characters are copied at once. */
static void put_escaped(struct html *h, struct str s, bool in_attribute)
{
        size_t start = 0;
        for (size_t i = 0; i < s.n; i++) {
                if (!may_mean(s.p[i]))
                        continue;
                struct str entity = entity_of(s.p[i], in_attribute);
                if (str_empty(entity))
                        continue;
                buf_put(&h->out, str_sub(s, start, i - start));
                buf_put(&h->out, entity);
                start = i + 1;
        }
        buf_put(&h->out, str_sub(s, start, s.n - start));
}

void html_text_str(struct html *h, struct str s)
{
        put_escaped(h, s, false);
}

void html_attr_str(struct html *h, struct str s)
{
        put_escaped(h, s, true);
}

void html_text_int(struct html *h, int64_t n)
{
        buf_int(&h->out, n);
}

void html_text_size(struct html *h, size_t n)
{
        must(n <= INT64_MAX);
        buf_int(&h->out, (int64_t)n);
}

void html_text_date(struct html *h, struct date d)
{
        if (date_given(d))
                html_text_str(h, date_german(h->arena, d));
}

void html_text_moment(struct html *h, struct moment m)
{
        if (moment_given(m))
                html_text_str(h, moment_german(h->arena, m));
}

void html_attr_date(struct html *h, struct date d)
{
        if (date_given(d))
                html_attr_str(h, date_iso(h->arena, d));
}

void html_url(struct html *h, struct url u)
{
        html_attr_str(h, u.s);
}

/* ---- paragraphs ---- */

/* Lines up to the next empty one. */
static struct str next_paragraph(struct str *rest)
{
        struct str all = *rest;
        size_t taken = 0;
        while (rest->n) {
                struct str before = *rest;
                struct str line = str_split(*rest, '\n', rest);
                if (str_empty(str_trim(line)))
                        return str_sub(all, 0, taken);
                taken += before.n - rest->n;
        }
        return all;
}

static void put_lines(struct html *h, struct str s)
{
        html_lit(h, "<p>");
        for (bool first = true; s.n; first = false) {
                struct str line = str_split(s, '\n', &s);
                if (!first)
                        html_lit(h, "<br>");
                html_text_str(h, str_trim(line));
        }
        html_lit(h, "</p>");
}

void html_paragraphs(struct html *h, struct str s)
{
        struct str rest = str_trim(s);
        while (rest.n) {
                struct str paragraph = str_trim(next_paragraph(&rest));
                if (paragraph.n)
                        put_lines(h, paragraph);
        }
}
