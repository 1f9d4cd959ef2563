/* For the tests of sign-in and accounts: the office of test/office.h with passwords, an administrator and a privacy officer. */
#ifndef TEST_ACCOUNTS_H
#define TEST_ACCOUNTS_H

#include "test/office.h"
#include "test/test.h"

#define FIXTURE_PASSWORD "drei bunte Boote"
#define FIXTURE_FORM_PASSWORD "drei+bunte+Boote"

struct accounts {
        struct office o;
        int64_t kai, ute; /* administrator, privacy officer; kai and jonas have a password */
};
struct accounts accounts_open(void);
void accounts_close(struct accounts *a);
/* A browser that has opened the sign-in form. */
struct browser accounts_stranger(const struct accounts *a);
/* "name=jonas&password=…" with the right password. */
struct reply accounts_sign_in(struct browser *b, struct str login);
/* Takes over the session that the last reply began, so that posts carry its token. False if there is none. */
bool accounts_entered(struct browser *b);
/* Is this browser signed in? */
bool accounts_inside(struct browser *b);
/* Sets up a second factor; returns the base32 secret and, if codes is not NULL, the recovery codes. */
struct str accounts_factor(const struct accounts *a, int64_t user_id, struct str *codes);
/* Gives an account the password of the fixture: as if its invitation had been used long ago. */
void accounts_password(const struct accounts *a, int64_t user_id);
/* The lead agrees to a request as her page shows it. 0 if nothing is offered, else the status. */
int accounts_agree(struct browser *lead, int64_t request);
void accounts_wait(int64_t seconds);
/* The text between two marks in the last page, or empty. */
struct str accounts_between(struct str body, struct str before, struct str after);

#endif
