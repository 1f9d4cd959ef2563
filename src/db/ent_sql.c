#include "db/entity_inner.h"

/* Names come from constants of the program only; they are quoted so that a field may be called like a word of SQL. */
#define SQL_BYTES (32u << 10)

static void put_name(struct buf *b, struct str name)
{
        buf_char(b, '"');
        buf_put(b, name);
        buf_char(b, '"');
}

static void put_parameter(struct buf *b, size_t n)
{
        buf_char(b, '$');
        buf_int(b, (int64_t)n);
}

/* ", a, b, c" */
static void put_fields(struct buf *b, const struct entity *e)
{
        for (size_t i = 0; i < e->n; i++)
                if (kind_stored(e->fields[i].kind)) {
                        buf_lit(b, ", ");
                        put_name(b, e->fields[i].key);
                }
}

static struct stmt finish(struct arena *a, const struct entity *e, const struct buf *b)
{
        must(!b->full);
        return (struct stmt){.name = str_c(a, e->name),
                             .text = str_c(a, buf_str(b)),
                             .file = __FILE__,
                             .line = __LINE__,
                             .row = &row_none};
}

static void put_select(struct buf *b, struct arena *a, const struct entity *e)
{
        buf_init(b, a, SQL_BYTES);
        buf_lit(b, "SELECT " ENT_COLUMNS);
        if (e->in_case)
                buf_lit(b, ", case_id");
        put_fields(b, e);
        buf_lit(b, " FROM ");
        put_name(b, e->name);
}

/* Free: $1 id. In a case: $1 case, $2 id. */
static struct stmt make_get(struct arena *a, const struct entity *e)
{
        struct buf b;
        put_select(&b, a, e);
        buf_put(&b, e->in_case ? S(" WHERE case_id = $1 AND id = $2") : S(" WHERE id = $1"));
        return finish(a, e, &b);
}

/* The last parameter is the most rows. */
static struct stmt make_list(struct arena *a, const struct entity *e)
{
        struct buf b;
        put_select(&b, a, e);
        buf_put(&b, e->in_case ? S(" WHERE case_id = $1 ORDER BY id LIMIT $2") : S(" ORDER BY id LIMIT $1"));
        return finish(a, e, &b);
}

/* $1 uid, $2 now, $3 actor, then the case, then the fields. */
static struct stmt make_insert(struct arena *a, const struct entity *e)
{
        struct buf b;
        size_t n = 3;
        buf_init(&b, a, SQL_BYTES);
        buf_lit(&b, "INSERT INTO ");
        put_name(&b, e->name);
        buf_lit(&b, " (uid, version, created_at, created_by, changed_at, changed_by");
        if (e->in_case)
                buf_lit(&b, ", case_id");
        put_fields(&b, e);
        buf_lit(&b, ") VALUES ($1, 1, $2, $3, $2, $3");
        if (e->in_case) {
                buf_lit(&b, ", ");
                put_parameter(&b, ++n);
        }
        for (size_t i = 0; i < e->n; i++)
                if (kind_stored(e->fields[i].kind)) {
                        buf_lit(&b, ", ");
                        put_parameter(&b, ++n);
                }
        buf_lit(&b, ") RETURNING id");
        return finish(a, e, &b);
}

/* $1 id, $2 version, then the case. */
static void put_version(struct buf *b, const struct entity *e)
{
        buf_lit(b, " WHERE id = $1 AND version = $2");
        if (e->in_case)
                buf_lit(b, " AND case_id = $3");
}

/* $1 id, $2 version, then the case, then now, the actor, the fields. */
static struct stmt make_update(struct arena *a, const struct entity *e)
{
        struct buf b;
        size_t n = e->in_case ? 3 : 2;
        buf_init(&b, a, SQL_BYTES);
        buf_lit(&b, "UPDATE ");
        put_name(&b, e->name);
        buf_lit(&b, " SET version = version + 1, changed_at = ");
        put_parameter(&b, ++n);
        buf_lit(&b, ", changed_by = ");
        put_parameter(&b, ++n);
        for (size_t i = 0; i < e->n; i++)
                if (kind_stored(e->fields[i].kind)) {
                        buf_lit(&b, ", ");
                        put_name(&b, e->fields[i].key);
                        buf_lit(&b, " = ");
                        put_parameter(&b, ++n);
                }
        put_version(&b, e);
        return finish(a, e, &b);
}

static struct stmt make_remove(struct arena *a, const struct entity *e)
{
        struct buf b;
        buf_init(&b, a, SQL_BYTES);
        buf_lit(&b, "DELETE FROM ");
        put_name(&b, e->name);
        put_version(&b, e);
        return finish(a, e, &b);
}

const struct ent_sql *ent_sql(struct db *db, const struct entity *e)
{
        struct arena *a = db->arena;
        for (const struct ent_sql *s = db->entities; s; s = s->next)
                if (s->e == e)
                        return s;
        struct ent_sql *s = NEW(a, struct ent_sql);
        *s = (struct ent_sql){.e = e,
                              .next = db->entities,
                              .get = make_get(a, e),
                              .list = make_list(a, e),
                              .insert = make_insert(a, e),
                              .update = make_update(a, e),
                              .remove = make_remove(a, e)};
        db->entities = s;
        return s;
}
