/* The case in time: what happened to it, talks, measures, disruptions, incapacity for work (for who may know of it). */
#include "domain/cases/case_course.h"
#include "domain/help/help_view.h"
#include "domain/pictures/picture_ui.h"
#include "domain/pictures/timeline.h"

#include "base/text.h"

enum { WIDTH = 1120, LEFT = 150, LANE = 58, ROW = 40, TOP = 34, BAR = 20, TITLE_CHARS = 34, SPREAD = 110 };

static const struct lane {
        struct str kind, label;
} lanes[] = {{S_INIT("event"), S_INIT(N_("Der Fall"))},
             {S_INIT("contact"), S_INIT(N_("Kontakte"))},
             {S_INIT("measure"), S_INIT(N_("Maßnahmen"))},
             {S_INIT("disruption"), S_INIT(N_("Störungen"))},
             {S_INIT("incapacity"), S_INIT(N_("Arbeitsunfähig"))}};

struct time_axis {
        struct date from, to;
};

static struct date last_day(const struct timeline_row *t)
{
        return date_given(t->ends) ? t->ends : t->begins;
}

/* Of a case that is over, up to its last day; of one that runs, up to today. */
static struct time_axis axis_of(const struct timeline_row *t, size_t n, bool over)
{
        struct time_axis x = {clock_today(), clock_today()};
        for (size_t i = 0; over && i < n; i++)
                if (date_given(t[i].begins))
                        x.to = x.from = t[i].begins;
        for (size_t i = 0; i < n; i++) {
                if (!date_given(t[i].begins))
                        continue;
                x.from = date_cmp(t[i].begins, x.from) < 0 ? t[i].begins : x.from;
                x.to = date_cmp(last_day(&t[i]), x.to) > 0 ? last_day(&t[i]) : x.to;
        }
        struct ymd y = date_ymd(x.from);
        x.from = date_of(y.year, y.month, 1);
        x.to = date_add_days(x.to, 14);
        return x;
}

static int x_of(const struct time_axis *x, struct date d)
{
        return LEFT + (int)((int64_t)date_between(x->from, d) * (WIDTH - LEFT - 10) /
                            (date_between(x->from, x->to) + 1));
}

/* ---- drawing ---- */

static void months(struct html *h, const struct time_axis *x, int bottom)
{
        int count = date_between(x->from, x->to) / 30 + 1, every = 1 + count / 12, i = 0;
        for (struct date d = x->from; date_cmp(d, x->to) <= 0; d = date_add_months(d, 1), i++) {
                svg_hair(h, x_of(x, d), TOP - 6, x_of(x, d), bottom);
                struct ymd y = date_ymd(d);
                struct str label = str_join(h->arena, str_from_int(h->arena, y.month), S("/"),
                                            str_from_int(h->arena, y.year));
                if (i % every == 0 && x_of(x, d) < WIDTH - 60)
                        svg_text(h, x_of(x, d) + 3, TOP - 12, 's', false, label);
        }
        if (date_cmp(clock_today(), x->to) > 0)
                return;
        svg_line(h, x_of(x, clock_today()), TOP - 6, x_of(x, clock_today()), bottom, 2, SVG_DASHED);
        int today = x_of(x, clock_today());
        svg_text(h, today > WIDTH - 30 ? WIDTH - 30 : today, bottom + 18, 'm', false, _("heute"));
}

static void bar(struct html *h, int x, int y, int w)
{
        html_lit(h, "<rect");
        SVG_ATTR(h, "x", x);
        SVG_ATTR(h, "y", y);
        SVG_ATTR(h, "width", w < 4 ? 4 : w);
        SVG_ATTR(h, "height", BAR);
        html_lit(
                h,
                " rx=\"3\" fill=\"currentColor\" fill-opacity=\"0.15\" stroke=\"currentColor\" stroke-width=\"1.2\"/>");
}

static void mark(struct html *h, const struct time_axis *x, const struct timeline_row *t, int y)
{
        int at = x_of(x, t->begins);
        struct date until = date_given(t->ends) ? t->ends : clock_today();
        bool point = str_eq(t->kind, S("event")) || str_eq(t->kind, S("contact"));
        html_lit(h, "<g><title>");
        html_text(h, str_join_with(h->arena, S(" "), date_german(h->arena, t->begins), t->title));
        html_lit(h, "</title>");
        if (!point)
                bar(h, at, y - BAR / 2, x_of(x, date_cmp(until, t->begins) < 0 ? t->begins : until) - at);
        if (str_eq(t->kind, S("event")))
                svg_square(h, at, y, 7);
        else if (str_eq(t->kind, S("contact")))
                svg_circle(h, at, y, 7, str_eq(t->what, S("client")));
        else if (str_eq(t->kind, S("disruption")))
                svg_diamond(h, at, y, 9, !date_given(t->ends));
        html_lit(h, "</g>\n");
}

static bool is_point(const struct lane *lane)
{
        return str_eq(lane->kind, S("event")) || str_eq(lane->kind, S("contact"));
}

static bool in_lane(const struct lane *lane, const struct timeline_row *t)
{
        return str_eq(t->kind, lane->kind) && date_given(t->begins);
}

static void words(struct html *h, int at, int y, struct str title)
{
        bool end = at > WIDTH - 2 * SPREAD;
        svg_text(h, at, y - 14, end ? 'e' : 's', false, text_short(h->arena, title, TITLE_CHARS));
}

