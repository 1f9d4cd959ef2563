/* Does the migrated database have the tables that the entities declare? A forgotten migration is named here. */
#ifndef DB_SCHEMA_CHECK_H
#define DB_SCHEMA_CHECK_H

#include "db/entity.h"

enum schema_fault { SCHEMA_MISSING, SCHEMA_TYPE, SCHEMA_UNDECLARED };
struct schema_finding {
        const struct entity *e;
        const struct field *f; /* NULL: a column every entity has, or one that is not declared */
        struct str column;
        enum schema_fault fault;
        bool no_table; /* the table itself is missing; each of its columns is a finding */
        struct schema_finding *next;
};

struct schema_check {
        size_t findings;
        const struct schema_finding *first;
        struct str report; /* one line each: "person: column nickname is missing (migration forgotten?)" */
};
/* "person: column nickname is missing (migration forgotten?)" and a line break. */
void schema_finding_put(struct buf *b, const struct schema_finding *f);

/* All entities of the program. */
enum err schema_check_run(struct rtx *tx, struct schema_check *out);
/* Entities of one's own, ended by NULL (tests). */
enum err schema_check_list(struct rtx *tx, const struct entity *const *list, struct schema_check *out);

#endif
