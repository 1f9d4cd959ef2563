#include "domain/concepts/store.h"

#include "base/rand.h"
#include "core/audit.h"
#include "domain/codes/codes.h"
#include "domain/concepts/cache.h"
#include "domain/concepts/shipped.h"

/* ---- reading ---- */
#define CONCEPT_KEY(X) X(INT, id) X(INT, number) X(TEXT, digest)
ROW(concept_key, CONCEPT_KEY)
#define CONCEPT_FILE_LINE(X) X(TEXT, path) X(TEXT, body)
ROW(concept_file_line, CONCEPT_FILE_LINE)

SQL(concept_key_of, concept_key, "SELECT id, number, digest FROM concept WHERE id = $1")
SQL(concept_key_active, concept_key,
    "SELECT id, number, digest FROM concept WHERE active = 1 ORDER BY (SELECT MIN(f.id) FROM concept f WHERE f.code = concept.code) LIMIT 1")
SQL_IN(concept_key_of_case, concept_key,
       "SELECT k.id, k.number, k.digest FROM casefile_v c JOIN concept k ON k.id = c.concept_id WHERE c.id = $1")
SQL(concept_files_of, concept_file_line,
    "SELECT path, body FROM concept_file WHERE concept_id = $1 ORDER BY path")

enum err concept_files(struct rtx *tx, int64_t id, struct pack_file **out, size_t *n)
{
        struct concept_file_line *line;
        TRY(db_list(tx, &sql_concept_files_of, ARGS(id), &line, n));
        *out = NEW_ARRAY(rtx_arena(tx), struct pack_file, *n);
        for (size_t i = 0; i < *n; i++)
                (*out)[i] = (struct pack_file){line[i].path, line[i].body};
        return OK;
}

/*
 * A version was whole when it was stored. A later program may know fewer facts: what then refers to nothing was left out
 * while reading, and the case stays readable.
 */
static enum err concept_load(struct rtx *tx, const struct concept_key *key, struct concept **out)
{
        struct pack_file *file;
        struct pack_errs errs;
        size_t n;
        TRY(concept_files(tx, key->id, &file, &n));
        struct arena *own = arena_open(LIMIT_ARENA_BYTES);
        pack_errs_init(&errs, rtx_arena(tx));
        enum err e = concept_read(own, file, n, &errs, out);
        if (e != OK)
                log_line(LOG_ERROR, "concept_reads_badly", LOG_INT("concept", key->id),
                         LOG_INT("mistakes", (int64_t)errs.n));
        if ((e != OK && e != ERR_INVALID) || !(*out)->work_fields) {
                arena_close(own);
                return ERR_INTERNAL;
        }
        concept_cache_put(key->digest, own, *out);
        return OK;
}

static enum err concept_of_key(struct rtx *tx, const struct concept_key *key, const struct concept **out)
{
        struct concept *c = concept_cached(key->digest);
        if (!c)
                TRY(concept_load(tx, key, &c));
        /* the same content may have another number in another database of this process (tests) */
        c->id = key->id;
        c->number = key->number;
        *out = c;
        return OK;
}

enum err concept_get(struct rtx *tx, int64_t id, const struct concept **out)
{
        struct concept_key key;
        TRY(db_row(tx, &sql_concept_key_of, ARGS(id), &key));
        return concept_of_key(tx, &key, out);
}

enum err concept_active(struct rtx *tx, const struct concept **out)
{
        struct concept_key key;
        TRY(db_row(tx, &sql_concept_key_active, NO_ARGS, &key));
        return concept_of_key(tx, &key, out);
}

/* The case this transaction spoke of last, and its concept: asked for by many parts of one page. */
struct case_memo {
        int64_t case_id;
        const struct concept *concept;
};
static struct case_memo *case_memo(struct rtx *tx)
{
        static const char key;
        void **place = rtx_memo(tx, &key);
        if (!*place)
                *place = NEW(rtx_arena(tx), struct case_memo);
        return *place;
}