/* Days share one row, with words where there is room; what lasts has a row of its own. Gives the height. */
static int lane_draw(struct html *h, const struct time_axis *x, const struct lane *lane,
                     const struct timeline_row *t, size_t n, int y)
{
        int said = -SPREAD * 3, at = y;
        bool first = true;
        svg_text(h, 4, y + LANE / 2 + 13, 's', true, lane->label);
        for (size_t i = 0; i < n; i++) {
                if (!in_lane(lane, &t[i]))
                        continue;
                if (!is_point(lane) && !first)
                        at += ROW;
                first = false;
                int here = x_of(x, t[i].begins);
                mark(h, x, &t[i], at + LANE / 2 + 8);
                if (str_empty(t[i].title) || str_eq(lane->kind, S("contact")) ||
                    (is_point(lane) && here - said < SPREAD * 2))
                        continue;
                words(h, here, at + LANE / 2 + 8, t[i].title);
                said = here;
        }
        svg_hair(h, 0, at + LANE, WIDTH, at + LANE);
        return at + LANE - y;
}

static int lane_height(const struct lane *lane, const struct timeline_row *t, size_t n)
{
        int found = 0;
        for (size_t i = 0; i < n; i++)
                found += in_lane(lane, &t[i]);
        return !found ? 0 : is_point(lane) ? LANE : LANE + (found - 1) * ROW;
}

static void picture_draw(struct req *r, const struct case_head *head, const struct timeline_row *t, size_t n)
{
        struct html *h = r->html;
        struct time_axis x = axis_of(t, n, date_given(head->closed_on));
        int y = TOP, bottom = TOP;
        for (size_t i = 0; i < ARRAY_LEN(lanes); i++)
                bottom += lane_height(&lanes[i], t, n);
        ui_panel(h, _("Bild"), S(""), (struct action){0});
        svg_begin(
                h, S("zeitbild"),
                str_join(h->arena, _("Der Fall von "), case_person(h->arena, head), _(" in der Zeit")),
                _("Je Zeile eine Art von Ereignis, von links nach rechts die Zeit. Dieselben Tage stehen in der Tabelle darunter."),
                WIDTH, bottom + 28);
        months(h, &x, bottom);
        for (size_t i = 0; i < ARRAY_LEN(lanes); i++)
                if (lane_height(&lanes[i], t, n))
                        y += lane_draw(h, &x, &lanes[i], t, n, y);
        svg_end(h);
        html_lit(h, "<p class=\"fn-meta\">");
        html_text(
                h,
                _("Quadrat: der Fall selbst. Voller Kreis: Gespräch mit der Person, hohler Kreis: mit anderen. Raute: Störung, voll: noch "
                  "offen. Balken: von bis."));
        html_lit(h, "</p>\n");
        ui_panel_end(h);
}

/* ---- the same as a table ---- */

static struct str lane_label(struct str kind)
{
        for (size_t i = 0; i < ARRAY_LEN(lanes); i++)
                if (str_eq(kind, lanes[i].kind))
                        return lanes[i].label;
        return kind;
}

static enum err table_draw(struct req *r, struct rtx *tx, const struct timeline_row *row, size_t n)
{
        static const struct ui_column column[] = {
                {.label = S_INIT(N_("Was")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Von")), .cls = CLASS_CASE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Bis")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Art")), .cls = CLASS_CASE},
        };
        struct arena *a = r->arena;
        struct table_view t = {.title = _("Dieselben Angaben als Tabelle"),
                               .caption = _("Ereignisse des Falls"),
                               .column = column,
                               .columns = ARRAY_LEN(column),
                               .rows = n,
                               .total = (int64_t)n,
                               .empty = _("Noch nichts geschehen."),
                               .download = S("zeitbild")};
        t.cell = NEW_ARRAY(a, struct ui_cell, n * t.columns + 1);
        for (size_t i = 0; i < n; i++) {
                struct ui_cell *c = t.cell + i * t.columns;
                struct str what = row[i].title;
                if (str_eq(row[i].kind, S("event")))
                        TRY(ui_code_label(r, tx, S("case_event"), row[i].what, &what));
                c[0].text = str_empty(what) ? lane_label(row[i].kind) : what;
                c[1].text = date_german(a, row[i].begins);
                c[2].text = date_german(a, row[i].ends);
                c[3].text = lane_label(row[i].kind);
        }
        return ui_table(r, &t);
}

CASE_GET(timeline_show, "/zeitbild", NEED(CASE_READ, CASE), .title = T("Zeitbild"), .menu = MENU_CASES,
         .menu_order = 170)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct timeline_row *t;
        size_t n;
        struct case_frame f = {.title = _("Zeitbild")};
        TRY(timeline_read(tx, g, actor_reads(r->actor, CLASS_HEALTH), &t, &n));
        TRY(case_frame(r, tx, g, &f));
        TRY(picture_words(r, tx, g, &f.head));
        picture_draw(r, &f.head, t, n);
        return table_draw(r, tx, t, n);
}

HELP_TEXT(
        timeline, "/faelle/:/zeitbild", T("Zeitbild"),
        T("Der ganze Fall auf einen Blick: was wann geschah, welche Maßnahmen liefen und was dazwischenkam."))
