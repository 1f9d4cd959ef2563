/*
 * Prepared statements of one connection, found by the statement's address or, for lists with filters, by their text.
 * When it is full it forgets everything: filters chosen by people cannot make it grow without end.
 */
#ifndef DB_CACHE_H
#define DB_CACHE_H

#include "db/driver.h"

#define CACHE_SLOTS 1024u /* power of two */
#define CACHE_MOST 600u

struct cache_slot {
        const void *key;
        struct str text;
        struct prep *p;
};
struct cache {
        struct arena *arena;
        struct cache_slot *slot;
        size_t n;
};

void cache_open(struct cache *c, struct arena *a);
/* Forgets all statements; the connection must be idle. */
void cache_clear(struct cache *c, struct conn *conn);
void cache_close(struct cache *c, struct conn *conn);
/* key NULL: by text. NULL if it is not there. */
struct prep *cache_find(const struct cache *c, const void *key, struct str text);
/* Statements and texts that go into the cache are made in its arena. */
void cache_add(struct cache *c, const void *key, struct str text, struct prep *p);
static inline bool cache_full(const struct cache *c)
{
        return c->n >= CACHE_MOST;
}

#endif
