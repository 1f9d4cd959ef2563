/* A template becomes text: names are replaced, blocks shown or left out, rows repeated. */
#include "domain/documents/letter_fill.h"

/* ---- names ---- */

static void gap_add(struct filling *f, struct letter_name n)
{
        struct letter_draft *d = f->draft;
        struct letter_gap g = {.label = n.label};
        struct str key = str_join(f->a, str_from_int(f->a, (int64_t)n.kind), S("."),
                                  str_from_int(f->a, (int64_t)n.ref));
        if (codes_have(f->seen, key))
                return;
        f->seen = str_join_with(f->a, S(" "), f->seen, key);
        if (n.kind == NAME_ROW || n.kind == NAME_COLUMN)
                g.path = row_source_table[row_column_table[n.ref].source].path;
        if (n.kind == NAME_FACT) {
                const struct concept_item *item = concept_fact_item(f->o->concept, n.ref);
                g.goal = item ? item->goal : NULL;
                g.path = item ? NULL : "/faelle/:/angaben";
        }
        struct letter_gap *more = NEW_ARRAY(f->a, struct letter_gap, d->gaps + 1);
        for (size_t i = 0; i < d->gaps; i++)
                more[i] = d->gap[i];
        more[d->gaps++] = g;
        d->gap = more;
}

enum place_of_word { IN_TEXT, IN_CELL };
struct words {
        enum row_source source;
        const struct row_sheet *rows;
        size_t row;
};

static enum err text_fill(struct filling *f, struct str text, const struct words *w, struct str *out)
{
        struct str before, name, all = S(""), word;
        while (letter_name_next(text, &before, &name, &text)) {
                struct letter_name n = letter_name(f->o->concept, f->o->document, w->source, name);
                TRY(filling_word(f, n, w->rows, w->row, &word));
                if (str_empty(str_trim(word))) {
                        gap_add(f, n);
                        word = markup_open(f->a, n.label);
                } else {
                        word = markup_value(f->a, word);
                }
                all = str_join(f->a, all, before, word);
        }
        *out = str_join(f->a, all, text);
        return OK;
}

/* ---- conditions ---- */

static bool yes(struct str word)
{
        return !str_empty(word) && !str_eq(word, S("0")) && !str_eq(word, _("nein"));
}

static enum err holds(struct filling *f, const struct letter_block *b, bool *out)
{
        struct str word;
        const struct words none = {ROW_SOURCES, NULL, 0};
        *out = true;
        if (!str_empty(b->if_name)) {
                struct letter_name n = letter_name(f->o->concept, f->o->document, none.source, b->if_name);
                if (n.kind == NAME_FACT && f->g &&
                    !str_empty(b->is)) { /* codes are compared, not their labels */
                        const struct fact_value *v = situation_value(f->situation, n.ref);
                        *out = v->known && str_eq(v->v.s, b->is);
                } else {
                        TRY(filling_word(f, n, NULL, 0, &word));
                        *out = str_empty(b->is) ? yes(word) : !f->g || str_eq(word, b->is);
                }
        }
        if (*out && !str_empty(b->unless_name)) {
                struct letter_name n =
                        letter_name(f->o->concept, f->o->document, none.source, b->unless_name);
                TRY(filling_word(f, n, NULL, 0, &word));
                *out = !yes(word);
        }
        return OK;
}

/* H6: what the recipient may not learn is not there; what was left out is said to whoever writes. */
static bool released(struct filling *f, struct str content)
{
        struct str code, rest = content;
        bool all = true;
        if (str_eq(f->open, S("*")))
                return true;
        while (codes_next(&rest, &code)) {
                if (codes_have(f->open, code))
                        continue;
                all = false;
                if (!codes_have(f->draft->closed, code))
                        f->draft->closed = str_join_with(f->a, S(" "), f->draft->closed, code);
        }
        return all;
}

static void content_add(struct filling *f, struct str content)
{
        struct str code;
        while (codes_next(&content, &code))
                if (!codes_have(f->draft->content, code))
                        f->draft->content = str_join_with(f->a, S(" "), f->draft->content, code);
}

/* ---- blocks ---- */

static enum err lines_fill(struct filling *f, const struct letter_block *b, struct buf *out)
{
        const struct words none = {ROW_SOURCES, NULL, 0};
        struct str line;
        for (size_t i = 0; i < b->lines; i++) {
                TRY(text_fill(f, b->line[i], &none, &line));
                if (b->kind == LETTER_SIGN) {
                        buf_put(out, i ? S(" | ") : S("___ "));
                        buf_put(out, markup_cell(f->a, line));
                        continue;
                }
                if (i)
                        buf_char(out, '\n');
                if (b->kind == LETTER_LIST)
                        buf_lit(out, "- ");
                if (b->kind == LETTER_CHECKS)
                        buf_lit(out, "[ ] ");
                buf_put(out, line);
                if (b->kind == LETTER_LINES)
                        buf_lit(out, " ___");
        }
        return OK;
}

/* Rows that belong to what this letter is about, or to nothing of the kind. */
static bool own_row(const struct filling *f, const struct row_sheet *s, size_t row)
{
        return s->under_source == ROW_SOURCES || s->under_source != f->o->document->of ||
               s->under[row] == f->o->row_id;
}

static size_t own_rows(const struct filling *f, const struct row_sheet *s)
{
        size_t n = 0;
        for (size_t r = 0; r < s->rows; r++)
                n += own_row(f, s, r);
        return n;
}

