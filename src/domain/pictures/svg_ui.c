#include "domain/pictures/svg_ui.h"

void svg_begin(struct html *h, struct str key, struct str title, struct str what, int width, int height)
{
        html_lit(h, "<div class=\"fn-scroll fn-picture\" role=\"group\" aria-label=\"");
        html_attr(h, title);
        html_lit(h, "\" tabindex=\"0\"><svg role=\"img\" aria-labelledby=\"");
        html_attr(h, key);
        html_lit(h, "-name ");
        html_attr(h, key);
        html_lit(h, "-was\"");
        SVG_ATTR(h, "width", width);
        SVG_ATTR(h, "height", height);
        html_lit(h, " viewBox=\"0 0 ");
        html_attr(h, width);
        html_lit(h, " ");
        html_attr(h, height);
        html_lit(h, "\"><title id=\"");
        html_attr(h, key);
        html_lit(h, "-name\">");
        html_text(h, title);
        html_lit(h, "</title><desc id=\"");
        html_attr(h, key);
        html_lit(h, "-was\">");
        html_text(h, what);
        html_lit(h, "</desc>\n");
}

void svg_end(struct html *h)
{
        html_lit(h, "</svg></div>\n");
}

static void ends(struct html *h, int x1, int y1, int x2, int y2)
{
        html_lit(h, "<line stroke=\"currentColor\"");
        SVG_ATTR(h, "x1", x1);
        SVG_ATTR(h, "y1", y1);
        SVG_ATTR(h, "x2", x2);
        SVG_ATTR(h, "y2", y2);
}

void svg_line(struct html *h, int x1, int y1, int x2, int y2, int width, enum svg_dash dash)
{
        ends(h, x1, y1, x2, y2);
        SVG_ATTR(h, "stroke-width", width);
        if (dash == SVG_DASHED)
                html_lit(h, " stroke-dasharray=\"7 5\"");
        if (dash == SVG_DOTTED)
                html_lit(h, " stroke-dasharray=\"1 6\" stroke-linecap=\"round\"");
        html_lit(h, "/>\n");
}

void svg_hair(struct html *h, int x1, int y1, int x2, int y2)
{
        ends(h, x1, y1, x2, y2);
        html_lit(h, " stroke-opacity=\"0.3\"/>\n");
}

static void round_at(struct html *h, int x, int y, int r)
{
        html_lit(h, "<circle");
        SVG_ATTR(h, "cx", x);
        SVG_ATTR(h, "cy", y);
        SVG_ATTR(h, "r", r);
}

void svg_circle(struct html *h, int x, int y, int r, bool filled)
{
        round_at(h, x, y, r);
        if (filled)
                html_lit(h, " fill=\"currentColor\"/>");
        else
                html_lit(h, " class=\"fn-mark-face\" stroke=\"currentColor\" stroke-width=\"2\"/>");
}

void svg_ring(struct html *h, int x, int y, int r)
{
        round_at(h, x, y, r);
        html_lit(h, " fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.3\"/>\n");
}

void svg_square(struct html *h, int x, int y, int r)
{
        html_lit(h, "<rect");
        SVG_ATTR(h, "x", x - r);
        SVG_ATTR(h, "y", y - r);
        SVG_ATTR(h, "width", 2 * r);
        SVG_ATTR(h, "height", 2 * r);
        html_lit(h, " class=\"fn-mark-face\" stroke=\"currentColor\" stroke-width=\"2\"/>");
}

void svg_diamond(struct html *h, int x, int y, int r, bool filled)
{
        const int p[] = {x, y - r, x + r, y, x, y + r, x - r, y};
        html_lit(h, "<polygon points=\"");
        for (size_t i = 0; i < ARRAY_LEN(p); i++) {
                html_attr(h, p[i]);
                html_lit(h, " ");
        }
        if (filled)
                html_lit(h, "\" fill=\"currentColor\"/>");
        else
                html_lit(h, "\" class=\"fn-mark-face\" stroke=\"currentColor\" stroke-width=\"2\"/>");
}

void svg_text(struct html *h, int x, int y, char anchor, bool strong, struct str text)
{
        html_lit(h, "<text fill=\"currentColor\" font-size=\"14\"");
        SVG_ATTR(h, "x", x);
        SVG_ATTR(h, "y", y);
        if (anchor == 'm')
                html_lit(h, " text-anchor=\"middle\"");
        if (anchor == 'e')
                html_lit(h, " text-anchor=\"end\"");
        if (strong)
                html_lit(h, " font-weight=\"600\"");
        html_lit(h, ">");
        html_text(h, text);
        html_lit(h, "</text>\n");
}
