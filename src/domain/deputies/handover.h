/*
 * Handing over for an absence and taking back: notes per case, the cases that are stood in for, and what happened meanwhile.
 * Sees only cases the acting user may read. SF 3 A13, D31
 */
#ifndef DOMAIN_DEPUTIES_HANDOVER_H
#define DOMAIN_DEPUTIES_HANDOVER_H

#include "domain/cases/case.h"

#define ENTITY_NAME handover_note
#define ENTITY_PREFIX HANDOVER_NOTE
#define ENTITY_DEF "domain/deputies/handover_note.def"
#include "db/entity_decl.h"

/* A case an absence concerns: led by who is away, running. note: of this absence, may be empty. */
#define HANDOVER_CASE(X)                                                                                     \
        X(INT, case_id) X(TEXT, number) X(TEXT, given) X(TEXT, family) X(INT, deputy_id) X(TEXT, deputy)     \
                X(INT, note_id) X(TEXT, note) X(BOOL, urgent) X(DATE, next_due) X(TEXT, next_title)
ROW(handover_case, HANDOVER_CASE)
enum err handover_cases(struct rtx *tx, int64_t absence_id, struct handover_case **out, size_t *n);
/* Writes, changes or (empty text) empties the note of a case; the acting user must be able to write in it. */
enum err handover_note_set(struct wtx *tx, const struct actor *who, int64_t case_id, int64_t absence_id,
                           struct str note, struct errs *errs);

/* In Vertretung: a case of somebody who is away today, whose deputy the acting user is. */
#define STAND_IN(X)                                                                                          \
        X(INT, case_id) X(TEXT, number) X(TEXT, given) X(TEXT, family) X(INT, absent_id) X(TEXT, absent)     \
                X(DATE, ends) X(TEXT, note) X(BOOL, burns) X(DATE, next_due) X(TEXT, next_title)
ROW(stand_in, STAND_IN)
enum err stand_in_cases(struct rtx *tx, struct stand_in **out, size_t *n);

/* What somebody else did in a case from the first day of an absence on. */
#define MEANWHILE(X)                                                                                         \
        X(INT, case_id) X(TEXT, number) X(TEXT, given) X(TEXT, family) X(TEXT, entity) X(TEXT, what)         \
                X(INT, n) X(TIME, at) X(TEXT, actor)
ROW(meanwhile, MEANWHILE)
enum err handover_meanwhile(struct rtx *tx, int64_t absence_id, struct meanwhile **out, size_t *n);

/* The absence of the acting user that ended within the last week, or ends today; ERR_NOT_FOUND. */
#define RETURNED(X) X(INT, id) X(DATE, starts) X(DATE, ends)
ROW(returned, RETURNED)
enum err handover_returned(struct rtx *tx, struct returned *out);

#endif
