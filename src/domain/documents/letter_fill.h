/* Inside of this folder: the words of one letter, found by the names of its template. */
#ifndef DOMAIN_DOCUMENTS_LETTER_FILL_H
#define DOMAIN_DOCUMENTS_LETTER_FILL_H

#include "domain/cases/case.h"
#include "domain/concepts/evaluate.h"
#include "domain/documents/letter.h"

struct filling {
        struct rtx *tx;
        struct arena *a;
        const struct grant *g; /* NULL: invented */
        const struct letter_order *o;
        struct situation *situation;
        struct row_sheet *sheet[ROW_SOURCES]; /* read when first needed */
        struct str field[LETTER_WORDS_N];
        struct str open,
                diagnoses; /* released to the recipient; open is "*" for the client and in the house */
        struct letter_draft *draft;
        struct str seen; /* labels of gaps, each once */
};

/* Rows of a source, of the case or invented. */
enum err filling_rows(struct filling *f, enum row_source s, struct row_sheet **out);
/* The word of a name; empty when nobody has said it. row: of the rows that are repeated. */
enum err filling_word(struct filling *f, struct letter_name n, const struct row_sheet *rows, size_t row,
                      struct str *out);
/* Facts, letterhead and recipient. */
enum err filling_begin(struct filling *f);

#endif
