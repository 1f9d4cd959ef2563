#include "db/migrate.h"

#include "base/rand.h"
#include "db/backup.h"
#include "db/catalog.h"
#include "db/db_inner.h"
#include "db/migrate_text.h"
#include "db/problem.h"
#include "db/rebuild.h"
#include "db/view.h"

#include <stdio.h>

#define APPLIED(X) X(INT, number) X(TEXT, name) X(TEXT, hash)
ROW(applied, APPLIED)
SQL(schema_versions, applied, "SELECT number, name, hash FROM schema_version ORDER BY number")
SQL(schema_version_add, none,
    "INSERT INTO schema_version (number, name, hash, applied_at) VALUES ($1, $2, $3, $4)")

static const char table_text[] =
        "CREATE TABLE IF NOT EXISTS schema_version (number @int PRIMARY KEY NOT NULL,"
        " name @text NOT NULL, hash @text NOT NULL, applied_at @int NOT NULL) @table;";

/* Migrations may take their time; the schema of an office is made when it is not there. */
static const char pgsql_text[] =
        "SET LOCAL statement_timeout = 0;"
        " DO $$ BEGIN"
        " IF NOT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = current_setting('fallnetz.schema')) THEN"
        " EXECUTE format('CREATE SCHEMA %I', current_setting('fallnetz.schema')); END IF; END $$;";

static enum err refuse(struct db *db, enum err e, struct str why)
{
        snprintf(db->conn->problem, sizeof db->conn->problem, "%.*s", (int)why.n, why.p);
        return e;
}

/* "0007-names" */
static struct str file_name(struct arena *a, const struct migration *m)
{
        char digits[16];
        snprintf(digits, sizeof digits, "%04d", m->number);
        return str_join(a, str_copy(a, str_of(digits)), S("-"), m->name);
}

static enum err script(struct wtx *tx, struct str sql)
{
        enum err e = drv_script(tx->r.db, tx->r.arena, sql);
        if (e != OK)
                tx->r.broken = e;
        return e;
}

/* ---- where the database stands ---- */
static enum err read_applied(struct rtx *tx, struct applied **out, size_t *n)
{
        struct catalog_column *c;
        TRY(catalog_columns(tx, S("schema_version"), &c, n));
        *out = NULL;
        return *n == 0 ? OK : db_list(tx, &sql_schema_versions, NO_ARGS, out, n);
}

static const struct migration *by_number(const struct migration *list, int64_t number)
{
        for (; list->number; list++)
                if (list->number == number)
                        return list;
        return NULL;
}

static enum err check_applied(struct db *db, struct arena *a, const struct migration *list,
                              const struct applied *done, size_t n)
{
        for (size_t i = 0; i < n; i++) {
                const struct migration *m = by_number(list, done[i].number);
                if (!m)
                        return refuse(
                                db, ERR_INVALID,
                                str_join(
                                        a,
                                        _("Die Datenbank ist neuer als dieses Programm: Sie kennt schon Schritt "),
                                        str_from_int(a, done[i].number), S(" („"), done[i].name,
                                        _("“). Bitte starten Sie die neuere Fassung von Fallnetz.")));
                if (!str_eq(digest_hex(a, m->sql), done[i].hash))
                        return refuse(
                                db, ERR_INVALID,
                                str_join(
                                        a, _("Die Datei "), file_name(a, m),
                                        _(".sql wurde geändert, nachdem sie angewendet war. Das Programm und die "
                                          "Datenbank passen nicht zusammen. Bitte stellen Sie die Datei wieder her, "
                                          "wie sie war; was sich ändern soll, kommt in eine neue Datei. Eine Datenbank "
                                          "nur zum Ausprobieren können Sie löschen und neu anlegen.")));
        }
        return OK;
}

static bool is_applied(const struct applied *done, size_t n, int number)
{
        for (size_t i = 0; i < n; i++)
                if (done[i].number == number)
                        return true;
        return false;
}

static void count(const struct migration *list, const struct applied *done, size_t n,
                  struct migrate_status *out)
{
        *out = (struct migrate_status){.database = n ? (int)done[n - 1].number : 0};
        for (; list->number; list++) {
                out->program = list->number;
                out->pending += !is_applied(done, n, list->number);
        }
}

/* What the program brings: files, and the views that follow from them (NULL: they are left alone). */
struct plan {
        const struct migration *list;
        const struct view_part *views;
};

static enum err read_state(struct rtx *tx, const struct plan *p, struct applied **done, size_t *n,
                           bool *views_old)
{
        bool current = true;
        TRY(read_applied(tx, done, n));
        if (p->views)
                TRY(views_current(tx, p->views, &current));
        *views_old = !current;
        return OK;
}

static enum err look(struct db *db, struct arena *a, const struct plan *p, struct migrate_status *out,
                     const struct migration **next)
{
        struct rtx *tx;
        struct applied *done = NULL;
        const struct migration *list = p->list;
        size_t n = 0;
        bool views_old;
        *next = NULL;
        TRY(db_begin_read(db, a, 0, &tx));
        enum err e = read_state(tx, p, &done, &n, &views_old);
        db_end_read(tx);
        TRY(e);
        TRY(check_applied(db, a, list, done, n));
        count(list, done, n, out);
        out->views_old = views_old;
        for (const struct migration *m = list; m->number && !*next; m++)
                if (!is_applied(done, n, m->number))
                        *next = m;
        return OK;
}

