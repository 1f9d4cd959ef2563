/* The course of one case: what is open, what happened, which consents stand, who takes part. */
#ifndef DOMAIN_CASES_CASE_COURSE_H
#define DOMAIN_CASES_CASE_COURSE_H

#include "domain/cases/case.h"

/* What is open, burning first, then by day. kind: task, appointment, reminder, disruption. */
#define OPEN_LINE(X)                                                                                         \
        X(TEXT, kind) X(INT, row_id) X(TEXT, title) X(DATE, due) X(BOOL, waits) X(BOOL, urgent) X(TEXT, who) \
                X(TEXT, clock) X(TEXT, user_name)
ROW(open_line, OPEN_LINE)
enum err case_open_things(struct rtx *tx, const struct grant *g, bool content, int64_t max,
                          struct open_line **out, size_t *n);

/* One dated thing of the course; kind is the name of a COURSE_ENTRY (case_course_ui.h). */
#define COURSE_LINE(X)                                                                                       \
        X(DATE, happened_on) X(TEXT, kind) X(INT, row_id) X(TEXT, what) X(TEXT, title) X(TEXT, who)          \
                X(INT, position)
ROW(course_line, COURSE_LINE)
/* Newest first. kinds: "contact appointment", empty: all. content: false leaves out what only class CASE may see. */
enum err case_course(struct rtx *tx, const struct grant *g, bool content, struct str kinds, int64_t max,
                     int64_t offset, struct course_line **out, size_t *n);
enum err case_course_count(struct rtx *tx, const struct grant *g, bool content, struct str kinds,
                           int64_t *out);
/* How many there are of each kind. */
#define COURSE_KIND(X) X(TEXT, kind) X(INT, n)
ROW(course_kind, COURSE_KIND)
enum err case_course_kinds(struct rtx *tx, const struct grant *g, bool content, struct course_kind **out,
                           size_t *n);

/* Newest consent of each kind and recipient. state: given, expiring, withdrawn, expired, refused, asked. */
#define CONSENT_STATE(X)                                                                                     \
        X(INT, id) X(TEXT, kind) X(TEXT, kind_words) X(TEXT, recipient) X(TEXT, content) X(DATE, signed_on)  \
                X(DATE, valid_until) X(DATE, withdrawn_on) X(BOOL, refused) X(DATE, refused_on)
ROW(consent_state, CONSENT_STATE)
enum err case_consents(struct rtx *tx, const struct grant *g, bool content, struct consent_state **out,
                       size_t *n);

/* Organisations that took part, last contact first. */
#define PARTY_LINE(X)                                                                                        \
        X(INT, organisation_id) X(TEXT, name) X(TEXT, participants) X(TEXT, party) X(DATE, last_on)
ROW(party_line, PARTY_LINE)
enum err case_parties(struct rtx *tx, const struct grant *g, struct party_line **out, size_t *n);

/* The client's words that were said last, with the day; ERR_NOT_FOUND when there are none yet. */
#define WORDS_LINE(X) X(TEXT, words) X(DATE, said_on)
ROW(words_line, WORDS_LINE)
enum err case_words(struct rtx *tx, const struct grant *g, struct words_line *out);

#endif
