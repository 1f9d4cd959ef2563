/* Written by tools/collect.c. */
#include "base/base.h"
#include "db/stmt.h"

extern const struct stmt_free sql_person_one;
extern const struct stmt_scope sql_person_lines;
extern const struct stmt_in sql_person_in;
extern const struct stmt *const all_stmts[];
const struct stmt *const all_stmts[] = {
        &sql_person_one.s,
        &sql_person_lines.s,
        &sql_person_in.s,
        0,
};
