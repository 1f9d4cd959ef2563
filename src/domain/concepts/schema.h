/* What may stand in a pack: every key with its type. Reading a tree only makes sense after it was checked here. */
#ifndef DOMAIN_CONCEPTS_SCHEMA_H
#define DOMAIN_CONCEPTS_SCHEMA_H

#include "domain/concepts/yaml.h"

enum key_type {
        KEY_CODE,   /* [A-Za-z0-9_.]{1,40} */
        KEY_NAME,   /* item code: [a-z][a-z0-9_]* */
        KEY_LINE,   /* up to 200 characters */
        KEY_TEXT,   /* up to 2000 characters */
        KEY_NUMBER, /* whole number */
        KEY_BOOL,   /* true, false */
        KEY_WORD,   /* one of schema_key.words */
        KEY_WORDS,  /* list of them */
        KEY_CODES,  /* list of codes */
        KEY_CODE_OR_CODES,
        KEY_CELLS, /* list of short texts: cells, proofs, names of files */
        KEY_MAP,   /* schema_key.of */
        KEY_MAPS   /* list of them */
};
struct schema_key {
        const char *name;
        enum key_type type;
        bool required;
        const struct schema *of;
        const char *words; /* blank between them */
};
struct schema {
        const struct schema_key *key;
        size_t n;
};

extern const struct schema schema_pack; /* pack.yaml */
extern const struct schema schema_file; /* every other file */

/* Unknown and missing keys, wrong types: all of them into errs. True if there were none. */
bool schema_check(const struct yaml *y, const struct schema *s, struct pack_errs *errs);

#endif
