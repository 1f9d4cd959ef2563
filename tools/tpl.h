/* What the two halves of the template compiler share; tpl.c says what it does. */
#ifndef TOOLS_TPL_H
#define TOOLS_TPL_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { MAX_DEPTH = 100, MAX_BLOCKS = 40, MAX_ATTRS = 40 };

struct span {
        size_t at, n;
};

enum lit { LIT_NONE, LIT_RAW, LIT_MESSAGE };

struct tpl {
        const char *s; /* the template; s[n] is never read */
        size_t n, i;
        const char *path;
        FILE *out;
        jmp_buf failed;
        char *error;
        size_t error_n;

        struct span stack[MAX_DEPTH]; /* names of the open elements */
        size_t depth;
        struct {
                size_t depth; /* open elements when the block began: at its end there must be as many */
                bool loop;
        } blocks[MAX_BLOCKS];
        size_t block_n;
        struct span attrs[MAX_ATTRS]; /* names in the current tag */
        size_t attr_n;

        char c_last;          /* last significant character of the C code before the markup */
        int c_parens;         /* open ( and [ of the C code */
        bool c_loop;          /* for, while, do or switch was seen in the current statement */
        enum lit lit;         /* kind of the literal being written */
        char space;           /* pending white space of the content: 0, ' ' or '\n' */
        bool space_done;      /* white space was just written: more is dropped */
        bool script;          /* inside of <script src>: only the end tag may follow */
        size_t line_at, line; /* line number of the position line_at, both only grow */
        size_t out_line;      /* the template line the C compiler believes to be in */
};

/*
 * Compiles the template s (n bytes) and writes C to out. path is used in #line and in messages.
 * False with a message in error, if the template is wrong; what was written until then is worthless.
 */
bool tpl_compile(const char *s, size_t n, const char *path, FILE *out, char *error, size_t error_n);

/* Stops with "path:line:column: error: …" for a position. */
_Noreturn void fail(struct tpl *t, size_t pos, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* ---- reading ---- */
bool is(const struct tpl *t, struct span w, const char *word);
bool one_of(const struct tpl *t, struct span w, const char *const *words);
bool blank(char c);
/* ASCII letters and the first bytes of letters in UTF-8; „ – … → are none. */
bool letter(char c);
/* The character at position i + k, or NUL behind the end. */
char peek(const struct tpl *t, size_t k);
bool at(const struct tpl *t, const char *text);
size_t line_start(const struct tpl *t, size_t pos);
/* What stands between {{ and }} at the current position, without blanks; moves behind it. */
struct span output(struct tpl *t);
/* A line with % as its first character: copied with its column. */
void code_line(struct tpl *t);

/* ---- writing C ---- */
void put_text(struct tpl *t, const char *s);
void lit_end(struct tpl *t);
void lit_char(struct tpl *t, enum lit kind, char c);
void lit_text(struct tpl *t, const char *s);
void lit_span(struct tpl *t, struct span w);
/* head is "html_text(h," …; the expression stands in its own template line and column. */
void put_call(struct tpl *t, const char *head, struct span name, struct span expr);

#endif
