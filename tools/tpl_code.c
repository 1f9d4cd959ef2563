/* The C side of the template compiler: reading lines of C and expressions, writing calls with their places. */
#include "tpl.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>
#include <strings.h>

static const char *const loop_words[] = {"for", "while", "do", "switch", NULL};

bool is(const struct tpl *t, struct span w, const char *word)
{
        return w.n == strlen(word) && !strncasecmp(t->s + w.at, word, w.n);
}

bool one_of(const struct tpl *t, struct span w, const char *const *words)
{
        for (; *words; words++)
                if (is(t, w, *words))
                        return true;
        return false;
}

bool blank(char c)
{
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool letter(char c)
{
        return isalpha((unsigned char)c) || ((unsigned char)c >= 0xC3 && (unsigned char)c < 0xE0);
}

char peek(const struct tpl *t, size_t k)
{
        return k < t->n - t->i ? t->s[t->i + k] : 0;
}

bool at(const struct tpl *t, const char *text)
{
        size_t n = strlen(text);
        return n <= t->n - t->i && !memcmp(t->s + t->i, text, n);
}

static size_t line_of(struct tpl *t, size_t pos)
{
        for (; t->line_at < pos; t->line_at++)
                t->line += t->s[t->line_at] == '\n';
        return t->line;
}

size_t line_start(const struct tpl *t, size_t pos)
{
        while (pos > 0 && t->s[pos - 1] != '\n')
                pos--;
        return pos;
}

_Noreturn void fail(struct tpl *t, size_t pos, const char *format, ...)
{
        size_t line = 1, column = pos - line_start(t, pos) + 1;
        for (size_t k = 0; k < pos; k++)
                line += t->s[k] == '\n';
        int n = snprintf(t->error, t->error_n, "%s:%zu:%zu: error: ", t->path, line, column);
        va_list args;
        va_start(args, format);
        if (n > 0 && (size_t)n < t->error_n)
                vsnprintf(t->error + n, t->error_n - (size_t)n, format, args);
        va_end(args);
        longjmp(t->failed, 1);
}

/* ---- writing C ---- */

static void put(struct tpl *t, char c)
{
        fputc(c, t->out);
        t->out_line += c == '\n';
}

void put_text(struct tpl *t, const char *s)
{
        while (*s)
                put(t, *s++);
}

void lit_end(struct tpl *t)
{
        if (t->lit != LIT_NONE)
                put_text(t, t->lit == LIT_MESSAGE ? "\"));\n" : "\");\n");
        t->lit = LIT_NONE;
}

void lit_char(struct tpl *t, enum lit kind, char c)
{
        if (t->lit != kind) {
                lit_end(t);
                put_text(t, kind == LIT_MESSAGE ? "        html_lit(h, N_(\"" : "        html_lit(h, \"");
                t->lit = kind;
        }
        if (c == '"' || c == '\\' || c == '?')
                put(t, '\\');
        if (c == '\n')
                put_text(t, "\\n");
        else
                put(t, c);
}

void lit_text(struct tpl *t, const char *s)
{
        while (*s)
                lit_char(t, LIT_RAW, *s++);
        t->space_done = false;
}

void lit_span(struct tpl *t, struct span w)
{
        for (size_t k = 0; k < w.n; k++)
                lit_char(t, LIT_RAW, t->s[w.at + k]);
        t->space_done = false;
}

/* The next line written is the given template line. */
static void line_directive(struct tpl *t, size_t line)
{
        lit_end(t);
        if (t->out_line == line)
                return;
        fprintf(t->out, "#line %zu \"", line);
        for (const char *p = t->path; *p; p++) {
                if (*p == '"' || *p == '\\')
                        fputc('\\', t->out);
                fputc(*p, t->out);
        }
        fprintf(t->out, "\"\n");
        t->out_line = line;
}

/* Blanks up to the column of pos in its template line. */
static void indent_to(struct tpl *t, size_t pos)
{
        for (size_t k = line_start(t, pos); k < pos; k++)
                if (t->s[k] == '\t' || ((unsigned char)t->s[k] & 0xC0) != 0x80)
                        put(t, t->s[k] == '\t' ? '\t' : ' ');
}

void put_call(struct tpl *t, const char *head, struct span name, struct span expr)
{
        line_directive(t, line_of(t, expr.at) - 1);
        put_text(t, head);
        if (name.n) {
                put_text(t, " \"");
                for (size_t k = 0; k < name.n; k++)
                        put(t, t->s[name.at + k]);
                put_text(t, "\",");
        }
        put(t, '\n');
        indent_to(t, expr.at);
        for (size_t k = 0; k < expr.n; k++)
                put(t, t->s[expr.at + k]);
        put_text(t, ");\n");
}

/* ---- C lines and expressions ---- */

/* Skips a string or character constant at pos, which must end in its line; returns the position behind it. */
static size_t skip_quoted(struct tpl *t, size_t pos)
{
        char quote = t->s[pos];
        for (size_t k = pos + 1; k < t->n && t->s[k] != '\n'; k++) {
                if (t->s[k] == quote)
                        return k + 1;
                k += t->s[k] == '\\';
        }
        fail(t, pos, "quote without its end");
}

struct span output(struct tpl *t)
{
        size_t start = t->i, k = start + 2;
        int braces = 0, parens = 0;
        if (at(t, "{{{"))
                fail(t, start, "{{{ does not exist: everything is escaped");
        while (k < t->n && t->s[k] != '\n' &&
               (braces || t->s[k] != '}' || k + 1 >= t->n || t->s[k + 1] != '}')) {
                char c = t->s[k];
                if (c == '"' || c == '\'') {
                        k = skip_quoted(t, k);
                        continue;
                }
                if (c == '/' && k + 1 < t->n && (t->s[k + 1] == '/' || t->s[k + 1] == '*'))
                        fail(t, k, "comment inside of {{ }}");
                if (c == ';' || c == '#')
                        fail(t, k, "{{ }} takes one expression");
                braces += (c == '{') - (c == '}');
                parens += (c == '(' || c == '[') - (c == ')' || c == ']');
                if (braces < 0 || parens < 0)
                        fail(t, k, "%c without its beginning", c);
                k++;
        }
        if (k >= t->n || t->s[k] == '\n')
                fail(t, start, "{{ without }} in this line");
        if (parens)
                fail(t, start, "parentheses in {{ }} are not balanced");
        struct span e = {start + 2, k - start - 2};
        t->i = k + 2;
        while (e.n && blank(t->s[e.at]))
                e.at++, e.n--;
        while (e.n && blank(t->s[e.at + e.n - 1]))
                e.n--;
        if (!e.n)
                fail(t, start, "{{ }} is empty");
        return e;
}

static void need_depth(struct tpl *t, size_t pos, size_t depth, const char *what)
{
        if (t->depth == depth)
                return;
        struct span open = t->stack[t->depth - 1];
        fail(t, pos, "%s while <%.*s> is open", what, (int)open.n, t->s + open.at);
}

static void block_begin(struct tpl *t, size_t pos)
{
        if (t->block_n == MAX_BLOCKS)
                fail(t, pos, "blocks are nested too deeply");
        t->blocks[t->block_n].depth = t->depth;
        t->blocks[t->block_n++].loop = t->c_loop;
        t->c_loop = false;
}

static void block_end(struct tpl *t, size_t pos)
{
        if (!t->block_n)
                fail(t, pos, "} without its beginning");
        need_depth(t, pos, t->blocks[--t->block_n].depth, "block ends");
        t->c_loop = false;
}

/* Words that leave a block or begin a part of it: the elements opened since must be closed. */
static void code_word(struct tpl *t, struct span w)
{
        if (!islower((unsigned char)t->s[w.at]))
                return;
        if (one_of(t, w, loop_words))
                t->c_loop = true;
        if (is(t, w, "goto"))
                fail(t, w.at, "goto in a template");
        if (!t->block_n)
                return;
        if (is(t, w, "return"))
                need_depth(t, w.at, 0, "return");
        if (!t->c_parens && (is(t, w, "case") || is(t, w, "default")))
                need_depth(t, w.at, t->blocks[t->block_n - 1].depth, "case begins");
        if (is(t, w, "break") || is(t, w, "continue"))
                for (size_t k = t->block_n; k-- > 0;)
                        if (t->blocks[k].loop) {
                                need_depth(t, w.at, t->blocks[k].depth, "block is left");
                                return;
                        }
}

/* One character of C that is neither quoted, comment nor word. */
static void code_char(struct tpl *t, size_t pos, char c)
{
        t->c_parens += (c == '(' || c == '[') - (c == ')' || c == ']');
        if (t->c_parens < 0)
                fail(t, pos, "%c without its beginning", c);
        if (c == '{')
                block_begin(t, pos);
        if (c == '}')
                block_end(t, pos);
        if (c == ';' && !t->c_parens)
                t->c_loop = false;
        t->c_last = c;
}

/* Reads the C code from..end for braces and words. */
static void code_scan(struct tpl *t, size_t from, size_t end)
{
        for (size_t k = from; k < end;) {
                char c = t->s[k];
                if (c == '"' || c == '\'') {
                        k = skip_quoted(t, k);
                        t->c_last = c;
                } else if (c == '/' && k + 1 < end && t->s[k + 1] == '/') {
                        fail(t, k, "comments in templates are /* */");
                } else if (c == '/' && k + 1 < end && t->s[k + 1] == '*') {
                        size_t start = k;
                        for (k += 2; k + 1 < end && (t->s[k] != '*' || t->s[k + 1] != '/');)
                                k++;
                        if (k + 1 >= end)
                                fail(t, start, "comment does not end in its line");
                        k += 2;
                } else if (letter(c) || c == '_' || isdigit((unsigned char)c)) {
                        size_t start = k;
                        while (k < end &&
                               (letter(t->s[k]) || t->s[k] == '_' || isdigit((unsigned char)t->s[k])))
                                k++;
                        t->c_last = c;
                        code_word(t, (struct span){start, k - start});
                } else {
                        if (!blank(c))
                                code_char(t, k, c);
                        k++;
                }
        }
}

void code_line(struct tpl *t)
{
        size_t from = t->i + 1, end = from;
        while (end < t->n && t->s[end] != '\n')
                end++;
        if (t->script)
                fail(t, t->i, "C line inside of a script");
        line_directive(t, line_of(t, t->i));
        size_t first = from;
        while (first < end && blank(t->s[first]))
                first++;
        if (first < end && t->s[first] == '#')
                t->c_last = ';';
        else
                code_scan(t, from, end);
        indent_to(t, t->i);
        put(t, ' ');
        for (size_t k = from; k < end; k++)
                if (t->s[k] != '\r')
                        put(t, t->s[k]);
        put(t, '\n');
        t->i = end < t->n ? end + 1 : end;
        t->space_done = true;
}
