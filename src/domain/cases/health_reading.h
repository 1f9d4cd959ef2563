/* Reading about health needs a reason from everybody but the case manager and the deputy: no silent reading of diagnoses. H10; 7.6 */
#ifndef DOMAIN_CASES_HEALTH_READING_H
#define DOMAIN_CASES_HEALTH_READING_H

#include "core/access.h"

#define ENTITY_NAME health_reading
#define ENTITY_PREFIX HEALTH_READING
#define ENTITY_DEF "domain/cases/health_reading.def"
#include "db/entity_decl.h"

#define HEALTH_READING_PAGE "/faelle/:/einsicht"
#define HEALTH_READING_SECONDS (60 * 60)

/*
 * Does the reason of this session still hold? It opens the reading for an hour. What is typed may be saved as long as the session
 * runs: whoever has it on the screen loses nothing.
 */
bool health_reading_holds(struct moment given_at, bool writes);
/* Says why, for an hour from now. ERR_INVALID fills errs. */
enum err health_reading_give(struct wtx *tx, const struct wgrant *g, const struct actor *who,
                             struct record *r, struct errs *errs);

#endif
