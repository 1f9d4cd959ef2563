/*
 * Where everybody stands in a genogram: generations in rows, oldest on top; couples side by side; children below their parents
 * in order of birth. Pure: no database, no page. test/rules/genogram.txt
 */
#ifndef DOMAIN_PICTURES_GENOGRAM_H
#define DOMAIN_PICTURES_GENOGRAM_H

#include "base/base.h"

enum { GENOGRAM_MOST = 60, GENOGRAM_COLUMN = 150, GENOGRAM_ROW = 150 };

enum tie {
        TIE_MARRIED,
        TIE_PARTNER,
        TIE_SEPARATED,
        TIE_DIVORCED,
        TIE_PARENT,
        TIE_SIBLING,
        TIE_CLOSE,
        TIE_CONFLICT,
        TIE_N
};
static inline bool tie_is_couple(enum tie t)
{
        return t <= TIE_DIVORCED;
}

/* Persons by their place in the array; 0 is the client. PARENT: from is a parent of to. */
struct family_tie {
        enum tie kind;
        size_t from, to;
};
struct family_person {
        int64_t born; /* year, 0 unknown */
        bool man;     /* stands left in a couple */
};
struct family_spot {
        bool shown;     /* false: no line leads to the client */
        int generation; /* 0 of the client, -1 of the parents */
        int x, y;       /* middle of the symbol, from 0 on */
};
struct family_layout {
        struct family_spot *spot; /* one for each person */
        size_t *order;            /* shown ones: rows from the oldest, each from left to right */
        size_t shown;
        int width, height; /* of the middles */
};
void genogram_place(struct arena *a, const struct family_person *p, size_t n, const struct family_tie *tie,
                    size_t ties, struct family_layout *out);
/* The two parents of a person, or less. SIZE_MAX: none. */
void genogram_parents(const struct family_tie *tie, size_t ties, size_t child, size_t parent[2]);

#endif
