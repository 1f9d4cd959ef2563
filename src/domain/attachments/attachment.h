/* Entities of this folder. */
#ifndef DOMAIN_ATTACHMENTS_ATTACHMENT_H
#define DOMAIN_ATTACHMENTS_ATTACHMENT_H

#include "db/stmt.h"

#define ENTITY_NAME attachment
#define ENTITY_PREFIX ATTACHMENT
#define ENTITY_DEF "domain/attachments/attachment.def"
#include "db/entity_decl.h"

#endif
