/* The first page: DIN 5008 form B with address window, reference block and fold marks, or the head of a plain sheet. */
#define BASE_BORDER
#include "paper/paper_private.h"

static void marks_put(struct press *s)
{
        static const double at[] = {105.0, 148.5, 210.0}; /* folds, and the middle for the punch */
        for (size_t i = 0; i < ARRAY_LEN(at); i++)
                press_line(s, MM(3.0), MM(at[i]), MM(i == 1 ? 9.0 : 7.0), MM(at[i]), 0.4, 0.4);
}

static double put_down(struct press *s, struct str text, enum type t, double x, double y, double width)
{
        if (str_empty(text))
                return y;
        PangoLayout *l = press_text(s, text, t, width, PANGO_ALIGN_LEFT);
        press_put(s, l, x, y, "P");
        return y + press_height(l);
}

/* Post and window know one side only: the address stands left whatever the direction of the text. */
static void address_put(struct press *s)
{
        const struct paper *p = s->p;
        double width = MM(80.0);
        if (!str_empty(p->sender)) {
                PangoLayout *l = press_text(s, p->sender, TYPE_TINY, width, PANGO_ALIGN_LEFT);
                double y = MM(61.0) - press_height(l);
                press_put(s, l, PAPER_LEFT, y, "P");
                press_line(s, PAPER_LEFT, MM(61.5), PAPER_LEFT + width, MM(61.5), 0.3, 0.4);
        }
        put_down(s, p->receiver, TYPE_BODY, PAPER_LEFT, MM(63.0), width);
}

static double info_put(struct press *s)
{
        double x = MM(125.0), y = MM(50.0), width = PAPER_WIDTH - PAPER_RIGHT - x;
        for (size_t i = 0; i < s->p->infos; i++) {
                const struct paper_info *f = &s->p->info[i];
                if (str_empty(f->value))
                        continue;
                y = put_down(s, f->label, TYPE_TINY, x, y, width);
                y = put_down(s, f->value, TYPE_SMALL, x, y, width) + MM(1.2);
        }
        return y;
}

static void heading_put(struct press *s, struct str text)
{
        PangoLayout *l = press_text(s, text, TYPE_HEAD, PAPER_BODY, PANGO_ALIGN_LEFT);
        press_put(s, l, PAPER_LEFT, s->y, "H1");
        s->y += press_height(l) + MM(4.5);
}

void press_letter(struct press *s)
{
        marks_put(s);
        put_down(s, s->p->office, TYPE_HEAD, PAPER_LEFT, MM(18.0), PAPER_BODY);
        address_put(s);
        double below = info_put(s) + MM(4.0);
        s->y = below > MM(98.5) ? below : MM(98.5);
        heading_put(s, s->p->subject);
}

void press_sheet(struct press *s)
{
        const struct paper *p = s->p;
        struct str line = S("");
        s->y = MM(18.0);
        for (size_t i = 0; i < p->infos; i++)
                if (!str_empty(p->info[i].value))
                        line = str_join_with(s->a, S("  ·  "), line,
                                             str_join(s->a, p->info[i].label, S(": "), p->info[i].value));
        s->y = put_down(s, p->office, TYPE_SMALL, press_x(s, 0, PAPER_BODY), s->y, PAPER_BODY) + MM(5.0);
        heading_put(s, str_empty(p->subject) ? p->title : p->subject);
        s->y -= MM(2.5);
        s->y = put_down(s, line, TYPE_SMALL, press_x(s, 0, PAPER_BODY), s->y, PAPER_BODY) + MM(5.0);
}
