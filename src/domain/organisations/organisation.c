#include "domain/organisations/organisation.h"

#define ENTITY_NAME organisation
#define ENTITY_PREFIX ORGANISATION
#define ENTITY_DEF "domain/organisations/organisation.def"
#include "db/entity_impl.h"
#define ENTITY_NAME contact_person
#define ENTITY_PREFIX CONTACT_PERSON
#define ENTITY_DEF "domain/organisations/contact_person.def"
#include "db/entity_impl.h"
