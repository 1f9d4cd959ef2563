/*
 * Hours a day in steps: what is agreed as a solid line, the version before dashed, what was worked as dots, today as a line.
 * Readable without colour; the table below holds the same values. look.md 6, CMB 9.B.2c, 10.E
 */
#include "domain/plan/picture_ui.h"
#include "domain/plan/plan_show_ui.h"
#include "domain/plan/plan_view.h"

enum { WIDTH = 760, LEFT = 40, RIGHT = 12, TOP = 44, PLOT_H = 170, BOTTOM = 46, TICKS = 9, BRIDGE = 4 };

struct steps_picture {
        const struct stages_shown *s;
        struct date from, to; /* first Monday, first day after the end */
        int top;              /* hours at the upper end */
};

static void widen(struct date from, struct date to, struct steps_picture *x)
{
        if (!date_given(x->from) || date_cmp(from, x->from) < 0)
                x->from = from;
        if (!date_given(x->to) || date_cmp(to, x->to) > 0)
                x->to = to;
}

static void rise(int64_t minutes, struct steps_picture *x)
{
        int hours = (int)((minutes + 59) / 60);
        x->top = hours > x->top ? hours + hours % 2 : x->top;
}

static void version_in(const struct plan_file *p, struct steps_picture *x)
{
        for (size_t i = 0; p && i < p->stages; i++) {
                widen(rec_date(&p->stage[i], STAGE_starts), rec_date(&p->stage[i], STAGE_ends), x);
                rise(rec_int(&p->stage[i], STAGE_minutes), x);
        }
}

static struct steps_picture picture_of(const struct stages_shown *s)
{
        struct steps_picture x = {.s = s, .from = DATE_NONE, .to = DATE_NONE, .top = 8};
        version_in(s->now, &x);
        version_in(s->before, &x);
        for (size_t i = 0; i < s->worked_n; i++) {
                widen(rec_date(&s->worked[i], WORKED_HOURS_starts),
                      rec_date(&s->worked[i], WORKED_HOURS_ends), &x);
                rise(rec_int(&s->worked[i], WORKED_HOURS_minutes), &x);
        }
        x.from = date_add_days(x.from, 1 - date_weekday(x.from));
        x.to = date_add_days(x.to, 1);
        return x;
}

static int x_of(const struct steps_picture *x, struct date d)
{
        return LEFT + date_between(x->from, d) * (WIDTH - LEFT - RIGHT) / date_between(x->from, x->to);
}

static int y_of(const struct steps_picture *x, int64_t minutes)
{
        return TOP + PLOT_H - (int)(minutes * PLOT_H / (x->top * 60));
}

/* ---- axes ---- */

static void hour_lines(struct html *h, const struct steps_picture *x)
{
        picture_text(h, &(struct picture_text){0, TOP - 14, _("Std."), .small = true});
        for (int hours = 0; hours <= x->top; hours += 2) {
                int y = y_of(x, hours * 60);
                picture_line(h, LEFT, y, WIDTH - RIGHT, y);
                if (hours)
                        html_lit(h, " stroke-opacity=\"0.25\"/>");
                else
                        html_lit(h, "/>");
                picture_text(
                        h, &(struct picture_text){14, y + 5, str_from_int(h->arena, hours), .middle = true});
        }
}

/* Every Monday, or every second, third … where there are many. */
static void week_marks(struct html *h, const struct steps_picture *x)
{
        int weeks = (date_between(x->from, x->to) + 6) / 7, every = (weeks + TICKS - 1) / TICKS;
        int base = TOP + PLOT_H;
        for (int i = 0; i < weeks; i += every) {
                struct date d = date_add_days(x->from, 7 * i);
                int at = x_of(x, d);
                struct str day = str_sub(date_german(h->arena, d), 0, 6);
                picture_line(h, at, base, at, base + 6);
                html_lit(h, "/>");
                picture_text(h, &(struct picture_text){at + 2, base + 20, str_join(h->arena, _("ab "), day),
                                                       .small = true});
                picture_text(h, &(struct picture_text){
                                        at + 2, base + 38,
                                        str_join(h->arena, _("KW "), str_from_int(h->arena, date_week(d))),
                                        .small = true});
        }
}

