/* Included by an entity's .c file: the constant field table and the entity. See entity.h. No include guard on purpose. */
#ifndef ENT_CAT
#define ENT_CAT_(a, b) a##b
#define ENT_CAT(a, b) ENT_CAT_(a, b)
#endif
#define ENTITY(...)
#define CASE_ENTITY(...)
#define FIELD(kind_, key_, class_, label_, ...)                                                              \
        {.key = S_INIT(#key_),                                                                               \
         .kind = K_##kind_,                                                                                  \
         .cls = CLASS_##class_,                                                                              \
         .label = S_INIT(label_),                                                                            \
         __VA_ARGS__},
static const struct field ENT_CAT(ENTITY_NAME, _fields)[] = {
#include ENTITY_DEF
};
#undef FIELD
#undef ENTITY
#undef CASE_ENTITY
#define FIELD(...)
#define ENTITY_BODY(name_, title_, plural_, in_case_, ...)                                                   \
        {                                                                                                    \
                {                                                                                            \
                        .name = S_INIT(#name_), .title = S_INIT(title_), .plural = S_INIT(plural_),          \
                        .fields = name_##_fields, .n = ARRAY_LEN(name_##_fields), .in_case = in_case_,       \
                        __VA_ARGS__                                                                          \
                }                                                                                            \
        }
#define ENTITY(name_, title_, plural_, ...)                                                                  \
        const struct free_entity name_##_entity = ENTITY_BODY(name_, title_, plural_, NULL, __VA_ARGS__);
#define CASE_ENTITY(name_, title_, plural_, ...)                                                             \
        const struct case_entity name_##_entity =                                                            \
                ENTITY_BODY(name_, title_, plural_, &name_##_entity, __VA_ARGS__);
#include ENTITY_DEF
#undef FIELD
#undef ENTITY
#undef CASE_ENTITY
#undef ENTITY_BODY
#undef ENTITY_NAME
#undef ENTITY_PREFIX
#undef ENTITY_DEF
