/* The moment of signing in: the session, its cookie, and the ticket between the two steps. */
#ifndef DOMAIN_ACCOUNTS_ENTER_UI_H
#define DOMAIN_ACCOUNTS_ENTER_UI_H

#include "web/page.h"

/*
 * Starts a session for the user, ends the browser's former one, sets the cookie and redirects to the page asked for, else
 * to where this person begins. said may be empty.
 */
enum err enter_session(struct req *r, struct wtx *tx, int64_t user_id, bool second_factor, struct str said);

#define ENTER_TICKET_SECONDS 300
/* Proof that the password was right, for the second step: sealed, with time, never the password itself. */
struct enter_ticket {
        int64_t user_id;
        struct str stand; /* of login_answer: with another password the ticket is worth nothing */
};
enum err enter_ticket_make(struct arena *a, struct enter_ticket t, struct str *out);
/* ERR_NOT_FOUND if it is forged or older than ENTER_TICKET_SECONDS. */
enum err enter_ticket_open(struct arena *a, struct str ticket, struct enter_ticket *out);

#endif
