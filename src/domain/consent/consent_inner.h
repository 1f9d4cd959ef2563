/* Inside the consent folder: everything the rules need to know of one case. */
#ifndef DOMAIN_CONSENT_CONSENT_INNER_H
#define DOMAIN_CONSENT_CONSENT_INNER_H

#include "domain/cases/case.h"
#include "domain/consent/consent.h"

struct consent_situation {
        struct record *record; /* all consents of the case, oldest first */
        struct consent_fact *fact;
        size_t n;
        struct consent_party to;
        struct str person, recipient; /* „Frau Albers“, name of the organisation or empty */
};
enum err consent_situation(struct rtx *tx, const struct grant *g, int64_t recipient,
                           struct consent_situation *out);
enum err consent_ruling_of(struct rtx *tx, const struct consent_situation *s, const struct consent_finding *f,
                           struct consent_ruling *out);

#endif
