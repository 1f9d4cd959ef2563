/* Entities of this folder. */
#ifndef DOMAIN_PLAN_PLAN_H
#define DOMAIN_PLAN_PLAN_H

#include "db/stmt.h"

#define ENTITY_NAME plan
#define ENTITY_PREFIX PLAN
#define ENTITY_DEF "domain/plan/plan.def"
#include "db/entity_decl.h"
#define ENTITY_NAME measure
#define ENTITY_PREFIX MEASURE
#define ENTITY_DEF "domain/plan/measure.def"
#include "db/entity_decl.h"

#endif
