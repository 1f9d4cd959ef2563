/*
 * The network map of a person: the client in the middle, four sectors, three rings; and back: what a place on the map says. Pure.
 */
#ifndef DOMAIN_PICTURES_NETWORK_H
#define DOMAIN_PICTURES_NETWORK_H

#include "base/base.h"

enum circle { CIRCLE_FAMILY, CIRCLE_FRIENDS, CIRCLE_WORK, CIRCLE_PROFESSIONALS, CIRCLE_N };
enum { NETWORK_RING = 100, NETWORK_MIDDLE = 350, NETWORK_SIZE = 2 * NETWORK_MIDDLE, NETWORK_RINGS = 3 };

struct network_spot {
        int x, y;
};
/* The i-th of n in this sector and ring (1 to 3): spread over the quarter. Family top left, friends top right, work below right. */
struct network_spot network_place(enum circle c, int ring, size_t i, size_t n);
/* What a place on the map says: its sector, and the ring it is nearest to. */
void network_read(struct network_spot s, enum circle *c, int *ring);
/* Key of the code list network_circle, and back; CIRCLE_N for none. */
struct str circle_key(enum circle c);
enum circle circle_of(struct str key);
/* Where a relation usually belongs. */
enum circle circle_of_relation(struct str relation);

#endif
