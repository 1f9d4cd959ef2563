/*
 * Code lists: the office's own (code.def, labels and activity overridable in table code), else those of the newest active
 * concept (measures, scales, outcome). Entries never disappear: a switched-off one keeps its label where it was used.
 */
#ifndef DOMAIN_CODES_CODES_H
#define DOMAIN_CODES_CODES_H

#include "db/stmt.h"

struct code_entry {
        struct str code, label, help;
        int64_t rank; /* order; for scales the value that comparisons use */
        bool active;
};
/* What stands before the name of a concept's list in the field of an item: offices have lists of the same name. */
#define CODES_CONCEPT_MARK "@"

/* The program may name this list: the office has it, or every concept must bring it. */
bool codes_known(struct str list);
/* Does the office's own list have this code, whatever it is called and whether it is offered? */
bool codes_office_has(struct str list, struct str code);
/* A list that the program may not name is a panic; ERR_NOT_FOUND if no concept is there that brings it. */
enum err codes_list(struct rtx *tx, struct str list, const struct code_entry **out, size_t *n);
/* The label of a code; the code itself when the list does not know it; empty for an empty code. */
enum err codes_label(struct rtx *tx, struct str list, struct str code, struct str *out);

/* Lists of the office, for the page that edits them: how many, and name and title of the i-th. */
size_t codes_office_count(void);
void codes_office_list(size_t i, struct str *name, struct str *title);
/* Renames an entry of the office or switches it on or off; history included. ERR_NOT_FOUND for unknown ones. */
enum err codes_override(struct wtx *tx, struct str list, struct str code, struct str label, bool active);

/* The lists that the program takes from the concept, by name; ended by the empty str. */
extern const struct str codes_of_concept[];

/* Where lists come from that the office does not have: the concepts module registers itself at start. */
typedef enum err codes_fallback_fn(struct rtx *tx, struct str list, const struct code_entry **out, size_t *n);
void codes_fallback_set(codes_fallback_fn *fn);

#endif
