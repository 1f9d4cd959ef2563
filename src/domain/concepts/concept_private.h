/* Inside of this folder: how a concept is built from trees that passed the schema. */
#ifndef DOMAIN_CONCEPTS_CONCEPT_PRIVATE_H
#define DOMAIN_CONCEPTS_CONCEPT_PRIVATE_H

#include "domain/concepts/concept.h"

struct build {
        struct arena *a; /* of the concept */
        struct pack_errs *errs;
        struct concept *c;
        const struct yaml **tree; /* the files in order */
        size_t trees;
};

/* Walks a list that may be spread over several files. */
struct each {
        const struct build *b;
        struct str key;
        size_t tree;
        const struct yaml *y;
};
static inline struct each each_of(const struct build *b, struct str key)
{
        return (struct each){b, key, 0, NULL};
}
bool each_next(struct each *e);
size_t each_count(const struct build *b, struct str key);

/* Text of a key, copied; the empty str when it is missing. */
struct str take(const struct build *b, const struct yaml *y, struct str key);
/* The same without a copy, for looking up. */
struct str text_of(const struct yaml *y, struct str key);
int64_t number_of(const struct yaml *y, struct str key);
bool flag_of(const struct yaml *y, struct str key);
size_t count_of(const struct yaml *y, struct str key);
struct place place_of(const struct build *b, const struct yaml *y);
/* A mistake at a key of a node: message with a name in „“ in the middle. */
void mistake(const struct build *b, const struct yaml *y, struct str key, struct str before, struct str name,
             struct str after);

/* The lists, work fields, goals and items. */
void build_lists(struct build *b);
void build_work_fields(struct build *b);
/* What refers to them: evidence, suggestions, classification, reminders, documents. Call last. */
void build_tables(struct build *b);
/* Access criteria, funders, structure, documents. */
void build_rest(struct build *b);
void build_instruments(struct build *b);
/* Questionnaires; after the lists. */
void build_surveys(struct build *b);
struct concept_line *build_lines(const struct build *b, const struct yaml *list, size_t *n);

/* Documents and their texts. */
void build_documents(struct build *b);

/* Codes are unique, references lead somewhere, tables fit their columns. */
void check_codes(struct build *b);

#endif
