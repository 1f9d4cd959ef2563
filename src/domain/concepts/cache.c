#include "domain/concepts/cache.h"

/* More versions than one request ever touches: the oldest of so many is not in use. */
enum { SLOTS = 16 };

static struct slot {
        struct str digest;
        struct arena *arena;
        struct concept *concept;
        uint64_t used;
} slots[SLOTS];
static uint64_t uses;

struct concept *concept_cached(struct str digest)
{
        for (struct slot *s = slots; s < slots + SLOTS; s++)
                if (s->arena && str_eq(s->digest, digest)) {
                        s->used = ++uses;
                        return s->concept;
                }
        return NULL;
}

void concept_cache_put(struct str digest, struct arena *own, struct concept *c)
{
        struct slot *oldest = slots;
        for (struct slot *s = slots; s < slots + SLOTS; s++)
                if (s->used < oldest->used)
                        oldest = s;
        arena_close(oldest->arena);
        *oldest = (struct slot){str_copy(own, digest), own, c, ++uses};
}
