/* Workplaces and what belongs to them. CMB 8.C to 8.E */
#ifndef DOMAIN_WORKPLACES_WORKPLACE_H
#define DOMAIN_WORKPLACES_WORKPLACE_H

#include "db/stmt.h"

#define ENTITY_NAME workplace
#define ENTITY_PREFIX WORKPLACE
#define ENTITY_DEF "domain/workplaces/workplace.def"
#include "db/entity_decl.h"
#define ENTITY_NAME workplace_demand
#define ENTITY_PREFIX WORKPLACE_DEMAND
#define ENTITY_DEF "domain/workplaces/workplace_demand.def"
#include "db/entity_decl.h"
#define ENTITY_NAME ability
#define ENTITY_PREFIX ABILITY
#define ENTITY_DEF "domain/workplaces/ability.def"
#include "db/entity_decl.h"
#define ENTITY_NAME profile_signoff
#define ENTITY_PREFIX PROFILE_SIGNOFF
#define ENTITY_DEF "domain/workplaces/profile_signoff.def"
#include "db/entity_decl.h"
#define ENTITY_NAME solution
#define ENTITY_PREFIX SOLUTION
#define ENTITY_DEF "domain/workplaces/solution.def"
#include "db/entity_decl.h"

enum { WORKPLACES_MOST = 200, WORKPLACE_ROWS_MOST = 4000 };

/* Those that belong to this workplace, oldest first. */
enum err workplace_signoffs(struct rtx *tx, const struct grant *g, int64_t workplace_id, struct record **out,
                            size_t *n);
/* The last solution of this workplace, or NULL. */
enum err workplace_solution(struct rtx *tx, const struct grant *g, int64_t workplace_id, struct record **out);
/* All solutions of the case, oldest first. */
enum err solutions(struct rtx *tx, const struct grant *g, struct record **out, size_t *n);

/* Parties that say whether they accept a solution; the numbers of their fields. */
enum { SOLUTION_PARTIES = 5 };
extern const size_t solution_party[SOLUTION_PARTIES];
/* How many said something, and how many of these accept it in part or not. */
void solution_count(const struct record *solution, int64_t *asked, int64_t *objections);

#endif
