/*
 * tpl: compiles a template (src/…/name.html) to C.
 *
 *   tpl IN.html OUT.c
 *
 * A line that starts with % is C. Everything else is HTML. {{ expression }} is written by position: html_text in
 * content, html_attr in a quoted attribute, html_url in an attribute that holds an address, and name?="{{ condition }}"
 * writes a boolean attribute or leaves it out. What cannot be made safe is an error: output inside of tags, comments,
 * scripts and styles, unquoted attributes, inline script and style, and blocks of C that do not begin and end at the
 * same element. Literal text with letters is marked with N_() for gettext's tools. #line directives and columns are
 * kept, so the C compiler speaks about the template.
 *
 * tpl_compile() works on a buffer in memory and needs no other file: it is fuzzed (test/fuzz/tpl_fuzz.c).
 */
#include "tpl.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const void_elements[] = {"area", "base", "br",    "col",    "embed", "hr",  "img", "input",
                                            "link", "meta", "param", "source", "track", "wbr", NULL};
static const char *const forbidden_elements[] = {"style", "base",     "object", "embed",   "applet",
                                                 "frame", "frameset", "set",    "animate", NULL};
static const char *const address_attrs[] = {"href", "src",  "action",     "formaction", "poster",
                                            "cite", "data", "xlink:href", "background", NULL};
static const char *const forbidden_attrs[] = {"style", "srcdoc", "srcset", "ping", "http-equiv", NULL};
static const char *const message_attrs[] = {"title", "alt", "placeholder", "aria-label", "aria-description",
                                            "label", NULL};
static const char *const verbatim_elements[] = {"pre", "textarea", NULL};
static const char *const text_elements[] = {"title", "textarea", NULL};

/* Whether the current position is in the blanks before a line's %. */
static bool before_code(const struct tpl *t)
{
        size_t k = line_start(t, t->i);
        while (k < t->n && (t->s[k] == ' ' || t->s[k] == '\t'))
                k++;
        return k < t->n && t->s[k] == '%' && k >= t->i;
}

static void no_code_here(struct tpl *t, const char *where)
{
        if (t->i > 0 && t->s[t->i - 1] == '\n' && before_code(t))
                fail(t, t->i, "C line inside of %s", where);
}

/* ---- markup ---- */

/* Markup needs a function around it and a finished C statement before it. */
static void need_function(struct tpl *t)
{
        if (!t->block_n)
                fail(t, t->i, "markup outside of a function");
        if (t->c_parens || !strchr("{};:", t->c_last))
                fail(t, t->i, "the C statement before the markup is not finished; blocks need braces");
        if (t->script && !at(t, "</"))
                fail(t, t->i, "inline script");
}

static void flush_space(struct tpl *t)
{
        if (t->space && !t->space_done && t->block_n)
                lit_char(t, LIT_RAW, t->space);
        if (t->space)
                t->space_done = true;
        t->space = 0;
}

static bool inside(const struct tpl *t, const char *const *words)
{
        for (size_t k = 0; k < t->depth; k++)
                if (one_of(t, t->stack[k], words))
                        return true;
        return false;
}

/* & must begin a character reference. Returns the length of the reference. */
static size_t reference(struct tpl *t, size_t pos)
{
        size_t k = pos + 1;
        k += k < t->n && t->s[k] == '#';
        size_t first = k;
        while (k < t->n && isalnum((unsigned char)t->s[k]))
                k++;
        if (k == first || k >= t->n || t->s[k] != ';')
                fail(t, pos, "& must be written &amp;");
        return k + 1 - pos;
}

/* Writes literal text from..end, white space as one blank; as a message if it has letters and may be one. */
static void literal(struct tpl *t, size_t from, size_t end, bool may_be_message, bool verbatim)
{
        bool message = false;
        size_t first = from, last = end;
        while (!verbatim && first < last && blank(t->s[first]))
                first++;
        while (!verbatim && last > first && blank(t->s[last - 1]))
                last--;
        for (size_t k = first; k < last; k += t->s[k] == '&' ? reference(t, k) : 1)
                message |= may_be_message && letter(t->s[k]);
        if (first > from)
                lit_char(t, LIT_RAW, ' ');
        if (message)
                lit_end(t); /* each message stands alone */
        for (size_t k = first; k < last; k++) {
                bool run = !verbatim && blank(t->s[k]);
                while (run && k + 1 < last && blank(t->s[k + 1]))
                        k++;
                if (t->s[k] != '\r')
                        lit_char(t, message ? LIT_MESSAGE : LIT_RAW, run ? ' ' : t->s[k]);
        }
        if (last < end && last > first)
                lit_char(t, LIT_RAW, ' ');
        t->space_done = false;
}

