/* Entities of this folder. */
#ifndef DOMAIN_CONSENT_CONSENT_H
#define DOMAIN_CONSENT_CONSENT_H

#include "db/stmt.h"

#define ENTITY_NAME consent
#define ENTITY_PREFIX CONSENT
#define ENTITY_DEF "domain/consent/consent.def"
#include "db/entity_decl.h"
#define ENTITY_NAME disclosure
#define ENTITY_PREFIX DISCLOSURE
#define ENTITY_DEF "domain/consent/disclosure.def"
#include "db/entity_decl.h"

#endif
