/* Entities of this folder. */
#ifndef DOMAIN_JOURNAL_JOURNAL_H
#define DOMAIN_JOURNAL_JOURNAL_H

#include "db/stmt.h"

#define ENTITY_NAME contact_entry
#define ENTITY_PREFIX CONTACT_ENTRY
#define ENTITY_DEF "domain/journal/contact_entry.def"
#include "db/entity_decl.h"
#define ENTITY_NAME effort
#define ENTITY_PREFIX EFFORT
#define ENTITY_DEF "domain/journal/effort.def"
#include "db/entity_decl.h"

#endif
