/*
 * A browser without a network: requests go through the dispatcher in this process, cookies are kept, and what comes back is
 * status and text. For page tests:
 *
 *   struct browser b = browse_open(testdb_open());
 *   browse_sign_in(&b, browse_user(b.d.db, S("jonas"), ROLE_lead));
 *   CHECK_INT(browse_get(&b, S("/faelle?seite=2")).status, 200);
 *   browse_post(&b, S("/personen/neu"), S("family=Albers&given=Renate"));
 *   CHECK_HAS(b.last.body, "Albers");
 */
#ifndef TEST_BROWSE_H
#define TEST_BROWSE_H

#include "core/access.h"
#include "web/serve.h"

struct browser {
        struct dispatcher d;
        int64_t user_id;
        struct str session, form_token; /* the two cookies */
        struct str csrf;                /* sent with every POST; of the session after browse_sign_in */
        struct str submission;          /* sent with every POST when not empty */
        struct str origin, fetch_site, address;
        struct arena *arena; /* of one request, emptied before the next; NULL: all live as long as the test */
        struct upload *upload; /* sent with the next POST */
        size_t uploads;
        struct req r; /* the last request */
        struct reply last;
        int64_t statements; /* run by the last request, for the budget of a page */
};
struct browser browse_open(struct db *db);
/* A new account with this role, approved. */
int64_t browse_user(struct db *db, struct str login, enum role role);
/* A session of its own, without a password. */
void browse_sign_in(struct browser *b, int64_t user_id);
/* Path with query. The reply is also in b->last. Lives as long as the test, or until the next request (arena). */
struct reply browse_get(struct browser *b, struct str target);
/* fields: "a=1&b=zwei+drei"; csrf and submission are added. */
struct reply browse_post(struct browser *b, struct str target, struct str fields);

/* The access log, oldest row first. */
#define BROWSE_ACCESS(X) X(INT, actor) X(TEXT, page) X(INT, case_id) X(TEXT, why) X(INT, rows)
ROW(browse_access, BROWSE_ACCESS)
size_t browse_accesses(struct db *db, struct browse_access **out);

#endif
