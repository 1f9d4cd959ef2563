#define BASE_BORDER
#include "base/base.h"

#include <stdalign.h>
#include <stdlib.h>

/* In sanitizer builds every block is a chunk of its own, so that an overflow leaves malloc's block and is seen. */
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_SEPARATE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_SEPARATE 1
#endif
#endif
#ifndef ARENA_SEPARATE
#define ARENA_SEPARATE 0
#endif

#define CHUNK_FIRST ((size_t)32 << 10)
#define CHUNK_MOST ((size_t)1 << 20) /* also the largest chunk kept over a reset */
#define BLOCK_ALIGN alignof(max_align_t)

struct chunk {
        struct chunk *next;
        size_t size, at;
        alignas(max_align_t) unsigned char bytes[];
};

struct arena {
        struct chunk *chunks; /* the first one is filled, the others are full or belong to one block */
        size_t used, max, next_size;
};

static size_t fail_after;

void arena_fail_after(size_t n)
{
        fail_after = n;
}

struct arena *arena_open(size_t max)
{
        struct arena *a = malloc(sizeof(*a));
        if (!a)
                panic("no memory for an arena");
        *a = (struct arena){.max = max, .next_size = CHUNK_FIRST};
        return a;
}

static void chunks_free(struct chunk *c, const struct chunk *keep)
{
        while (c) {
                struct chunk *next = c->next;
                if (c != keep)
                        free(c);
                c = next;
        }
}

void arena_close(struct arena *a)
{
        if (!a)
                return;
        chunks_free(a->chunks, NULL);
        free(a);
}

/* The largest chunk that is not worth giving back. */
static struct chunk *chunk_to_keep(const struct arena *a)
{
        struct chunk *best = NULL;
        if (ARENA_SEPARATE)
                return NULL;
        for (struct chunk *c = a->chunks; c; c = c->next)
                if (c->size <= CHUNK_MOST && (!best || c->size > best->size))
                        best = c;
        return best;
}

void arena_reset(struct arena *a)
{
        struct chunk *keep = chunk_to_keep(a);
        chunks_free(a->chunks, keep);
        if (keep) {
                keep->next = NULL;
                keep->at = 0;
        }
        a->chunks = keep;
        a->used = 0;
}

size_t arena_used(const struct arena *a)
{
        return a->used;
}

static struct chunk *chunk_new(size_t size)
{
        if (fail_after > 0 && --fail_after == 0)
                panic("arena growth failed by order");
        struct chunk *c = malloc(sizeof(*c) + size);
        if (!c)
                panic("out of memory");
        *c = (struct chunk){.size = size};
        return c;
}

static void *chunk_take(struct chunk *c, size_t size)
{
        unsigned char *p = c->bytes + c->at;
        c->at += size;
        memset(p, 0, size);
        return p;
}

static void *take_separate(struct arena *a, size_t size)
{
        struct chunk *c = chunk_new(size);
        c->next = a->chunks;
        a->chunks = c;
        return chunk_take(c, size);
}

/* A block as large as a chunk gets one of its own behind the first, so that the rest of the first is not lost. */
static void *take_new_chunk(struct arena *a, size_t need)
{
        if (a->chunks && need >= a->next_size) {
                struct chunk *c = chunk_new(need);
                c->next = a->chunks->next;
                a->chunks->next = c;
                return chunk_take(c, need);
        }
        struct chunk *c = chunk_new(need > a->next_size ? need : a->next_size);
        if (a->next_size < CHUNK_MOST)
                a->next_size *= 2;
        c->next = a->chunks;
        a->chunks = c;
        return chunk_take(c, need);
}

static size_t rounded(size_t size)
{
        return (size + BLOCK_ALIGN - 1) & ~(BLOCK_ALIGN - 1);
}

/* Books a rounded size against the cap and returns it. */
static size_t book(struct arena *a, size_t size)
{
        if (size > a->max)
                panic("arena cap reached");
        size_t need = rounded(size);
        if (need > a->max - a->used)
                panic("arena cap reached");
        a->used += need;
        return need;
}

void *arena_alloc(struct arena *a, size_t size)
{
        size_t need = book(a, size > 0 ? size : 1);
        if (ARENA_SEPARATE)
                return take_separate(a, size);
        if (a->chunks && need <= a->chunks->size - a->chunks->at)
                return chunk_take(a->chunks, need);
        return take_new_chunk(a, need);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
        size_t total;
        if (__builtin_mul_overflow(count, size, &total))
                panic("array too large");
        return arena_alloc(a, total);
}

void *arena_copy(struct arena *a, const void *p, size_t n)
{
        void *copy = arena_alloc(a, n);
        if (n > 0)
                memcpy(copy, p, n);
        return copy;
}

bool arena_extend(struct arena *a, const void *p, size_t old_size, size_t new_size)
{
        struct chunk *c = a->chunks;
        if (ARENA_SEPARATE || !c || old_size == 0 || new_size > a->max)
                return false;
        const unsigned char *end = (const unsigned char *)p + rounded(old_size);
        if (end != c->bytes + c->at)
                return false;
        size_t more = rounded(new_size) - rounded(old_size);
        if (more > c->size - c->at || more > a->max - a->used)
                return false;
        a->used += more;
        chunk_take(c, more);
        return true;
}
