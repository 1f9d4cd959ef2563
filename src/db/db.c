#include "db/db_inner.h"

#include "db/problem.h"

#define DB_BYTES (32u << 20)

/* Why the last db_open failed: there is no database yet that could say it. */
static char open_problem[sizeof((struct conn){0}.problem)];

static bool url_is_pgsql(struct str url)
{
        return str_starts(url, S("postgresql://")) || str_starts(url, S("postgres://"));
}

enum err db_open(struct arena *a, struct str url, struct db **out)
{
        const struct driver *d = url_is_pgsql(url) ? &driver_pgsql : &driver_sqlite;
        struct db *db = NEW(a, struct db);
        *db = (struct db){.arena = arena_open(DB_BYTES), .failed = CONST_NAME("")};
        enum err e = d->open(db->arena, url, &db->conn);
        if (e != OK) {
                memcpy(open_problem, db->conn->problem, sizeof open_problem);
                d->close(db->conn);
                arena_close(db->arena);
                return e;
        }
        cache_open(&db->cache, db->arena);
        *out = db;
        return OK;
}

void db_close(struct db *db)
{
        if (!db)
                return;
        must(!db->open);
        cache_close(&db->cache, db->conn);
        db->conn->d->close(db->conn);
        arena_close(db->arena);
}

bool db_is_pgsql(const struct db *db)
{
        return db->conn->d == &driver_pgsql;
}

struct str db_engine(struct arena *a, struct db *db)
{
        return db->conn->d->engine(db->conn, a);
}

enum err db_revive(struct db *db)
{
        bool fresh = false;
        must(!db->open);
        enum err e = db->conn->d->revive(db->conn, &fresh);
        if (fresh)
                cache_clear(&db->cache, db->conn);
        return e;
}

int64_t db_statements(const struct db *db)
{
        return db->statements;
}

struct const_name db_failed_statement(const struct db *db)
{
        return db->failed;
}

struct str db_problem(const struct db *db)
{
        return str_of(db ? db->conn->problem : open_problem);
}

/* ---- transactions ---- */
static void tx_start(struct rtx *tx, struct db *db, struct arena *a, int64_t actor, bool write)
{
        *tx = (struct rtx){.db = db, .arena = a, .actor = actor, .write = write, .broken = OK};
        db->open = tx;
}

/* While nothing runs is the time to empty a full cache. */
static enum err begin(struct db *db, enum begin how)
{
        must(!db->open);
        if (cache_full(&db->cache))
                cache_clear(&db->cache, db->conn);
        db->conn->problem[0] = 0;
        db->failed = CONST_NAME("");
        return drv_begin(db, how);
}

enum err db_begin_read(struct db *db, struct arena *a, int64_t actor, struct rtx **out)
{
        TRY(begin(db, BEGIN_READ));
        *out = NEW(a, struct rtx);
        tx_start(*out, db, a, actor, false);
        return OK;
}

static enum err begin_writing(struct db *db, enum begin how, struct arena *a, int64_t actor, struct wtx **out)
{
        TRY(begin(db, how));
        *out = NEW(a, struct wtx);
        tx_start(&(*out)->r, db, a, actor, true);
        return OK;
}

enum err db_begin_write(struct db *db, struct arena *a, int64_t actor, struct wtx **out)
{
        return begin_writing(db, BEGIN_WRITE, a, actor, out);
}

enum err db_begin_note(struct db *db, struct arena *a, int64_t actor, struct wtx **out)
{
        return begin_writing(db, BEGIN_NOTE, a, actor, out);
}

static void tx_end(struct rtx *tx)
{
        must(tx->db->open == tx);
        tx->db->open = NULL;
}

void db_end_read(struct rtx *tx)
{
        must(!tx->write);
        tx_end(tx);
        drv_rollback(tx->db);
}

enum err rtx_failed(const struct rtx *tx)
{
        return tx->broken;
}

enum err db_commit(struct wtx *tx)
{
        tx_end(&tx->r);
        enum err e = tx->r.broken != OK ? tx->r.broken : drv_commit(tx->r.db);
        if (e != OK)
                drv_rollback(tx->r.db);
        return e;
}

void db_rollback(struct wtx *tx)
{
        tx_end(&tx->r);
        drv_rollback(tx->r.db);
}

struct rtx *rtx_of(struct wtx *tx)
{
        return &tx->r;
}
struct arena *rtx_arena(struct rtx *tx)
{
        return tx->arena;
}
struct arena *wtx_arena(struct wtx *tx)
{
        return tx->r.arena;
}
int64_t rtx_actor(const struct rtx *tx)
{
        return tx->actor;
}
void rtx_actor_set(struct rtx *tx, int64_t actor)
{
        tx->actor = actor;
}
void wtx_actor_set(struct wtx *tx, int64_t actor)
{
        tx->r.actor = actor;
}
struct db *rtx_db(struct rtx *tx)
{
        return tx->db;
}

void **rtx_memo(struct rtx *tx, const void *key)
{
        for (struct memo *m = tx->memo; m; m = m->next)
                if (m->key == key)
                        return &m->value;
        struct memo *m = NEW(tx->arena, struct memo);
        m->key = key;
        m->next = tx->memo;
        tx->memo = m;
        return &m->value;
}
