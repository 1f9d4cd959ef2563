/* Entities of this folder. */
#ifndef DOMAIN_PEOPLE_PERSON_H
#define DOMAIN_PEOPLE_PERSON_H

#include "db/stmt.h"

#define ENTITY_NAME person
#define ENTITY_PREFIX PERSON
#define ENTITY_DEF "domain/people/person.def"
#include "db/entity_decl.h"
#define ENTITY_NAME related_person
#define ENTITY_PREFIX RELATED_PERSON
#define ENTITY_DEF "domain/people/related_person.def"
#include "db/entity_decl.h"

#endif
