/* Small pieces of the pictures of the plan: presentation attributes only, the text's own colour, so that dark and paper follow. */
#ifndef DOMAIN_PLAN_PICTURE_UI_H
#define DOMAIN_PLAN_PICTURE_UI_H

#include "web/ui.h"

#define PICTURE_ATTR(h, name, n)                                                                             \
        do {                                                                                                 \
                html_lit((h), " " name "=\"");                                                               \
                html_attr((h), (n));                                                                         \
                html_lit((h), "\"");                                                                         \
        } while (0)

struct picture {
        struct str id; /* of its title and description: "stufen" */
        struct str title, words;
        int width, height;
};
/* Frame that scrolls, <svg> with title and description; ends with picture_end. */
void picture_begin(struct html *h, const struct picture *p);
void picture_end(struct html *h);
/* Text of 14 px, or 13 with small; bold for what is read first. */
struct picture_text {
        int x, y;
        struct str text;
        bool bold, small, middle; /* middle: x is the middle of the text */
};
void picture_text(struct html *h, const struct picture_text *t);
/* <line …; the caller closes it with its own attributes and "/>". */
void picture_line(struct html *h, int x1, int y1, int x2, int y2);
/* "M 1 2", "H 3", "V 4" of a path. */
void picture_to(struct html *h, char step, int n);
void picture_move(struct html *h, int x, int y);

#endif
