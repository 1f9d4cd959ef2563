/*
 * One fair lock for all processes that write to one SQLite file: first come, first served, and released by the system
 * when its holder dies. SQLite's own waiting is not fair: somebody may wait for seconds.
 */
#ifndef DB_WRITER_LOCK_H
#define DB_WRITER_LOCK_H

#include "base/base.h"

#define WRITER_WAIT_MS 10000

struct writer_lock {
        int id;           /* of the semaphore set; -1: a database of this process only */
        const char *path; /* lives as long as the lock */
        bool held;
};

/* The lock that belongs to the file (by device and inode). ERR_DOWN if the system has no semaphore left. */
enum err writer_lock_open(const char *path, struct writer_lock *out);
/* ERR_BUSY after so many milliseconds. */
enum err writer_lock_take(struct writer_lock *l, int ms);
void writer_lock_drop(struct writer_lock *l);
/* Removes the lock from the system, for a file that is deleted (tests). */
void writer_lock_remove(const char *path);

#endif
