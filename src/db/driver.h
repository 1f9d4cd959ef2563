/*
 * What an engine must be able to do. Only src/db includes this. Two implementations: db_sqlite.c, db_pgsql.c;
 * every call goes through db_fault.c, which counts and can make one fail.
 */
#ifndef DB_DRIVER_H
#define DB_DRIVER_H

#include "db/value.h"

struct driver;

/* One connection. Drivers put more behind it. */
struct conn {
        const struct driver *d;
        struct arena *arena; /* lives as long as the connection */
        char problem
                [512]; /* what the engine said last; for the command line and tests, never for pages or logs */
        int64_t changed; /* rows the last statement wrote */
};

/* One prepared statement. Drivers put more behind it. */
struct prep {
        size_t params;  /* highest $n */
        size_t columns; /* of the result */
        bool reads;     /* the engine is sure that it only reads (SQLite); true where it does not say */
};

/* One value of a result. Text points into the engine's memory until the next step. */
struct cell {
        bool null, number;
        int64_t i;
        struct str s;
};

enum begin { BEGIN_READ, BEGIN_WRITE, BEGIN_NOTE /* writes, but the commit does not wait for the disk */ };

struct driver {
        const char *name;
        /* Opens. *out is set in any case and has to be closed; it says why it failed. ERR_DOWN, ERR_INVALID. */
        enum err (*open)(struct arena *a, struct str url, struct conn **out);
        void (*close)(struct conn *c);
        /* Connects again if the connection is lost. Prepared statements are gone then: *fresh. */
        enum err (*revive)(struct conn *c, bool *fresh);
        struct str (*engine)(struct conn *c, struct arena *a);
        enum err (*begin)(struct conn *c, enum begin how);
        enum err (*commit)(struct conn *c);
        void (*rollback)(struct conn *c);
        /* The statement lies in the arena a and belongs to the caller until drop. */
        enum err (*prepare)(struct conn *c, struct arena *a, struct str sql, struct prep **out);
        void (*drop)(struct conn *c, struct prep *p);
        /* Binds v[i] to $(i+1) and starts. */
        enum err (*run)(struct conn *c, struct prep *p, struct arena *scratch, const struct value *v,
                        size_t n);
        /* *row false at the end. */
        enum err (*step)(struct conn *c, struct prep *p, bool *row);
        void (*cell)(struct prep *p, size_t column, struct cell *out);
        /* After the last step, or to leave early. */
        void (*done)(struct prep *p);
        /* Several statements without parameters (migrations). */
        enum err (*script)(struct conn *c, struct arena *scratch, struct str sql);
};

extern const struct driver driver_sqlite, driver_pgsql;

#endif
