#include "domain/plan/network.h"

/*
 * An order in which everything stands behind what it waits for: as often as there are nodes, take those whose predecessors all
 * have their place. False when some never get one: a circle.
 */
static bool order_of(const struct net_node *node, size_t nodes, const struct net_edge *edge, size_t edges,
                     size_t *order, size_t *waits)
{
        size_t n = 0;
        (void)node;
        for (size_t i = 0; i < nodes; i++)
                waits[i] = 0;
        for (size_t e = 0; e < edges; e++)
                waits[edge[e].to]++;
        for (size_t i = 0; i < nodes; i++)
                if (!waits[i])
                        order[n++] = i;
        for (size_t i = 0; i < n; i++)
                for (size_t e = 0; e < edges; e++)
                        if (edge[e].from == order[i] && !--waits[edge[e].to])
                                order[n++] = edge[e].to;
        return n == nodes;
}

static void forwards(struct net_node *node, size_t nodes, const struct net_edge *edge, size_t edges,
                     const size_t *order)
{
        for (size_t i = 0; i < nodes; i++) {
                struct net_node *at = &node[order[i]];
                at->start = at->planned;
                at->rank = 0;
                for (size_t e = 0; e < edges; e++) {
                        if (edge[e].to != order[i])
                                continue;
                        const struct net_node *before = &node[edge[e].from];
                        if (before->finish > at->start)
                                at->start = before->finish;
                        if (before->rank + 1 > at->rank)
                                at->rank = before->rank + 1;
                }
                at->finish = at->start + at->days;
        }
}

static void backwards(struct net_node *node, size_t nodes, const struct net_edge *edge, size_t edges,
                      const size_t *order)
{
        int end = 0;
        for (size_t i = 0; i < nodes; i++)
                end = !i || node[i].finish > end ? node[i].finish : end;
        for (size_t i = nodes; i-- > 0;) {
                struct net_node *at = &node[order[i]];
                int latest = end; /* finish */
                for (size_t e = 0; e < edges; e++) {
                        if (edge[e].from != order[i])
                                continue;
                        const struct net_node *after = &node[edge[e].to];
                        int must = after->start + after->slack;
                        latest = must < latest ? must : latest;
                }
                at->slack = latest - at->finish;
                at->critical = at->slack == 0;
        }
}

bool network_compute(struct arena *a, struct net_node *node, size_t nodes, struct net_edge *edge,
                     size_t edges)
{
        size_t *order = NEW_ARRAY(a, size_t, nodes + 1);
        if (!order_of(node, nodes, edge, edges, order, NEW_ARRAY(a, size_t, nodes + 1)))
                return false;
        forwards(node, nodes, edge, edges, order);
        backwards(node, nodes, edge, edges, order);
        for (size_t e = 0; e < edges; e++) {
                const struct net_node *from = &node[edge[e].from], *to = &node[edge[e].to];
                edge[e].critical = from->critical && to->critical && from->finish == to->start;
        }
        return true;
}

int workday_number(struct date d)
{
        static const struct date monday = {4}; /* 5 January 1970 */
        int days = date_between(monday, d), week = days >= 0 ? days / 7 : -((6 - days) / 7);
        int day = days - 7 * week;
        return 5 * week + (day > 5 ? 5 : day);
}

int workdays(struct date from, struct date to)
{
        int n = workday_number(date_add_days(to, 1)) - workday_number(from);
        return n > 0 ? n : 1;
}
