/*
 * The subscription of a calendar: an address that nobody can guess, without signing in. Its token is stored as hash, ends when a
 * new one is made or the owner says so, and gives what the owner may read at that moment. Names only if office and owner allow.
 */
#ifndef DOMAIN_CALENDAR_FEED_H
#define DOMAIN_CALENDAR_FEED_H

#include "domain/calendar/ics.h"

#define CALENDAR_FEED(X) X(INT, user_id) X(BOOL, names) X(TIME, created_at)
ROW(calendar_feed, CALENDAR_FEED)
/* The running one of a user; ERR_NOT_FOUND. */
enum err feed_of(struct rtx *tx, int64_t user_id, struct calendar_feed *out);
/* Makes a new one and ends the older; the token is known this once only. */
enum err feed_make(struct wtx *tx, int64_t user_id, bool names, struct str *token);
enum err feed_end(struct wtx *tx, int64_t user_id);
/* Whose it is; ERR_NOT_FOUND for any token that opens nothing, also while the office allows no subscriptions. */
enum err feed_find(struct rtx *tx, struct str token, struct calendar_feed *out);
/* The appointments of the acting user from 30 days ago to a year ahead, in cases that may be read now. */
enum err feed_events(struct rtx *tx, struct ics_event **out, size_t *n);
/* When it was last fetched, from the access log; MOMENT_NONE. */
enum err feed_fetched(struct rtx *tx, int64_t user_id, struct moment *out);

/*
 * Fetching is limited per worker: so many times in ten minutes for one key (a token, or the address of who tried wrong ones).
 * feed_may_fetch: not yet too often; feed_fetch_note: once more.
 */
bool feed_may_fetch(struct str key, int64_t most);
void feed_fetch_note(struct str key);

/* One appointment of the acting user's cases as a file. names: the office allows it. ERR_NOT_FOUND. */
struct invitation {
        enum ics_method method;
        struct str guest_mail; /* empty: no guest is named */
};
/* The bytes of an invitation, for a download or as attachment of a mail. */
enum err invitation_write(struct rtx *tx, const struct grant *g, int64_t appointment_id,
                          const struct invitation *i, struct str *out);

#endif
