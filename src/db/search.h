/*
 * Full text: what was written, folded (ä→ae, ß→ss), found by the beginnings of words, newest entries first.
 * The only statements that differ by engine (FTS5, tsvector) stand in search.c. Secrets are never given to it (design: Secret).
 */
#ifndef DB_SEARCH_H
#define DB_SEARCH_H

#include "db/stmt.h"

#define SEARCH_HIT(X) X(TEXT, entity) X(INT, row_id) X(INT, case_id) X(TEXT, title) X(TIME, at)
ROW(search_hit, SEARCH_HIT)

/* Puts one record into the index, in place of what stood there. case_id 0: owned by no case. body: all its words. */
enum err search_put(struct wtx *tx, struct str entity, int64_t row_id, int64_t case_id, struct str title,
                    struct str body, struct moment at);
enum err search_drop(struct wtx *tx, struct str entity, int64_t row_id);
/*
 * Deleted words leave SQLite's index for good only when it is compacted (erasure of personal data). Takes seconds on a
 * large index: for the job worker.
 */
enum err search_compact(struct wtx *tx);

struct search_query {
        struct str words;        /* as typed; all have to occur, each as the beginning of a word */
        int64_t user_id;         /* cases: those of case_access of this user */
        const struct str *plain; /* entities without a case that the user may read */
        size_t plain_n;
        const struct str *of_case; /* entities of cases that the user may read; NULL: all */
        size_t of_case_n;
        bool common; /* most of the index is of these kinds: to ask the index for them would only cost */
        size_t limit;
};
/* The last entries that fit, newest first. Nothing if no word of letters or digits was typed. */
enum err search_find(struct rtx *tx, const struct search_query *q, struct search_hit **out, size_t *n);

#endif
