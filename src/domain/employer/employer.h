/*
 * The company in the case: contacts with arguments and reaction, what it may learn. A contact is an entry of the journal; what
 * it adds stands here, and both are written in one breath. CMB 6.A, 6.B; H4, H6, S7, S12
 */
#ifndef DOMAIN_EMPLOYER_EMPLOYER_H
#define DOMAIN_EMPLOYER_EMPLOYER_H

#include "domain/employer/employer_rule.h"
#include "domain/journal/entry.h"

#define ENTITY_NAME employer_contact
#define ENTITY_PREFIX EMPLOYER_CONTACT
#define ENTITY_DEF "domain/employer/employer_contact.def"
#include "db/entity_decl.h"

/* Did we take part in it (H4), or did the client or the company act alone? route: code of employer_contact_route. */
bool employer_route_is_ours(struct str route);

/*
 * Writes the entry of the journal, what the contact adds, and the task that follows. entry: day, way, duration, subject, notes;
 * with whom and who began follow from the route. entry->id given: the entry is there already and stays as it is. H4: ERR_INVALID
 * with the reason at "route".
 */
enum err employer_contact_add(struct wtx *tx, const struct wgrant *g, struct record *entry,
                              struct record *contact, const struct entry_follow_up *follow, int64_t user_id,
                              struct errs *errs);
/* May we speak with the employer of the case at this day? H1, H4 */
enum err employer_ruling(struct rtx *tx, const struct grant *g, struct date on, struct consent_ruling *out);

/* Every contact with the company, newest first; id 0: only the entry is there. */
#define EMPLOYER_LINE(X)                                                                                     \
        X(INT, entry_id) X(INT, id) X(DATE, held_on) X(TEXT, way) X(TEXT, subject) X(TEXT, participants)     \
                X(TEXT, route) X(TEXT, clock) X(TEXT, arguments) X(TEXT, reaction) X(DATE, visit_on)
ROW(employer_line, EMPLOYER_LINE)
enum err employer_lines(struct rtx *tx, const struct grant *g, struct employer_line **out, size_t *n);
/* The line with the last reaction, or NULL. */
const struct employer_line *employer_last_reaction(const struct employer_line *line, size_t n);

/* ---- what the employer may learn, as signed and still valid on that day (H6) ---- */
struct employer_release {
        struct str topic, label; /* code and label of disclosure_content */
        bool allowed;
};
/* All topics in the order of the list. None is allowed when the case has no employer. */
enum err employer_releases(struct rtx *tx, const struct grant *g, struct date on,
                           struct employer_release **out, size_t *n);

#endif
