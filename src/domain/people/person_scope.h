/*
 * Who sees a person, written once (design.md, Right): through a case the reader may open, or, in no case at all, whoever
 * takes enquiries. Everybody else is told nothing: no name, no number, no count.
 *
 * For statements of kind SQL_SCOPE: $1 is the acting user (bound automatically), $2 is person_reach(who).
 */
#ifndef DOMAIN_PEOPLE_PERSON_SCOPE_H
#define DOMAIN_PEOPLE_PERSON_SCOPE_H

#include "core/access.h"

enum { REACH_CASES = 1, REACH_INTAKE = 2 };

#define PERSON_SEEN(person_id)                                                                                   \
        " ((CAST($2 AS BIGINT) IN (1, 3) AND EXISTS (SELECT 1 FROM casefile_v reach_" SCOPE_CASE(                \
                "reach_.id") " WHERE reach_.person_id = " person_id "))"                                         \
                             " OR (CAST($2 AS BIGINT) IN (2, 3) AND NOT EXISTS (SELECT 1 FROM casefile_v reach_" \
                             " WHERE reach_.person_id = " person_id "))) "

/* REACH_* of the actor; 0 for one who may not read people at all. Panics when somebody else acts in this transaction. */
int64_t person_reach(struct rtx *tx, const struct actor *who);

#endif
