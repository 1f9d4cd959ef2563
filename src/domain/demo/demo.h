/* The demo office: invented people, dates relative to today; CMB-2025-014 keeps its own dates (seed section 9). */
#ifndef DOMAIN_DEMO_DEMO_H
#define DOMAIN_DEMO_DEMO_H

#include "db/stmt.h"

#define DEMO_PASSWORD "musterau-am-meer"

/* Fills an empty, migrated database in one transaction. ERR_CONFLICT when anybody has an account already. */
enum err demo_fill(struct db *db, struct arena *a);
/* Names and roles to sign in with, one line each. */
struct str demo_logins(struct arena *a);

#endif
