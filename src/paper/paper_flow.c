/* Text that breaks across pages, line by line; at least two lines stay together. */
#define BASE_BORDER
#include "paper/paper_private.h"

#define GAP MM(2.6)
#define INDENT MM(6.0)

/* ---- lines of a layout ---- */

size_t press_line_count(PangoLayout *l)
{
        return (size_t)pango_layout_get_line_count(l);
}

/* Top, height and baseline of one line, from the layout's top. */
struct line_place {
        double top, height, base, left;
};
static size_t line_places(PangoLayout *l, struct arena *a, struct line_place **out)
{
        size_t n = 0;
        PangoLayoutIter *i = pango_layout_get_iter(l);
        *out = NEW_ARRAY(a, struct line_place, press_line_count(l));
        do {
                PangoRectangle r;
                int top, bottom;
                pango_layout_iter_get_line_extents(i, NULL, &r);
                pango_layout_iter_get_line_yrange(i, &top, &bottom);
                (*out)[n++] = (struct line_place){
                        (double)top / PANGO_SCALE, (double)(bottom - top) / PANGO_SCALE,
                        (double)pango_layout_iter_get_baseline(i) / PANGO_SCALE, (double)r.x / PANGO_SCALE};
        } while (pango_layout_iter_next_line(i));
        pango_layout_iter_free(i);
        return n;
}

size_t press_lines_fit(struct press *s, PangoLayout *l, struct line_range of, double room, double *height)
{
        struct line_place *p;
        size_t all = line_places(l, s->a, &p), n = 0;
        *height = 0;
        while (n < of.most && of.from + n < all && *height + p[of.from + n].height <= room + 0.01)
                *height += p[of.from + n++].height;
        return n;
}

void press_lines_put(struct press *s, PangoLayout *l, size_t from, size_t n, double x, double y)
{
        struct line_place *p;
        if (!s->cr)
                return;
        line_places(l, s->a, &p);
        for (size_t i = from; i < from + n; i++) {
                cairo_move_to(s->cr, x + p[i].left, y + p[i].base - p[from].top);
                pango_cairo_show_layout_line(s->cr, pango_layout_get_line_readonly(l, (int)i));
        }
}

/* How many of the lines that are left go on this page: no single line is left behind or sent ahead. */
static size_t lines_here(size_t left, size_t fit)
{
        if (fit >= left)
                return left;
        if (left - fit == 1 && fit > 0)
                fit--;
        return fit < 2 ? 0 : fit;
}

static void flow(struct press *s, PangoLayout *l, double x, const char *tag)
{
        size_t all = press_line_count(l), at = 0;
        while (at < all && s->page <= PAPER_MOST_PAGES) {
                double height;
                size_t fit = press_lines_fit(s, l, (struct line_range){at, all}, press_rest(s), &height);
                size_t n = lines_here(all - at, fit);
                if (!n && s->y > PAPER_TOP + 1) {
                        press_new_page(s);
                        continue;
                }
                n = n ? n : 1; /* a line higher than a page goes over its edge */
                press_lines_fit(s, l, (struct line_range){at, n}, PAPER_HEIGHT, &height);
                press_open(s, tag);
                press_lines_put(s, l, at, n, x, s->y);
                press_close(s);
                s->y += height;
                at += n;
                if (at < all)
                        press_new_page(s);
        }
}

/* ---- blocks ---- */

static void paragraphs(struct press *s, struct str text, enum type t, double indent)
{
        double width = PAPER_BODY - indent;
        while (!str_empty(text)) {
                ptrdiff_t end = str_find(text, S("\n\n"));
                struct str one = end < 0 ? text : str_sub(text, 0, (size_t)end);
                text = end < 0 ? S("") : str_sub(text, (size_t)end + 2, text.n);
                PangoLayout *l = press_text(s, str_trim(one), t, width, PANGO_ALIGN_LEFT);
                double from = s->y;
                int page = s->page;
                flow(s, l, press_x(s, indent, width), "P");
                if (t == TYPE_ITALIC && page == s->page) {
                        double x = s->p->rtl ? PAPER_WIDTH - PAPER_RIGHT - MM(1.5) : PAPER_LEFT + MM(1.5);
                        press_line(s, x, from, x, s->y, 1.2, 0.55);
                }
                s->y += GAP;
        }
}

static void heading(struct press *s, const struct paper_block *b)
{
        enum type t = b->level > 1 ? TYPE_BOLD : TYPE_SUBHEAD;
        PangoLayout *l = press_text(s, b->text, t, PAPER_BODY, PANGO_ALIGN_LEFT);
        s->y += MM(b->level > 1 ? 0.8 : 1.6);
        press_put(s, l, PAPER_LEFT, s->y, b->level > 1 ? "H3" : "H2");
        s->y += press_height(l) + MM(1.6);
}

