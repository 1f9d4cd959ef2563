/* What several tests of src/db share: two entities and a database that has their tables. */
#ifndef DB_TEST_SCHEMA_H
#define DB_TEST_SCHEMA_H

#include "db/migrate.h"
#include "db/stmt.h"

#define ENTITY_NAME test_thing
#define ENTITY_PREFIX TEST_THING
#define ENTITY_DEF "db/test_thing.inc"
#include "db/entity_decl.h"
#define ENTITY_NAME test_part
#define ENTITY_PREFIX TEST_PART
#define ENTITY_DEF "db/test_part.inc"
#include "db/entity_decl.h"

/* all_migrations and the tables of the tests. */
struct db *test_schema_open(void);
const struct migration *test_schema_migrations(struct arena *a);

/* What the hooks saw since test_schema_open. */
struct test_seen {
        int history, search;
        int64_t row_id;
        struct str before, after; /* the family names */
        enum err answer;          /* what the history hook answers */
};
extern struct test_seen test_seen;

#endif
