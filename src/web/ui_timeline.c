/* The course of a case, and the words of people. */
#include "web/ui_inner.h"

static struct str mark_name(const struct timeline_entry *e)
{
        switch (e->mark) {
        case MARK_CONTACT:
                return S("contact");
        case MARK_DOCUMENT:
                return S("document");
        case MARK_DISRUPTION:
                return S("trouble");
        case MARK_NETWORK:
                return S("network");
        }
        panic("no such mark");
}

static void entry_title(struct html *h, const struct timeline_entry *e)
{
        html_lit(h, "<h3 class=\"fn-row__title\">");
        if (!str_empty(e->to.s)) {
                html_lit(h, "<a href=\"");
                html_url(h, e->to);
                html_lit(h, "\">");
        }
        html_text(h, e->title);
        if (!str_empty(e->to.s))
                html_lit(h, "</a>");
        html_lit(h, "</h3>");
}

static void entry(struct html *h, const struct timeline_entry *e)
{
        html_lit(h, "<li class=\"fn-timeline__item fn-timeline__item--");
        html_attr(h, mark_name(e));
        html_lit(h, "\"><div class=\"fn-timeline__when\">");
        html_text(h, e->when);
        html_lit(h, "</div><div class=\"fn-timeline__what\">");
        entry_title(h, e);
        if (!str_empty(e->meta)) {
                html_lit(h, "<p class=\"fn-meta\">");
                html_text(h, e->meta);
                html_lit(h, "</p>");
        }
        html_lit(h, "</div></li>");
}

void ui_timeline(struct html *h, const struct timeline_entry *e, size_t n)
{
        if (!n)
                return;
        html_lit(h, "<ol class=\"fn-timeline\">");
        for (size_t i = 0; i < n; i++)
                entry(h, &e[i]);
        html_lit(h, "</ol>");
}

void ui_quote(struct html *h, struct str words, struct str source)
{
        bool quoted = str_starts(words, S("„"));
        html_lit(h, "<blockquote class=\"fn-words\">");
        if (!quoted)
                html_lit(h, "„");
        html_text(h, words);
        if (!quoted)
                html_lit(h, "“");
        if (!str_empty(source)) {
                html_lit(h, "<footer>");
                html_text(h, source);
                html_lit(h, "</footer>");
        }
        html_lit(h, "</blockquote>");
}