enum err concept_of_case(struct rtx *tx, const struct grant *g, const struct concept **out)
{
        struct case_memo *memo = case_memo(tx);
        struct concept_key key;
        if (memo->case_id != grant_case(g)) {
                enum err e = db_row_in(tx, g, &sql_concept_key_of_case, NO_ARGS, &key);
                if (e == ERR_NOT_FOUND)
                        e = db_row(tx, &sql_concept_key_active, NO_ARGS, &key);
                TRY(e);
                TRY(concept_of_key(tx, &key, &memo->concept));
                memo->case_id = grant_case(g);
        }
        *out = memo->concept;
        return OK;
}

void concept_case_moved(struct wtx *tx)
{
        *case_memo(rtx_of(tx)) = (struct case_memo){0};
}

/* ---- code lists of the concept, for forms and details of all subjects ---- */

static enum err concept_lists(struct rtx *tx, struct str name, const struct code_entry **out, size_t *n)
{
        const struct concept *c = case_memo(tx)->concept;
        if (!c)
                TRY(concept_active(tx, &c));
        struct str mark = S(CODES_CONCEPT_MARK);
        const struct concept_list *l =
                concept_list(c, str_starts(name, mark) ? str_sub(name, mark.n, name.n) : name);
        if (!l)
                return ERR_NOT_FOUND;
        struct code_entry *entry = NEW_ARRAY(rtx_arena(tx), struct code_entry, l->n);
        for (size_t i = 0; i < l->n; i++)
                entry[i] = (struct code_entry){l->entry[i].code, l->entry[i].label, l->entry[i].help,
                                               l->entry[i].rank, true};
        *out = entry;
        *n = l->n;
        return OK;
}

void concepts_start(void)
{
        codes_fallback_set(concept_lists);
}

/* ---- versions ---- */
#define VERSION_SELECT                                                                                           \
        "SELECT k.id, k.code, k.number, k.title, k.origin, k.based_on, b.number, k.loaded_at, u.name, k.active," \
        " (SELECT COUNT(*) FROM casefile_v c WHERE c.concept_id = k.id)"                                         \
        " FROM concept k LEFT JOIN concept b ON b.id = k.based_on LEFT JOIN users u ON u.id = k.loaded_by"
SQL(concept_version_list, version_line, VERSION_SELECT " ORDER BY k.code, k.number DESC")
SQL(concept_version_of, version_line, VERSION_SELECT " WHERE k.id = $1")

enum err concept_versions(struct rtx *tx, struct version_line **out, size_t *n)
{
        return db_list(tx, &sql_concept_version_list, NO_ARGS, out, n);
}

enum err concept_version(struct rtx *tx, int64_t id, struct version_line *out)
{
        return db_row(tx, &sql_concept_version_of, ARGS(id), out);
}

/* ---- loading ---- */
#define CONCEPT_LATEST(X) X(INT, id) X(INT, number) X(TEXT, origin)
ROW(concept_latest, CONCEPT_LATEST)
SQL(concept_by_digest, one_int, "SELECT id FROM concept WHERE code = $1 AND digest = $2")
SQL(concept_newest_of, concept_latest,
    "SELECT id, number, origin FROM concept WHERE code = $1 ORDER BY number DESC LIMIT 1")
SQL(concept_active_of, concept_latest,
    "SELECT id, number, origin FROM concept WHERE code = $1 AND active = 1")
SQL(concept_add, one_int,
    "INSERT INTO concept (code, number, title, origin, based_on, loaded_at, loaded_by, active, digest)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8) RETURNING id")
SQL(concept_file_add, none, "INSERT INTO concept_file (concept_id, path, body) VALUES ($1, $2, $3)")
SQL(concept_deactivate, none,
    "UPDATE concept SET active = 0 WHERE active = 1 AND code = (SELECT k.code FROM concept k WHERE k.id = $1)")
SQL(concept_make_active, none, "UPDATE concept SET active = 1 WHERE id = $1")

static struct str origin_code(enum concept_origin o)
{
        return o == ORIGIN_SHIPPED ? S("shipped") : S("local");
}

/* Of all files, whatever their order: names and content, each with its length so that nothing can be moved between them. */
static struct str files_digest(struct arena *a, const struct pack_file *file, size_t n)
{
        struct str *part = NEW_ARRAY(a, struct str, n);
        for (size_t i = 0; i < n; i++) {
                struct str one = str_join(a, file[i].path, S("\n"), digest_hex(a, file[i].body), S("\n"));
                size_t k = i;
                for (; k > 0 && str_cmp(part[k - 1], one) > 0; k--)
                        part[k] = part[k - 1];
                part[k] = one;
        }
        struct buf b;
        buf_init(&b, a, LIMIT_PACK_FILE_BYTES);
        for (size_t i = 0; i < n; i++)
                buf_put(&b, part[i]);
        return digest_hex(a, buf_str(&b));
}