/* Text up to the next tag, output or C line. White space at its end stays pending. */
static void text(struct tpl *t)
{
        bool verbatim = inside(t, verbatim_elements);
        size_t start = t->i, end;
        need_function(t);
        flush_space(t);
        while (t->i < t->n && peek(t, 0) != '<' && !at(t, "{{")) {
                if (at(t, "}}"))
                        fail(t, t->i, "}} without {{");
                t->i += peek(t, 0) == '&' ? reference(t, t->i) : 1;
                if (t->i > 0 && t->s[t->i - 1] == '\n' && before_code(t))
                        break;
        }
        end = t->i;
        while (!verbatim && end > start && blank(t->s[end - 1]))
                end--;
        t->i = end;
        literal(t, start, end, true, verbatim);
}

static void white_space(struct tpl *t)
{
        bool verbatim = inside(t, verbatim_elements);
        if (verbatim)
                need_function(t);
        for (; t->i < t->n && blank(peek(t, 0)); t->i++) {
                if (verbatim && peek(t, 0) != '\r')
                        lit_char(t, LIT_RAW, peek(t, 0));
                else if (t->space != '\n')
                        t->space = peek(t, 0) == '\n' ? '\n' : ' ';
                if (peek(t, 0) == '\n') {
                        t->i++;
                        return; /* the next line may be C */
                }
        }
}

static void comment(struct tpl *t)
{
        size_t start = t->i;
        while (!at(t, "-->")) {
                if (t->i >= t->n)
                        fail(t, start, "comment without its end");
                if (at(t, "{{"))
                        fail(t, t->i, "output inside of a comment");
                no_code_here(t, "a comment");
                t->i++;
        }
        t->i += 3;
}

static struct span name_of(struct tpl *t)
{
        struct span w = {t->i, 0};
        while (isalnum((unsigned char)peek(t, 0)) || (peek(t, 0) && strchr("-_:.", peek(t, 0))))
                t->i++;
        w.n = t->i - w.at;
        if (at(t, "{{"))
                fail(t, t->i, "output inside of a tag");
        return w;
}

static bool local_address(const struct tpl *t, struct span v)
{
        const char *p = t->s + v.at;
        return v.n && (*p == '#' || (*p == '/' && (v.n == 1 || p[1] != '/')));
}

/* The quoted value of an attribute; the quote is the current character. */
static void attr_value(struct tpl *t, struct span name)
{
        size_t start = ++t->i, piece = start;
        int outputs = 0;
        bool address = one_of(t, name, address_attrs), message = one_of(t, name, message_attrs);
        for (;; piece = t->i) {
                while (t->i < t->n && peek(t, 0) != '"' && !at(t, "{{")) {
                        if (peek(t, 0) == '<')
                                fail(t, t->i, "< in an attribute: is the quote missing?");
                        no_code_here(t, "a tag");
                        t->i++;
                }
                if (t->i >= t->n)
                        fail(t, start - 1, "quote without its end");
                literal(t, piece, t->i, message, false);
                if (peek(t, 0) == '"')
                        break;
                struct span none = {0, 0};
                put_call(t, address ? "        html_url(h," : "        html_attr(h,", none, output(t));
                outputs++;
        }
        struct span whole = {start, t->i - start};
        bool one = outputs == 1 && t->s[start] == '{' && t->s[t->i - 1] == '}';
        if (address && outputs && !one)
                fail(t, start, "an address is exactly one {{ }}");
        if (address && !outputs && !local_address(t, whole))
                fail(t, start, "a literal address starts with / or #");
        t->i++;
}

