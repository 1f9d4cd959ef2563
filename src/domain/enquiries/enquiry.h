/*
 * What comes before a case: enquiries, noted before consent and therefore deleted after a time unless a case begins (H1, 1.4);
 * and short counselling, which holds no names at all.
 * An enquiry that became a case is visible through that case only: its name would tell of a foreign case.
 */
#ifndef DOMAIN_ENQUIRIES_ENQUIRY_H
#define DOMAIN_ENQUIRIES_ENQUIRY_H

#include "core/access.h"

#define ENTITY_NAME enquiry
#define ENTITY_PREFIX ENQUIRY
#define ENTITY_DEF "domain/enquiries/enquiry.def"
#include "db/entity_decl.h"
#define ENTITY_NAME counselling
#define ENTITY_PREFIX COUNSELLING
#define ENTITY_DEF "domain/enquiries/counselling.def"
#include "db/entity_decl.h"

/* A new enquiry as every one begins: open, received today, deleted after the days of the setting "enquiry_days". */
struct record *enquiry_fresh(struct rtx *tx);
/* OK if the actor may see this enquiry, else ERR_NOT_FOUND. */
enum err enquiry_visible(struct rtx *tx, const struct actor *who, int64_t id);

#define ENQUIRY_LINE(X)                                                                                      \
        X(INT, id) X(TEXT, name) X(DATE, received_on) X(TEXT, referral_path) X(TEXT, organisation)           \
                X(TEXT, assigned) X(TEXT, status) X(DATE, delete_on) X(INT, casefile_id)
ROW(enquiry_line, ENQUIRY_LINE)
enum enquiry_view { ENQUIRIES_OPEN, ENQUIRIES_MINE, ENQUIRIES_ALL };
/* sort: "received" or "delete". Enquiries have no search key: before consent nobody is looked up. */
struct enquiry_query {
        enum enquiry_view view;
        struct str path, sort;
        bool descending;
        int64_t offset, limit;
};
enum err enquiry_list(struct rtx *tx, const struct actor *who, const struct enquiry_query *q,
                      struct enquiry_line **out, size_t *n, int64_t *total);

/* Ends an enquiry as "ended" or "counselled". ERR_CONFLICT when a case began from it. */
enum err enquiry_end(struct wtx *tx, int64_t id, struct str status);
/* A case began: the enquiry stays with it and is not deleted any more. ERR_CONFLICT when it belongs to another case. */
enum err enquiry_begin_case(struct wtx *tx, int64_t id, int64_t case_id);
/*
 * Deletes an enquiry for good: row, what the history knows of its content, entry of the search. That there was one, and who
 * deleted it when, stays. ERR_CONFLICT when a case began from it.
 */
enum err enquiry_forget(struct wtx *tx, int64_t id);
/* All enquiries whose day has come. */
enum err enquiry_forget_due(struct wtx *tx, int64_t *forgotten);

/* ---- short counselling ---- */
#define COUNSELLING_LINE(X)                                                                                  \
        X(INT, id) X(DATE, held_on) X(TEXT, way) X(INT, minutes) X(TEXT, topic) X(TEXT, organisation)        \
                X(TEXT, author)
ROW(counselling_line, COUNSELLING_LINE)
struct counselling_query {
        struct str way;
        bool descending;
        int64_t offset, limit;
};
/* By day. */
enum err counselling_list(struct rtx *tx, const struct counselling_query *q, struct counselling_line **out,
                          size_t *n, int64_t *total);

#endif
