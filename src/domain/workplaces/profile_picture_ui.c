/*
 * Demands of a place against what the person can: one line per feature. Shape comes before colour, so that it holds in greyscale
 * and on paper; the table beside it has the same values.
 */
#include "domain/workplaces/profile_ui.h"

enum {
        WIDTH = 900,
        LABEL_W = 258,
        SCALE_X = 280, /* the lowest level */
        SCALE_W = 400,
        SIGN_X = 724, /* triangle */
        WORDS_X = 742,
        ROW_H = 34,
        CLASS_H = 42,
        TOP = 34,
        SQUARE = 18,
        DOT = 8,
        LABEL_CHARS = 34
};

#define ATTR(h, name, n)                                                                                     \
        do {                                                                                                 \
                html_lit((h), " " name "=\"");                                                               \
                html_attr((h), (n));                                                                         \
                html_lit((h), "\"");                                                                         \
        } while (0)

bool profile_line_shown(const struct profile_line *l)
{
        return l->demand != PROFILE_OPEN;
}

bool profile_line_severe(const struct profile_line *l)
{
        return l->fit == PROFILE_TOO_MUCH && str_eq(l->severe, S("yes"));
}

static struct str steps(struct arena *a, int64_t n)
{
        n = n < 0 ? -n : n;
        return str_join(a, str_from_int(a, n), n == 1 ? _(" Stufe") : _(" Stufen"));
}

struct str profile_line_words(struct arena *a, const struct profile_line *l)
{
        switch (l->fit) {
        case PROFILE_UNKNOWN:
                return _("Fähigkeit offen");
        case PROFILE_FITS:
                return _("passt");
        case PROFILE_RESERVE:
                return str_join(a, steps(a, l->gap), _(" Reserve"));
        case PROFILE_TOO_MUCH:
                if (profile_line_severe(l))
                        return str_join(a, _("schwer, "), steps(a, l->gap));
                return str_join(a, steps(a, l->gap), _(" zu viel"));
        }
        panic("no such fit");
}

static int x_of(const struct profile *p, int64_t level)
{
        return SCALE_X + (int)((level - profile_least(p)) * SCALE_W / (profile_most(p) - profile_least(p)));
}

/* ---- pieces ---- */

static void words_at(struct html *h, int x, int y, struct str text, bool strong)
{
        html_lit(h, "<text fill=\"currentColor\" font-size=\"14\"");
        if (strong)
                html_lit(h, " font-weight=\"600\"");
        ATTR(h, "x", x);
        ATTR(h, "y", y);
        html_lit(h, ">");
        html_text(h, text);
        html_lit(h, "</text>");
}

static void line_at(struct html *h, int x1, int y1, int x2, int y2)
{
        html_lit(h, "<line stroke=\"currentColor\"");
        ATTR(h, "x1", x1);
        ATTR(h, "y1", y1);
        ATTR(h, "x2", x2);
        ATTR(h, "y2", y2);
}

static void scale(struct html *h, const struct profile *p, int bottom)
{
        for (size_t i = 0; i < p->instrument->levels; i++) {
                const struct instrument_level *l = &p->instrument->level[i];
                int x = x_of(p, l->level);
                line_at(h, x, TOP, x, bottom);
                html_lit(h, " stroke-opacity=\"0.25\"/>");
                html_lit(h, "<text fill=\"currentColor\" font-size=\"14\" text-anchor=\"middle\"");
                ATTR(h, "x", x);
                ATTR(h, "y", TOP - 12);
                html_lit(h, ">");
                html_text(h, str_join(h->arena, str_from_int(h->arena, l->level), S(" "), l->label));
                html_lit(h, "</text>");
        }
}

