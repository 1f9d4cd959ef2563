/* The list of cases a user may see: filters, order, urgency. */
#ifndef DOMAIN_CASES_CASE_LIST_H
#define DOMAIN_CASES_CASE_LIST_H

#include "domain/cases/case.h"

/* Urgency of a case in lists, most urgent first. A word, never a score. */
enum case_rank { RANK_BURNS = 1, RANK_TODAY, RANK_WAITS, RANK_RUNS, RANK_OVER };

#define CASE_LINE(X)                                                                                         \
        X(INT, id) X(TEXT, number) X(TEXT, given) X(TEXT, family) X(TEXT, employer) X(TEXT, work_field)      \
                X(TEXT, status) X(INT, rank) X(TEXT, next_title) X(DATE, next_due) X(DATE, last_entry)       \
                        X(TEXT, case_manager) X(INT, concept_id)
ROW(case_line, CASE_LINE)

enum case_view { CASES_MINE, CASES_DEPUTY, CASES_QUIET, CASES_EXPIRING, CASES_ALL, CASES_CLOSED };
struct case_filter {
        enum case_view view;
        struct str search, work_field;
        int64_t rank;            /* 0 = all */
        int64_t case_manager_id; /* 0 = all */
        struct str sort;         /* person, number, employer, field, urgency, next, last */
        bool descending;
        int64_t offset, limit;
};

#define CASE_COUNTS(X)                                                                                       \
        X(INT, mine) X(INT, deputy) X(INT, quiet) X(INT, expiring) X(INT, all) X(INT, closed)                \
                X(INT, burning) X(INT, today)
ROW(case_counts, CASE_COUNTS)
/* How many cases stand behind each view, within the actor's access. */
enum err case_counts(struct rtx *tx, struct case_counts *out);
int64_t case_view_count(const struct case_counts *c, enum case_view v);

/* counts: of the same transaction. total: rows without the page. */
enum err case_list(struct rtx *tx, const struct case_filter *f, const struct case_counts *counts,
                   struct case_line **out, size_t *n, int64_t *total);

#endif
