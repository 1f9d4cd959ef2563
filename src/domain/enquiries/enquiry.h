/* Entities of this folder. */
#ifndef DOMAIN_ENQUIRIES_ENQUIRY_H
#define DOMAIN_ENQUIRIES_ENQUIRY_H

#include "db/stmt.h"

#define ENTITY_NAME enquiry
#define ENTITY_PREFIX ENQUIRY
#define ENTITY_DEF "domain/enquiries/enquiry.def"
#include "db/entity_decl.h"
#define ENTITY_NAME counselling
#define ENTITY_PREFIX COUNSELLING
#define ENTITY_DEF "domain/enquiries/counselling.def"
#include "db/entity_decl.h"

#endif
