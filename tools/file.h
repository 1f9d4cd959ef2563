/*
 * What the generators share: reading, writing and finding files, and saying what went wrong.
 * Generators run for a moment and never free; every failure ends the program with a message.
 */
#ifndef TOOLS_FILE_H
#define TOOLS_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct paths {
        char **v;
        size_t n;
};

/* Prints "tool: message" and ends with status 2. */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* size bytes, zeroed. */
void *grab(size_t size);
/* Formatted text in fresh memory. */
char *textf(const char *format, ...) __attribute__((format(printf, 1, 2)));
bool ends_with(const char *s, const char *end);

/* The whole file, followed by a NUL that n does not count. */
char *file_read(const char *path, size_t *n);
bool file_exists(const char *path);
/* Writes only if the content differs, so that make does not rebuild in vain. Makes missing folders. */
void file_write(const char *path, const char *data, size_t n);
/* Adds all regular files below dir in bytewise order; a missing dir gives none. Hidden files are left out. */
void file_walk(const char *dir, struct paths *out);
void paths_add(struct paths *list, const char *path);

/* Output collected in memory: f is open until memory_file() is called. */
struct memory {
        FILE *f;
        char *p;
        size_t n;
};
void memory_open(struct memory *m);
/* Closes and writes to path if changed. */
void memory_file(struct memory *m, const char *path);

#endif
