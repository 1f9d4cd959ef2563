/* Tables: widths after their content, the head again on every page, rows stay whole where a page can hold them. */
#define BASE_BORDER
#include "paper/paper_private.h"

#define PAD MM(1.2)
#define NARROW MM(26.0)

struct table {
        const struct paper_block *b;
        double *width, *x;
        PangoLayout **cell; /* of the head, then row by row */
        bool *right;
};

/* Digits, points, commas, blanks, %, – and €: a column of these stands at the right. */
static bool is_number(struct str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (str_find(S("0123456789., %-€–"), str_sub(s, i, 1)) < 0)
                        return false;
        return true;
}

static bool is_date(struct str s)
{
        return s.n == 10 && s.p[2] == '.' && s.p[5] == '.';
}

static bool column_right(const struct paper_block *b, size_t c)
{
        bool any = false;
        for (size_t r = 0; r < b->rows; r++) {
                struct str s = b->cell[r * b->lines + c];
                if (!is_number(s) || is_date(s))
                        return false;
                any |= !str_empty(s);
        }
        return any;
}

static double natural(PangoLayout *l)
{
        PangoRectangle r;
        pango_layout_get_extents(l, NULL, &r);
        return (double)r.width / PANGO_SCALE + 2 * PAD;
}

/* Narrow columns get what they need, the wide ones share what is left after their need. */
static void widths_set(struct table *t)
{
        size_t n = t->b->lines;
        double wide = 0, left = PAPER_BODY;
        for (size_t c = 0; c < n; c++) {
                for (size_t r = 0; r <= t->b->rows; r++) {
                        double w = natural(t->cell[r * n + c]);
                        t->width[c] = w > t->width[c] ? w : t->width[c];
                }
                if (t->width[c] <= NARROW)
                        left -= t->width[c];
                else
                        wide += t->width[c] = t->width[c] > PAPER_BODY * 0.6 ? PAPER_BODY * 0.6 : t->width[c];
        }
        double small = PAPER_BODY - left;
        for (size_t c = 0; c < n; c++)
                if (wide > 0 && t->width[c] > NARROW)
                        t->width[c] *= left / wide;
                else if (small > PAPER_BODY || wide <= 0)
                        t->width[c] *= PAPER_BODY / small;
}

static void table_set(struct press *s, struct table *t)
{
        size_t n = t->b->lines;
        t->cell = NEW_ARRAY(s->a, PangoLayout *, n * (t->b->rows + 1));
        t->width = NEW_ARRAY(s->a, double, n);
        t->x = NEW_ARRAY(s->a, double, n);
        t->right = NEW_ARRAY(s->a, bool, n);
        for (size_t i = 0; i < n * (t->b->rows + 1); i++) {
                struct str text = i < n ? t->b->line[i] : t->b->cell[i - n];
                t->cell[i] = press_text(s, text, i < n ? TYPE_SMALL_BOLD : TYPE_SMALL, 0, PANGO_ALIGN_LEFT);
        }
        double at = 0;
        widths_set(t);
        for (size_t c = 0; c < n; c++) {
                t->right[c] = column_right(t->b, c);
                t->x[c] = press_x(s, at, t->width[c]) + PAD;
                at += t->width[c];
                for (size_t r = 0; r <= t->b->rows; r++) {
                        pango_layout_set_width(t->cell[r * n + c],
                                               (int)((t->width[c] - 2 * PAD) * PANGO_SCALE));
                        if (t->right[c])
                                pango_layout_set_alignment(t->cell[r * n + c], PANGO_ALIGN_RIGHT);
                }
        }
}

static double row_height(const struct table *t, size_t r)
{
        double most = 0;
        for (size_t c = 0; c < t->b->lines; c++) {
                double h = press_height(t->cell[r * t->b->lines + c]);
                most = h > most ? h : most;
        }
        return most + 2 * PAD;
}

/* Lines from[c] on of every cell, as many as fit; moves from and gives the height. */
static double row_part(struct press *s, const struct table *t, size_t r, size_t *from, const char *tag)
{
        double most = 0;
        press_open(s, "TR");
        for (size_t c = 0; c < t->b->lines; c++) {
                PangoLayout *l = t->cell[r * t->b->lines + c];
                double h;
                size_t n = press_lines_fit(s, l, (struct line_range){from[c], SIZE_MAX},
                                           press_rest(s) - 2 * PAD, &h);
                if (!n && from[c] < press_line_count(l) && s->y <= PAPER_TOP + MM(30.0))
                        n = 1; /* a line higher than the page */
                press_open(s, tag);
                press_lines_put(s, l, from[c], n, t->x[c], s->y + PAD);
                press_close(s);
                from[c] += n;
                most = h > most ? h : most;
        }
        press_close(s);
        return most + 2 * PAD;
}

static bool row_open(const struct table *t, size_t r, const size_t *from)
{
        for (size_t c = 0; c < t->b->lines; c++)
                if (from[c] < press_line_count(t->cell[r * t->b->lines + c]))
                        return true;
        return false;
}

static void rule(struct press *s, bool strong)
{
        press_line(s, PAPER_LEFT, s->y, PAPER_WIDTH - PAPER_RIGHT, s->y, strong ? 0.9 : 0.4,
                   strong ? 0.2 : 0.7);
}

static void head_put(struct press *s, const struct table *t)
{
        size_t *from = NEW_ARRAY(s->a, size_t, t->b->lines);
        s->y += row_part(s, t, 0, from, "TH");
        rule(s, true);
}

static void page_turn(struct press *s, const struct table *t)
{
        press_new_page(s);
        head_put(s, t);
}

/* Set once: the second pass takes what the first one found, and steps over its layouts. */
static struct table *table_of(struct press *s, const struct paper_block *b)
{
        struct table **known = &s->table[b - s->p->block], *t = *known;
        if (t) {
                s->next += b->lines * (b->rows + 1);
                return t;
        }
        *known = t = NEW(s->a, struct table);
        t->b = b;
        table_set(s, t);
        return t;
}

void press_table(struct press *s, const struct paper_block *b)
{
        if (!b->lines)
                return;
        struct table *t = table_of(s, b);
        double head = row_height(t, 0);
        double first = b->rows ? row_height(t, 1) : 0;
        press_need(s, head + (first < MM(25.0) ? first : MM(25.0)));
        press_open(s, "Table");
        head_put(s, t);
        for (size_t r = 1; r <= b->rows && s->page <= PAPER_MOST_PAGES; r++) {
                size_t *from = NEW_ARRAY(s->a, size_t, b->lines);
                double h = row_height(t, r);
                if (h > press_rest(s) && (h <= PAPER_BOTTOM - PAPER_TOP - head || press_rest(s) < MM(25.0)))
                        page_turn(s, t);
                while (row_open(t, r, from) && s->page <= PAPER_MOST_PAGES) {
                        s->y += row_part(s, t, r, from, "TD");
                        if (row_open(t, r, from))
                                page_turn(s, t);
                }
                rule(s, false);
        }
        press_close(s);
        s->y += MM(3.5);
}
