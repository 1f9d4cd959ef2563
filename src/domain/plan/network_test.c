/* The network plan against tables worked out by hand, and ways that go in circles. Tables: test/rules */
#include "domain/plan/dependency.h"
#include "domain/plan/network.h"
#include "test/rules.h"

enum { MOST = 8 };

static int64_t number(struct str s)
{
        int64_t n;
        must(str_int(s, &n));
        return n;
}

/* "A:0:3 B:0:2": names into name. */
static size_t nodes_of(struct str words, struct net_node *node, struct str *name)
{
        size_t n = 0;
        while (words.n) {
                struct str one = str_split(words, ' ', &words), rest;
                if (!one.n)
                        continue;
                name[n] = str_split(one, ':', &rest);
                node[n].planned = (int)number(str_split(rest, ':', &rest));
                node[n++].days = (int)number(rest);
        }
        return n;
}

static size_t place(const struct str *name, size_t n, struct str what)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(name[i], what))
                        return i;
        panic("no such thing");
}

static size_t edges_of(struct str words, const struct str *name, size_t names, struct net_edge *edge)
{
        size_t n = 0;
        while (words.n) {
                struct str one = str_split(words, ' ', &words), to;
                if (!one.n || str_eq(one, S("-")))
                        continue;
                struct str from = str_split(one, '>', &to);
                edge[n++] = (struct net_edge){.from = place(name, names, from), .to = place(name, names, to)};
        }
        return n;
}

static struct str said(const struct net_node *node, const struct str *name, size_t n)
{
        struct arena *a = test_arena();
        struct str all = S("");
        for (size_t i = 0; i < n; i++)
                all = str_join_with(a, S(" "), all,
                                    str_join(a, name[i], S(":"), str_from_int(a, node[i].start), S("-"),
                                             str_from_int(a, node[i].finish), S(":"),
                                             str_from_int(a, node[i].slack)));
        return all;
}

static struct str chain(const struct net_edge *edge, size_t n, const struct str *name)
{
        struct str all = S("");
        for (size_t i = 0; i < n; i++)
                if (edge[i].critical)
                        all = str_join_with(
                                test_arena(), S(" "), all,
                                str_join(test_arena(), name[edge[i].from], S(">"), name[edge[i].to]));
        return all.n ? all : S("-");
}

TEST(network_plans_are_those_worked_by_hand)
{
        struct rules rules = rules_read("test/rules/critical-path.txt", 4);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct net_node node[MOST] = {0};
                struct net_edge edge[MOST] = {0};
                struct str name[MOST];
                size_t n = nodes_of(r->column[0], node, name), edges = edges_of(r->column[1], name, n, edge);
                bool way = network_compute(test_arena(), node, n, edge, edges);
                CHECK_RULE(r, way ? said(node, name, n) : S("Kreis"), r->column[2]);
                CHECK_RULE(r, way ? chain(edge, edges, name) : S("-"), r->column[3]);
        }
}

TEST(nothing_is_a_plan_too)
{
        struct net_node one = {.days = 1};
        CHECK(network_compute(test_arena(), NULL, 0, NULL, 0));
        CHECK(network_compute(test_arena(), &one, 1, NULL, 0));
        CHECK(one.critical);
}

TEST(ways_are_those_of_the_table)
{
        struct rules rules = rules_read("test/rules/circles.txt", 4);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct dependency_pair pair[MOST];
                struct str words = r->column[0], got = S("");
                size_t n = 0;
                int64_t *way;
                while (words.n) {
                        struct str one = str_split(words, ' ', &words), to;
                        if (!one.n)
                                continue;
                        pair[n].waits = number(str_split(one, '>', &to));
                        pair[n++].needs = number(to);
                }
                size_t length = dependency_way(test_arena(), pair, n, number(r->column[1]),
                                               number(r->column[2]), &way);
                for (size_t j = 0; j < length; j++)
                        got = str_join_with(test_arena(), S(" "), got, str_from_int(test_arena(), way[j]));
                CHECK_RULE(r, length ? got : S("-"), r->column[3]);
        }
}

TEST(workdays_are_those_of_the_table)
{
        struct rules rules = rules_read("test/rules/workdays.txt", 3);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct date from, to;
                must(date_parse(r->column[0], &from) && date_parse(r->column[1], &to));
                CHECK_RULE(r, str_from_int(test_arena(), workdays(from, to)), r->column[2]);
        }
}

TEST_GROUP(plan_network, &network_plans_are_those_worked_by_hand, &nothing_is_a_plan_too,
           &ways_are_those_of_the_table, &workdays_are_those_of_the_table)
