/*
 * What a grant is made of. Only src/db and src/domain/cases include this: nobody else can make one (H10, design: Grant).
 */
#ifndef DB_GRANT_PRIVATE_H
#define DB_GRANT_PRIVATE_H

#include "db/entity.h"

struct grant {
        int64_t case_id;
        bool writes; /* the access allows writing too; a wgrant is what it takes to do it */
};
struct wgrant {
        struct grant g;
};

#endif
