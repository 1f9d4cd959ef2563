/* One record of each kind in a case, made from what the entities say about their fields. */
#ifndef TEST_PROOF_FILL_H
#define TEST_PROOF_FILL_H

#include "db/entity.h"

/* Before an office is filled: the same records in every test. */
void proof_fill_start(void);
/* One record more of every entity of a case; texts begin with word, so that they are found again; user_id: whose they are. */
void proof_fill_case(struct wtx *tx, const struct wgrant *g, struct str word, int64_t user_id);
/* One record of any other entity (staff, intake). */
int64_t proof_fill_free(struct wtx *tx, struct str entity, struct str word, int64_t user_id);

#endif