static void attribute(struct tpl *t)
{
        struct span name = name_of(t);
        if (!name.n)
                fail(t, t->i, "unexpected character inside of a tag");
        if (name.n > 2 && !strncasecmp(t->s + name.at, "on", 2))
                fail(t, name.at, "inline script (on…=)");
        if (one_of(t, name, forbidden_attrs))
                fail(t, name.at, "attribute %.*s is not allowed", (int)name.n, t->s + name.at);
        for (size_t k = 0; k < t->attr_n; k++)
                if (t->attrs[k].n == name.n && !strncasecmp(t->s + t->attrs[k].at, t->s + name.at, name.n))
                        fail(t, name.at, "attribute %.*s stands twice", (int)name.n, t->s + name.at);
        if (t->attr_n == MAX_ATTRS)
                fail(t, name.at, "too many attributes");
        t->attrs[t->attr_n++] = name;
        if (peek(t, 0) == '?' && one_of(t, name, address_attrs))
                fail(t, name.at, "an address is not a boolean attribute");
        if (at(t, "?=\"{{")) {
                t->i += 3;
                put_call(t, "        html_bool(h,", name, output(t));
                if (peek(t, 0) != '"')
                        fail(t, t->i, "a boolean attribute is exactly one {{ }}");
                t->i++;
                return;
        }
        if (peek(t, 0) == '?')
                fail(t, t->i, "a boolean attribute is exactly name?=\"{{ }}\"");
        lit_text(t, " ");
        lit_span(t, name);
        if (one_of(t, name, address_attrs) && peek(t, 0) != '=')
                fail(t, name.at, "an address is missing");
        if (peek(t, 0) != '=')
                return;
        t->i++;
        if (peek(t, 0) != '"')
                fail(t, t->i, "attribute values stand in double quotes");
        lit_text(t, "=\"");
        attr_value(t, name);
        lit_text(t, "\"");
}

static void end_tag(struct tpl *t)
{
        size_t start = t->i;
        t->i += 2;
        struct span name = name_of(t);
        size_t floor = t->block_n ? t->blocks[t->block_n - 1].depth : 0;
        if (peek(t, 0) != '>')
                fail(t, t->i, "unexpected character in an end tag");
        if (t->depth == 0)
                fail(t, start, "</%.*s> closes nothing", (int)name.n, t->s + name.at);
        struct span open = t->stack[t->depth - 1];
        if (open.n != name.n || memcmp(t->s + open.at, t->s + name.at, name.n))
                fail(t, start, "</%.*s> while <%.*s> is open", (int)name.n, t->s + name.at, (int)open.n,
                     t->s + open.at);
        if (t->depth == floor)
                fail(t, start, "</%.*s> closes an element opened outside of this block", (int)name.n,
                     t->s + name.at);
        t->depth--;
        t->script = false;
        t->i++;
        lit_text(t, "</");
        lit_span(t, name);
        lit_text(t, ">");
}

static bool has_attr(const struct tpl *t, const char *name)
{
        for (size_t k = 0; k < t->attr_n; k++)
                if (is(t, t->attrs[k], name))
                        return true;
        return false;
}

/* The end of a start tag: > or />. start is its <. */
static void start_tag_end(struct tpl *t, size_t start, struct span name)
{
        static const char *const svg[] = {"svg", NULL};
        bool closed = at(t, "/>"), foreign = inside(t, svg) || is(t, name, "svg");
        if (closed && !foreign && !one_of(t, name, void_elements))
                fail(t, t->i, "<%.*s> is not closed by />", (int)name.n, t->s + name.at);
        t->i += closed ? 2 : 1;
        lit_text(t, closed ? "/>" : ">");
        if (is(t, name, "script") && (closed || !has_attr(t, "src")))
                fail(t, start, "inline script");
        if (closed || (!foreign && one_of(t, name, void_elements)))
                return;
        if (t->depth == MAX_DEPTH)
                fail(t, start, "elements are nested too deeply");
        t->stack[t->depth++] = name;
        t->script = is(t, name, "script");
        if (one_of(t, name, verbatim_elements) && at(t, "{{"))
                lit_char(t, LIT_RAW, '\n'); /* browsers drop the first line feed: it must not be the text's */
}