static void today_mark(struct html *h, const struct steps_picture *x)
{
        struct date today = clock_today();
        if (date_cmp(today, x->from) < 0 || date_cmp(today, x->to) >= 0)
                return;
        int at = x_of(x, today);
        picture_line(h, at, TOP - 22, at, TOP + PLOT_H);
        html_lit(h, " class=\"fn-picture__today\" stroke-width=\"2\"/>");
        picture_text(h, &(struct picture_text){at + 6 > WIDTH - 50 ? at - 46 : at + 6, TOP - 14, _("heute"),
                                               .bold = true});
}

/* ---- lines ---- */

/* Where the line of a stage ends: at the next one when only a weekend lies between. */
static int stage_end(const struct steps_picture *x, const struct plan_file *p, size_t i)
{
        struct date after = date_add_days(rec_date(&p->stage[i], STAGE_ends), 1);
        if (i + 1 < p->stages) {
                struct date next = rec_date(&p->stage[i + 1], STAGE_starts);
                if (date_between(after, next) <= BRIDGE)
                        after = next;
        }
        return x_of(x, after);
}

static void steps_path(struct html *h, const struct steps_picture *x, const struct plan_file *p, int raise)
{
        int last = -1;
        html_lit(h, " d=\"");
        for (size_t i = 0; i < p->stages; i++) {
                int from = x_of(x, rec_date(&p->stage[i], STAGE_starts));
                int y = y_of(x, rec_int(&p->stage[i], STAGE_minutes)) - raise;
                if (from == last)
                        picture_to(h, 'V', y);
                else
                        picture_move(h, from, y);
                last = stage_end(x, p, i);
                picture_to(h, 'H', last);
        }
        html_lit(h, "\"");
}

static void areas(struct html *h, const struct steps_picture *x)
{
        const struct plan_file *p = x->s->now;
        for (size_t i = 0; i < p->stages; i++) {
                int from = x_of(x, rec_date(&p->stage[i], STAGE_starts));
                int y = y_of(x, rec_int(&p->stage[i], STAGE_minutes));
                html_lit(h, "<rect class=\"fn-picture__area\" fill=\"currentColor\" fill-opacity=\"0.08\"");
                PICTURE_ATTR(h, "x", from);
                PICTURE_ATTR(h, "y", y);
                PICTURE_ATTR(h, "width", stage_end(x, p, i) - from);
                PICTURE_ATTR(h, "height", TOP + PLOT_H - y);
                html_lit(h, "/>");
        }
}

static struct str hours_words(struct arena *a, int64_t minutes)
{
        return str_join(a, hours_text(a, minutes), minutes == 60 ? _(" Stunde") : _(" Stunden"));
}

static void labels(struct html *h, const struct steps_picture *x)
{
        const struct plan_file *p = x->s->now;
        for (size_t i = 0; i < p->stages; i++) {
                int64_t minutes = rec_int(&p->stage[i], STAGE_minutes);
                picture_text(h, &(struct picture_text){x_of(x, rec_date(&p->stage[i], STAGE_starts)) + 8,
                                                       y_of(x, minutes) - 10, hours_words(h->arena, minutes),
                                                       .bold = true});
        }
}

static void dots(struct html *h, const struct steps_picture *x)
{
        for (size_t i = 0; i < x->s->worked_n; i++) {
                const struct record *w = &x->s->worked[i];
                int64_t minutes = rec_int(w, WORKED_HOURS_minutes);
                int from = x_of(x, rec_date(w, WORKED_HOURS_starts));
                int to = x_of(x, date_add_days(rec_date(w, WORKED_HOURS_ends), 1)), at = (from + to) / 2;
                html_lit(h, "<circle fill=\"currentColor\" r=\"6\"");
                PICTURE_ATTR(h, "cx", at);
                PICTURE_ATTR(h, "cy", y_of(x, minutes));
                html_lit(h, "/>");
                picture_text(h,
                             &(struct picture_text){at, y_of(x, minutes) + 22, hours_text(h->arena, minutes),
                                                    .bold = true, .middle = true});
        }
}

/* ---- legend and table ---- */

