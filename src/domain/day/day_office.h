/* What those who work without cases need in the morning: numbers of the office, never a case. */
#ifndef DOMAIN_DAY_DAY_OFFICE_H
#define DOMAIN_DAY_DAY_OFFICE_H

#include "core/access.h"

enum { SMALL_COUNT = 5 }; /* fewer are not told to who evaluates */

#define OFFICE_ACCOUNTS(X) X(INT, invited) X(INT, without_factor) X(INT, late_jobs) X(TEXT, late_job)
ROW(office_accounts, OFFICE_ACCOUNTS)
/* Accounts without a password yet, without second factor, and jobs of the job worker that did not run for a day. */
enum err office_accounts(struct rtx *tx, struct office_accounts *out);

#define OFFICE_PARTNERS(X)                                                                                   \
        X(INT, active) X(INT, potential) X(INT, dormant) X(INT, without_phone) X(INT, changed)
ROW(office_partners, OFFICE_PARTNERS)
/* changed: since this moment, by others. */
enum err office_partners(struct rtx *tx, struct moment since, struct office_partners *out);

#define OFFICE_CASES(X) X(INT, running) X(INT, begun) X(INT, closed)
ROW(office_cases, OFFICE_CASES)
/* Of the whole office: running now, begun and closed this year. Counts only. */
enum err office_cases(struct rtx *tx, struct office_cases *out);

#define OFFICE_LOOKS(X) X(INT, looks) X(INT, exports) X(INT, by_absence)
ROW(office_looks, OFFICE_LOOKS)
/* Reads of cases since this moment: all, exports, and those in place of somebody who was away. */
enum err office_looks(struct rtx *tx, struct moment since, struct office_looks *out);

#endif
