/* Inside the consent folder: everything the rules need to know of one case. */
#ifndef DOMAIN_CONSENT_CONSENT_INNER_H
#define DOMAIN_CONSENT_CONSENT_INNER_H

#include "domain/cases/case.h"
#include "domain/consent/consent.h"

struct consent_situation {
        struct record *record;    /* all consents of the case, oldest first */
        struct consent_file file; /* the same as facts */
        struct consent_party to;
        struct str person, recipient; /* „Frau Albers“, name of the organisation or empty */
};
enum err consent_situation(struct rtx *tx, const struct grant *g, int64_t recipient,
                           struct consent_situation *out);
/* Name and kind of an organisation as they are now; empty for 0. */
enum err consent_recipient(struct rtx *tx, int64_t id, struct str *name, struct str *type);
/* Before a consent or a disclosure is written: words of the day, number of the act, and nothing signed is changed. */
enum err consent_settle(struct rtx *tx, const struct grant *g, const struct record *before, struct record *r,
                        struct errs *errs);
enum err disclosure_settle(struct rtx *tx, const struct grant *g, const struct record *before,
                           struct record *r, struct errs *errs);
/* Practice, clinic, company doctor, medical service: code of organisation_type. */
bool consent_is_medical(struct str type);
enum err consent_ruling_of(struct rtx *tx, const struct consent_situation *s, const struct consent_finding *f,
                           struct consent_ruling *out);

#endif
