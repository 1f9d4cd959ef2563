#include "db/entity_inner.h"

#include "base/rand.h"
#include "base/text.h"
#include "db/grant_private.h"

/* ---- validation ---- */
static void check_fields(struct arena *a, const struct record *r, struct errs *errs)
{
        for (size_t i = 0; i < r->e->n; i++) {
                const struct field *f = &r->e->fields[i];
                if (kind_stored(f->kind) && !f->key_of && str_empty(errs_for(errs, f->key)))
                        field_check(a, f, r->v[i], errs);
        }
}

/* What is set at creation stays. */
static void check_once(const struct record *before, const struct record *r, struct errs *errs)
{
        for (size_t i = 0; i < r->e->n; i++) {
                const struct field *f = &r->e->fields[i];
                if (f->once && kind_stored(f->kind) && !value_eq(before->v[i], r->v[i]))
                        errs_add(errs, f->key, _("Diese Angabe steht seit der Anlage fest."));
        }
}

/* "Nicht angegeben" is no state of a yes or no. */
static void settle_bools(struct record *r)
{
        for (size_t i = 0; i < r->e->n; i++)
                if (r->e->fields[i].kind == K_BOOL && r->v[i].type == V_NULL)
                        r->v[i] = value_bool(false);
}

static void derive(struct arena *a, struct record *r)
{
        for (size_t i = 0; i < r->e->n; i++) {
                const struct field *f = &r->e->fields[i];
                if (!f->key_of)
                        continue;
                int source = ent_field(r->e, f->key_source);
                must(source >= 0);
                r->v[i] = value_text(text_fold(a, rec_text(r, (size_t)source)));
        }
        if (r->e->derive)
                r->e->derive(a, r);
}

/* Messages of the form that are already there count as well. */
static enum err prepare(struct rtx *tx, const struct grant *g, const struct record *before, struct record *r,
                        struct errs *errs)
{
        struct arena *a = tx->arena;
        struct errs own;
        if (!errs) {
                errs_init(&own, a);
                errs = &own;
        }
        check_fields(a, r, errs);
        if (before)
                check_once(before, r, errs);
        if (r->e->check)
                r->e->check(a, r, errs);
        if (errs->n > 0)
                return ERR_INVALID;
        settle_bools(r);
        if (r->e->settle)
                TRY(r->e->settle(tx, g, before, r, errs));
        derive(a, r);
        return OK;
}

static int64_t case_of(const struct grant *g)
{
        return g ? grant_case(g) : 0;
}

/* ---- values of a statement ---- */
struct list {
        struct value v[LIMIT_SQL_COLUMNS + 8];
        size_t n;
};

static void add(struct list *l, struct value v)
{
        must(l->n < ARRAY_LEN(l->v));
        l->v[l->n++] = v;
}

static enum err add_fields(struct arena *a, const struct record *r, struct list *l)
{
        for (size_t i = 0; i < r->e->n; i++) {
                enum kind k = r->e->fields[i].kind;
                if (!kind_stored(k))
                        continue;
                struct value v = r->v[i];
                if (k == K_SECRET && v.type != V_NULL) {
                        must(ent_hooks()->box.seal);
                        TRY(ent_hooks()->box.seal(a, r->v[i].s, r->uid, &v.s));
                }
                add(l, v);
        }
        return OK;
}

static enum err tell(struct wtx *tx, const struct entity *e, const struct record *before,
                     const struct record *after)
{
        const struct ent_hooks *h = ent_hooks();
        if (h->history && !e->no_history)
                TRY(h->history(tx, e, before, after));
        if (h->search)
                TRY(h->search(tx, e, before, after));
        return h->follow ? h->follow(tx, e, before, after) : OK;
}

/* ---- insert ---- */
static struct str new_uid(struct arena *a)
{
        unsigned char bytes[16];
        rand_bytes(bytes, sizeof bytes);
        return text_hex(a, bytes, sizeof bytes);
}

static enum err run_insert(struct wtx *tx, const struct record *r, int64_t *id)
{
        struct arena *a = tx->r.arena;
        struct list *l = NEW(a, struct list);
        struct run run;
        struct cell c;
        bool row;
        add(l, value_text(r->uid));
        add(l, value_moment(r->created_at));
        add(l, value_ref(r->created_by));
        if (r->e->in_case)
                add(l, value_int(r->case_id));
        TRY(add_fields(a, r, l));
        TRY(run_start(&tx->r, &ent_sql(tx->r.db, r->e)->insert, S(""), l->v, l->n, true, &run));
        TRY(run_step(&run, &row));
        must(row);
        run_cell(&run, 0, &c);
        must(cell_int(&c, id));
        while (row)
                TRY(run_step(&run, &row));
        return OK;
}

