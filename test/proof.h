/*
 * The whole program on the demo office: every page, every role, real rows. For tests that prove a rule for all pages at once.
 * The clock stands on 4 March 2026, 10:00.
 *
 *   struct proof p = proof_open();
 *   struct browser b = proof_browser(&p, S("jonas"));
 *   browse_get(&b, S("/faelle"));
 *   proof_close(&p);
 */
#ifndef TEST_PROOF_H
#define TEST_PROOF_H

#include "test/browse.h"

struct proof {
        struct db *db;
        struct arena *arena[16]; /* of browsers */
        size_t browsers;
};
/*
 * A demo office of its own. Beside the people of the demo it has a second site that keeps to itself: Case Managerin „nora“,
 * Leitung „insa“ and Verwaltung „otto“ of Neuhafen, with two cases (PROOF_FOREIGN names what belongs to them).
 */
struct proof proof_open(void);
void proof_close(struct proof *p);
/* Signed in; what a request makes is forgotten with the next one of this browser. */
struct browser proof_browser(struct proof *p, struct str login);
/* The demo account that has only this role. */
struct str proof_login(enum role role);
int64_t proof_user(const struct proof *p, struct str login);
/* Case, person and number of a case by its number; panics if there is none. */
int64_t proof_case(const struct proof *p, struct str number);

/* Words that appear in the cases of Neuhafen only, and nowhere in the program. */
extern const struct str proof_foreign[];
extern const size_t proof_foreign_n;
/* Names and numbers of cases of Musterau that appear in no account, partner or text. */
size_t proof_home(const struct proof *p, struct str **out);

/* More happens in Musterau: two new cases with one record of each kind, for Jonas. */
void proof_more(const struct proof *p);

/* Three times as many rows of each kind in the lists of Musterau: in the case CMB-2026-900, of cases, people, partners. */
void proof_grow(const struct proof *p);

/* ---- what the database holds ---- */
struct proof_table {
        struct str name;
        int64_t rows, sum; /* sum of digests of all values */
};
struct proof_state {
        struct proof_table *table;
        size_t n;
};
/* Of all tables, in the arena of the test. */
struct proof_state proof_state(const struct proof *p);
/* False if certainly nothing was committed since the last call: a quick look before a long one. */
bool proof_changed(const struct proof *p);
/* "person 1, task 0" (rows more than before) for what differs; except: names of tables that may, between blanks. */
struct str proof_differs(const struct proof_state *before, const struct proof_state *after,
                         struct str except);

#endif
