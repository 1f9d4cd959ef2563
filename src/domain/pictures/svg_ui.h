/* Pieces of SVG as presentation attributes in the colour of the text, so that dark and paper follow. */
#ifndef DOMAIN_PICTURES_SVG_UI_H
#define DOMAIN_PICTURES_SVG_UI_H

#include "web/html.h"

#define SVG_ATTR(h, name, n)                                                                                 \
        do {                                                                                                 \
                html_lit((h), " " name "=\"");                                                               \
                html_attr((h), (int)(n));                                                                    \
                html_lit((h), "\"");                                                                         \
        } while (0)

enum svg_dash { SVG_SOLID, SVG_DASHED, SVG_DOTTED };
/* Opens the scrolling frame and the picture; ids made of key are unique on the page. Ends with svg_end. */
void svg_begin(struct html *h, struct str key, struct str title, struct str what, int width, int height);
void svg_end(struct html *h);
void svg_line(struct html *h, int x1, int y1, int x2, int y2, int width, enum svg_dash dash);
/* Hair line in the background. */
void svg_hair(struct html *h, int x1, int y1, int x2, int y2);
void svg_circle(struct html *h, int x, int y, int r, bool filled);
void svg_ring(struct html *h, int x, int y, int r);
void svg_square(struct html *h, int x, int y, int r);
void svg_diamond(struct html *h, int x, int y, int r, bool filled);
/* anchor: 's'tart, 'm'iddle, 'e'nd */
void svg_text(struct html *h, int x, int y, char anchor, bool strong, struct str text);

#endif
