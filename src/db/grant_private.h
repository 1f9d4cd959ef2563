/*
 * What a grant is made of. Only src/db and src/domain/cases include this: nobody else can make one (H10, design: Grant).
 */
#ifndef DB_GRANT_PRIVATE_H
#define DB_GRANT_PRIVATE_H

#include "db/entity.h"

struct grant {
        int64_t case_id;
        int level; /* as in case_access.level; its meaning belongs to the cases module */
};
struct wgrant {
        struct grant g;
};

#endif
