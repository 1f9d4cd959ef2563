/* How many disclosures rest on a consent that was valid that day. Counts of the whole office, never a case. H2, H10 */
#ifndef DOMAIN_ACCOUNTS_CONSENT_RATIO_H
#define DOMAIN_ACCOUNTS_CONSENT_RATIO_H

#include "db/stmt.h"

/* One quarter: "2025-Q2". */
struct consent_quarter {
        int year, quarter;
        int64_t disclosures,
                covered; /* covered: every consent it names was signed, not refused, not withdrawn, not expired */
};
/* The last `quarters` quarters up to today, newest first; quarters without disclosures are there with zeros. */
enum err consent_quarters(struct rtx *tx, struct date today, size_t quarters, struct consent_quarter **out);

#define CONSENT_COUNTS(X) X(INT, valid) X(INT, refused) X(INT, withdrawn) X(INT, expired) X(INT, open)
ROW(consent_counts, CONSENT_COUNTS)
/* All consents by their state today; open: neither signed nor refused. */
enum err consent_counts(struct rtx *tx, struct date today, struct consent_counts *out);

#endif