static void start_tag(struct tpl *t)
{
        size_t start = t->i++;
        if (at(t, "{{"))
                fail(t, t->i, "output inside of a tag");
        struct span name = name_of(t);
        if (!name.n || !isalpha((unsigned char)t->s[name.at]))
                fail(t, start, "< must be written &lt;");
        if (one_of(t, name, forbidden_elements))
                fail(t, start, "<%.*s> is not allowed", (int)name.n, t->s + name.at);
        if (inside(t, text_elements))
                fail(t, start, "<%.*s> inside of an element that holds text only", (int)name.n,
                     t->s + name.at);
        t->attr_n = 0;
        lit_text(t, "<");
        lit_span(t, name);
        for (;;) {
                size_t before = t->i;
                while (t->i < t->n && blank(peek(t, 0))) {
                        t->i++;
                        no_code_here(t, "a tag");
                }
                if (t->i >= t->n)
                        fail(t, start, "tag without its end");
                if (at(t, "{{"))
                        fail(t, t->i, "output inside of a tag");
                if (at(t, ">") || at(t, "/>"))
                        break;
                if (t->i == before)
                        fail(t, t->i, "blank missing inside of a tag");
                attribute(t);
        }
        start_tag_end(t, start, name);
}

static void tag(struct tpl *t)
{
        if (at(t, "<!--")) {
                comment(t);
                return;
        }
        need_function(t);
        flush_space(t);
        if (t->i + 9 <= t->n && !strncasecmp(t->s + t->i, "<!doctype", 9)) {
                for (; t->i < t->n && peek(t, 0) != '\n' && peek(t, 0) != '>' && peek(t, 0) != '{'; t->i++)
                        lit_char(t, LIT_RAW, peek(t, 0));
                if (peek(t, 0) != '>')
                        fail(t, t->i, "doctype without its end");
                t->i++;
                lit_text(t, ">");
        } else if (at(t, "</")) {
                end_tag(t);
        } else {
                start_tag(t);
        }
}

static void content(struct tpl *t)
{
        struct span none = {0, 0};
        bool fresh = t->i == 0 || t->s[t->i - 1] == '\n';
        if (fresh && before_code(t)) {
                flush_space(t);
                while (peek(t, 0) != '%')
                        t->i++;
                code_line(t);
        } else if (blank(peek(t, 0))) {
                white_space(t);
        } else if (peek(t, 0) == '<') {
                tag(t);
        } else if (at(t, "{{")) {
                need_function(t);
                flush_space(t);
                put_call(t, "        html_text(h,", none, output(t));
                t->space_done = false;
        } else {
                text(t);
        }
}

static void check_characters(struct tpl *t)
{
        for (size_t k = 0; k < t->n; k++)
                if ((unsigned char)t->s[k] < ' ' && !blank(t->s[k]))
                        fail(t, k, "control character");
}

bool tpl_compile(const char *s, size_t n, const char *path, FILE *out, char *error, size_t error_n)
{
        struct tpl *t = calloc(1, sizeof *t);
        if (!t)
                abort();
        *t = (struct tpl){.s = s, .n = n, .path = path, .out = out, .error = error, .error_n = error_n};
        t->line = 1;
        t->c_last = ';';
        if (setjmp(t->failed)) {
                free(t);
                return false;
        }
        check_characters(t);
        put_text(t, "/* Written by tools/tpl.c. */\n#include \"base/base.h\"\n#include \"web/html.h\"\n");
        while (t->i < t->n)
                content(t);
        lit_end(t);
        if (t->block_n || t->c_parens)
                fail(t, t->n, "function is not closed at the end of the file");
        free(t);
        return true;
}

#ifndef TPL_WITHOUT_MAIN
#include "file.h"

int main(int argc, char **argv)
{
        char error[1000];
        size_t n;
        if (argc != 3)
                die("usage: tpl IN.html OUT.c");
        const char *s = file_read(argv[1], &n);
        struct memory m;
        memory_open(&m);
        if (!tpl_compile(s, n, argv[1], m.f, error, sizeof error))
                die("%s", error);
        memory_file(&m, argv[2]);
        return 0;
}
#endif
