/*
 * An office with a case, for tests of pages below "/faelle/:":
 *
 *   struct testcase t;
 *   testcase_open(&t);                                  today is Tuesday, 20.05.2025, 10:00
 *   struct browser b = testcase_browser(&t, t.jonas);
 *   CHECK_INT(browse_get(&b, S("/faelle/1/einwilligungen")).status, 200);
 *   testcase_close(&t);
 *
 * Case 1 is Renate Albers, led by jonas, deputy aylin; case 2 is Cem Yıldız, led by aylin, unknown to jonas.
 */
#ifndef TEST_TESTCASE_H
#define TEST_TESTCASE_H

#include "db/entity.h"
#include "domain/cases/case.h"
#include "test/browse.h"
#include "test/test.h"

struct testcase {
        struct db *db;
        int64_t jonas, aylin; /* case managers */
        int64_t petra, sven;  /* lead, administration */
        int64_t site, firm, insurance, clinic, supplier;
        int64_t albers, yildiz; /* the cases */
        struct wtx *tx;         /* between testcase_write and testcase_commit */
        const struct wgrant *g;
};
void testcase_open(struct testcase *t);
void testcase_close(struct testcase *t);
/* The shipped packs in the database: lists of measures and outcomes, work fields. */
void testcase_packs(struct testcase *t);
struct browser testcase_browser(struct testcase *t, int64_t user);
/* A writing transaction of the program in this case: t->tx, t->g. */
void testcase_write(struct testcase *t, int64_t case_id);
void testcase_commit(struct testcase *t);
/* Adds a record to Albers' case; must be valid. Values are given as typed text: "kind=participation&signed_on=26.03.2025". */
int64_t testcase_add(struct testcase *t, const struct case_entity *e, struct str values);
int64_t testcase_add_to(struct testcase *t, int64_t case_id, const struct case_entity *e, struct str values);
/* The record as it is stored. */
struct record *testcase_get(struct testcase *t, int64_t case_id, const struct case_entity *e, int64_t id);
/* How many there are in the case. */
size_t testcase_count(struct testcase *t, int64_t case_id, const struct case_entity *e);
/* A fresh submission id and the POST. */
struct reply testcase_post(struct browser *b, struct str target, struct str fields);

#endif
