/* A border to both libraries: SQLite's authorizer tells which tables a statement uses. */
#define BASE_BORDER
#include "db/sqlcheck.h"

#include "db/db_inner.h"
#include "db/db_pgsql.h"
#include "db/db_sqlite.h"
#include "db/problem.h"

#define REPORT_BYTES (1u << 20)
#define MOST_TABLES 64u

extern const struct entity *const all_entities[];

struct check {
        struct db *db;
        struct arena *a;
        struct str reviewed;
        const struct stmt *s;
        struct str table[MOST_TABLES]; /* what the statement touches */
        size_t tables;
        struct str written, secret; /* a table of records it writes; a secret column it reads */
        struct buf report;
        struct sqlcheck *out;
};

static void find_at(struct check *c, const struct stmt *s, struct str what, struct str more)
{
        c->out->findings++;
        buf_put(&c->report, str_of(s->file));
        buf_char(&c->report, ':');
        buf_int(&c->report, s->line);
        buf_lit(&c->report, ": ");
        buf_put(&c->report, str_of(s->name));
        buf_lit(&c->report, ": ");
        buf_put(&c->report, what);
        buf_put(&c->report, more);
        buf_lit(&c->report, "\n");
}

static void find(struct check *c, struct str what, struct str more)
{
        find_at(c, c->s, what, more);
}

/* ---- which tables ---- */
static void add_table(struct check *c, const char *name)
{
        struct str table = str_of(name);
        for (size_t i = 0; i < c->tables; i++)
                if (str_eq(c->table[i], table))
                        return;
        if (c->tables < MOST_TABLES)
                c->table[c->tables++] = str_copy(c->a, table);
}

static const struct entity *entity_of(const char *table)
{
        for (const struct entity *const *e = all_entities; *e; e++)
                if (str_eq((*e)->name, str_of(table)))
                        return *e;
        return NULL;
}

static void note_secret(struct check *c, const char *table, const char *column)
{
        const struct entity *e = entity_of(table);
        int field = e ? ent_field(e, str_of(column)) : -1;
        if (field >= 0 && e->fields[field].kind == K_SECRET)
                c->secret = e->fields[field].key;
}

static int authorize(void *arg, int action, const char *first, const char *second, const char *base,
                     const char *view)
{
        struct check *c = arg;
        (void)base;
        (void)view;
        if (action == SQLITE_READ)
                note_secret(c, first, second);
        else if (action != SQLITE_INSERT && action != SQLITE_UPDATE && action != SQLITE_DELETE)
                return SQLITE_OK;
        else if (entity_of(first))
                c->written = entity_of(first)->name;
        add_table(c, first);
        return SQLITE_OK;
}

static bool touches(const struct check *c, struct str table)
{
        for (size_t i = 0; i < c->tables; i++)
                if (str_eq(c->table[i], table))
                        return true;
        return false;
}

static bool is_owned(struct str table)
{
        for (const struct entity *const *e = all_entities; *e; e++)
                if ((*e)->in_case && str_eq((*e)->name, table))
                        return true;
        return str_eq(table, S("casefile")) || str_eq(table, S("case_line"));
}

/* "journal, plan" */
static struct str owned_tables(const struct check *c)
{
        struct str names = S("");
        for (size_t i = 0; i < c->tables; i++)
                if (is_owned(c->table[i]))
                        names = str_empty(names) ? c->table[i] : str_join(c->a, names, S(", "), c->table[i]);
        return names;
}

/* ---- the owner rule ---- */
static bool is_reviewed(struct str reviewed, struct str name)
{
        while (!str_empty(reviewed)) {
                struct str rest, line = str_split(reviewed, '\n', &reviewed);
                if (str_eq(str_split(str_trim(line), ' ', &rest), name))
                        return true;
        }
        return false;
}

static bool has(const struct stmt *s, struct str part)
{
        return str_find(str_of(s->text), part) >= 0;
}

/* Tied to the case of the grant: by its column, as the case itself, or by writing the column. */
static bool is_tied(const struct check *c)
{
        const struct stmt *s = c->s;
        if (has(s, S("case_id = $1")))
                return true;
        if (touches(c, S("casefile")) && (has(s, S(" id = $1")) || has(s, S(".id = $1"))))
                return true;
        struct str rest, head = str_split(str_of(s->text), ')', &rest);
        return str_starts(head, S("INSERT INTO")) && str_find(head, S("case_id")) > 0 &&
               str_find(rest, S("$1")) >= 0;
}

static void check_free(struct check *c)
{
        struct str owned = owned_tables(c);
        bool reviewed = is_reviewed(c->reviewed, str_of(c->s->name));
        if (!str_empty(owned) && !reviewed)
                find(c, S("touches tables of cases without grant, scope or review: "), owned);
        if (str_empty(owned) && str_empty(c->written) && reviewed)
                find(c, S("is in the list of reviewed statements, but need not be"), S(""));
}

static void check_records(struct check *c)
{
        if (!str_empty(c->secret))
                find(c, S("reads a secret, only ent_* may: "), c->secret);
        if (!str_empty(c->written) && !is_reviewed(c->reviewed, str_of(c->s->name)))
                find(c, S("writes records without history, only ent_* may: "), c->written);
}

