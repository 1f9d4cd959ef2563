/* Writing an entry of the course: the rules about contacts, and the task that follows from it. H1, H4, S11; SF 3 A1 */
#ifndef DOMAIN_JOURNAL_ENTRY_H
#define DOMAIN_JOURNAL_ENTRY_H

#include "domain/consent/consent.h"
#include "domain/journal/journal.h"

/*
 * Whether this contact may be: what we begin with others needs the consents of that day. Adds to errs; ruling is for the page,
 * which shows the way to the missing consent, or the hint when the other side began.
 */
enum err entry_check(struct rtx *tx, const struct grant *g, const struct record *entry, struct errs *errs,
                     struct consent_ruling *ruling);

/* „Was folgt daraus?“: a task in the same breath. Nothing follows when the title is empty. */
struct entry_follow_up {
        struct str title;
        struct date due;
};
/*
 * Writes the entry, in the Arbeitsfeld where the case stands, and the task that follows. user_id: whose task it becomes.
 * ERR_INVALID fills errs; messages about the task have the keys follow_title and follow_due.
 */
enum err entry_add(struct wtx *tx, const struct wgrant *g, struct record *entry,
                   const struct entry_follow_up *follow, int64_t user_id, struct errs *errs);

#define QUICK_CASE(X) X(INT, id) X(TEXT, number) X(TEXT, given) X(TEXT, family) X(BOOL, own)
ROW(quick_case, QUICK_CASE)
/* Running cases the user may write, for the quick entry: the own ones (as manager or deputy); if there are none, others. */
enum err entry_cases(struct rtx *tx, struct quick_case **out, size_t *n);

#endif
