/* Entities of this folder: what is known about health, capability, work and income of the client. Field catalogue 6.3 to 6.5 */
#ifndef DOMAIN_ASSESSMENT_ASSESSMENT_H
#define DOMAIN_ASSESSMENT_ASSESSMENT_H

#include "db/stmt.h"

#define ENTITY_NAME incapacity
#define ENTITY_PREFIX INCAPACITY
#define ENTITY_DEF "domain/assessment/incapacity.def"
#include "db/entity_decl.h"
#define ENTITY_NAME treating_doctor
#define ENTITY_PREFIX TREATING_DOCTOR
#define ENTITY_DEF "domain/assessment/treating_doctor.def"
#include "db/entity_decl.h"
#define ENTITY_NAME rehab_stay
#define ENTITY_PREFIX REHAB_STAY
#define ENTITY_DEF "domain/assessment/rehab_stay.def"
#include "db/entity_decl.h"
#define ENTITY_NAME missing_information
#define ENTITY_PREFIX MISSING_INFORMATION
#define ENTITY_DEF "domain/assessment/missing_information.def"
#include "db/entity_decl.h"
#define ENTITY_NAME benefit
#define ENTITY_PREFIX BENEFIT
#define ENTITY_DEF "domain/assessment/benefit.def"
#include "db/entity_decl.h"
#define ENTITY_NAME career_step
#define ENTITY_PREFIX CAREER_STEP
#define ENTITY_DEF "domain/assessment/career_step.def"
#include "db/entity_decl.h"
#define ENTITY_NAME capability
#define ENTITY_PREFIX CAPABILITY
#define ENTITY_DEF "domain/assessment/capability.def"
#include "db/entity_decl.h"

/* ---- incapacity, from its rows alone ---- */
struct incapacity_span {
        struct date starts, ends; /* ends not given: it runs on */
};
struct incapacity_state {
        struct date since;    /* first day of the stretch that holds today, or else of the last one */
        struct date ends;     /* last day of that stretch; not given while it is open */
        int64_t days_in_year; /* days unable to work within the last 365, today included */
};
/*
 * Certificates that follow each other without a day between, or overlap, belong to one stretch; days count once. In order of their
 * beginning. Cases: test/rules/incapacity.txt
 */
struct incapacity_state incapacity_state(const struct incapacity_span *span, size_t n, struct date today);
/* Of a case as of today, from its certificates; any: there are some. */
enum err incapacity_of_case(struct rtx *tx, const struct grant *g, struct incapacity_state *out, bool *any);

#endif
