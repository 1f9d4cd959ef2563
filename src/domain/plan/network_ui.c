/*
 * What waits for what: boxes from left to right, the chain that decides the end thick, red and with a triangle. The table below
 * says the same in words. Positions follow from the order alone, so the same plan looks the same every time. look.md 6
 */
#include "domain/plan/picture_ui.h"
#include "domain/plan/plan_network.h"
#include "domain/plan/plan_show_ui.h"
#include "domain/plan/plan_view.h"

enum { BOX_W = 158, BOX_H = 50, GAP_W = 42, ROW_H = 62, TOP = 8, TITLE_CHARS = 20 };
#define NO_STEP SIZE_MAX

/* A place in the grid: a step, or a line that passes through. */
struct slot {
        size_t step, rank, row;
        size_t weight; /* rows of what comes before, to put things in a calm order */
};
struct grid {
        const struct plan_net *net;
        struct slot *slot; /* first the steps in their order, then what passes through */
        size_t slots, rows, ranks;
        size_t **way; /* per edge: slots from its beginning to its end */
        size_t *ways;
};

static size_t slot_add(struct grid *g, size_t step, size_t rank)
{
        g->slot[g->slots] = (struct slot){.step = step, .rank = rank};
        return g->slots++;
}

static void ways_make(struct arena *a, struct grid *g)
{
        const struct plan_net *net = g->net;
        for (size_t e = 0; e < net->edges; e++) {
                const struct net_edge *edge = &net->edge[e];
                size_t first = net->node[edge->from].rank, last = net->node[edge->to].rank;
                g->way[e] = NEW_ARRAY(a, size_t, last - first + 1);
                g->way[e][g->ways[e]++] = edge->from;
                for (size_t rank = first + 1; rank < last; rank++)
                        g->way[e][g->ways[e]++] = slot_add(g, NO_STEP, rank);
                g->way[e][g->ways[e]++] = edge->to;
        }
}

/* Highest row of what leads to this place in the rank before. */
static size_t weight_of(const struct grid *g, size_t slot)
{
        size_t weight = g->slots;
        for (size_t e = 0; e < g->net->edges; e++)
                for (size_t i = 1; i < g->ways[e]; i++)
                        if (g->way[e][i] == slot && g->slot[g->way[e][i - 1]].row < weight)
                                weight = g->slot[g->way[e][i - 1]].row;
        return weight;
}

static void rows_give(struct arena *a, struct grid *g)
{
        size_t *order = NEW_ARRAY(a, size_t, g->slots + 1);
        for (size_t rank = 0; rank < g->ranks; rank++) {
                size_t n = 0;
                for (size_t s = 0; s < g->slots; s++) {
                        if (g->slot[s].rank != rank)
                                continue;
                        size_t at = n++;
                        g->slot[s].weight = weight_of(g, s);
                        for (; at && g->slot[order[at - 1]].weight > g->slot[s].weight; at--)
                                order[at] = order[at - 1];
                        order[at] = s;
                }
                for (size_t i = 0; i < n; i++)
                        g->slot[order[i]].row = i;
                g->rows = n > g->rows ? n : g->rows;
        }
}

static struct grid grid_of(struct arena *a, const struct plan_net *net)
{
        struct grid g = {.net = net};
        for (size_t i = 0; i < net->steps; i++)
                g.ranks = net->node[i].rank + 1 > g.ranks ? net->node[i].rank + 1 : g.ranks;
        g.slot = NEW_ARRAY(a, struct slot, net->steps + net->edges * g.ranks + 1);
        g.way = NEW_ARRAY(a, size_t *, net->edges + 1);
        g.ways = NEW_ARRAY(a, size_t, net->edges + 1);
        for (size_t i = 0; i < net->steps; i++)
                slot_add(&g, i, net->node[i].rank);
        ways_make(a, &g);
        rows_give(a, &g);
        return g;
}

static int slot_x(const struct slot *s)
{
        return 4 + (int)s->rank * (BOX_W + GAP_W);
}

static int slot_y(const struct slot *s)
{
        return TOP + (int)s->row * ROW_H + BOX_H / 2;
}

/* ---- pieces ---- */

static void arrow(struct html *h, int x, int y)
{
        html_lit(h, "<path fill=\"currentColor\" stroke=\"none\" d=\"");
        picture_move(h, x, y);
        html_lit(h, " l -9 -5 v 10 z\"/>");
}

static void edge_draw(struct html *h, const struct grid *g, size_t e)
{
        bool critical = g->net->edge[e].critical;
        const struct slot *first = &g->slot[g->way[e][0]];
        if (critical)
                html_lit(
                        h,
                        "<g class=\"fn-picture__critical\"><path fill=\"none\" stroke=\"currentColor\" stroke-width=\"4\" d=\"");
        else
                html_lit(h, "<g><path fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.2\" d=\"");
        picture_move(h, slot_x(first) + BOX_W, slot_y(first));
        for (size_t i = 1; i < g->ways[e]; i++) {
                const struct slot *s = &g->slot[g->way[e][i]];
                bool end = i + 1 == g->ways[e];
                picture_to(h, 'H', slot_x(s) - GAP_W / 2);
                picture_to(h, 'V', slot_y(s));
                picture_to(h, 'H', end ? slot_x(s) - 6 : slot_x(s) + BOX_W);
        }
        html_lit(h, "\"/>");
        const struct slot *last = &g->slot[g->way[e][g->ways[e] - 1]];
        arrow(h, slot_x(last), slot_y(last));
        html_lit(h, "</g>");
}

