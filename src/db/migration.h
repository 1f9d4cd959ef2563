/* The numbered SQL files of migrations/, embedded by tools/embed.c in order of their numbers. */
#ifndef DB_MIGRATION_H
#define DB_MIGRATION_H

#include "base/base.h"

struct migration {
        int number;      /* 1 and up */
        struct str name; /* "core" of 0001-core.sql */
        struct str sql;
};

/* Ends with number 0. */
extern const struct migration all_migrations[];

#endif
