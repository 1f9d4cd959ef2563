#include "domain/plan/plan_network.h"

#include "domain/plan/dependency.h"

static bool measure_is(const struct record *m, struct str status)
{
        return str_eq(rec_text(m, MEASURE_status), status);
}

static struct date first_given(struct date a, struct date b)
{
        return date_given(a) ? a : b;
}

static struct plan_step step_of_measure(const struct record *m)
{
        struct date today = clock_today();
        struct plan_step s = {
                .title = rec_text(m, MEASURE_title),
                .from = first_given(rec_date(m, MEASURE_started_on), rec_date(m, MEASURE_starts)),
                .to = first_given(rec_date(m, MEASURE_ended_on), rec_date(m, MEASURE_ends)),
                .done = rec_given(m, MEASURE_ended_on) || measure_is(m, S("done")),
                .measure = m};
        s.from = first_given(s.from, s.to);
        s.to = first_given(s.to, s.from);
        s.late = !s.done && date_given(s.to) && date_cmp(s.to, today) < 0;
        if (s.late)
                s.to = today;
        if (date_given(s.from) && date_cmp(s.to, s.from) < 0)
                s.from = s.to;
        return s;
}

static struct plan_step step_of_stage(struct arena *a, const struct record *m, const struct record *stage)
{
        int64_t minutes = rec_int(stage, STAGE_minutes);
        struct date to = rec_date(stage, STAGE_ends);
        return (struct plan_step){
                .title = str_join(a, hours_text(a, minutes),
                                  minutes == 60 ? _(" Stunde am Tag") : _(" Stunden am Tag")),
                .from = rec_date(stage, STAGE_starts),
                .to = to,
                .done = date_cmp(to, clock_today()) < 0,
                .measure = m,
                .stage = stage};
}

static void steps_add(struct arena *a, const struct plan_file *p, const struct record *m,
                      struct plan_net *out)
{
        size_t before = out->steps;
        for (size_t i = 0; i < p->stages; i++)
                if (rec_int(&p->stage[i], STAGE_measure_id) == m->id)
                        out->step[out->steps++] = step_of_stage(a, m, &p->stage[i]);
        if (out->steps == before)
                out->step[out->steps++] = step_of_measure(m);
}

/* The first or the last step of a measure; steps when it has none (cancelled). */
static size_t step_at(const struct plan_net *net, int64_t measure_id, bool last)
{
        size_t found = net->steps;
        for (size_t i = 0; i < net->steps; i++)
                if (net->step[i].measure->id == measure_id && (last || found == net->steps))
                        found = i;
        return found;
}

static void edge_add(struct plan_net *net, size_t from, size_t to)
{
        if (from < net->steps && to < net->steps)
                net->edge[net->edges++] = (struct net_edge){.from = from, .to = to};
}

static void edges_make(const struct record *d, size_t n, struct plan_net *net)
{
        for (size_t i = 0; i < n; i++)
                edge_add(net, step_at(net, rec_int(&d[i], MEASURE_DEPENDENCY_needs_id), true),
                         step_at(net, rec_int(&d[i], MEASURE_DEPENDENCY_measure_id), false));
        for (size_t i = 0; i < net->steps; i++) {
                const struct plan_step *s = &net->step[i];
                if (i && s->stage && net->step[i - 1].stage && net->step[i - 1].measure == s->measure)
                        edge_add(net, i - 1, i);
                if (s->stage && rec_given(s->stage, STAGE_needs_id))
                        edge_add(net, step_at(net, rec_int(s->stage, STAGE_needs_id), true), i);
        }
}

/* What has no day yet may begin with the first and takes a day. */
static void nodes_fill(struct plan_net *net)
{
        struct date first = DATE_NONE;
        for (size_t i = 0; i < net->steps; i++)
                if (date_given(net->step[i].from) &&
                    (!date_given(first) || date_cmp(net->step[i].from, first) < 0))
                        first = net->step[i].from;
        for (size_t i = 0; i < net->steps; i++) {
                const struct plan_step *s = &net->step[i];
                bool known = date_given(s->from);
                net->node[i].planned = date_given(first) ? workday_number(known ? s->from : first) : 0;
                net->node[i].days = known ? workdays(s->from, s->to) : 1;
        }
}

void plan_net(struct arena *a, const struct plan_file *p, const struct record *dependency,
              size_t dependencies, struct plan_net *out)
{
        size_t most = p->measures + p->stages;
        *out = (struct plan_net){.step = NEW_ARRAY(a, struct plan_step, most + 1),
                                 .node = NEW_ARRAY(a, struct net_node, most + 1),
                                 .edge = NEW_ARRAY(a, struct net_edge, dependencies + 2 * p->stages + 1)};
        for (size_t i = 0; i < p->measures; i++)
                if (!measure_is(&p->measure[i], S("cancelled")))
                        steps_add(a, p, &p->measure[i], out);
        edges_make(dependency, dependencies, out);
        nodes_fill(out);
        if (!network_compute(a, out->node, out->steps, out->edge, out->edges))
                out->edges = 0;
}
