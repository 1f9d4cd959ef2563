/* Inside of this folder: one file in the making. Lengths are points; MM makes them of millimetres. */
#ifndef PAPER_PAPER_PRIVATE_H
#define PAPER_PAPER_PRIVATE_H

#include "paper/paper.h"

#include <pango/pangocairo.h>

#define MM(x) ((x)*72.0 / 25.4)
#define PAPER_WIDTH MM(210.0)
#define PAPER_HEIGHT MM(297.0)
#define PAPER_LEFT MM(25.0)
#define PAPER_RIGHT MM(20.0)
#define PAPER_BODY (PAPER_WIDTH - PAPER_LEFT - PAPER_RIGHT)
#define PAPER_TOP MM(25.0)
#define PAPER_BOTTOM (PAPER_HEIGHT - MM(26.0))

enum type {
        TYPE_BODY,
        TYPE_BOLD,
        TYPE_SMALL,
        TYPE_SMALL_BOLD,
        TYPE_TINY,
        TYPE_HEAD,
        TYPE_SUBHEAD,
        TYPE_ITALIC,
        TYPES
};

struct table;
enum { MOST_OPEN_TAGS = 6 };
struct press {
        struct arena *a;
        const struct paper *p;
        cairo_t *cr; /* NULL in the first pass, which only counts */
        PangoContext *context;
        double y;
        int page, pages;
        const char *open[MOST_OPEN_TAGS]; /* tags that continue on the next page */
        size_t opened;
        /* Layouts in the order in which they are asked for: the second pass finds those of the first. */
        PangoLayout **layout;
        size_t layouts, room, next;
        struct table **table; /* one for each block: widths are found in the first pass */
};

/* A paragraph set in a width; width 0: as long as it is. */
PangoLayout *press_text(struct press *s, struct str text, enum type t, double width, PangoAlignment align);
double press_height(PangoLayout *l);
/* The whole layout at a place, without page breaks, inside of a tag (NULL: no tag, as foot and marks). */
void press_put(struct press *s, PangoLayout *l, double x, double y, const char *tag);
void press_line(struct press *s, double x1, double y1, double x2, double y2, double width, double grey);
void press_open(struct press *s, const char *tag);
void press_close(struct press *s);
void press_new_page(struct press *s);
static inline double press_rest(const struct press *s)
{
        return PAPER_BOTTOM - s->y;
}
/* A new page unless so much is left; never two in a row. */
void press_need(struct press *s, double height);
/* x of something of this width that stands `indent` from the side where the text begins. */
double press_x(const struct press *s, double indent, double width);

/* How many lines of a layout, from one on and at most so many, fit into the room, and their height. */
struct line_range {
        size_t from, most;
};
size_t press_lines_fit(struct press *s, PangoLayout *l, struct line_range of, double room, double *height);
/* Lines from..from+n, the first at y. */
void press_lines_put(struct press *s, PangoLayout *l, size_t from, size_t n, double x, double y);
size_t press_line_count(PangoLayout *l);

void press_letter(struct press *s);
void press_sheet(struct press *s);
void press_blocks(struct press *s);
void press_table(struct press *s, const struct paper_block *b);

/* Language, title in the window. */
enum err paper_meta(struct arena *a, const struct paper *p, struct str pdf, struct str *out);

#endif