static void legend_line(struct html *h, bool dashed, struct str text)
{
        if (dashed)
                html_lit(
                        h,
                        "<svg width=\"28\" height=\"14\" aria-hidden=\"true\"><path d=\"M 0 7 H 28\" stroke=\"currentColor\""
                        " stroke-width=\"1.6\" stroke-dasharray=\"6 4\"/></svg> ");
        else
                html_lit(
                        h,
                        "<svg width=\"28\" height=\"14\" aria-hidden=\"true\"><path class=\"fn-picture__agreed\" d=\"M 0 7 H 28\""
                        " stroke=\"currentColor\" stroke-width=\"4\"/></svg> ");
        html_text(h, text);
        html_lit(h, " ");
}

static struct str version_words(struct arena *a, const struct plan_file *p, struct str what)
{
        return str_join(a, plan_version_name(a, rec_int(p->plan, PLAN_number)), what);
}

static void legend(struct html *h, const struct stages_shown *s)
{
        html_lit(h, "<p class=\"fn-meta fn-picture__legend\">");
        legend_line(h, false, version_words(h->arena, s->now, _(", vereinbart")));
        if (s->before)
                legend_line(h, true, version_words(h->arena, s->before, _(", die davor")));
        if (s->worked_n) {
                html_lit(
                        h,
                        "<svg width=\"28\" height=\"14\" aria-hidden=\"true\"><circle cx=\"14\" cy=\"7\" r=\"6\""
                        " fill=\"currentColor\"/></svg> ");
                html_text(h, _("tatsächlich, im Schnitt"));
        }
        html_lit(h, "</p>");
}

static struct plan_hours_line line_of(struct arena *a, struct str what, const struct record *r, size_t from,
                                      size_t to, size_t minutes)
{
        return (struct plan_hours_line){what, date_german(a, rec_date(r, from)),
                                        date_german(a, rec_date(r, to)), hours_text(a, rec_int(r, minutes))};
}

static void table_below(struct html *h, const struct stages_shown *s)
{
        struct arena *a = h->arena;
        size_t n = 0, most = s->now->stages + (s->before ? s->before->stages : 0) + s->worked_n;
        struct plan_hours_line *line = NEW_ARRAY(a, struct plan_hours_line, most + 1);
        for (size_t i = 0; i < s->now->stages; i++)
                line[n++] = line_of(a, version_words(a, s->now, _(", vereinbart")), &s->now->stage[i],
                                    STAGE_starts, STAGE_ends, STAGE_minutes);
        for (size_t i = 0; s->before && i < s->before->stages; i++)
                line[n++] = line_of(a, version_words(a, s->before, _(", die davor")), &s->before->stage[i],
                                    STAGE_starts, STAGE_ends, STAGE_minutes);
        for (size_t i = 0; i < s->worked_n; i++)
                line[n++] = line_of(a, _("tatsächlich, im Schnitt"), &s->worked[i], WORKED_HOURS_starts,
                                    WORKED_HOURS_ends, WORKED_HOURS_minutes);
        tpl_plan_hours(h, line, n);
}

void stage_chart(struct html *h, const struct stages_shown *s)
{
        struct steps_picture x = picture_of(s);
        legend(h, s);
        picture_begin(
                h,
                &(struct picture){
                        S("stufenplan"), _("Stufenplan: Stunden je Tag"),
                        _("Vereinbarte Stunden als durchgezogene Treppe, die Version davor gestrichelt, "
                          "tatsächliche Stunden als Punkte. Dieselben Werte stehen in der Tabelle darunter."),
                        WIDTH, TOP + PLOT_H + BOTTOM});
        areas(h, &x);
        hour_lines(h, &x);
        week_marks(h, &x);
        if (s->before) {
                html_lit(
                        h,
                        "<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\" stroke-dasharray=\"6 4\"");
                steps_path(h, &x, s->before, 5);
                html_lit(h, "/>");
        }
        html_lit(
                h,
                "<path class=\"fn-picture__agreed\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"4\"");
        steps_path(h, &x, s->now, 0);
        html_lit(h, "/>");
        today_mark(h, &x);
        labels(h, &x);
        dots(h, &x);
        picture_end(h);
        table_below(h, s);
}
