#include "db/scaffold.h"

#include "base/text.h"

#define SCAFFOLD_BYTES (1u << 20)

struct writer {
        const struct schema_check *check;
        struct scaffold *out;
        struct buf sql, undecided;
};

/* Words of SQL that somebody might call a field; as a name they stand in quotes. */
static const struct str sql_words[] = {S_INIT("case"),  S_INIT("check"), S_INIT("column"), S_INIT("default"),
                                       S_INIT("desc"),  S_INIT("end"),   S_INIT("from"),   S_INIT("group"),
                                       S_INIT("limit"), S_INIT("order"), S_INIT("table"),  S_INIT("to"),
                                       S_INIT("user"),  S_INIT("when"),  S_INIT("where")};

static void put_name(struct buf *b, struct str name)
{
        bool quoted = false;
        for (size_t i = 0; i < ARRAY_LEN(sql_words); i++)
                quoted |= str_eq(name, sql_words[i]);
        buf_put(b, quoted ? S("\"") : S(""));
        buf_put(b, name);
        buf_put(b, quoted ? S("\"") : S(""));
}

static struct str type_word(enum kind k)
{
        switch (k) {
        case K_TEXT:
        case K_LONGTEXT:
        case K_CODE:
        case K_CODES:
        case K_SECRET:
                return S("@text");
        case K_INT:
        case K_MONEY:
        case K_TIME:
                return S("@int");
        case K_BOOL:
                return S("@bool NOT NULL DEFAULT 0");
        case K_DATE:
                return S("@date");
        case K_REF:
        case K_FILE:
                return S("@ref");
        case K_GROUP:
        case K_N:
                break;
        }
        panic("this kind has no column");
}

/* The table that a field refers to, or empty. */
static struct str table_of(const struct field *f)
{
        if (str_eq(f->ref, S("colleague")) || str_eq(f->ref, S("case_manager")))
                return S("users"); /* lists of accounts, shorter than all of them */
        return f->kind == K_FILE ? S("attachment") : f->ref;
}

/* "born @date", "site_id @ref REFERENCES site(id)" */
static void put_column(struct buf *b, const struct field *f)
{
        struct str table = table_of(f);
        put_name(b, f->key);
        buf_char(b, ' ');
        buf_put(b, type_word(f->kind));
        if (str_empty(table))
                return;
        buf_lit(b, " REFERENCES ");
        put_name(b, table);
        buf_lit(b, "(id)");
}

static void put_table(struct writer *w, const struct entity *e)
{
        struct buf *b = &w->sql;
        buf_lit(b, "CREATE TABLE ");
        put_name(b, e->name);
        buf_put(b, e->in_case ? S(" (\n  @case_entity") : S(" (\n  @entity"));
        for (size_t i = 0; i < e->n; i++)
                if (kind_stored(e->fields[i].kind)) {
                        buf_lit(b, ",\n  ");
                        put_column(b, &e->fields[i]);
                }
        buf_lit(b, "\n) @table;\n");
        if (e->in_case) {
                buf_lit(b, "CREATE INDEX ");
                buf_put(b, e->name);
                buf_lit(b, "_case ON ");
                put_name(b, e->name);
                buf_lit(b, "(case_id, id);\n");
        }
        w->out->tables++;
}

/* A table that is missing has its id as first finding: one per table. */
static bool is_table(const struct schema_finding *f)
{
        return f->no_table && !f->f && str_eq(f->column, S("id"));
}

static bool refers_to(const struct entity *e, struct str table)
{
        if (str_eq(e->name, table))
                return false;
        if (e->in_case && str_eq(table, S("casefile")))
                return true;
        for (size_t i = 0; i < e->n; i++)
                if (str_eq(table_of(&e->fields[i]), table))
                        return true;
        return false;
}

/* How many tables must stand before this one, along the longest way; circles end at the limit. */
static size_t depth(const struct writer *w, const struct entity *e, size_t limit)
{
        size_t deepest = 0;
        for (const struct schema_finding *f = w->check->first; f && limit; f = f->next) {
                size_t d = is_table(f) && refers_to(e, f->e->name) ? 1 + depth(w, f->e, limit - 1) : 0;
                deepest = d > deepest ? d : deepest;
        }
        return deepest;
}

enum { MOST_DEPTH = 12 };

static void put_tables(struct writer *w)
{
        for (size_t d = 0; d <= MOST_DEPTH; d++)
                for (const struct schema_finding *f = w->check->first; f; f = f->next)
                        if (is_table(f) && depth(w, f->e, MOST_DEPTH) == d)
                                put_table(w, f->e);
}

static void put_added(struct writer *w, const struct schema_finding *f)
{
        buf_lit(&w->sql, "ALTER TABLE ");
        put_name(&w->sql, f->e->name);
        buf_lit(&w->sql, " ADD COLUMN ");
        put_column(&w->sql, f->f);
        buf_lit(&w->sql, ";\n");
        w->out->columns++;
}

void scaffold_write(struct arena *a, const struct schema_check *check, struct scaffold *out)
{
        struct writer w = {.check = check, .out = out};
        *out = (struct scaffold){0};
        buf_init(&w.sql, a, SCAFFOLD_BYTES);
        buf_init(&w.undecided, a, SCAFFOLD_BYTES);
        put_tables(&w);
        for (const struct schema_finding *f = check->first; f; f = f->next)
                if (f->fault == SCHEMA_MISSING && f->f && !f->no_table)
                        put_added(&w, f);
                else if (f->fault != SCHEMA_MISSING || !f->no_table)
                        schema_finding_put(&w.undecided, f);
        must(!w.sql.full && !w.undecided.full);
        out->sql = buf_str(&w.sql);
        out->undecided = buf_str(&w.undecided);
}

bool scaffold_why_fits(struct str why)
{
        return text_valid(why) && str_find(why, S("\n")) < 0 && str_find(why, S("\r")) < 0;
}

struct str scaffold_commented(struct arena *a, struct str sql, struct str why)
{
        struct str line = str_trim(why);
        must(scaffold_why_fits(line));
        return str_empty(line) ? sql : str_join(a, S("-- "), line, S("\n"), sql);
}