static struct str when_of(struct arena *a, const struct plan_step *s)
{
        if (!date_given(s->from))
                return _("noch ohne Tage");
        if (s->late)
                return _("überfällig");
        struct str from = str_sub(date_german(a, s->from), 0, 6), to = str_sub(date_german(a, s->to), 0, 6);
        struct str span = str_eq(from, to) ? from : str_join(a, from, S(" – "), to);
        return s->done ? str_join(a, span, _(", fertig")) : span;
}

static void box(struct html *h, const struct slot *at, const struct plan_step *s, bool critical)
{
        int x = slot_x(at), y = slot_y(at) - BOX_H / 2;
        html_lit(h, "<g><title>");
        html_text(h, s->title);
        html_lit(h, "</title><rect rx=\"4\" fill=\"none\" stroke=\"currentColor\"");
        PICTURE_ATTR(h, "x", x);
        PICTURE_ATTR(h, "y", y);
        PICTURE_ATTR(h, "width", BOX_W);
        PICTURE_ATTR(h, "height", BOX_H);
        if (critical)
                html_lit(h, " class=\"fn-picture__critical\" stroke-width=\"4\"/>");
        else
                html_lit(h, " stroke-width=\"1.2\"/>");
        picture_text(h, &(struct picture_text){x + 8, y + 20, text_short(h->arena, s->title, TITLE_CHARS),
                                               .bold = true, .small = true});
        picture_text(h, &(struct picture_text){x + 8, y + 39, when_of(h->arena, s), .small = true});
        if (critical) {
                html_lit(h,
                         "<path class=\"fn-picture__critical\" fill=\"currentColor\" stroke=\"none\" d=\"");
                picture_move(h, x + BOX_W - 20, y + BOX_H - 8);
                html_lit(h, " l 6 -12 l 6 12 z\"/>");
        }
        html_lit(h, "</g>\n");
}

/* ---- table ---- */

static struct str slack_words(struct arena *a, const struct net_node *n)
{
        if (!n->slack)
                return _("kein Puffer");
        if (n->slack == 1)
                return _("1 Arbeitstag Puffer");
        return str_join(a, str_from_int(a, n->slack), _(" Arbeitstage Puffer"));
}

static struct str moved_words(struct arena *a, const struct net_node *n)
{
        int days = n->start - n->planned;
        if (days <= 0)
                return S("");
        return str_join(a, _("kann erst "), str_from_int(a, days),
                        days == 1 ? _(" Arbeitstag später beginnen") : _(" Arbeitstage später beginnen"));
}

static struct str waits_words(struct arena *a, const struct plan_net *net, size_t step)
{
        struct str words = S("");
        for (size_t e = 0; e < net->edges; e++)
                if (net->edge[e].to == step)
                        words = str_join_with(a, S(", "), words, net->step[net->edge[e].from].title);
        return words;
}

static void table_below(struct html *h, const struct plan_net *net)
{
        struct arena *a = h->arena;
        struct plan_step_line *line = NEW_ARRAY(a, struct plan_step_line, net->steps + 1);
        for (size_t i = 0; i < net->steps; i++)
                line[i] = (struct plan_step_line){.title = net->step[i].title,
                                                  .when = when_of(a, &net->step[i]),
                                                  .waits = waits_words(a, net, i),
                                                  .slack = slack_words(a, &net->node[i]),
                                                  .moved = moved_words(a, &net->node[i]),
                                                  .critical = net->node[i].critical};
        tpl_plan_steps(h, line, net->steps);
}

void network_chart(struct html *h, const struct plan_net *net)
{
        struct grid g = grid_of(h->arena, net);
        picture_begin(
                h,
                &(struct picture){
                        S("netzplan"), _("Netzplan: Was hängt wovon ab?"),
                        _("Kästen von links nach rechts, Pfeile zu dem, was wartet. Die Kette, die das Ende "
                          "bestimmt, ist dick und trägt Dreiecke. Die Tabelle darunter sagt dasselbe."),
                        8 + (int)g.ranks * (BOX_W + GAP_W) - GAP_W,
                        2 * TOP + (int)g.rows * ROW_H - (ROW_H - BOX_H)});
        for (int critical = 0; critical < 2; critical++) /* what matters lies on top */
                for (size_t e = 0; e < net->edges; e++)
                        if (net->edge[e].critical == critical)
                                edge_draw(h, &g, e);
        for (size_t i = 0; i < net->steps; i++)
                box(h, &g.slot[i], &net->step[i], net->node[i].critical);
        picture_end(h);
        table_below(h, net);
}
