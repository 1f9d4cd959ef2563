/* For tests of statements and reminders: the case of Renate Albers (test/testcase.h) with the shipped packs, in a transaction of the program. */
#ifndef TEST_CASE_FIXTURE_H
#define TEST_CASE_FIXTURE_H

#include "domain/concepts/answer.h"
#include "test/testcase.h"

struct case_fixture {
        struct testcase t;
        struct wtx *tx;
        const struct wgrant *g;
        const struct concept *concept;
};
/* Today is Tuesday, 20.05.2025. Panics when anything fails. */
struct case_fixture case_fixture_open(void);
/* Commits, for pages in between; and begins anew. */
void case_fixture_commit(struct case_fixture *f);
void case_fixture_begin(struct case_fixture *f);
void case_fixture_close(struct case_fixture *f);

#endif
