/* Inside the cases module only: the entity casefile. Everybody else opens a case and holds a grant. */
#ifndef DOMAIN_CASES_CASE_PRIVATE_H
#define DOMAIN_CASES_CASE_PRIVATE_H

#include "domain/cases/case.h"

#define ENTITY_NAME casefile
#define ENTITY_PREFIX CASEFILE
#define ENTITY_DEF "domain/cases/casefile.def"
#include "db/entity_decl.h"

/* The grant of a case that was made in this very transaction; for case_create only. */
enum err case_first_grant(struct wtx *tx, int64_t case_id, const struct wgrant **out);

/* The next free number of a case that begins on this day (case_number.c). */
enum err case_number_next(struct wtx *tx, struct date opened_on, struct str *out);

#endif
