/*
 * The plan over time. Planned is a framed bar, actual a solid line inside it: readable without colour. Presentation attributes
 * only; the colour is the text's, so that dark and paper follow. The measures' table holds the same values.
 */
#include "domain/plan/plan_ui.h"

enum {
        WIDTH = 760, /* fits beside the side column; on phones it scrolls, and the first months are seen at once */
        ROW_H = 54,
        BAR_Y = 24, /* below the title of the row */
        BAR_H = 22,
        TOP = 34, /* room for the words of the axis */
        LABEL_CHARS = 60
};

struct axis {
        struct date from, to; /* first day of a month each */
};

static void widen(struct date d, struct date *least, struct date *greatest)
{
        if (!date_given(d))
                return;
        if (!date_given(*least) || date_cmp(d, *least) < 0)
                *least = d;
        if (!date_given(*greatest) || date_cmp(d, *greatest) > 0)
                *greatest = d;
}

static struct date month_start(struct date d)
{
        struct ymd y = date_ymd(d);
        return date_of(y.year, y.month, 1);
}

static bool axis_of(const struct plan_file *p, struct axis *out)
{
        static const size_t field[] = {MEASURE_starts, MEASURE_ends, MEASURE_started_on, MEASURE_ended_on};
        struct date least = DATE_NONE, greatest = DATE_NONE;
        for (size_t i = 0; i < p->measures; i++)
                for (size_t j = 0; j < ARRAY_LEN(field); j++)
                        widen(rec_date(&p->measure[i], field[j]), &least, &greatest);
        if (!date_given(least))
                return false;
        out->from = month_start(least);
        out->to = date_add_months(month_start(greatest), 1);
        return true;
}

static int x_of(const struct axis *x, struct date d)
{
        return 1 + date_between(x->from, d) * (WIDTH - 2) / date_between(x->from, x->to);
}

/* ---- pieces ---- */

static void number_attr(struct html *h, int n)
{
        html_attr(h, n);
}

#define ATTR(h, name, n)                                                                                     \
        do {                                                                                                 \
                html_lit((h), " " name "=\"");                                                               \
                number_attr((h), (n));                                                                       \
                html_lit((h), "\"");                                                                         \
        } while (0)

static void line_down(struct html *h, int x, int from, int to)
{
        html_lit(h, "<line stroke=\"currentColor\"");
        ATTR(h, "x1", x);
        ATTR(h, "x2", x);
        ATTR(h, "y1", from);
        ATTR(h, "y2", to);
}

static void words(struct html *h, int x, int y, struct str text)
{
        html_lit(h, "<text fill=\"currentColor\" font-size=\"14\"");
        ATTR(h, "x", x);
        ATTR(h, "y", y);
        html_lit(h, ">");
        html_text(h, text);
        html_lit(h, "</text>");
}

/* Every month a line; its name where there is room, at least every twelfth of the axis. */
static void months(struct html *h, const struct axis *x, int bottom)
{
        static const struct str name[] = {S_INIT(N_("Jan.")),  S_INIT(N_("Feb.")), S_INIT(N_("März")),
                                          S_INIT(N_("April")), S_INIT(N_("Mai")),  S_INIT(N_("Juni")),
                                          S_INIT(N_("Juli")),  S_INIT(N_("Aug.")), S_INIT(N_("Sept.")),
                                          S_INIT(N_("Okt.")),  S_INIT(N_("Nov.")), S_INIT(N_("Dez."))};
        int count = date_between(x->from, x->to) / 30, every = 1 + count / 12, i = 0;
        for (struct date d = x->from; date_cmp(d, x->to) <= 0; d = date_add_months(d, 1), i++) {
                struct ymd y = date_ymd(d);
                line_down(h, x_of(x, d), TOP - 6, bottom);
                html_lit(h, " stroke-opacity=\"0.25\"/>");
                if (i % every || !date_cmp(d, x->to))
                        continue;
                struct str label = name[y.month - 1];
                if (!i || y.month == 1)
                        label = str_join(h->arena, label, S(" "), str_from_int(h->arena, y.year));
                words(h, x_of(x, d) + 4, TOP - 14, label);
        }
}

static void today_line(struct html *h, const struct axis *x, int bottom)
{
        struct date today = clock_today();
        if (date_cmp(today, x->from) < 0 || date_cmp(today, x->to) > 0)
                return;
        line_down(h, x_of(x, today), TOP - 6, bottom);
        html_lit(h, " stroke-width=\"2\" stroke-dasharray=\"6 3\"/>");
        int at = x_of(x, today) - 18;
        words(h, at < 0 ? 0 : at > WIDTH - 42 ? WIDTH - 42 : at, bottom + 16, _("heute"));
}

