/*
 * A small office for page tests: accounts of several roles, two cases with different case managers, a person in no case, an
 * employer. What belongs to Mira must never reach Jonas: her client's name, number, id and count.
 *
 *   struct office o = office_open();
 *   struct browser b = office_browser(&o, o.jonas);
 *   CHECK_HAS_NOT(browse_get(&b, S("/personen")).body, "Quast");
 *   office_close(&o);
 */
#ifndef TEST_OFFICE_H
#define TEST_OFFICE_H

#include "test/browse.h"

struct office {
        struct db *db;
        int64_t site;
        int64_t jonas, mira;     /* case managers */
        int64_t lea, vera, nele; /* lead, administration, network coordinator */
        int64_t albers, quast; /* Renate Albers (case of Jonas), Zoë O'Quast <b>Müßig</b> (case of Mira) */
        int64_t frei;          /* Ömer Frei, in no case */
        int64_t case_albers, case_quast; /* CMB-2025-001, CMB-2025-002; both with the firm as employer */
        int64_t firm;                    /* Nordmetall */
};
/* The clock stands on 7 July 2025, 10:00. */
struct office office_open(void);
void office_close(struct office *o);
struct browser office_browser(const struct office *o, int64_t user_id);
/* Somebody who has not signed in. */
struct browser office_stranger(const struct office *o);
/* Somebody new with this role, for roles that nobody above has. */
struct browser office_browser_as(const struct office *o, enum role role);
/* A POST with a submission of its own. */
struct reply office_post(struct browser *b, struct str target, struct str fields);
/* A writing transaction of the program itself (actor 0), and its end. */
struct wtx *office_write(const struct office *o);
void office_done(struct wtx *tx);
/* "/personen/7" of "/personen/" and 7. */
struct str office_path(struct str before, int64_t id, struct str after);
/* The first id in a redirect such as "/personen/7?meldung=…"; 0 if there is none. */
int64_t office_redirect_id(const struct reply *r, struct str before);

#endif
