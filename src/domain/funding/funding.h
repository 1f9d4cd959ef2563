/*
 * Who pays: fundings of the measures of a case, and the frames in which the office may promise money by itself.
 * CMB 9.B, 9.C, 1.A.4c, H7; field catalogue 6.10, 6.13
 */
#ifndef DOMAIN_FUNDING_FUNDING_H
#define DOMAIN_FUNDING_FUNDING_H

#include "domain/plan/plan.h"

#define ENTITY_NAME commitment_frame
#define ENTITY_PREFIX COMMITMENT_FRAME
#define ENTITY_DEF "domain/funding/commitment_frame.def"
#include "db/entity_decl.h"
#define ENTITY_NAME funding
#define ENTITY_PREFIX FUNDING
#define ENTITY_DEF "domain/funding/funding.def"
#include "db/entity_decl.h"

/* ---- H7: what the office may promise by itself ---- */
/*
 * The maximum of a frame holds for each promise and is not used up: the source agrees "which benefit up to which amount" and
 * knows no budget. What is promised for one measure is one promise, however many rows it is written in; so nobody splits it.
 */
#define FRAME_LINE(X)                                                                                        \
        X(INT, id) X(INT, funder_id) X(TEXT, benefit) X(INT, maximum) X(BOOL, written) X(DATE, valid_from)   \
                X(DATE, valid_until) X(TEXT, funder)
ROW(frame_line, FRAME_LINE)
/* The later an answer stands here, the nearer it came: a frame that is only too small is named before one that ran out. */
enum frame_answer { FRAME_NONE, FRAME_NOT_WRITTEN, FRAME_NOT_VALID, FRAME_TOO_SMALL, FRAME_ALLOWS };
struct frame_verdict {
        enum frame_answer answer;
        const struct frame_line *frame; /* the one the answer speaks of; NULL for FRAME_NONE */
};
/* Of frames with the right funder and benefit: may this amount (cents) be promised on this day? Cases: test/rules/promises.txt */
struct frame_verdict frame_judge(const struct frame_line *frame, size_t n, int64_t amount, struct date on);
/* Frames of this funder, of all funders for 0; by name of the funder, then benefit. */
enum err frame_list(struct rtx *tx, int64_t funder_id, struct frame_line **out, size_t *n);

/* ---- what covers the costs ---- */
#define FUNDING_LINE(X)                                                                                      \
        X(INT, id) X(INT, measure_id) X(INT, funder_id) X(TEXT, funder) X(TEXT, benefit) X(INT, amount)      \
                X(TEXT, status) X(DATE, applied_on) X(DATE, decided_on) X(BOOL, own_promise)                 \
                        X(BOOL, advance_payment) X(TEXT, rejection_reason) X(TEXT, alternative)
ROW(funding_line, FUNDING_LINE)
/* All of the case in the order they were written down. */
enum err funding_list(struct rtx *tx, const struct grant *g, struct funding_line **out, size_t *n);

/* One measure and its money in cents. open: costs that nobody promised yet, never below 0. */
struct funding_cover {
        int64_t costs, promised, asked, open;
};
struct funding_cover funding_cover(int64_t costs, int64_t root_id, const struct funding_line *f, size_t n);

#endif
