#include "paper/markup.h"

#include "base/text.h"

struct reading {
        struct arena *a;
        struct paper_block *block;
        size_t n;
};

enum line_kind {
        LINE_EMPTY,
        LINE_TEXT,
        LINE_HEADING,
        LINE_POINT,
        LINE_CHECK,
        LINE_QUOTE,
        LINE_TABLE,
        LINE_FIELD,
        LINE_SIGN,
        LINE_BREAK
};

static enum line_kind kind_of(struct str line)
{
        if (str_empty(line))
                return LINE_EMPTY;
        if (str_starts(line, S("# ")) || str_starts(line, S("## ")))
                return LINE_HEADING;
        if (str_starts(line, S("- ")))
                return LINE_POINT;
        if (str_starts(line, S("[ ]")) || str_starts(line, S("[x]")))
                return LINE_CHECK;
        if (str_starts(line, S("> ")))
                return LINE_QUOTE;
        if (str_starts(line, S("|")))
                return LINE_TABLE;
        if (str_starts(line, S("___ ")))
                return LINE_SIGN;
        if (str_eq(line, S("===")))
                return LINE_BREAK;
        return str_ends(line, S("___")) ? LINE_FIELD : LINE_TEXT;
}

static struct str after(struct str line, size_t n)
{
        return str_trim(str_sub(line, n, line.n));
}

/* ---- what a line gives to its block ---- */

static struct paper_block *block_begin(struct reading *r, enum paper_kind kind)
{
        struct paper_block *b = &r->block[r->n++];
        *b = (struct paper_block){.kind = kind};
        return b;
}

static struct str *lines_room(struct reading *r, size_t lines)
{
        return NEW_ARRAY(r->a, struct str, lines);
}

static struct str line_text(struct arena *a, enum line_kind k, struct str line)
{
        switch (k) {
        case LINE_POINT:
        case LINE_QUOTE:
                return after(line, 2);
        case LINE_CHECK:
                return after(line, 3);
        case LINE_FIELD: {
                while (str_ends(line, S("_")))
                        line = str_sub(line, 0, line.n - 1);
                line = str_trim(line);
                return str_ends(line, S(":")) ? line : str_join(a, line, S(":"));
        }
        case LINE_EMPTY:
        case LINE_TEXT:
        case LINE_HEADING:
        case LINE_TABLE:
        case LINE_SIGN:
        case LINE_BREAK:
                break;
        }
        return line;
}

static size_t bars(struct str line)
{
        size_t n = 0;
        for (size_t i = 1; i < line.n; i++)
                n += line.p[i] == '|';
        return n + !str_ends(line, S("|"));
}

static void cells_read(struct str line, struct str *cell, size_t n)
{
        line = str_sub(line, 1, line.n);
        for (size_t i = 0; i < n; i++)
                cell[i] = str_trim(str_split(line, '|', &line));
}

static void table_read(struct reading *r, const struct str *line, size_t n)
{
        struct paper_block *b = block_begin(r, PAPER_TABLE);
        b->lines = bars(line[0]);
        struct str *head = lines_room(r, b->lines), *cell = lines_room(r, b->lines * n);
        cells_read(line[0], head, b->lines);
        for (size_t i = 1; i < n; i++)
                cells_read(line[i], cell + (i - 1) * b->lines, b->lines);
        b->line = head;
        b->cell = cell;
        b->rows = n - 1;
}

static void sign_read(struct reading *r, struct str line)
{
        struct paper_block *b = block_begin(r, PAPER_SIGN);
        struct str rest = after(line, 4);
        struct str *below = lines_room(r, bars(rest) + 1);
        while (!str_empty(rest))
                below[b->lines++] = str_trim(str_split(rest, '|', &rest));
        b->line = below;
}

static void lines_read(struct reading *r, enum line_kind k, const struct str *line, size_t n)
{
        static const enum paper_kind kinds[] = {
                [LINE_POINT] = PAPER_LIST, [LINE_CHECK] = PAPER_CHECKS, [LINE_FIELD] = PAPER_FIELDS};
        struct paper_block *b = block_begin(r, kinds[k]);
        struct str *out = lines_room(r, n);
        for (size_t i = 0; i < n; i++) {
                out[i] = line_text(r->a, k, line[i]);
                if (i < 64 && str_starts(line[i], S("[x]")))
                        b->checked |= (uint64_t)1 << i;
        }
        b->line = out;
        b->lines = n;
}

