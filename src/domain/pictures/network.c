#include "domain/pictures/network.h"

#include <math.h>

static const struct str keys[CIRCLE_N] = {S_INIT("family"), S_INIT("friends"), S_INIT("work"),
                                          S_INIT("professionals")};
#define QUARTER (3.14159265358979323846 / 2)

struct str circle_key(enum circle c)
{
        return c < CIRCLE_N ? keys[c] : S("");
}

enum circle circle_of(struct str key)
{
        enum circle c = 0;
        while (c < CIRCLE_N && !str_eq(key, keys[c]))
                c++;
        return c;
}

enum circle circle_of_relation(struct str relation)
{
        if (str_eq(relation, S("friend")) || str_eq(relation, S("other")))
                return CIRCLE_FRIENDS;
        return str_eq(relation, S("guardian")) ? CIRCLE_PROFESSIONALS : CIRCLE_FAMILY;
}

/* Sectors clockwise from the left: family is between 9 and 12 o'clock. */
struct network_spot network_place(enum circle c, int ring, size_t i, size_t n)
{
        double share = (double)(i + 1) / (double)(n + 1);
        share += 0.45 * (ring - 2) * share *
                 (1 - share); /* so that lines of different rings do not cover each other */
        double angle = 2 * QUARTER + ((double)c + share) * QUARTER, radius = ring * NETWORK_RING;
        return (struct network_spot){NETWORK_MIDDLE + (int)lround(radius * cos(angle)),
                                     NETWORK_MIDDLE + (int)lround(radius * sin(angle))};
}

void network_read(struct network_spot s, enum circle *c, int *ring)
{
        int x = s.x - NETWORK_MIDDLE, y = s.y - NETWORK_MIDDLE;
        long r = lround(sqrt((double)x * x + (double)y * y) / NETWORK_RING);
        *c = y < 0 ? (x < 0 ? CIRCLE_FAMILY : CIRCLE_FRIENDS) : x < 0 ? CIRCLE_PROFESSIONALS : CIRCLE_WORK;
        *ring = r < 1 ? 1 : r > NETWORK_RINGS ? NETWORK_RINGS : (int)r;
}
