/* Does the migrated database have the tables that the entities declare? A forgotten migration is named here. */
#ifndef DB_SCHEMA_CHECK_H
#define DB_SCHEMA_CHECK_H

#include "db/entity.h"

struct schema_check {
        size_t findings;
        struct str report; /* one line each: "person: column nickname is missing (migration forgotten?)" */
};
/* All entities of the program. */
enum err schema_check_run(struct rtx *tx, struct schema_check *out);
/* Entities of one's own, ended by NULL (tests). */
enum err schema_check_list(struct rtx *tx, const struct entity *const *list, struct schema_check *out);

#endif
