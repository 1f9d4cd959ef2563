/* Written by tools/collect.c. */
#include "base/base.h"
#include "db/entity.h"

extern const struct free_entity person_entity;
extern const struct case_entity note_entity;
extern const struct entity *const all_entities[];
const struct entity *const all_entities[] = {
        &person_entity.e,
        &note_entity.e,
        0,
};
