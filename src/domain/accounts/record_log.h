/* What was read and what was changed, as the data-protection officer sees it: who, when, which case; never the content. */
#ifndef DOMAIN_ACCOUNTS_RECORD_LOG_H
#define DOMAIN_ACCOUNTS_RECORD_LOG_H

#include "db/stmt.h"

struct log_filter {
        int64_t user_id, case_id; /* 0: any */
        struct moment since;      /* MOMENT_NONE: any */
        int64_t limit, offset;
};
#define ACCESS_ENTRY(X)                                                                                      \
        X(INT, id) X(TIME, at) X(TEXT, actor) X(TEXT, page) X(TEXT, number) X(TEXT, why) X(INT, rows)        \
                X(TEXT, reason) X(TEXT, detail)
ROW(access_entry, ACCESS_ENTRY)
#define CHANGE_ENTRY(X) X(INT, id) X(TIME, at) X(TEXT, actor) X(TEXT, subject) X(TEXT, what) X(TEXT, number)
ROW(change_line_entry, CHANGE_ENTRY)

/* Newest first. total is counted up to LOG_COUNT_MAX and says so by being larger. */
#define LOG_COUNT_MAX 10000
enum err access_log_list(struct rtx *tx, const struct log_filter *f, struct access_entry **out, size_t *n,
                         int64_t *total);
enum err change_log_list(struct rtx *tx, const struct log_filter *f, struct change_line_entry **out,
                         size_t *n, int64_t *total);
/* The case with exactly this number; ERR_NOT_FOUND. Only for the log: it opens nothing. */
enum err log_case_by_number(struct rtx *tx, struct str number, int64_t *case_id);

/* German words for what the log holds as codes; unknown ones come back as they are. */
struct str log_why_text(struct str why);
struct str log_what_text(struct str what);
struct str log_subject_text(struct str subject);

#endif
