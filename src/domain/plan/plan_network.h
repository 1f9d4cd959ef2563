/* The steps of a version and what they wait for, as the network plan takes them. CMB 9.B.6 */
#ifndef DOMAIN_PLAN_PLAN_NETWORK_H
#define DOMAIN_PLAN_PLAN_NETWORK_H

#include "domain/plan/network.h"
#include "domain/plan/plan.h"

/* A measure, or a stage of one: then the stages stand for it. */
struct plan_step {
        struct str title;
        struct date from, to; /* as it is now: actual days where there are some; not given: nobody said */
        bool done, late;      /* late: its end is over and it is not done, so it ends today at the earliest */
        const struct record *measure, *stage;
};
struct plan_net {
        struct plan_step *step;
        struct net_node *node; /* beside each step */
        struct net_edge *edge;
        size_t steps, edges;
};
/* dependency: of this version. Circles are refused when they are written, so there are none. */
void plan_net(struct arena *a, const struct plan_file *p, const struct record *dependency,
              size_t dependencies, struct plan_net *out);

#endif
