/*
 * The network plan: how early each thing can begin, how late it may, and which chain decides the end. Numbers are workdays from any
 * common day on; a thing of n days that begins on day d is done before day d + n. CMB 9.B.6
 */
#ifndef DOMAIN_PLAN_NETWORK_H
#define DOMAIN_PLAN_NETWORK_H

#include "base/base.h"
#include "base/date.h"

struct net_node {
        int planned, days; /* not before this day; at least 1 */
        /* computed: */
        int start, finish; /* earliest */
        int slack;         /* days it may be late without moving the end */
        size_t rank;       /* steps from the beginning, for drawing */
        bool critical;
};
struct net_edge {
        size_t from, to; /* `to` waits for `from` */
        bool critical;   /* both are, and one begins when the other ends */
};
/* False when the edges go in a circle; nothing is computed then. Cases: test/rules/critical-path.txt */
bool network_compute(struct arena *a, struct net_node *node, size_t nodes, struct net_edge *edge,
                     size_t edges);

/* Number of a day in workdays (Monday to Friday; holidays count as days): what falls on a weekend counts as the Monday after it. */
int workday_number(struct date d);
/* Workdays from one day to the last one, both included; at least 1. */
int workdays(struct date from, struct date to);

#endif
