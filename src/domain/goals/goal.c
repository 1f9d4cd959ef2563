#include "domain/goals/goal.h"

#define ENTITY_NAME goal
#define ENTITY_PREFIX GOAL
#define ENTITY_DEF "domain/goals/goal.def"
#include "db/entity_impl.h"
#define ENTITY_NAME goal_view
#define ENTITY_PREFIX GOAL_VIEW
#define ENTITY_DEF "domain/goals/goal_view.def"
#include "db/entity_impl.h"
#define ENTITY_NAME agreement
#define ENTITY_PREFIX AGREEMENT
#define ENTITY_DEF "domain/goals/agreement.def"
#include "db/entity_impl.h"