enum err migrate_status(struct db *db, struct arena *a, struct migrate_status *out)
{
        const struct migration *next;
        return look(db, a, &(struct plan){all_migrations, all_views}, out, &next);
}

/* ---- one file ---- */
static bool rebuilds(const struct piece *p)
{
        for (; p; p = p->next)
                if (!str_empty(p->rebuild))
                        return true;
        return false;
}

static enum err run_pieces(struct wtx *tx, const struct piece *first)
{
        for (const struct piece *p = first; p; p = p->next)
                TRY(str_empty(p->rebuild) ? script(tx, p->sql) : rebuild_table(tx, p->rebuild, p->sql));
        return rebuilds(first) ? rebuild_check(tx) : OK;
}

static enum err views_new(struct wtx *tx, const struct view_part *views)
{
        struct str problem;
        enum err e = views_make(tx, views, &problem);
        return str_empty(problem) ? e : refuse(tx->r.db, e, problem);
}

/* Another process may have done it while this one waited. After the last file the views are there again. */
static enum err apply_in(struct wtx *tx, const struct migration *m, const struct piece *pieces,
                         const struct plan *p, bool *done)
{
        struct arena *a = tx->r.arena;
        struct str problem;
        struct applied *before;
        size_t n;
        const struct piece *table = migrate_text(a, str_of(table_text), db_is_pgsql(tx->r.db), &problem);
        if (db_is_pgsql(tx->r.db))
                TRY(script(tx, str_of(pgsql_text)));
        TRY(script(tx, table->sql));
        TRY(read_applied(&tx->r, &before, &n));
        *done = !is_applied(before, n, m->number);
        if (!*done)
                return OK;
        if (p->views)
                TRY(views_drop(tx));
        TRY(run_pieces(tx, pieces));
        TRY(db_exec(tx, &sql_schema_version_add, ARGS(m->number, m->name, digest_hex(a, m->sql), clock_now()),
                    NULL));
        return p->views && !m[1].number ? views_new(tx, p->views) : OK;
}

static enum err apply_transaction(struct db *db, struct arena *a, const struct migration *m,
                                  const struct piece *pieces, const struct plan *p, bool *done)
{
        struct wtx *tx;
        TRY(db_begin_write(db, a, 0, &tx));
        enum err e = apply_in(tx, m, pieces, p, done);
        if (e == OK)
                return db_commit(tx);
        db_rollback(tx);
        return refuse(db, e, str_join(a, file_name(a, m), S(": "), str_copy(a, db_problem(db))));
}

static enum err apply(struct db *db, struct arena *a, const struct migration *m, const struct plan *p,
                      bool *done)
{
        struct str problem;
        const struct piece *pieces = migrate_text(a, m->sql, db_is_pgsql(db), &problem);
        if (!str_empty(problem))
                return refuse(db, ERR_INVALID, str_join(a, file_name(a, m), S(": "), problem));
        if (!rebuilds(pieces))
                return apply_transaction(db, a, m, pieces, p, done);
        enum err e = rebuild_before(db, a);
        if (e == OK)
                e = apply_transaction(db, a, m, pieces, p, done);
        enum err end = rebuild_after(db, a);
        return e != OK ? e : end;
}

/* An empty database and one in memory need no copy; PostgreSQL has tools of its own. */
static enum err copy_first(struct db *db, struct arena *a, const struct migrate_status *s,
                           const struct migration *next)
{
        struct str file = db_file(db);
        char suffix[32];
        if (s->database == 0 || str_empty(file))
                return OK;
        snprintf(suffix, sizeof suffix, ".before-%04d", next->number);
        enum err e = db_backup(db, a, str_join(a, file, str_of(suffix)));
        return e == OK ? OK
                       : refuse(db, e, _("Vor der Umstellung ließ sich keine Kopie der Datenbank anlegen."));
}

/* Files were changed and no migration came with them; or a last one was missing in between. */
static enum err renew_views(struct db *db, struct arena *a, const struct view_part *views)
{
        struct wtx *tx;
        TRY(db_begin_write(db, a, 0, &tx));
        enum err e = views_drop(tx);
        if (e == OK)
                e = views_new(tx, views);
        if (e == OK)
                return db_commit(tx);
        db_rollback(tx);
        return e;
}

static enum err run(struct db *db, struct arena *a, const struct plan *p, int *applied)
{
        struct migrate_status s;
        const struct migration *next;
        *applied = 0;
        TRY(look(db, a, p, &s, &next));
        if (next)
                TRY(copy_first(db, a, &s, next));
        while (next) {
                bool done = false;
                TRY(apply(db, a, next, p, &done));
                *applied += done;
                TRY(look(db, a, p, &s, &next));
        }
        return s.views_old ? renew_views(db, a, p->views) : OK;
}

enum err migrate_run_views(struct db *db, struct arena *a, const struct migration *list,
                           const struct view_part *views, int *applied)
{
        return run(db, a, &(struct plan){list, views}, applied);
}

enum err migrate_run_list(struct db *db, struct arena *a, const struct migration *list, int *applied)
{
        return migrate_run_views(db, a, list, NULL, applied);
}

enum err migrate_run(struct db *db, struct arena *a, int *applied)
{
        return migrate_run_views(db, a, all_migrations, all_views, applied);
}
