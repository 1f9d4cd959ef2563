/*
 * Documents of a case: filled from a template of the concept, changed by hand, finished as one PDF that is kept, and handed out.
 * What goes to somebody outside is drawn for a struct disclosure only. D1–D28; H2, H4, H6, H10
 */
#ifndef DOMAIN_DOCUMENTS_LETTER_H
#define DOMAIN_DOCUMENTS_LETTER_H

#include "core/access.h"
#include "domain/concepts/letter.h"
#include "domain/consent/disclosure.h"
#include "paper/markup.h"

#define ENTITY_NAME letter
#define ENTITY_PREFIX LETTER
#define ENTITY_DEF "domain/documents/letter.def"
#include "db/entity_decl.h"
#define ENTITY_NAME letter_outlet
#define ENTITY_PREFIX LETTER_OUTLET
#define ENTITY_DEF "domain/documents/letter_outlet.def"
#include "db/entity_decl.h"

/* ---- who may ---- */
/* Everything the texts of this document read; a document that waits for a subject is for nobody yet. */
bool document_open_to(const struct actor *who, const struct concept_document *d);
bool letter_readable(const struct actor *who, const struct record *letter);
bool letter_third_party(const struct record *letter);
bool letter_final(const struct record *letter);

/* ---- filling a template ---- */
struct letter_order {
        const struct concept *concept;
        const struct concept_document *document;
        const struct concept_letter *text;
        int64_t row_id;       /* of document->of, 0: none */
        int64_t recipient_id; /* organisation, 0: the client, or nobody */
        int64_t user_id;      /* who writes */
        struct date on;
};
/* What nobody has entered yet, and where. */
struct letter_gap {
        struct str label;
        const char *path;                    /* "/faelle/:/ziele", or NULL */
        const struct performance_goal *goal; /* of an item, else NULL */
};
struct letter_draft {
        struct str subject, body, address;
        struct str content; /* what of the client it tells */
        struct str closed;  /* blocks left out, because this is not released: codes of disclosure_content */
        struct letter_gap *gap;
        size_t gaps;
};
/* From the case; g NULL: from invented words, so that a template can be seen without a case. */
enum err letter_fill(struct rtx *tx, const struct grant *g, const struct letter_order *o,
                     struct letter_draft *out);

/* ---- may it be written at all? ---- */
/* The contact and the content, before a letter to somebody outside is begun. H1, H2, H4, H6 */
enum err letter_ruling(struct rtx *tx, const struct grant *g, const struct concept_document *d,
                       int64_t recipient_id, struct str content, struct consent_ruling *out);

/* ---- life ---- */
/* The draft of an order. ERR_INVALID when consents do not allow it; keys of errs: "recipient_id", "row". */
enum err letter_begin(struct wtx *tx, const struct wgrant *g, const struct letter_order *o, struct errs *errs,
                      struct record **out);
/*
 * The exact file, kept with the case. on: today, or an earlier day for what is written down later. way: code of disclosure_way, for somebody outside, to whom it counts as given from here on.
 * ERR_INVALID: consents do not allow it (any more), or the text names a diagnosis that is not released. ERR_CONFLICT: it is
 * finished already.
 */
enum err letter_finish(struct wtx *tx, const struct wgrant *g, int64_t letter_id, struct str way,
                       struct date on, struct errs *errs);
/* The file. For somebody outside ERR_DENIED when a consent has ended since. */
enum err letter_file(struct rtx *tx, const struct grant *g, const struct record *letter, struct str *out);
/*
 * It leaves on this way (code of letter_way): written down. stopped: a consent has ended since, nothing leaves, and that is written
 * down too. ERR_CONFLICT for a draft.
 */
enum err letter_leave(struct wtx *tx, const struct wgrant *g, int64_t letter_id, struct str way,
                      struct date on, bool *stopped);
/* Outlets of one letter, oldest first. */
enum err letter_outlets(struct rtx *tx, const struct grant *g, int64_t letter_id, struct record **out,
                        size_t *n);

/* ---- drawing ---- */
/* The document as blocks: what the preview draws and what is printed. proof: for somebody outside; a preview has none. */
enum err letter_paper(struct rtx *tx, const struct grant *g, const struct record *letter, struct paper *out);

#define LETTER_LINE(X)                                                                                       \
        X(INT, id) X(TEXT, code) X(TEXT, title) X(TEXT, audience) X(TEXT, status) X(DATE, dated_on)          \
                X(DATE, finished_on) X(TEXT, recipient) X(TEXT, who) X(TEXT, classes) X(INT, left_n)
ROW(letter_line, LETTER_LINE)
/* Newest first. */
enum err letter_lines(struct rtx *tx, const struct grant *g, struct letter_line **out, size_t *n);

#endif