static void square(struct html *h, int x, int y)
{
        html_lit(
                h,
                "<rect class=\"fn-profile__demand\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"");
        ATTR(h, "x", x - SQUARE / 2);
        ATTR(h, "y", y - SQUARE / 2);
        ATTR(h, "width", SQUARE);
        ATTR(h, "height", SQUARE);
        html_lit(h, "/>");
}

static void dot(struct html *h, int x, int y, bool inside)
{
        html_lit(h, "<circle fill=\"currentColor\"");
        ATTR(h, "cx", x);
        ATTR(h, "cy", y);
        ATTR(h, "r", inside ? DOT - 3 : DOT);
        html_lit(h, "/>");
}

static void bar(struct html *h, int from, int to, int y, bool severe)
{
        int height = severe ? 10 : 5;
        html_lit(h, "<rect class=\"fn-profile__much\" fill=\"currentColor\"");
        ATTR(h, "x", from);
        ATTR(h, "y", y - height / 2);
        ATTR(h, "width", to - from);
        ATTR(h, "height", height);
        html_lit(h, "/>");
}

static void reserve(struct html *h, int from, int to, int y)
{
        html_lit(
                h,
                "<line class=\"fn-profile__reserve\" stroke=\"currentColor\" stroke-width=\"3\" stroke-linecap=\"round\""
                " stroke-dasharray=\"0.1 7\"");
        ATTR(h, "x1", from);
        ATTR(h, "x2", to);
        ATTR(h, "y1", y);
        ATTR(h, "y2", y);
        html_lit(h, "/>");
}

static void triangle(struct html *h, int x, int y)
{
        html_lit(h, "<path class=\"fn-profile__much\" fill=\"currentColor\" d=\"M");
        html_attr(h, x);
        html_lit(h, " ");
        html_attr(h, y - 9);
        html_lit(h, "l10 17h-20z\"/>");
}

/* ---- lines ---- */

static void marks(struct html *h, const struct profile *p, const struct profile_line *l, int y)
{
        int demand = x_of(p, l->demand);
        if (l->fit == PROFILE_UNKNOWN) {
                square(h, demand, y);
                return;
        }
        int ability = x_of(p, l->ability);
        if (l->fit == PROFILE_TOO_MUCH)
                bar(h, ability, demand - SQUARE / 2, y, profile_line_severe(l));
        if (l->fit == PROFILE_RESERVE)
                reserve(h, demand + SQUARE / 2 + 4, ability - DOT - 2, y);
        square(h, demand, y);
        dot(h, ability, y, l->fit == PROFILE_FITS);
}

static void line_draw(struct html *h, const struct profile *p, const struct profile_line *l, int y)
{
        bool severe = profile_line_severe(l);
        struct str words = profile_line_words(h->arena, l);
        html_lit(h, "<g><title>");
        html_text(h, str_join(h->arena, l->feature->label, S(": "), words));
        html_lit(h, "</title>");
        words_at(h, 0, y + 5, text_short(h->arena, l->feature->label, LABEL_CHARS), severe);
        marks(h, p, l, y);
        if (severe)
                triangle(h, SIGN_X, y);
        words_at(h, WORDS_X, y + 5, words, severe);
        html_lit(h, "</g>\n");
}

/* Draws, or with h NULL only measures. */
static int lines_draw(struct html *h, const struct profile *p)
{
        const struct instrument_class *cls = NULL;
        int y = TOP;
        for (size_t i = 0; i < p->n; i++) {
                const struct profile_line *l = &p->line[i];
                if (!profile_line_shown(l))
                        continue;
                if (l->feature->cls != cls) {
                        cls = l->feature->cls;
                        y += CLASS_H;
                        if (h) {
                                words_at(h, 0, y - 10, cls->label, true);
                                line_at(h, 0, y - 1, WIDTH, y - 1);
                                html_lit(h, " stroke-opacity=\"0.25\"/>");
                        }
                }
                if (h)
                        line_draw(h, p, l, y + ROW_H / 2);
                y += ROW_H;
        }
        return y;
}

/* ---- the picture ---- */

static void legend_word(struct html *h, struct str word)
{
        html_lit(h, "</svg> ");
        html_text(h, word);
        html_lit(h, " ");
}

static void legend(struct html *h, struct str person)
{
        html_lit(h, "<p class=\"fn-meta fn-picture__legend\">");
        html_lit(h, "<svg width=\"28\" height=\"14\" aria-hidden=\"true\">");
        html_lit(
                h,
                "<rect x=\"8\" y=\"1\" width=\"12\" height=\"12\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>");
        legend_word(h, _("Anforderung des Platzes"));
        html_lit(
                h,
                "<svg width=\"28\" height=\"14\" aria-hidden=\"true\"><circle cx=\"14\" cy=\"7\" r=\"6\" fill=\"currentColor\"/>");
        legend_word(h, str_join(h->arena, _("Fähigkeit von "), person));
        html_lit(
                h,
                "<svg width=\"28\" height=\"14\" aria-hidden=\"true\"><rect class=\"fn-profile__much\" y=\"3\" width=\"28\""
                " height=\"8\" fill=\"currentColor\"/>");
        legend_word(h, _("zu viel verlangt"));
        html_lit(
                h,
                "<svg width=\"28\" height=\"14\" aria-hidden=\"true\"><line class=\"fn-profile__reserve\" x1=\"2\" x2=\"28\" y1=\"7\""
                " y2=\"7\" stroke=\"currentColor\" stroke-width=\"3\" stroke-linecap=\"round\" stroke-dasharray=\"0.1 7\"/>");
        legend_word(h, _("Reserve"));
        html_lit(
                h,
                "<svg width=\"28\" height=\"14\" aria-hidden=\"true\"><path class=\"fn-profile__much\" d=\"M14 0l8 14h-16z\""
                " fill=\"currentColor\"/>");
        legend_word(h, _("schwere Abweichung"));
        html_lit(h, "</p>\n");
}

void profile_picture(struct req *r, const struct profile *p, const struct case_head *head)
{
        struct html *h = r->html;
        int bottom = lines_draw(NULL, p);
        struct str person = case_person_polite(r->arena, head);
        legend(h, person);
        html_lit(h, "<div class=\"fn-scroll fn-picture\" role=\"group\" aria-label=\"");
        html_attr(h, _("Vergleich"));
        html_lit(h, "\" tabindex=\"0\"><svg role=\"img\" aria-labelledby=\"vergleich-name vergleich-was\"");
        ATTR(h, "width", WIDTH);
        ATTR(h, "height", bottom + 8);
        html_lit(h, " viewBox=\"0 0 ");
        html_attr(h, WIDTH);
        html_lit(h, " ");
        html_attr(h, bottom + 8);
        html_lit(h, "\"><title id=\"vergleich-name\">");
        html_text(h, str_join(r->arena, _("Anforderungen und Fähigkeiten: "),
                              rec_text(p->workplace, WORKPLACE_title)));
        html_lit(h, "</title><desc id=\"vergleich-was\">");
        html_text(
                h,
                str_join(
                        r->arena,
                        _("Je Merkmal eine Zeile: Quadrat für die Anforderung des Platzes, Kreis für die Fähigkeit von "),
                        person,
                        _(", Balken für zu viel, Punkte für Reserve, Dreieck für schwer. Dieselben Werte stehen in der Tabelle.")));
        html_lit(h, "</desc>\n");
        scale(h, p, bottom);
        lines_draw(h, p);
        html_lit(h, "</svg></div>\n");
}
