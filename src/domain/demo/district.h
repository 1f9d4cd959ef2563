/* The generated "large district" for measurements: seeded, nobody in it exists, texts are short and alike. */
#ifndef DOMAIN_DEMO_DISTRICT_H
#define DOMAIN_DEMO_DISTRICT_H

#include "db/stmt.h"

struct district {
        int64_t people, cases, open, users, organisations, entries, accesses, changes;
};
/* Numbers of two open cases of fall1: one without entries, one with 2,000 entries and 300 documents. */
#define DISTRICT_EMPTY S("GEN-LEER")
#define DISTRICT_LARGE S("GEN-VOLL")
/* "full" (design.md section 6), "tenth", "hundredth". False for other words. */
bool district_size(struct str word, struct district *out);
/*
 * Fills a migrated database that has the demo office already (it gives sites, roles and the concept). Password of the users
 * fall1 … fallN is the demo's. Row by row past the entities, in transactions of many rows: for measurements only.
 */
enum err district_fill(struct db *db, struct arena *a, const struct district *d, int64_t seed);

#endif
