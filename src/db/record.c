#include "db/entity.h"

struct record *rec_new(struct arena *a, const struct entity *e)
{
        struct record *r = NEW(a, struct record);
        *r = (struct record){.e = e, .created_at = MOMENT_NONE, .changed_at = MOMENT_NONE};
        r->v = NEW_ARRAY(a, struct value, e->n);
        return r;
}

struct record *rec_copy(struct arena *a, const struct record *r)
{
        struct record *copy = rec_new(a, r->e);
        struct value *v = copy->v;
        if (r->e->n)
                memcpy(v, r->v, r->e->n * sizeof *v);
        *copy = *r;
        copy->v = v;
        return copy;
}

/* The type of value that a field of this kind holds. */
static enum vtype type_of(enum kind k)
{
        switch (k) {
        case K_TEXT:
        case K_LONGTEXT:
        case K_CODE:
        case K_CODES:
        case K_SECRET:
                return V_TEXT;
        case K_INT:
        case K_MONEY:
        case K_BOOL:
        case K_REF:
        case K_FILE:
                return V_INT;
        case K_DATE:
                return V_DATE;
        case K_TIME:
                return V_MOMENT;
        case K_GROUP:
        case K_N:
                break;
        }
        panic("this kind holds no value");
}

static struct value value_at(const struct record *r, size_t field, enum vtype want)
{
        must(field < r->e->n);
        must(type_of(r->e->fields[field].kind) == want);
        return r->v[field];
}

struct str rec_text(const struct record *r, size_t field)
{
        struct value v = value_at(r, field, V_TEXT);
        return v.type == V_NULL ? S("") : v.s;
}

int64_t rec_int(const struct record *r, size_t field)
{
        must(field < r->e->n && r->e->fields[field].kind != K_BOOL);
        struct value v = value_at(r, field, V_INT);
        return v.type == V_NULL ? 0 : v.i;
}

bool rec_bool(const struct record *r, size_t field)
{
        must(field < r->e->n && r->e->fields[field].kind == K_BOOL);
        return r->v[field].type != V_NULL && r->v[field].i;
}

struct date rec_date(const struct record *r, size_t field)
{
        struct value v = value_at(r, field, V_DATE);
        return v.type == V_NULL ? DATE_NONE : v.d;
}

struct moment rec_moment(const struct record *r, size_t field)
{
        struct value v = value_at(r, field, V_MOMENT);
        return v.type == V_NULL ? MOMENT_NONE : v.m;
}

bool rec_given(const struct record *r, size_t field)
{
        must(field < r->e->n);
        return r->v[field].type != V_NULL;
}

void rec_set(struct record *r, size_t field, struct value v)
{
        must(field < r->e->n);
        enum kind k = r->e->fields[field].kind;
        must(v.type == V_NULL || v.type == type_of(k));
        r->v[field] = (k == K_REF || k == K_FILE) && v.type == V_INT ? value_ref(v.i) : v;
}

struct str rec_title(struct arena *a, const struct record *r)
{
        struct str title = S("");
        for (size_t i = 0; i < ARRAY_LEN(r->e->names) && !str_empty(r->e->names[i]); i++) {
                int field = ent_field(r->e, r->e->names[i]);
                must(field >= 0);
                struct str s = field_typed(a, &r->e->fields[field], r->v[field]);
                title = str_join_with(a, S(" "), title, s);
        }
        return title;
}
