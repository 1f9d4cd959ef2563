#include "db/cache.h"

#define CACHE_BYTES (16u << 20)

void cache_open(struct cache *c, struct arena *a)
{
        *c = (struct cache){.arena = arena_open(CACHE_BYTES),
                            .slot = NEW_ARRAY(a, struct cache_slot, CACHE_SLOTS)};
}

void cache_clear(struct cache *c, struct conn *conn)
{
        for (size_t i = 0; i < CACHE_SLOTS; i++)
                if (c->slot[i].p)
                        conn->d->drop(conn, c->slot[i].p);
        memset(c->slot, 0, CACHE_SLOTS * sizeof *c->slot);
        c->n = 0;
        arena_reset(c->arena);
}

void cache_close(struct cache *c, struct conn *conn)
{
        cache_clear(c, conn);
        arena_close(c->arena);
}

/* FNV-1a over the address or the text. */
static size_t place(const void *key, struct str text)
{
        uint64_t h = 14695981039346656037u;
        char address[sizeof key];
        memcpy(address, &key, sizeof key);
        struct str bytes = key ? (struct str){address, sizeof address} : text;
        for (size_t i = 0; i < bytes.n; i++)
                h = (h ^ (unsigned char)bytes.p[i]) * 1099511628211u;
        return (size_t)(h ^ h >> 32) & (CACHE_SLOTS - 1);
}

static size_t look_up(const struct cache *c, const void *key, struct str text)
{
        size_t i = place(key, text);
        while (c->slot[i].p && !(c->slot[i].key == key && (key || str_eq(c->slot[i].text, text))))
                i = (i + 1) & (CACHE_SLOTS - 1);
        return i;
}

struct prep *cache_find(const struct cache *c, const void *key, struct str text)
{
        return c->slot[look_up(c, key, text)].p;
}

void cache_add(struct cache *c, const void *key, struct str text, struct prep *p)
{
        must(c->n < CACHE_MOST);
        c->slot[look_up(c, key, text)] = (struct cache_slot){key, key ? S("") : text, p};
        c->n++;
}
