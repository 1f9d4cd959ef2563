#include "db/entity_inner.h"

#include "db/grant_private.h"

/* ---- one row into a record ---- */
static enum err read_int(const struct run *run, size_t *column, int64_t *out)
{
        struct cell c;
        run_cell(run, (*column)++, &c);
        *out = 0;
        return c.null || cell_int(&c, out) ? OK : ERR_INTERNAL;
}

/* In the order of ENT_COLUMNS. */
static enum err read_head(const struct run *run, struct record *r, size_t *column)
{
        struct cell c;
        TRY(read_int(run, column, &r->id));
        run_cell(run, (*column)++, &c);
        r->uid = str_copy(run->tx->arena, c.s);
        TRY(read_int(run, column, &r->version));
        TRY(read_int(run, column, &r->created_at.s));
        TRY(read_int(run, column, &r->created_by));
        TRY(read_int(run, column, &r->changed_at.s));
        TRY(read_int(run, column, &r->changed_by));
        return r->e->in_case ? read_int(run, column, &r->case_id) : OK;
}

static enum err read_secret(struct arena *a, const struct record *r, struct value *v)
{
        struct str clear;
        if (v->type == V_NULL)
                return OK;
        must(ent_hooks()->box.open);
        TRY(ent_hooks()->box.open(a, v->s, r->uid, &clear));
        *v = value_text(clear);
        return OK;
}

static enum err read_record(const struct run *run, struct record *r)
{
        size_t column = 0;
        TRY(read_head(run, r, &column));
        for (size_t i = 0; i < r->e->n; i++) {
                enum kind k = r->e->fields[i].kind;
                struct cell c;
                if (!kind_stored(k))
                        continue;
                run_cell(run, column++, &c);
                TRY(cell_value(run->tx->arena, k, &c, &r->v[i]));
                if (k == K_SECRET)
                        TRY(read_secret(run->tx->arena, r, &r->v[i]));
        }
        must(column == run->p->columns);
        return OK;
}

/* The next record, or *more false. */
static enum err next_record(struct run *run, const struct entity *e, struct record *into, bool *more)
{
        TRY(run_step(run, more));
        if (!*more)
                return OK;
        *into = *rec_new(run->tx->arena, e);
        enum err err = read_record(run, into);
        if (err != OK)
                run_stop(run);
        return err;
}

enum err ent_read(struct rtx *tx, const struct entity *e, int64_t case_id, int64_t id, struct record **out)
{
        const struct value in_case[] = {value_int(case_id), value_int(id)};
        const struct value *v = e->in_case ? in_case : in_case + 1;
        struct run run;
        bool found;
        TRY(run_start(tx, &ent_sql(tx->db, e)->get, S(""), v, e->in_case ? 2 : 1, false, &run));
        struct record *r = NEW(tx->arena, struct record);
        TRY(next_record(&run, e, r, &found));
        if (!found)
                return ERR_NOT_FOUND;
        run_stop(&run);
        *out = r;
        return OK;
}

enum err ent_get(struct rtx *tx, const struct free_entity *e, int64_t id, struct record **out)
{
        return ent_read(tx, &e->e, 0, id, out);
}

enum err ent_get_in(struct rtx *tx, const struct grant *g, const struct case_entity *e, int64_t id,
                    struct record **out)
{
        return ent_read(tx, &e->e, grant_case(g), id, out);
}

/* ---- lists ---- */
static enum err list(struct rtx *tx, const struct entity *e, int64_t case_id, size_t max, struct record **out,
                     size_t *n)
{
        const struct value in_case[] = {value_int(case_id), value_int((int64_t)max)};
        const struct value *v = e->in_case ? in_case : in_case + 1;
        struct record *r = NEW_ARRAY(tx->arena, struct record, 8);
        size_t room = 8;
        struct run run;
        bool more;
        *n = 0;
        TRY(run_start(tx, &ent_sql(tx->db, e)->list, S(""), v, e->in_case ? 2 : 1, false, &run));
        for (;;) {
                if (*n == room) {
                        struct record *larger = NEW_ARRAY(tx->arena, struct record, room * 4);
                        memcpy(larger, r, room * sizeof *r);
                        r = larger;
                        room *= 4;
                }
                TRY(next_record(&run, e, &r[*n], &more));
                if (!more)
                        break;
                ++*n;
        }
        *out = r;
        return OK;
}

enum err ent_list(struct rtx *tx, const struct free_entity *e, size_t max, struct record **out, size_t *n)
{
        return list(tx, &e->e, 0, max, out, n);
}

enum err ent_list_in(struct rtx *tx, const struct grant *g, const struct case_entity *e, size_t max,
                     struct record **out, size_t *n)
{
        return list(tx, &e->e, grant_case(g), max, out, n);
}
