/* Work that belongs to no single case. Everyone sees and changes the own entries only: this is no list about colleagues. */
#ifndef DOMAIN_JOURNAL_EFFORT_H
#define DOMAIN_JOURNAL_EFFORT_H

#include "domain/journal/journal.h"

#define EFFORT_LINE(X)                                                                                       \
        X(INT, id) X(DATE, held_on) X(TEXT, relation) X(TEXT, way) X(INT, minutes) X(TEXT, subject)          \
                X(TEXT, organisation)
ROW(effort_line, EFFORT_LINE)
struct effort_query {
        struct str relation;
        bool descending;
        int64_t offset, limit;
};
/* The acting user's own entries by day; minutes is the sum over all of them. */
enum err effort_list(struct rtx *tx, const struct effort_query *q, struct effort_line **out, size_t *n,
                     int64_t *total, int64_t *minutes);
/* OK if the acting user wrote this entry, else ERR_NOT_FOUND. */
enum err effort_own(struct rtx *tx, int64_t id);

#endif
