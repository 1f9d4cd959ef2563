#include "domain/concepts/answer.h"

#define ENTITY_NAME answer
#define ENTITY_PREFIX ANSWER
#define ENTITY_DEF "domain/concepts/answer.def"
#include "db/entity_impl.h"
#define ENTITY_NAME rating
#define ENTITY_PREFIX RATING
#define ENTITY_DEF "domain/concepts/rating.def"
#include "db/entity_impl.h"
#define ENTITY_NAME site_rating
#define ENTITY_PREFIX SITE_RATING
#define ENTITY_DEF "domain/concepts/site_rating.def"
#include "db/entity_impl.h"
#define ENTITY_NAME guideline_tick
#define ENTITY_PREFIX GUIDELINE_TICK
#define ENTITY_DEF "domain/concepts/guideline_tick.def"
#include "db/entity_impl.h"
