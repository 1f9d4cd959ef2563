#include "db/db_inner.h"
#include "db/where_inner.h"

const struct row_type row_none = {.name = "none"};

static const struct column one_int_columns[] = {{"n", K_INT}};
static const struct column one_text_columns[] = {{"s", K_TEXT}};
const struct row_type row_one_int = {"one_int", one_int_columns, 1, sizeof(struct one_int)};
const struct row_type row_one_text = {"one_text", one_text_columns, 1, sizeof(struct one_text)};

/* A mistake in a statement is shown where the statement stands. */
#define must_stmt(s, condition, literal)                                                                     \
        do {                                                                                                 \
                if (!(condition))                                                                            \
                        panic_at((s)->file, (s)->line, literal);                                             \
        } while (0)

static enum err run_fail(struct rtx *tx, const struct stmt *s, enum err e)
{
        tx->broken = e;
        tx->db->running = false;
        tx->db->failed = (struct const_name){s->name};
        return e;
}

static enum err find_prep(struct db *db, const struct stmt *s, struct str text, struct prep **out)
{
        const void *key = str_empty(text) ? s : NULL;
        *out = cache_find(&db->cache, key, text);
        if (*out)
                return OK;
        if (cache_full(&db->cache))
                cache_clear(&db->cache, db->conn);
        struct str sql = key ? str_of(s->text) : str_copy(db->cache.arena, text);
        TRY(drv_prepare(db, db->cache.arena, sql, out));
        cache_add(&db->cache, key, sql, *out);
        return OK;
}

enum err run_start(struct rtx *tx, const struct stmt *s, struct str text, const struct value *v, size_t n,
                   bool writes, struct run *out)
{
        struct db *db = tx->db;
        must(db->open == tx && !db->running);
        must(!writes || tx->write);
        if (tx->broken != OK)
                return tx->broken;
        struct prep *p;
        enum err e = find_prep(db, s, text, &p);
        if (e != OK)
                return run_fail(tx, s, e);
        must_stmt(s, p->params == n, "the number of arguments differs from the parameters of the statement");
        must_stmt(s, writes || p->reads, "a statement that writes runs as a reading one");
        db->running = true;
        e = drv_run(db, p, tx->arena, v, n);
        if (e != OK)
                return run_fail(tx, s, e);
        *out = (struct run){tx, s, p};
        return OK;
}

enum err run_step(struct run *r, bool *row)
{
        struct db *db = r->tx->db;
        enum err e = drv_step(db, r->p, row);
        if (e == OK && *row)
                return OK;
        db->conn->d->done(r->p);
        db->running = false;
        return e == OK ? OK : run_fail(r->tx, r->s, e);
}

void run_cell(const struct run *r, size_t column, struct cell *out)
{
        r->tx->db->conn->d->cell(r->p, column, out);
}

void run_stop(struct run *r)
{
        r->tx->db->conn->d->done(r->p);
        r->tx->db->running = false;
}

int64_t run_changed(const struct run *r)
{
        return r->tx->db->conn->changed;
}

enum err run_exec(struct wtx *tx, const struct stmt *s, const struct value *v, size_t n, int64_t *changed)
{
        struct run r;
        bool row = true;
        TRY(run_start(&tx->r, s, S(""), v, n, true, &r));
        while (row)
                TRY(run_step(&r, &row));
        if (changed)
                *changed = run_changed(&r);
        return OK;
}

/* ---- rows as structs ---- */
static size_t member_size(enum kind k)
{
        switch (k) {
        case K_INT:
        case K_MONEY:
                return sizeof(int64_t);
        case K_BOOL:
                return sizeof(bool);
        case K_TEXT:
        case K_FILE:
                return sizeof(struct str);
        case K_DATE:
                return sizeof(struct date);
        case K_TIME:
                return sizeof(struct moment);
        case K_LONGTEXT:
        case K_CODE:
        case K_CODES:
        case K_REF:
        case K_SECRET:
        case K_GROUP:
        case K_N:
                break;
        }
        panic("a row cannot hold this kind");
}

static size_t member_align(enum kind k)
{
        return k == K_TEXT || k == K_FILE ? _Alignof(struct str) : member_size(k);
}

static size_t aligned(size_t at, size_t align)
{
        return (at + align - 1) / align * align;
}

