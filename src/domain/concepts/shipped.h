/* The packs inside of the program, one after the other. */
#ifndef DOMAIN_CONCEPTS_SHIPPED_H
#define DOMAIN_CONCEPTS_SHIPPED_H

#include "domain/concepts/concept.h"

/* The files of the n-th shipped pack in an array of the arena; false when there are no more. */
bool shipped_pack(struct arena *a, size_t nth, struct pack_file **file, size_t *n);

#endif
