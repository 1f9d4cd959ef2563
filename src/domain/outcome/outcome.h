/* Entities of this folder. */
#ifndef DOMAIN_OUTCOME_OUTCOME_H
#define DOMAIN_OUTCOME_OUTCOME_H

#include "db/stmt.h"

#define ENTITY_NAME outcome
#define ENTITY_PREFIX OUTCOME
#define ENTITY_DEF "domain/outcome/outcome.def"
#include "db/entity_decl.h"

#endif