/* The size that a struct with these members has; differs from sizeof if somebody wrote the struct by hand. */
static size_t row_size(const struct row_type *t)
{
        size_t at = 0, most = 1;
        for (size_t i = 0; i < t->n; i++) {
                size_t align = member_align(t->columns[i].kind);
                at = aligned(at, align) + member_size(t->columns[i].kind);
                most = align > most ? align : most;
        }
        return aligned(at, most);
}

static enum err put_text(struct arena *a, const struct cell *c, char *to)
{
        struct str s = c->null ? S("") : c->number ? str_from_int(a, c->i) : str_copy(a, c->s);
        memcpy(to, &s, sizeof s);
        return OK;
}

static enum err put_number(enum kind k, const struct cell *c, char *to)
{
        int64_t i = k == K_TIME ? INT64_MIN : 0;
        if (!c->null && !cell_int(c, &i))
                return ERR_INTERNAL;
        bool b = i != 0;
        memcpy(to, k == K_BOOL ? (const void *)&b : &i, member_size(k));
        return OK;
}

static enum err put_member(struct arena *a, enum kind k, const struct cell *c, char *to)
{
        if (k == K_TEXT || k == K_FILE)
                return put_text(a, c, to);
        if (k != K_DATE)
                return put_number(k, c, to);
        struct date d = DATE_NONE;
        if (!c->null && !date_parse_iso(c->s, &d))
                return ERR_INTERNAL;
        memcpy(to, &d, sizeof d);
        return OK;
}

static enum err read_row(const struct run *r, char *to)
{
        const struct row_type *t = r->s->row;
        size_t at = 0;
        for (size_t i = 0; i < t->n; i++) {
                enum kind k = t->columns[i].kind;
                struct cell c;
                at = aligned(at, member_align(k));
                run_cell(r, i, &c);
                TRY(put_member(r->tx->arena, k, &c, to + at));
                at += member_size(k);
        }
        return OK;
}

static void check_row(const struct stmt *s, const struct prep *p, size_t size)
{
        must_stmt(s, size == s->row->size && size == row_size(s->row),
                  "the statement gives rows of another type");
        must_stmt(s, p->columns == s->row->n, "the columns of the statement differ from its row type");
}

/* The row is read, or the run has ended with an error. */
static enum err take_row(struct run *r, char *to)
{
        enum err e = read_row(r, to);
        if (e == OK)
                return OK;
        run_stop(r);
        return run_fail(r->tx, r->s, e);
}

struct rows {
        char *p;
        size_t n, cap, size;
};

static char *rows_next(struct rows *rows, struct arena *a)
{
        if (rows->n == rows->cap) {
                size_t cap = rows->cap ? rows->cap * 4 : 16;
                char *p = arena_array(a, cap, rows->size);
                if (rows->n)
                        memcpy(p, rows->p, rows->n * rows->size);
                rows->p = p;
                rows->cap = cap;
        }
        return rows->p + rows->n++ * rows->size;
}

static enum err list(struct rtx *tx, const struct stmt *s, struct str text, const struct value *v, size_t vn,
                     void **out, size_t size, size_t *n)
{
        struct run r;
        struct rows rows = {.size = size};
        bool row;
        *n = 0;
        TRY(run_start(tx, s, text, v, vn, false, &r));
        check_row(s, r.p, size);
        for (;;) {
                TRY(run_step(&r, &row));
                if (!row)
                        break;
                if (rows.n == LIMIT_EXPORT_ROWS) {
                        run_stop(&r);
                        return ERR_LIMIT;
                }
                TRY(take_row(&r, rows_next(&rows, tx->arena)));
        }
        *out = rows.p ? rows.p : arena_alloc(tx->arena, size);
        *n = rows.n;
        return OK;
}

static enum err first(struct rtx *tx, const struct stmt *s, const struct value *v, size_t vn, void *out,
                      size_t size)
{
        struct run r;
        bool row;
        TRY(run_start(tx, s, S(""), v, vn, false, &r));
        TRY(run_step(&r, &row));
        check_row(s, r.p, size);
        if (!row)
                return ERR_NOT_FOUND;
        TRY(take_row(&r, out));
        run_stop(&r);
        return OK;
}

