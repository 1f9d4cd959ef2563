/* Entities of this folder. */
#ifndef DOMAIN_GOALS_GOAL_H
#define DOMAIN_GOALS_GOAL_H

#include "db/stmt.h"

#define ENTITY_NAME goal
#define ENTITY_PREFIX GOAL
#define ENTITY_DEF "domain/goals/goal.def"
#include "db/entity_decl.h"
#define ENTITY_NAME goal_view
#define ENTITY_PREFIX GOAL_VIEW
#define ENTITY_DEF "domain/goals/goal_view.def"
#include "db/entity_decl.h"
#define ENTITY_NAME agreement
#define ENTITY_PREFIX AGREEMENT
#define ENTITY_DEF "domain/goals/agreement.def"
#include "db/entity_decl.h"

#endif
