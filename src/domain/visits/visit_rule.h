/* Rules of a site visit that need no database. Table: test/rules/invitations.txt */
#ifndef DOMAIN_VISITS_VISIT_RULE_H
#define DOMAIN_VISITS_VISIT_RULE_H

#include "base/base.h"
#include "base/date.h"

/* Days between invitation and visit; -1 when one of both is not known. */
int visit_lead(struct date invited, struct date visit);
/* CMB 6.C: invited with the lead time of the office, in days. */
bool visit_in_time(struct date invited, struct date visit, int64_t lead);

#endif