static void text_read(struct reading *r, enum line_kind k, const struct str *line, size_t n)
{
        struct buf text;
        buf_init(&text, r->a, SIZE_MAX);
        for (size_t i = 0; i < n; i++) {
                if (i)
                        buf_char(&text, '\n');
                buf_put(&text, line_text(r->a, k, line[i]));
        }
        block_begin(r, k == LINE_QUOTE ? PAPER_QUOTE : PAPER_TEXT)->text = buf_str(&text);
}

static void group_read(struct reading *r, enum line_kind k, const struct str *line, size_t n)
{
        switch (k) {
        case LINE_EMPTY:
                break;
        case LINE_HEADING:
                for (size_t i = 0; i < n; i++) {
                        struct paper_block *b = block_begin(r, PAPER_HEADING);
                        b->level = str_starts(line[i], S("## ")) ? 2 : 1;
                        b->text = after(line[i], b->level == 2 ? 3 : 2);
                }
                break;
        case LINE_TABLE:
                table_read(r, line, n);
                break;
        case LINE_SIGN:
                for (size_t i = 0; i < n; i++)
                        sign_read(r, line[i]);
                break;
        case LINE_BREAK:
                block_begin(r, PAPER_BREAK);
                break;
        case LINE_POINT:
        case LINE_CHECK:
        case LINE_FIELD:
                lines_read(r, k, line, n);
                break;
        case LINE_TEXT:
        case LINE_QUOTE:
                text_read(r, k, line, n);
                break;
        }
}

void markup_read(struct arena *a, struct str text, struct paper_block **out, size_t *n)
{
        size_t lines = 1, at = 0;
        for (size_t i = 0; i < text.n; i++)
                lines += text.p[i] == '\n';
        struct str *line = NEW_ARRAY(a, struct str, lines);
        for (size_t i = 0; i < lines; i++)
                line[i] = str_trim(str_split(text, '\n', &text));
        struct reading r = {.a = a, .block = NEW_ARRAY(a, struct paper_block, lines + 1)};
        while (at < lines && r.n < MARKUP_MOST_BLOCKS) {
                enum line_kind k = kind_of(line[at]);
                size_t len = 1;
                while (at + len < lines && kind_of(line[at + len]) == k)
                        len++;
                group_read(&r, k, line + at, len);
                at += len;
        }
        *out = r.block;
        *n = r.n;
}

/* ---- writing ---- */

#define OPEN_BEGIN "(("
#define OPEN_END "))"

/* A blank of no width in front of what would begin markup. */
static struct str harmless(struct arena *a, struct str line)
{
        enum line_kind k = kind_of(str_trim(line));
        return k == LINE_TEXT || k == LINE_EMPTY ? line : str_join(a, S("\xe2\x81\xa0"), line);
}

struct str markup_value(struct arena *a, struct str value)
{
        struct buf out;
        buf_init(&out, a, SIZE_MAX);
        for (bool first = true; !str_empty(value); first = false) {
                struct str line = str_trim(str_split(value, '\n', &value));
                if (str_empty(
                            line)) /* an empty line would end the paragraph, and with it a point of a list */
                        continue;
                if (!first)
                        buf_char(&out, '\n');
                buf_put(&out, first ? line : harmless(a, line));
        }
        return buf_str(&out);
}

struct str markup_cell(struct arena *a, struct str value)
{
        struct buf out;
        buf_init(&out, a, SIZE_MAX);
        for (size_t i = 0; i < value.n; i++)
                if (value.p[i] == '|')
                        buf_char(&out, '/');
                else if (value.p[i] == '\n')
                        buf_char(&out, ' ');
                else
                        buf_char(&out, value.p[i]);
        return buf_str(&out);
}

struct str markup_open(struct arena *a, struct str label)
{
        return str_join(a, S(OPEN_BEGIN), label, S(OPEN_END));
}

bool markup_open_next(struct str text, struct str *before, struct str *label, struct str *rest)
{
        ptrdiff_t from = str_find(text, S(OPEN_BEGIN));
        if (from < 0)
                return false;
        struct str behind = str_sub(text, (size_t)from + 2, text.n);
        ptrdiff_t to = str_find(behind, S(OPEN_END));
        if (to < 0)
                return false;
        *before = str_sub(text, 0, (size_t)from);
        *label = str_sub(behind, 0, (size_t)to);
        *rest = str_sub(behind, (size_t)to + 2, behind.n);
        return true;
}

size_t markup_open_count(struct str text)
{
        struct str before, label;
        size_t n = 0;
        while (markup_open_next(text, &before, &label, &text))
                n++;
        return n;
}

struct str markup_blank(struct arena *a, struct str text)
{
        struct str before, label, rest;
        if (!markup_open_next(text, &before, &label, &rest))
                return text;
        return str_join(a, before, S("____________________"), markup_blank(a, rest));
}
