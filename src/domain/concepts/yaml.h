/*
 * The small part of YAML that packs are written in: block and flow maps and lists of plain or quoted scalars.
 * Anchors, aliases, tags, merge keys, doubled keys and further documents are refused. A scalar is text until the
 * pack's schema types it. Every mistake is collected with file, line and field, in German, for the people who edit packs.
 */
#ifndef DOMAIN_CONCEPTS_YAML_H
#define DOMAIN_CONCEPTS_YAML_H

#include "base/base.h"

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

struct yaml {
        enum yaml_kind kind;
        int line;             /* from 1 */
        struct str file, key; /* key: its name inside of a map, else empty */
        struct str text;      /* of YAML_TEXT */
        struct yaml *child, *next;
        size_t n; /* children */
};

/* One mistake: „af05.yaml, Zeile 31, Feld „fact“: Den Fakt „x“ gibt es nicht.“ */
struct pack_error {
        struct str file;
        int line;         /* 0: the whole file */
        struct str field; /* may be empty */
        struct str text;
        struct pack_error *next;
};
/* At most LIMIT_PACK_ERRORS are kept; n counts all. */
struct pack_errs {
        struct arena *arena;
        struct pack_error *first, **last;
        size_t n;
};

void pack_errs_init(struct pack_errs *e, struct arena *a);
/* text may point anywhere that lives as long as the arena. */
void pack_errs_add(struct pack_errs *e, struct str file, int line, struct str field, struct str text);
/* At a node; without a field of its own it is the node's key. */
void pack_errs_at(struct pack_errs *e, const struct yaml *at, struct str field, struct str text);
/* The mistake in one line. */
struct str pack_error_text(struct arena *a, const struct pack_error *e);

/* The tree of one document in the arena, or NULL with at least one mistake added. */
struct yaml *yaml_read(struct arena *a, struct str file, struct str body, struct pack_errs *errs);

/* The child with this key, or NULL; NULL for a node that is no map. */
const struct yaml *yaml_get(const struct yaml *map, struct str key);

#endif
