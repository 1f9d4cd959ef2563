/* What the pages of documents share. */
#ifndef DOMAIN_DOCUMENTS_LETTER_UI_H
#define DOMAIN_DOCUMENTS_LETTER_UI_H

#include "domain/cases/case_frame.h"
#include "domain/documents/letter.h"
#include "web/ui.h"

/* The same blocks that are printed; open places are said in words. */
void letter_preview(struct req *r, const struct paper *p, struct str hint);
/* The letter of the second number in the address; ERR_NOT_FOUND for whoever may not read all of it. */
enum err letter_of(struct req *r, struct rtx *tx, const struct grant *g, struct record **out);
struct badge letter_badge(struct str status);
struct url letter_url(struct arena *a, int64_t case_id, int64_t id);
/* What nobody has entered yet, with the way to where it is entered; nothing when all is there. */
void letter_gaps_draw(struct req *r, int64_t case_id, const struct letter_draft *d);
/* Labels of the contents that were left out. */
enum err letter_contents(struct req *r, struct rtx *tx, struct str codes, struct str *out);

#endif
