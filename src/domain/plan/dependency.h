/* What waits for what in a version of the plan. Nothing waits for itself, not even around corners. CMB 9.B.6 */
#ifndef DOMAIN_PLAN_DEPENDENCY_H
#define DOMAIN_PLAN_DEPENDENCY_H

#include "db/stmt.h"

#define ENTITY_NAME measure_dependency
#define ENTITY_PREFIX MEASURE_DEPENDENCY
#define ENTITY_DEF "domain/plan/measure_dependency.def"
#include "db/entity_decl.h"

struct dependency_pair {
        int64_t waits, needs; /* measures */
};
/*
 * The way from one measure along what it needs to another: ids into out (room for pairs + 2), their number; 0 when there is none.
 * With from == to a way of at least one step. Cases: test/rules/circles.txt
 */
size_t dependency_way(struct arena *a, const struct dependency_pair *p, size_t n, int64_t from, int64_t to,
                      int64_t **out);
enum err dependency_list(struct rtx *tx, const struct grant *g, int64_t plan_id, struct record **out,
                         size_t *n);
/* ERR_INVALID with the chain in words when this pair would close a circle. self: id of its own row, or 0. Key of errs: "needs_id". */
enum err dependency_may(struct rtx *tx, const struct grant *g, int64_t plan_id,
                        const struct dependency_pair *pair, int64_t self, struct errs *errs);

#endif
