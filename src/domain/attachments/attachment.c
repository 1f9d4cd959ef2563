#include "domain/attachments/attachment.h"

#define ENTITY_NAME attachment
#define ENTITY_PREFIX ATTACHMENT
#define ENTITY_DEF "domain/attachments/attachment.def"
#include "db/entity_impl.h"
