/*
 * Texts of documents: what a pack says for one document in one language. Blocks name facts, fields of the letter and columns of row
 * sources in braces: „Guten Tag {client_polite},“. Every name is looked up when the pack is read; an unknown one stops the load.
 */
#ifndef DOMAIN_CONCEPTS_LETTER_H
#define DOMAIN_CONCEPTS_LETTER_H

#include "domain/concepts/concept.h"

/* What the letter itself knows, and no fact does: {letter.author}. */
#define LETTER_WORDS(X)                                                                                      \
        X(date, PUBLIC, N_("Datum des Schreibens"))                                                          \
        X(place, PUBLIC, N_("Ort der Stelle"))                                                               \
        X(office, PUBLIC, N_("Träger"))                                                                      \
        X(site, PUBLIC, N_("Stelle"))                                                                        \
        X(site_phone, PUBLIC, N_("Telefon der Stelle"))                                                      \
        X(privacy_contact, PUBLIC, N_("Ansprechperson für den Datenschutz"))                                 \
        X(author, PUBLIC, N_("Wer schreibt"))                                                                \
        X(author_job, PUBLIC, N_("Funktion"))                                                                \
        X(author_phone, PUBLIC, N_("Durchwahl"))                                                             \
        X(recipient, SCHEDULE, N_("Empfänger"))                                                              \
        X(person, SCHEDULE, N_("Ansprechperson beim Empfänger"))                                             \
        X(deadline, PUBLIC, N_("In 14 Tagen"))                                                               \
        X(diagnoses, HEALTH, N_("Diagnosen, die freigegeben sind"))
enum letter_word {
#define X(name, ...) IN_LETTER_##name,
        LETTER_WORDS(X)
#undef X
                LETTER_WORDS_N
};

/* What a name in braces or a condition means. */
struct letter_name {
        enum letter_name_kind { NAME_NONE, NAME_FACT, NAME_FIELD, NAME_ROW, NAME_COLUMN } kind;
        size_t ref; /* fact_ref, enum letter_word, or enum row_column: of the row the letter is about, or of a repeated one */
        enum data_class cls;
        struct str label;
};
/* rows: the source whose rows are repeated where the name stands, or ROW_SOURCES. */
struct letter_name letter_name(const struct concept *c, const struct concept_document *d,
                               enum row_source rows, struct str name);
/* The next name in braces, and the text before and behind it; false when there is none. */
bool letter_name_next(struct str text, struct str *before, struct str *name, struct str *rest);

/* The text of this document in this language, else NULL. */
const struct concept_letter *concept_letter(const struct concept_document *d, struct str lang);
const struct concept_document *concept_document(const struct concept *c, struct str code);

#endif