static void bar(struct html *h, int x, int y, int w, int height)
{
        html_lit(h, "<rect");
        ATTR(h, "x", x);
        ATTR(h, "y", y);
        ATTR(h, "width", w < 3 ? 3 : w);
        ATTR(h, "height", height);
}

static void planned_bar(struct html *h, const struct axis *x, const struct record *m, int y)
{
        struct date from = rec_date(m, MEASURE_starts), to = rec_date(m, MEASURE_ends);
        if (!date_given(from))
                from = to;
        if (!date_given(from))
                return;
        if (!date_given(to))
                to = from;
        bar(h, x_of(x, from), y + BAR_Y, x_of(x, date_add_days(to, 1)) - x_of(x, from), BAR_H);
        html_lit(
                h,
                " rx=\"3\" fill=\"currentColor\" fill-opacity=\"0.12\" stroke=\"currentColor\" stroke-width=\"1.2\"/>");
}

/* From the day it began until it ended; what still runs ends today. */
static void actual_bar(struct html *h, const struct axis *x, const struct record *m, int y)
{
        struct date from = rec_date(m, MEASURE_started_on), to = rec_date(m, MEASURE_ended_on);
        if (!date_given(from))
                return;
        if (!date_given(to))
                to = date_cmp(clock_today(), x->to) < 0 ? clock_today() : date_add_days(x->to, -1);
        if (date_cmp(to, from) < 0)
                to = from;
        bar(h, x_of(x, from), y + BAR_Y + 7, x_of(x, date_add_days(to, 1)) - x_of(x, from), 8);
        html_lit(h, " fill=\"currentColor\"/>");
}

static void row(struct html *h, const struct axis *x, const struct record *m, int y)
{
        struct str span = plan_span(h->arena, rec_date(m, MEASURE_starts), rec_date(m, MEASURE_ends));
        struct str title = text_short(h->arena, rec_text(m, MEASURE_title), LABEL_CHARS);
        html_lit(h, "<g><title>");
        html_text(h, rec_text(m, MEASURE_title));
        html_lit(h, "</title>");
        words(h, 2, y + 16,
              str_join(h->arena, title, S(" · "), str_empty(span) ? _("noch ohne Tage") : span));
        planned_bar(h, x, m, y);
        actual_bar(h, x, m, y);
        html_lit(h, "</g>\n");
}

/* ---- the picture ---- */

static void legend(struct html *h)
{
        html_lit(
                h,
                "<p class=\"fn-meta fn-picture__legend\"><svg width=\"28\" height=\"14\" aria-hidden=\"true\">"
                "<rect x=\"1\" y=\"1\" width=\"26\" height=\"12\" rx=\"3\" fill=\"currentColor\" fill-opacity=\"0.12\""
                " stroke=\"currentColor\" stroke-width=\"1.2\"/></svg> ");
        html_text(h, _("geplant"));
        html_lit(
                h,
                " <svg width=\"28\" height=\"14\" aria-hidden=\"true\"><rect x=\"0\" y=\"3\" width=\"28\" height=\"8\""
                " fill=\"currentColor\"/></svg> ");
        html_text(h, _("tatsächlich"));
        html_lit(h, "</p>");
}

void plan_chart(struct html *h, const struct plan_file *p)
{
        struct axis x;
        if (!axis_of(p, &x))
                return;
        int bottom = TOP + (int)p->measures * ROW_H;
        legend(h);
        html_lit(h, "<div class=\"fn-scroll fn-picture\" role=\"group\" aria-label=\"");
        html_attr(h, _("Zeitplan"));
        html_lit(h, "\" tabindex=\"0\"><svg role=\"img\" aria-labelledby=\"zeitplan-name zeitplan-was\"");
        ATTR(h, "width", WIDTH);
        ATTR(h, "height", bottom + 22);
        html_lit(h, " viewBox=\"0 0 ");
        number_attr(h, WIDTH);
        html_lit(h, " ");
        number_attr(h, bottom + 22);
        html_lit(h, "\"><title id=\"zeitplan-name\">");
        html_text(h, _("Zeitplan der Maßnahmen"));
        html_lit(h, "</title><desc id=\"zeitplan-was\">");
        html_text(
                h,
                _("Je Maßnahme ein Balken vom geplanten Beginn bis zum Ende, darin die tatsächliche Zeit. Dieselben "
                  "Tage stehen in der Tabelle der Maßnahmen."));
        html_lit(h, "</desc>");
        months(h, &x, bottom);
        today_line(h, &x, bottom);
        for (size_t i = 0; i < p->measures; i++)
                row(h, &x, &p->measure[i], TOP + (int)i * ROW_H);
        html_lit(h, "</svg></div>\n");
}
