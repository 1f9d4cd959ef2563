/* Written by tools/collect.c. */
#include "base/base.h"
#include "web/layout.h"

extern const struct place_group place_group_daily;
extern const struct place_group *const all_place_groups[];
const struct place_group *const all_place_groups[] = {
        &place_group_daily,
        0,
};
