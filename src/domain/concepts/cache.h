/* Concepts of this process, by the digest of their files: parsed once, kept outside of requests. */
#ifndef DOMAIN_CONCEPTS_CONCEPT_CACHE_H
#define DOMAIN_CONCEPTS_CONCEPT_CACHE_H

#include "domain/concepts/concept.h"

/* NULL if it is not there. */
struct concept *concept_cached(struct str digest);
/* An arena for the concept that is about to be read; concept_cache_put keeps it, or the caller closes it. */
void concept_cache_put(struct str digest, struct arena *own, struct concept *c);

#endif