/* INSERT … RETURNING id; no row when ON CONFLICT DO NOTHING met a taken value. */
static enum err insert(struct wtx *tx, const struct stmt *s, const struct value *v, size_t n, int64_t *id)
{
        struct run r;
        struct cell c;
        bool row, more = true;
        TRY(run_start(&tx->r, s, S(""), v, n, true, &r));
        TRY(run_step(&r, &row));
        must_stmt(s, r.p->columns == 1, "an insert gives back the id and nothing else");
        if (!row)
                return ERR_CONFLICT;
        run_cell(&r, 0, &c);
        bool fine = cell_int(&c, id);
        while (more)
                TRY(run_step(&r, &more));
        return fine ? OK : run_fail(&tx->r, s, ERR_INTERNAL);
}

/* The arguments with the bound one in front. */
static const struct value *with_first(struct arena *a, int64_t bound, struct args args)
{
        struct value *v = NEW_ARRAY(a, struct value, args.n + 1);
        v[0] = value_int(bound);
        if (args.n)
                memcpy(v + 1, args.v, args.n * sizeof *v);
        return v;
}

/* ---- free ---- */
enum err db_list_free(struct rtx *tx, const struct stmt_free *s, struct args a, void **rows, size_t size,
                      size_t *n)
{
        return list(tx, &s->s, S(""), a.v, a.n, rows, size, n);
}

enum err db_row_free(struct rtx *tx, const struct stmt_free *s, struct args a, void *row, size_t size)
{
        return first(tx, &s->s, a.v, a.n, row, size);
}

enum err db_exec(struct wtx *tx, const struct stmt_free *s, struct args a, int64_t *changed)
{
        return run_exec(tx, &s->s, a.v, a.n, changed);
}

enum err db_insert(struct wtx *tx, const struct stmt_free *s, struct args a, int64_t *id)
{
        return insert(tx, &s->s, a.v, a.n, id);
}

enum err db_list_where_(struct rtx *tx, const struct stmt_free *s, struct args a, const struct where *w,
                        void **rows, size_t size, size_t *n)
{
        struct built b;
        where_build(tx->arena, &s->s, a.v, a.n, w, &b);
        return list(tx, &s->s, b.text, b.v, b.n, rows, size, n);
}

/* ---- scope: $1 is the acting user ---- */
enum err db_list_scope_(struct rtx *tx, const struct stmt_scope *s, struct args a, void **rows, size_t size,
                        size_t *n)
{
        return list(tx, &s->s, S(""), with_first(tx->arena, tx->actor, a), a.n + 1, rows, size, n);
}

enum err db_row_scope_(struct rtx *tx, const struct stmt_scope *s, struct args a, void *row, size_t size)
{
        return first(tx, &s->s, with_first(tx->arena, tx->actor, a), a.n + 1, row, size);
}

enum err db_exec_scope(struct wtx *tx, const struct stmt_scope *s, struct args a, int64_t *changed)
{
        return run_exec(tx, &s->s, with_first(tx->r.arena, tx->r.actor, a), a.n + 1, changed);
}

enum err db_list_scope_where_(struct rtx *tx, const struct stmt_scope *s, struct args a,
                              const struct where *w, void **rows, size_t size, size_t *n)
{
        struct built b;
        where_build(tx->arena, &s->s, with_first(tx->arena, tx->actor, a), a.n + 1, w, &b);
        return list(tx, &s->s, b.text, b.v, b.n, rows, size, n);
}

/* ---- in: $1 is the case of the grant ---- */
enum err db_list_in_(struct rtx *tx, const struct grant *g, const struct stmt_in *s, struct args a,
                     void **rows, size_t size, size_t *n)
{
        return list(tx, &s->s, S(""), with_first(tx->arena, grant_case(g), a), a.n + 1, rows, size, n);
}

enum err db_row_in_(struct rtx *tx, const struct grant *g, const struct stmt_in *s, struct args a, void *row,
                    size_t size)
{
        return first(tx, &s->s, with_first(tx->arena, grant_case(g), a), a.n + 1, row, size);
}

enum err db_exec_in(struct wtx *tx, const struct wgrant *g, const struct stmt_in *s, struct args a,
                    int64_t *changed)
{
        return run_exec(tx, &s->s, with_first(tx->r.arena, grant_case(grant_of(g)), a), a.n + 1, changed);
}

enum err db_insert_in(struct wtx *tx, const struct wgrant *g, const struct stmt_in *s, struct args a,
                      int64_t *id)
{
        return insert(tx, &s->s, with_first(tx->r.arena, grant_case(grant_of(g)), a), a.n + 1, id);
}
