#include "domain/plan/picture_ui.h"

void picture_begin(struct html *h, const struct picture *p)
{
        html_lit(h, "<div class=\"fn-scroll fn-picture\" role=\"group\" aria-label=\"");
        html_attr(h, p->title);
        html_lit(h, "\" tabindex=\"0\"><svg role=\"img\" aria-labelledby=\"");
        html_attr(h, p->id);
        html_lit(h, "-name ");
        html_attr(h, p->id);
        html_lit(h, "-was\"");
        PICTURE_ATTR(h, "width", p->width);
        PICTURE_ATTR(h, "height", p->height);
        html_lit(h, " viewBox=\"0 0 ");
        html_attr(h, p->width);
        html_lit(h, " ");
        html_attr(h, p->height);
        html_lit(h, "\"><title id=\"");
        html_attr(h, p->id);
        html_lit(h, "-name\">");
        html_text(h, p->title);
        html_lit(h, "</title><desc id=\"");
        html_attr(h, p->id);
        html_lit(h, "-was\">");
        html_text(h, p->words);
        html_lit(h, "</desc>");
}

void picture_end(struct html *h)
{
        html_lit(h, "</svg></div>\n");
}

void picture_text(struct html *h, const struct picture_text *t)
{
        html_lit(h, "<text fill=\"currentColor\"");
        PICTURE_ATTR(h, "font-size", t->small ? 13 : 14);
        PICTURE_ATTR(h, "x", t->x);
        PICTURE_ATTR(h, "y", t->y);
        if (t->bold)
                html_lit(h, " font-weight=\"600\"");
        if (t->middle)
                html_lit(h, " text-anchor=\"middle\"");
        html_lit(h, ">");
        html_text(h, t->text);
        html_lit(h, "</text>");
}

void picture_line(struct html *h, int x1, int y1, int x2, int y2)
{
        html_lit(h, "<line stroke=\"currentColor\"");
        PICTURE_ATTR(h, "x1", x1);
        PICTURE_ATTR(h, "x2", x2);
        PICTURE_ATTR(h, "y1", y1);
        PICTURE_ATTR(h, "y2", y2);
}

void picture_to(struct html *h, char step, int n)
{
        if (step == 'H')
                html_lit(h, " H ");
        else
                html_lit(h, " V ");
        html_attr(h, n);
}

void picture_move(struct html *h, int x, int y)
{
        html_lit(h, " M ");
        html_attr(h, x);
        html_lit(h, " ");
        html_attr(h, y);
}
