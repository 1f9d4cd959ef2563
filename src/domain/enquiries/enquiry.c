#include "domain/enquiries/enquiry.h"

#define ENTITY_NAME enquiry
#define ENTITY_PREFIX ENQUIRY
#define ENTITY_DEF "domain/enquiries/enquiry.def"
#include "db/entity_impl.h"
#define ENTITY_NAME counselling
#define ENTITY_PREFIX COUNSELLING
#define ENTITY_DEF "domain/enquiries/counselling.def"
#include "db/entity_impl.h"
