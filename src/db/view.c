#include "db/view.h"

#include "base/rand.h"
#include "db/catalog.h"
#include "db/db_inner.h"
#include "db/migrate_text.h"

#define VIEWS_MAX 200
#define SQL_BYTES (256u << 10)

/* What was made, so that exactly that is dropped: an office may have views of its own. */
#define MADE(X) X(TEXT, name) X(TEXT, hash)
ROW(made_view, MADE)
SQL(schema_views, made_view, "SELECT name, hash FROM schema_view ORDER BY name")
SQL(schema_view_add, none, "INSERT INTO schema_view (name, hash) VALUES ($1, $2)")
SQL(schema_view_clear, none, "DELETE FROM schema_view")

static const char table_text[] = "CREATE TABLE IF NOT EXISTS schema_view (name @text PRIMARY KEY NOT NULL,"
                                 " hash @text NOT NULL) @table;";

struct made {
        struct str name, sql; /* all parts, as they stand in the files */
        struct str body;      /* for the engine */
        bool done;
};
struct views {
        struct arena *a;
        bool pgsql;
        struct made view[VIEWS_MAX];
        size_t n;
        struct str problem;
};

static enum err script(struct wtx *tx, struct str sql)
{
        enum err e = drv_script(tx->r.db, tx->r.arena, sql);
        if (e != OK)
                tx->r.broken = e;
        return e;
}

/* ---- the list ---- */

static struct made *view_of(struct views *v, struct str name)
{
        for (size_t i = 0; i < v->n; i++)
                if (str_eq(v->view[i].name, name))
                        return &v->view[i];
        must(v->n < VIEWS_MAX);
        v->view[v->n] = (struct made){.name = name};
        return &v->view[v->n++];
}

static void part_add(struct views *v, const struct view_part *part)
{
        struct made *m = view_of(v, part->name);
        struct str problem, join = str_empty(m->sql) ? S("") : S("\nUNION ALL\n");
        const struct piece *piece = migrate_text(v->a, part->sql, v->pgsql, &problem);
        if (str_empty(problem) && (!piece || piece->next || !str_empty(piece->rebuild)))
                problem = S("one SELECT");
        if (!str_empty(problem)) {
                v->problem = str_join(v->a, part->file, S(": "), problem);
                return;
        }
        m->sql = str_join(v->a, m->sql, join, part->sql);
        m->body = str_join(v->a, m->body, join, str_trim(piece->sql));
}

static struct views *views_read(struct arena *a, const struct view_part *list, bool pgsql)
{
        struct views *v = NEW(a, struct views);
        *v = (struct views){.a = a, .pgsql = pgsql};
        for (; list->name.n; list++)
                part_add(v, list);
        return v;
}

/* ---- order ---- */

static bool word_char(char c)
{
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static bool has_word(struct str text, struct str word)
{
        for (ptrdiff_t at; (at = str_find(text, word)) >= 0;) {
                size_t end = (size_t)at + word.n;
                bool begins = at == 0 || !word_char(text.p[at - 1]);
                if (begins && (end == text.n || !word_char(text.p[end])))
                        return true;
                text = str_sub(text, end, text.n);
        }
        return false;
}

static bool is_ready(const struct views *v, const struct made *m)
{
        for (size_t i = 0; i < v->n; i++)
                if (!v->view[i].done && &v->view[i] != m && has_word(m->body, v->view[i].name))
                        return false;
        return true;
}

static struct made *next_ready(struct views *v)
{
        for (size_t i = 0; i < v->n; i++)
                if (!v->view[i].done && is_ready(v, &v->view[i]))
                        return &v->view[i];
        return NULL;
}

/* ---- in the database ---- */

static enum err made_read(struct rtx *tx, struct made_view **out, size_t *n)
{
        struct catalog_column *c;
        TRY(catalog_columns(tx, S("schema_view"), &c, n));
        *out = NULL;
        return *n == 0 ? OK : db_list(tx, &sql_schema_views, NO_ARGS, out, n);
}

/* PostgreSQL drops views that need each other only together; one that somebody else hung on ours is told, not dropped. */
enum err views_drop(struct wtx *tx)
{
        struct made_view *made;
        size_t n;
        struct buf b;
        bool together = db_is_pgsql(tx->r.db);
        TRY(made_read(&tx->r, &made, &n));
        if (!n)
                return OK;
        buf_init(&b, tx->r.arena, SQL_BYTES);
        for (size_t i = 0; i < n; i++) {
                buf_put(&b, together && i ? S(", ") : S("DROP VIEW "));
                buf_put(&b, made[i].name);
                buf_put(&b, together ? S("") : S(";\n"));
        }
        must(!b.full);
        TRY(script(tx, buf_str(&b)));
        return db_exec(tx, &sql_schema_view_clear, NO_ARGS, NULL);
}

static enum err make(struct wtx *tx, const struct made *m)
{
        struct arena *a = tx->r.arena;
        TRY(script(tx, str_join(a, S("CREATE VIEW "), m->name, S(" AS\n"), m->body)));
        return db_exec(tx, &sql_schema_view_add, ARGS(m->name, digest_hex(a, m->sql)), NULL);
}

enum err views_make(struct wtx *tx, const struct view_part *list, struct str *problem)
{
        struct str none;
        struct views *v = views_read(tx->r.arena, list, db_is_pgsql(tx->r.db));
        const struct piece *table = migrate_text(tx->r.arena, str_of(table_text), v->pgsql, &none);
        *problem = v->problem;
        if (!str_empty(v->problem))
                return ERR_INVALID;
        TRY(script(tx, table->sql));
        for (size_t i = 0; i < v->n; i++) {
                struct made *next = next_ready(v);
                if (!next) {
                        *problem = S("views that need each other");
                        return ERR_INVALID;
                }
                TRY(make(tx, next));
                next->done = true;
        }
        return OK;
}

enum err views_current(struct rtx *tx, const struct view_part *list, bool *out)
{
        struct made_view *made;
        size_t n, same = 0;
        struct arena *a = rtx_arena(tx);
        struct views *v = views_read(a, list, db_is_pgsql(rtx_db(tx)));
        TRY(made_read(tx, &made, &n));
        for (size_t i = 0; i < n; i++)
                for (size_t k = 0; k < v->n; k++)
                        same += str_eq(made[i].name, v->view[k].name) &&
                                str_eq(made[i].hash, digest_hex(a, v->view[k].sql));
        *out = same == n && same == v->n;
        return OK;
}
