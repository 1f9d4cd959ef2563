#include "domain/outcome/outcome.h"

#define ENTITY_NAME outcome
#define ENTITY_PREFIX OUTCOME
#define ENTITY_DEF "domain/outcome/outcome.def"
#include "db/entity_impl.h"