static void marked(struct press *s, const struct paper_block *b, bool boxes)
{
        double width = PAPER_BODY - INDENT;
        press_open(s, "L");
        for (size_t i = 0; i < b->lines; i++) {
                bool crossed = i < 64 && (b->checked >> i & 1);
                struct str mark = !boxes ? S("•") : crossed ? S("☒") : S("☐");
                PangoLayout *m = press_text(s, mark, TYPE_BODY, 0, PANGO_ALIGN_LEFT);
                PangoLayout *l = press_text(s, b->line[i], TYPE_BODY, width, PANGO_ALIGN_LEFT);
                size_t lines = press_line_count(l);
                press_need(s, lines < 6 ? press_height(l) : 2 * press_height(m));
                press_open(s, "LI");
                press_put(s, m, press_x(s, MM(1.0), MM(4.0)), s->y, "Lbl");
                flow(s, l, press_x(s, INDENT, width), "LBody");
                press_close(s);
                s->y += MM(boxes ? 1.4 : 0.7);
        }
        press_close(s);
        s->y += GAP - MM(0.7);
}

static void fields(struct press *s, const struct paper_block *b)
{
        for (size_t i = 0; i < b->lines; i++) {
                PangoLayout *l = press_text(s, b->line[i], TYPE_BODY, PAPER_BODY, PANGO_ALIGN_LEFT);
                bool open = str_ends(b->line[i], S(":"));
                PangoRectangle r;
                pango_layout_get_extents(l, NULL, &r);
                double h = press_height(l), length = (double)r.width / PANGO_SCALE + MM(2.0);
                press_need(s, h + MM(4.0));
                if (open)
                        s->y += MM(2.5);
                press_put(s, l, PAPER_LEFT, s->y, "P");
                if (open && length < PAPER_BODY - MM(15.0)) {
                        double x = press_x(s, length, PAPER_BODY - length);
                        press_line(s, x, s->y + h - 2, x + PAPER_BODY - length, s->y + h - 2, 0.5, 0.3);
                }
                s->y += h + MM(open ? 2.0 : 0.8);
        }
        s->y += GAP - MM(0.8);
}

static double sign_height(const struct paper_block *b)
{
        size_t rows = (b->lines + 1) / 2; /* two signatures side by side */
        return MM(26.0) * (double)rows;
}

static void sign(struct press *s, const struct paper_block *b)
{
        double width = MM(76.0);
        press_need(s, sign_height(b));
        for (size_t i = 0; i < b->lines; i++) {
                PangoLayout *l = press_text(s, b->line[i], TYPE_SMALL, width, PANGO_ALIGN_LEFT);
                double x = press_x(s, i % 2 ? PAPER_BODY - width : 0, width);
                press_line(s, x, s->y + MM(15.0), x + width, s->y + MM(15.0), 0.5, 0.3);
                press_put(s, l, x, s->y + MM(16.0), "P");
                if (i % 2 || i + 1 == b->lines)
                        s->y += MM(26.0);
        }
}

/* What must stay together at the beginning of a block. Layouts made here are the block's own: asked for again, in order. */
static double block_start(struct press *s, const struct paper_block *b, size_t n)
{
        if (!n)
                return 0;
        switch (b->kind) {
        case PAPER_HEADING:
                return MM(11.0) + block_start(s, b + 1, n - 1);
        case PAPER_TABLE:
                return MM(18.0);
        case PAPER_SIGN:
                return sign_height(b);
        case PAPER_BREAK:
                return 0;
        case PAPER_TEXT:
        case PAPER_LIST:
        case PAPER_FIELDS:
        case PAPER_CHECKS:
        case PAPER_QUOTE:
                return MM(10.5) +
                       (b->keep || (n > 1 && b[1].kind == PAPER_SIGN) ? block_start(s, b + 1, n - 1) : 0);
        }
        return 0;
}

void press_blocks(struct press *s)
{
        for (size_t i = 0; i < s->p->blocks && s->page <= PAPER_MOST_PAGES; i++) {
                const struct paper_block *b = &s->p->block[i];
                press_need(s, block_start(s, b, s->p->blocks - i));
                switch (b->kind) {
                case PAPER_TEXT:
                        paragraphs(s, b->text, TYPE_BODY, 0);
                        break;
                case PAPER_QUOTE:
                        paragraphs(s, b->text, TYPE_ITALIC, INDENT);
                        break;
                case PAPER_HEADING:
                        heading(s, b);
                        break;
                case PAPER_LIST:
                        marked(s, b, false);
                        break;
                case PAPER_CHECKS:
                        marked(s, b, true);
                        break;
                case PAPER_TABLE:
                        press_table(s, b);
                        break;
                case PAPER_FIELDS:
                        fields(s, b);
                        break;
                case PAPER_SIGN:
                        sign(s, b);
                        break;
                case PAPER_BREAK:
                        press_new_page(s);
                        break;
                }
        }
}