static void table_fill(struct filling *f, const struct letter_block *b, const struct row_sheet *s,
                       struct buf *out)
{
        for (size_t c = 0; c < b->columns; c++) {
                buf_lit(out, "| ");
                buf_put(out, row_column_table[b->column[c]].label);
                buf_char(out, ' ');
        }
        buf_char(out, '|');
        for (size_t r = 0; r < s->rows; r++) {
                if (!own_row(f, s, r))
                        continue;
                buf_char(out, '\n');
                for (size_t c = 0; c < b->columns; c++) {
                        buf_lit(out, "| ");
                        buf_put(out, markup_cell(f->a, row_cell(s, r, b->column[c])));
                        buf_char(out, ' ');
                }
                buf_char(out, '|');
        }
}

static enum err rows_fill(struct filling *f, const struct letter_block *b, struct buf *out)
{
        struct row_sheet *s;
        struct str line;
        TRY(filling_rows(f, b->rows, &s));
        if (!own_rows(f, s)) {
                buf_put(out, b->empty);
                return OK;
        }
        if (b->columns) {
                table_fill(f, b, s, out);
                return OK;
        }
        bool plain = str_starts(b->text, S("# ")) || str_starts(b->text, S("## "));
        size_t n = 0;
        for (size_t r = 0; r < s->rows; r++) {
                const struct words w = {b->rows, s, r};
                if (!own_row(f, s, r))
                        continue;
                TRY(text_fill(f, b->text, &w, &line));
                buf_put(out, n++ ? S("\n") : S(""));
                buf_put(out, plain ? S("") : S("- "));
                buf_put(out, line);
        }
        return OK;
}

static enum err block_fill(struct filling *f, const struct letter_block *b, struct buf *out)
{
        static const struct str sign[] = {[LETTER_HEADING] = S_INIT("# "),
                                          [LETTER_SUBHEADING] = S_INIT("## "),
                                          [LETTER_TEXT] = S_INIT(""),
                                          [LETTER_QUOTE] = S_INIT("> ")};
        const struct words none = {ROW_SOURCES, NULL, 0};
        struct str text;
        switch (b->kind) {
        case LETTER_TEXT:
        case LETTER_HEADING:
        case LETTER_SUBHEADING:
        case LETTER_QUOTE:
                TRY(text_fill(f, b->text, &none, &text));
                if (b->kind == LETTER_QUOTE)
                        text = markup_cell(f->a, text);
                buf_put(out, sign[b->kind]);
                buf_put(out, text);
                return OK;
        case LETTER_PAGE:
                buf_lit(out, "===");
                return OK;
        case LETTER_ROWS:
                return rows_fill(f, b, out);
        case LETTER_LIST:
        case LETTER_CHECKS:
        case LETTER_LINES:
        case LETTER_SIGN:
                return lines_fill(f, b, out);
        }
        return OK;
}

/* Points of two blocks that follow each other are one list. */
static bool joins(enum letter_kind a, enum letter_kind b)
{
        return a == b && (a == LETTER_LIST || a == LETTER_CHECKS || a == LETTER_LINES);
}

static enum err blocks_fill(struct filling *f)
{
        struct buf out;
        const struct letter_block *last = NULL;
        buf_init(&out, f->a, SIZE_MAX);
        for (size_t i = 0; i < f->o->text->blocks; i++) {
                const struct letter_block *b = &f->o->text->block[i];
                struct buf one;
                bool shown;
                TRY(holds(f, b, &shown));
                if (!shown || !released(f, b->content))
                        continue;
                buf_init(&one, f->a, SIZE_MAX);
                TRY(block_fill(f, b, &one));
                if (!one.n)
                        continue;
                content_add(f, b->content);
                if (last)
                        buf_put(&out, joins(last->kind, b->kind) ? S("\n") : S("\n\n"));
                buf_put(&out, buf_str(&one));
                last = b;
        }
        f->draft->body = buf_str(&out);
        return OK;
}

/* ---- all of it ---- */

static void want_text(struct filling *f, struct str text)
{
        struct str before, name;
        while (letter_name_next(text, &before, &name, &text)) {
                struct letter_name n = letter_name(f->o->concept, f->o->document, ROW_SOURCES, name);
                if (n.kind == NAME_FACT)
                        situation_want(f->situation, n.ref);
        }
}

static void want_name(struct filling *f, struct str name)
{
        want_text(f, str_empty(name) ? S("") : str_join(f->a, S("{"), name, S("}")));
}

static void want_all(struct filling *f)
{
        situation_want(f->situation, FACT_client_name);
        want_text(f, f->o->text->subject);
        for (size_t i = 0; i < f->o->text->blocks; i++) {
                const struct letter_block *b = &f->o->text->block[i];
                want_text(f, b->text);
                want_name(f, b->if_name);
                want_name(f, b->unless_name);
                for (size_t k = 0; k < b->lines; k++)
                        want_text(f, b->line[k]);
        }
}

enum err letter_fill(struct rtx *tx, const struct grant *g, const struct letter_order *o,
                     struct letter_draft *out)
{
        struct arena *a = rtx_arena(tx);
        const struct words none = {ROW_SOURCES, NULL, 0};
        struct filling f = {
                .tx = tx, .a = a, .g = g, .o = o, .draft = out, .situation = situation_new(a, o->concept)};
        *out = (struct letter_draft){0};
        want_all(&f);
        TRY(filling_begin(&f));
        content_add(&f, o->document->content);
        TRY(text_fill(&f, o->text->subject, &none, &out->subject));
        return blocks_fill(&f);
}