static enum err insert(struct wtx *tx, const struct entity *e, const struct grant *g, struct record *r,
                       struct errs *errs)
{
        must(r->e == e);
        TRY(prepare(&tx->r, g, NULL, r, errs));
        r->uid = new_uid(tx->r.arena);
        r->created_at = r->changed_at = clock_now();
        r->created_by = r->changed_by = tx->r.actor;
        r->case_id = case_of(g);
        r->version = 1;
        TRY(run_insert(tx, r, &r->id));
        return tell(tx, e, NULL, r);
}

enum err ent_insert(struct wtx *tx, const struct free_entity *e, struct record *r, struct errs *errs)
{
        return insert(tx, &e->e, NULL, r, errs);
}

enum err ent_insert_in(struct wtx *tx, const struct wgrant *g, const struct case_entity *e, struct record *r,
                       struct errs *errs)
{
        return insert(tx, &e->e, grant_of(g), r, errs);
}

/* ---- update ---- */
/* The row as it stands; ERR_CONFLICT if somebody else saved in between or took it away. */
static enum err read_version(struct wtx *tx, const struct entity *e, int64_t case_id, int64_t id,
                             int64_t version, struct record **out)
{
        enum err err = ent_read(&tx->r, e, case_id, id, out);
        if (err == ERR_NOT_FOUND)
                return ERR_CONFLICT;
        TRY(err);
        return (*out)->version == version ? OK : ERR_CONFLICT;
}

static bool same(const struct record *a, const struct record *b)
{
        for (size_t i = 0; i < a->e->n; i++)
                if (kind_stored(a->e->fields[i].kind) && !value_eq(a->v[i], b->v[i]))
                        return false;
        return true;
}

static void add_version(struct list *l, const struct entity *e, int64_t id, int64_t version, int64_t case_id)
{
        add(l, value_int(id));
        add(l, value_int(version));
        if (e->in_case)
                add(l, value_int(case_id));
}

static enum err run_update(struct wtx *tx, const struct record *r)
{
        struct arena *a = tx->r.arena;
        struct list *l = NEW(a, struct list);
        int64_t changed;
        add_version(l, r->e, r->id, r->version, r->case_id);
        add(l, value_moment(r->changed_at));
        add(l, value_ref(r->changed_by));
        TRY(add_fields(a, r, l));
        TRY(run_exec(tx, &ent_sql(tx->r.db, r->e)->update, l->v, l->n, &changed));
        return changed == 1 ? OK : ERR_CONFLICT;
}

static enum err update(struct wtx *tx, const struct entity *e, const struct grant *g, struct record *r,
                       struct errs *errs)
{
        struct record *before;
        must(r->e == e);
        TRY(read_version(tx, e, case_of(g), r->id, r->version, &before));
        TRY(prepare(&tx->r, g, before, r, errs));
        if (same(before, r))
                return OK;
        r->uid = before->uid;
        r->case_id = case_of(g);
        r->created_at = before->created_at;
        r->created_by = before->created_by;
        r->changed_at = clock_now();
        r->changed_by = tx->r.actor;
        TRY(run_update(tx, r));
        r->version++;
        return tell(tx, e, before, r);
}

enum err ent_update(struct wtx *tx, const struct free_entity *e, struct record *r, struct errs *errs)
{
        return update(tx, &e->e, NULL, r, errs);
}

enum err ent_update_in(struct wtx *tx, const struct wgrant *g, const struct case_entity *e, struct record *r,
                       struct errs *errs)
{
        return update(tx, &e->e, grant_of(g), r, errs);
}

/* ---- delete ---- */
static enum err delete (struct wtx *tx, const struct entity *e, int64_t case_id, int64_t id,
                        int64_t version) {
        struct record *before; struct list *l = NEW(tx->r.arena, struct list); int64_t changed;
        TRY(read_version(tx, e, case_id, id, version, &before));
        add_version(l, e, id, version, case_id);
        TRY(run_exec(tx, &ent_sql(tx->r.db, e)->remove, l->v, l->n, &changed));
        return changed == 1 ? tell(tx, e, before, NULL) : ERR_CONFLICT;
}

enum err ent_delete(struct wtx *tx, const struct free_entity *e, int64_t id, int64_t version)
{
        return delete (tx, &e->e, 0, id, version);
}

enum err ent_delete_in(struct wtx *tx, const struct wgrant *g, const struct case_entity *e, int64_t id,
                       int64_t version)
{
        return delete (tx, &e->e, grant_case(grant_of(g)), id, version);
}
