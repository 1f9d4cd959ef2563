/*
 * The row of a case in lists (table case_line): made anew in the same transaction as every record it comes
 * from, so it is never older than the case itself. Only for lists; the case page reads the records.
 */
#ifndef DOMAIN_CASES_CASE_LINE_H
#define DOMAIN_CASES_CASE_LINE_H

#include "db/stmt.h"

/* Makes the row of one case; does nothing when there is no such case. */
enum err case_line_refresh(struct wtx *tx, int64_t case_id);
/* Hook of the entities (ent_follow_set): the rows that a written record shows in. */
enum err case_line_follow(struct wtx *tx, const struct entity *e, const struct record *before,
                          const struct record *after);

#endif