enum err concept_activate(struct wtx *tx, int64_t id)
{
        int64_t changed;
        TRY(db_exec(tx, &sql_concept_deactivate, ARGS(id), NULL));
        TRY(db_exec(tx, &sql_concept_make_active, ARGS(id), &changed));
        if (!changed)
                return ERR_NOT_FOUND;
        return audit_note(tx, S("concept"), id, 0, S("update"), S("active"));
}

static enum err latest(struct rtx *tx, const struct stmt_free *s, struct str code, struct concept_latest *out)
{
        enum err e = db_row(tx, s, ARGS(code), out);
        if (e == ERR_NOT_FOUND)
                *out = (struct concept_latest){0};
        return e == ERR_NOT_FOUND ? OK : e;
}

/* What the pack names; other files of the folder are not its content. */
static enum err version_add(struct wtx *tx, enum concept_origin origin, const struct concept *c,
                            struct str digest, const struct pack_file *file, size_t n, int64_t *id)
{
        struct rtx *rtx = rtx_of(tx);
        struct concept_latest former, active;
        TRY(latest(rtx, &sql_concept_newest_of, c->code, &former));
        TRY(latest(rtx, &sql_concept_active_of, c->code, &active));
        TRY(db_insert(tx, &sql_concept_add,
                      ARGS(c->code, former.number + 1, c->title, origin_code(origin), value_ref(former.id),
                           clock_now().s, value_ref(rtx_actor(rtx)), digest),
                      id));
        for (size_t i = 0; i < n; i++)
                TRY(db_exec(tx, &sql_concept_file_add, ARGS(*id, file[i].path, file[i].body), NULL));
        TRY(audit_note(
                tx, S("concept"), *id, 0, S("insert"),
                str_join(wtx_arena(tx), c->code, S(" "), str_from_int(wtx_arena(tx), former.number + 1))));
        bool own = active.id && str_eq(active.origin, S("local"));
        return origin == ORIGIN_SHIPPED && own ? OK : concept_activate(tx, *id);
}

enum err concept_import(struct wtx *tx, enum concept_origin origin, const struct pack_file *file, size_t n,
                        struct pack_errs *errs, int64_t *id, bool *added)
{
        struct arena *a = wtx_arena(tx);
        struct concept *c;
        struct one_int known;
        *added = false;
        TRY(concept_read(a, file, n, errs, &c));
        struct str digest = files_digest(a, file, n);
        enum err e = db_row(rtx_of(tx), &sql_concept_by_digest, ARGS(c->code, digest), &known);
        if (e != ERR_NOT_FOUND) {
                *id = e == OK ? known.n : 0;
                return e;
        }
        if (origin == ORIGIN_LOCAL)
                TRY(concept_protects(rtx_of(tx), c, errs));
        *added = true;
        return version_add(tx, origin, c, digest, file, n, id);
}

SQL(concept_digests, one_text, "SELECT digest FROM concept")

static bool digest_known(const struct one_text *known, size_t n, struct str digest)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(known[i].s, digest))
                        return true;
        return false;
}

enum err concept_sync_shipped(struct wtx *tx, int64_t *added)
{
        struct arena *a = wtx_arena(tx);
        struct pack_file *file;
        struct one_text *known;
        size_t n, digests;
        *added = 0;
        TRY(db_list(rtx_of(tx), &sql_concept_digests, NO_ARGS, &known, &digests));
        for (size_t nth = 0; shipped_pack(a, nth, &file, &n); nth++) {
                struct pack_errs errs;
                int64_t id;
                bool new_one;
                /* known content is not even read: the second start is fast */
                if (digest_known(known, digests, files_digest(a, file, n)))
                        continue;
                pack_errs_init(&errs, a);
                TRY(concept_import(tx, ORIGIN_SHIPPED, file, n, &errs, &id, &new_one));
                *added += new_one;
        }
        return OK;
}
