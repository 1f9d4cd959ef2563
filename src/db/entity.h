/*
 * An entity is a table declared once in a .def file. Records are values by field number (PERSON_family), never struct
 * offsets. Every entity table also has: id, uid, version, created_at, created_by, changed_at, changed_by, and case_id
 * if it is owned by a case. Entity tables are written by ent_* only; each write leaves a history row in the same transaction.
 *
 * Declaring (person.h):            Defining (person.c):
 *   #define ENTITY_NAME person       the same three lines, then
 *   #define ENTITY_PREFIX PERSON     #include "db/entity_impl.h"
 *   #define ENTITY_DEF "domain/people/person.def"
 *   #include "db/entity_decl.h"
 *
 * person.def:
 *   ENTITY(person, N_("Person"), N_("Personen"), .check = person_check, .names = {K("given"), K("family")})
 *   FIELD(TEXT, family, MASTER, N_("Familienname"), .required = true, .max = 200)
 * CASE_ENTITY(...) instead of ENTITY(...) for a table owned by a case: only ent_*_in with a grant exists for it.
 */
#ifndef DB_ENTITY_H
#define DB_ENTITY_H

#include "db/db.h"
#include "db/field.h"

struct record;
struct case_entity;
struct grant; /* read access to one case; made only by the cases module */

struct entity {
        struct str name;          /* table name */
        struct str title, plural; /* German */
        const struct field *fields;
        size_t n;
        const struct case_entity *in_case; /* itself when it is owned by a case, else NULL */
        /*
         * What the history of a deleted record said stays readable. Only for evidence about the case itself, never for data of
         * third persons. Without it the content is erased with the record; that something was deleted, when and by whom
         * stays, and the chain stays whole.
         */
        bool history_stays;
        bool no_history;     /* never for personal data; only technical tables */
        struct str names[3]; /* keys of the fields that name a record in links and lists */
        /* Rules across fields ("end not before start"); adds messages. May be NULL. */
        void (*check)(struct arena *a, const struct record *r, struct errs *e);
        /* Does a form for this record ask for the field? What has a value is drawn all the same. May be NULL: all are. */
        bool (*asks)(const struct record *r, size_t field);
        /* Fields derived in C (folded keys …) before every write. May be NULL: key_of fields are done generically. */
        void (*derive)(struct arena *a, struct record *r);
        /*
         * What only the other rows of the case can say: refuses (ERR_INVALID, messages in errs) or completes the record. In the
         * transaction of the write, after check; before is NULL on insert, g is NULL for a free entity. May be NULL.
         */
        enum err (*settle)(struct rtx *tx, const struct grant *g, const struct record *before,
                           struct record *r, struct errs *errs);
};
/* Two types, so that an entity owned by a case cannot be read without a grant: it does not compile. */
struct free_entity {
        struct entity e;
};
struct case_entity {
        struct entity e;
};

struct record {
        const struct entity *e;
        int64_t id, version, case_id;
        struct str uid;
        struct moment created_at, changed_at;
        int64_t created_by, changed_by;
        struct value *v; /* e->n values */
};

/* ---- records ---- */
struct record *rec_new(struct arena *a, const struct entity *e);
struct record *rec_copy(struct arena *a, const struct record *r);
/* Typed reads; a wrong kind is a panic. NULL gives empty text, 0, false, DATE_NONE. Numbers of fields are size_t. */
struct str rec_text(const struct record *r, size_t field);
int64_t rec_int(const struct record *r, size_t field); /* INT MONEY REF FILE */
bool rec_bool(const struct record *r, size_t field);
struct date rec_date(const struct record *r, size_t field);
struct moment rec_moment(const struct record *r, size_t field);
bool rec_given(const struct record *r, size_t field);
/* Writes a value; a wrong kind is a panic. */
void rec_set(struct record *r, size_t field, struct value v);
#define REC_SET(record, field, x) rec_set((record), (field), V(x))
/* Number of the field with this key, or -1. */
int ent_field(const struct entity *e, struct str key);
/* The entity with this table name, or NULL (all_entities of the collector). */
const struct entity *ent_by_name(struct str name);
/* "Renate Albers": the values of e->names joined by blanks. */
struct str rec_title(struct arena *a, const struct record *r);

/* ---- free entities ---- */
enum err ent_get(struct rtx *tx, const struct free_entity *e, int64_t id, struct record **out);
/* Validates (field_check, e->check), derives, inserts, writes history. Sets id, uid, version. ERR_INVALID fills errs. */
enum err ent_insert(struct wtx *tx, const struct free_entity *e, struct record *r, struct errs *errs);
/* r carries id and the version it was read with; ERR_CONFLICT if the row has another version or is gone. */
enum err ent_update(struct wtx *tx, const struct free_entity *e, struct record *r, struct errs *errs);
enum err ent_delete(struct wtx *tx, const struct free_entity *e, int64_t id, int64_t version);

/* ---- entities of a case: the grant adds case_id to every statement ---- */
struct wgrant; /* write access; includes read */
const struct grant *grant_of(const struct wgrant *g);
int64_t grant_case(const struct grant *g);
/* May the holder write as well? Pages hide what would be refused. */
bool grant_writes(const struct grant *g);
enum err ent_get_in(struct rtx *tx, const struct grant *g, const struct case_entity *e, int64_t id,
                    struct record **out);
enum err ent_insert_in(struct wtx *tx, const struct wgrant *g, const struct case_entity *e, struct record *r,
                       struct errs *errs);
enum err ent_update_in(struct wtx *tx, const struct wgrant *g, const struct case_entity *e, struct record *r,
                       struct errs *errs);
enum err ent_delete_in(struct wtx *tx, const struct wgrant *g, const struct case_entity *e, int64_t id,
                       int64_t version);
/* All records of a case in order of id (newest last), at most max. Decrypts secrets. */
enum err ent_list_in(struct rtx *tx, const struct grant *g, const struct case_entity *e, size_t max,
                     struct record **out, size_t *n);
/* All records of a free entity, in order of id, at most max. For small tables (sites, teams). */
enum err ent_list(struct rtx *tx, const struct free_entity *e, size_t max, struct record **out, size_t *n);

/*
 * History hook: core/audit registers itself here at start; db does not know users or digests.
 * before is NULL on insert, after is NULL on delete.
 */
typedef enum err ent_history_fn(struct wtx *tx, const struct entity *e, const struct record *before,
                                const struct record *after);
void ent_history_set(ent_history_fn *fn);
/* Search hook: called after insert, update, delete with the same records. */
void ent_search_set(ent_history_fn *fn);
/* The last of the three, for rows that repeat what records say (the line of a case in lists). */
void ent_follow_set(ent_history_fn *fn);
/* Secret hooks: core/secret encrypts and decrypts K_SECRET with the row's uid as associated data. */
struct secret_box {
        enum err (*seal)(struct arena *a, struct str clear, struct str uid, struct str *out);
        enum err (*open)(struct arena *a, struct str sealed, struct str uid, struct str *out);
};
void ent_secret_set(struct secret_box box);

#endif
