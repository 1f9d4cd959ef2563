/* Entities of this folder. */
#ifndef DOMAIN_DISRUPTIONS_DISRUPTION_H
#define DOMAIN_DISRUPTIONS_DISRUPTION_H

#include "db/stmt.h"

#define ENTITY_NAME disruption
#define ENTITY_PREFIX DISRUPTION
#define ENTITY_DEF "domain/disruptions/disruption.def"
#include "db/entity_decl.h"

#endif
