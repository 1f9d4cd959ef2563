/*
 * Memory by lifetime: one arena per request, one per process, scratch arenas for inner loops.
 * Nothing is freed singly. Running out of memory is a panic: the worker is restarted, the request is lost, nothing else.
 * In sanitizer builds each block is a malloc of its own, so that overflows are seen.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Creates an arena that may grow to max bytes. Never returns NULL. */
struct arena *arena_open(size_t max);
/* Frees the arena and all its blocks. NULL is fine. */
void arena_close(struct arena *a);
/* Forgets all blocks, keeps the arena (and one chunk) for the next request. */
void arena_reset(struct arena *a);
/* Bytes handed out since open or reset, each block rounded up to the alignment. */
size_t arena_used(const struct arena *a);

/* size bytes, zeroed, aligned for any type; lives until reset or close. Panics at the cap. */
void *arena_alloc(struct arena *a, size_t size) __attribute__((malloc, returns_nonnull));
/* count * size with overflow check. */
void *arena_array(struct arena *a, size_t count, size_t size) __attribute__((malloc, returns_nonnull));
/* A copy of n bytes. */
void *arena_copy(struct arena *a, const void *p, size_t n) __attribute__((returns_nonnull));
/* Makes the last block (old_size bytes at p) larger where it lies; false if that is not possible. For struct buf. */
bool arena_extend(struct arena *a, const void *p, size_t old_size, size_t new_size);

/* Makes the n-th growth from now fail (a panic), for fault tests; 0 switches off. */
void arena_fail_after(size_t n);

#define NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define NEW_ARRAY(arena, type, count) ((type *)arena_array((arena), (count), sizeof(type)))

#endif
