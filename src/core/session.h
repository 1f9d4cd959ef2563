/*
 * Sessions: random tokens, stored as hashes; idle and absolute limit; ended everywhere by sign-out of all or change of rights.
 */
#ifndef CORE_SESSION_H
#define CORE_SESSION_H

#include "core/access.h"

#define SESSION_IDLE_SECONDS (60 * 60)
#define SESSION_LIMIT_SECONDS (12 * 60 * 60)
#define PARKED_SECONDS (24 * 3600) /* as long is kept what somebody typed and did not save (web/parked.h) */

struct session {
        int64_t id, user_id;
        struct str csrf;
        bool second_factor;
        bool factor_due; /* the office demands a second factor and this session was begun without one */
        bool ended;      /* expired or ended; its csrf token may still park a form */
        int64_t unsaved; /* texts that this user has not saved yet */
        struct moment seen_at;
};
/* The session of a cookie token. Ended sessions are found for 24 hours with ended = true; ERR_NOT_FOUND else. */
enum err session_find(struct rtx *tx, struct str token, struct session *out);
/* Creates a session and returns its token (the only time it is known). */
enum err session_start(struct wtx *tx, int64_t user_id, bool second_factor, struct str address,
                       struct str agent, struct str *token);
/* Notes the last use; called when the last note is older than a minute. */
enum err session_touch(struct wtx *tx, int64_t session_id);
enum err session_end(struct wtx *tx, int64_t session_id);
/* All sessions of a user except one (0 = all). */
enum err session_end_others(struct wtx *tx, int64_t user_id, int64_t except);
/* The running sessions of a user, latest use first. */
#define SESSION_SEEN(X)                                                                                      \
        X(INT, id) X(TIME, created_at) X(TIME, seen_at) X(TEXT, address) X(TEXT, agent) X(BOOL, second_factor)
ROW(session_seen, SESSION_SEEN)
enum err session_list(struct rtx *tx, int64_t user_id, struct session_seen **out, size_t *n);
/* The user has just proved the second factor in this session. */
enum err session_factor_given(struct wtx *tx, int64_t session_id);

#endif