static void check_rule(struct check *c)
{
        check_records(c);
        switch (c->s->rule) {
        case RULE_FREE:
                check_free(c);
                return;
        case RULE_SCOPE:
                if (!touches(c, S("case_access")))
                        find(c, S("SQL_SCOPE does not join case_access"), S(""));
                return;
        case RULE_IN:
                if (!is_tied(c))
                        find(c, S("SQL_IN is not tied to the case of the grant: case_id = $1"), S(""));
                return;
        }
}

/* ---- one statement ---- */
/* A list with filters: without filters, ordered by its first column. */
static struct str plain_text(struct arena *a, const struct stmt *s)
{
        static const struct str marks[][2] = {{S_INIT("@where"), S_INIT("")},
                                              {S_INIT("ORDER BY @order"), S_INIT("ORDER BY 1")},
                                              {S_INIT("@order"), S_INIT("")},
                                              {S_INIT("@page"), S_INIT("")}};
        struct str text = str_of(s->text);
        for (size_t i = 0; i < ARRAY_LEN(marks); i++)
                for (ptrdiff_t at; (at = str_find(text, marks[i][0])) >= 0;)
                        text = str_join(a, str_sub(text, 0, (size_t)at), marks[i][1],
                                        str_sub(text, (size_t)at + marks[i][0].n, text.n));
        return text;
}

static bool fits(enum kind k, enum cell_type t)
{
        switch (t) {
        case CELL_NUMBER:
                return k == K_INT || k == K_MONEY || k == K_BOOL || k == K_TIME;
        case CELL_TEXT:
                return k == K_TEXT || k == K_DATE;
        case CELL_BYTES:
                return k == K_FILE;
        case CELL_OTHER:
                break;
        }
        return false;
}

/* row_none has no columns; an insert that gives back its id has one. */
static bool columns_fit(const struct stmt *s, const struct prep *p)
{
        return p->columns == s->row->n;
}

static void check_types(struct check *c, struct prep *p)
{
        const enum cell_type *types;
        if (pgsql_describe(c->db->conn, p, c->a, &types) != OK) {
                find(c, S("cannot be described: "), db_problem(c->db));
                return;
        }
        for (size_t i = 0; columns_fit(c->s, p) && i < p->columns; i++)
                if (!fits(c->s->row->columns[i].kind, types[i]))
                        find(c, S("type of column "), str_of(c->s->row->columns[i].name));
}

static void check_one(struct check *c, const struct stmt *s)
{
        struct prep *p;
        bool pgsql = db_is_pgsql(c->db);
        c->s = s;
        c->tables = 0;
        c->written = c->secret = S("");
        c->out->statements++;
        if (drv_prepare(c->db, c->a, plain_text(c->a, s), &p) != OK) {
                find(c, S("cannot be prepared: "), str_copy(c->a, db_problem(c->db)));
                return;
        }
        if (pgsql)
                check_types(c, p);
        if (!columns_fit(s, p))
                find(c, S("the number of columns differs from the row type "), str_of(s->row->name));
        if (!pgsql)
                check_rule(c);
        c->db->conn->d->drop(c->db->conn, p);
}

/* Names that no statement has. */
static void check_list_of_names(struct check *c, const struct stmt *const *list)
{
        struct str rest, reviewed = c->reviewed;
        while (!str_empty(reviewed)) {
                struct str line = str_trim(str_split(reviewed, '\n', &reviewed)),
                           name = str_split(line, ' ', &rest);
                bool found = str_empty(name) || str_starts(name, S("#"));
                for (const struct stmt *const *s = list; *s && !found; s++)
                        found = str_eq(str_of((*s)->name), name);
                if (!found)
                        find_at(c,
                                &(struct stmt){.name = str_c(c->a, name),
                                               .file = "list of reviewed statements"},
                                S("there is no such statement"), S(""));
        }
}

/* Foreign keys are off meanwhile: a look at the row that is referred to is not the statement's own. */
static void watch(sqlite3 *h, struct check *c)
{
        sqlite3_db_config(h, SQLITE_DBCONFIG_ENABLE_FKEY, c == NULL, NULL);
        sqlite3_set_authorizer(h, c ? authorize : NULL, c);
}

void sqlcheck_list(struct db *db, struct arena *a, const struct stmt *const *list, struct str reviewed,
                   struct sqlcheck *out)
{
        struct check *c = NEW(a, struct check);
        *out = (struct sqlcheck){0};
        *c = (struct check){.db = db, .a = a, .reviewed = reviewed, .out = out};
        must(!db->open);
        buf_init(&c->report, a, REPORT_BYTES);
        cache_clear(&db->cache,
                    db->conn); /* dropping one statement takes all others of a connection with it */
        if (!db_is_pgsql(db))
                watch(sqlite_handle(db->conn), c);
        for (const struct stmt *const *s = list; *s; s++)
                check_one(c, *s);
        if (!db_is_pgsql(db))
                watch(sqlite_handle(db->conn), NULL);
        check_list_of_names(c, list);
        must(!c->report.full);
        out->report = buf_str(&c->report);
}

void sqlcheck_run(struct db *db, struct arena *a, struct str reviewed, struct sqlcheck *out)
{
        sqlcheck_list(db, a, all_stmts, reviewed, out);
}
