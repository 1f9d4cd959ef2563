/*
 * The HTML builder. Raw markup takes literals only; everything else is escaped by position and type.
 * Templates compile to these calls. There is no way to print a char * or an unescaped run-time text.
 */
#ifndef WEB_HTML_H
#define WEB_HTML_H

#include "base/base.h"
#include "base/text.h"

struct html {
        struct arena *arena;
        struct buf out;
        int ids; /* for unique element ids: html_id */
};

/* A link target; made by url_* only, so javascript: and foreign addresses cannot be written. */
struct url {
        struct str s;
};
/* url_path(a, "/faelle/:/aufgaben/:", case_id, task_id): the literal's ':' are replaced by numbers. */
#define url_path(arena, literal, ...)                                                                        \
        url_build((arena), "" literal "", (const int64_t[]){0, ##__VA_ARGS__},                               \
                  sizeof((const int64_t[]){0, ##__VA_ARGS__}) / sizeof(int64_t) - 1)
struct url url_build(struct arena *a, const char *literal, const int64_t *ids, size_t n);
/* Adds key=value to the query, encoded; an empty value removes nothing and adds nothing. */
struct url url_with(struct arena *a, struct url u, struct str key, struct str value);
/* Letters, digits and "-._~" stay, every other byte becomes %XX: for values in a query. */
void url_put_encoded(struct buf *b, struct str s);
/* A path segment that is a code ("5.H"): letters, digits, '.', '-', '_' only, else panics. */
struct url url_code(struct arena *a, struct url u, struct str code);
struct url url_mail(struct arena *a, struct str address);
struct url url_phone(struct arena *a, struct str number);
struct url url_anchor(struct arena *a, struct str id);
/* A local path from the own database or request ("/faelle/3"); anything else gives "/". */
struct url url_local(struct arena *a, struct str path);

#define html_lit(h, literal) html_raw_literal((h), "" literal "", sizeof(literal) - 1)
static inline void html_raw_literal(struct html *h, const char *literal, size_t n)
{
        buf_put(&h->out, (struct str){literal, n});
}
/* Markup made by the builder into another html value. */
struct markup {
        struct str s;
};
void html_markup(struct html *h, struct markup m);

#define html_text(h, x)                                                                                      \
        _Generic((x), struct str                                                                             \
                 : html_text_str, int                                                                        \
                 : html_text_int, long                                                                       \
                 : html_text_int, unsigned long                                                              \
                 : html_text_size, struct date                                                               \
                 : html_text_date, struct moment                                                             \
                 : html_text_moment, struct markup                                                           \
                 : html_markup)((h), (x))
void html_text_str(struct html *h, struct str s);
void html_text_int(struct html *h, int64_t n);
void html_text_size(struct html *h, size_t n);
void html_text_date(struct html *h, struct date d);     /* 06.05.2025; nothing when not given */
void html_text_moment(struct html *h, struct moment m); /* 06.05.2025, 08:04 Uhr */

#define html_attr(h, x)                                                                                      \
        _Generic((x), struct str                                                                             \
                 : html_attr_str, int                                                                        \
                 : html_text_int, long                                                                       \
                 : html_text_int, unsigned long                                                              \
                 : html_text_size, struct date                                                               \
                 : html_attr_date)((h), (x))
void html_attr_str(struct html *h, struct str s);
void html_attr_date(struct html *h, struct date d); /* 2025-05-06, for datetime= */
void html_url(struct html *h, struct url u);
/* " checked" or nothing; name is a literal */
#define html_bool(h, name, condition)                                                                        \
        do {                                                                                                 \
                if (condition)                                                                               \
                        html_lit(h, " " name);                                                               \
        } while (0)
/* Text with line breaks as paragraphs and <br>. */
void html_paragraphs(struct html *h, struct str s);

void html_init(struct html *h, struct arena *a);

#endif
