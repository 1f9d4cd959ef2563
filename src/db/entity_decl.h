/* Included by an entity's header: the field numbers and the constant. See entity.h. No include guard on purpose. */
#include "db/entity.h"
#define ENT_CAT_(a, b) a##b
#define ENT_CAT(a, b) ENT_CAT_(a, b)
#define ENTITY(...)
#define CASE_ENTITY(...)
#define FIELD(kind, key, ...) ENT_CAT(ENT_CAT(ENTITY_PREFIX, _), key),
enum ENT_CAT(ENTITY_NAME, _field) {
#include ENTITY_DEF
        ENT_CAT(ENTITY_PREFIX, __N)
};
#undef FIELD
#undef ENTITY
#undef CASE_ENTITY
#define FIELD(...)
#define ENTITY(name, ...) extern const struct free_entity name##_entity;
#define CASE_ENTITY(name, ...) extern const struct case_entity name##_entity;
#include ENTITY_DEF
#undef FIELD
#undef ENTITY
#undef CASE_ENTITY
#undef ENTITY_NAME
#undef ENTITY_PREFIX
#undef ENTITY_DEF
