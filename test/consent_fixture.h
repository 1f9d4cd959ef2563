/* For tests of consents: the office of test/testcase.h as the case manager sees it, and what Albers signed on 26.03.2025. */
#ifndef TEST_CONSENT_FIXTURE_H
#define TEST_CONSENT_FIXTURE_H

#include "domain/consent/consent.h"
#include "test/testcase.h"

/* Opens the office; the browser of its case manager. Today is 20.05.2025. */
struct browser consent_office(struct testcase *t);
int64_t consent_add(struct testcase *t, const char *values);
int64_t consent_participation(struct testcase *t);
/* To the health insurance, organisation 2. */
int64_t consent_to_insurance(struct testcase *t);

#define DISCLOSE "summary=Sachstand&way=letter&given_on=20.05.2025"

#endif
