/* Entities of this folder. */
#ifndef DOMAIN_ORGANISATIONS_ORGANISATION_H
#define DOMAIN_ORGANISATIONS_ORGANISATION_H

#include "db/stmt.h"

#define ENTITY_NAME organisation
#define ENTITY_PREFIX ORGANISATION
#define ENTITY_DEF "domain/organisations/organisation.def"
#include "db/entity_decl.h"
#define ENTITY_NAME contact_person
#define ENTITY_PREFIX CONTACT_PERSON
#define ENTITY_DEF "domain/organisations/contact_person.def"
#include "db/entity_decl.h"

#endif
