#include "db/schema_check.h"

#include "db/catalog.h"
#include "db/view.h"

#define REPORT_BYTES (1u << 20)

extern const struct entity *const all_entities[];

struct check {
        struct schema_check *out;
        struct buf report;
        const struct entity *e;
        const struct catalog_column *column;
        size_t n;
        struct arena *arena;
        struct schema_finding *last;
};

static const struct {
        struct str name;
        bool number;
} common[] = {
        {S_INIT("id"), true},         {S_INIT("uid"), false},       {S_INIT("version"), true},
        {S_INIT("created_at"), true}, {S_INIT("created_by"), true}, {S_INIT("changed_at"), true},
        {S_INIT("changed_by"), true}, {S_INIT("case_id"), true},
};

static size_t common_n(const struct entity *e)
{
        return e->in_case ? ARRAY_LEN(common) : ARRAY_LEN(common) - 1;
}

static struct str fault_text(enum schema_fault fault)
{
        switch (fault) {
        case SCHEMA_MISSING:
                return S(" is missing (migration forgotten?)");
        case SCHEMA_TYPE:
                return S(" has another type");
        case SCHEMA_UNDECLARED:
                return S(" is not declared");
        }
        return S("");
}

void schema_finding_put(struct buf *b, const struct schema_finding *f)
{
        buf_put(b, f->e->name);
        buf_lit(b, ": column ");
        buf_put(b, f->column);
        buf_put(b, fault_text(f->fault));
        buf_lit(b, "\n");
}

static void find(struct check *c, const struct field *f, struct str column, enum schema_fault fault)
{
        struct schema_finding *found = NEW(c->arena, struct schema_finding);
        *found = (struct schema_finding){
                .e = c->e, .f = f, .column = column, .fault = fault, .no_table = c->n == 0};
        if (c->last)
                c->last->next = found;
        else
                c->out->first = found;
        c->last = found;
        c->out->findings++;
        schema_finding_put(&c->report, found);
}

static void check_column(struct check *c, const struct field *f, struct str name, bool number)
{
        for (size_t i = 0; i < c->n; i++) {
                if (!str_eq(c->column[i].name, name))
                        continue;
                if (!str_eq(c->column[i].type, number ? S("integer") : S("text")))
                        find(c, f, name, SCHEMA_TYPE);
                return;
        }
        find(c, f, name, SCHEMA_MISSING);
}

static bool is_number(enum kind k)
{
        return k == K_INT || k == K_MONEY || k == K_BOOL || k == K_TIME || k == K_REF || k == K_FILE;
}

static bool is_declared(const struct entity *e, struct str name)
{
        int field = ent_field(e, name);
        for (size_t i = 0; i < common_n(e); i++)
                if (str_eq(common[i].name, name))
                        return true;
        return field >= 0 && kind_stored(e->fields[field].kind);
}

static enum err check_entity(struct rtx *tx, struct check *c)
{
        struct catalog_column *column;
        TRY(catalog_columns(tx, c->e->name, &column, &c->n));
        c->column = column;
        for (size_t i = 0; i < common_n(c->e); i++)
                check_column(c, NULL, common[i].name, common[i].number);
        for (size_t i = 0; i < c->e->n; i++) {
                const struct field *f = &c->e->fields[i];
                if (kind_stored(f->kind))
                        check_column(c, f, f->key, is_number(f->kind));
        }
        for (size_t i = 0; i < c->n; i++)
                if (!is_declared(c->e, column[i].name))
                        find(c, NULL, column[i].name, SCHEMA_UNDECLARED);
        return OK;
}

enum err schema_check_list(struct rtx *tx, const struct entity *const *list, struct schema_check *out)
{
        struct check c = {.out = out, .arena = rtx_arena(tx)};
        *out = (struct schema_check){0};
        buf_init(&c.report, rtx_arena(tx), REPORT_BYTES);
        for (; *list; list++) {
                c.e = *list;
                TRY(check_entity(tx, &c));
        }
        must(!c.report.full);
        out->report = buf_str(&c.report);
        return OK;
}

enum err schema_check_run(struct rtx *tx, struct schema_check *out)
{
        bool current;
        TRY(schema_check_list(tx, all_entities, out));
        TRY(views_current(tx, all_views, &current));
        if (!current)
                out->report =
                        str_join(rtx_arena(tx), out->report,
                                 S("views (*_v.sql) are not those of the program (fallnetz migrate)\n"));
        out->findings += !current;
        return OK;
}
