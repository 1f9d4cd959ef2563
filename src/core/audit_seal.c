/* The chain: the job worker seals what was written since the last block; a later change of a sealed row shows. */
#include "base/rand.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/job.h"

#define SEAL_ROWS "10000"

#define SEAL_LINE(X)                                                                                         \
        X(INT, id) X(TIME, at) X(INT, actor) X(TEXT, subject) X(INT, row_id) X(INT, case_id) X(TEXT, what)   \
                X(TEXT, digest)
ROW(seal_line, SEAL_LINE)
SQL(change_unsealed, seal_line,
    "SELECT id, at, actor, entity, row_id, case_id, what, digest FROM change WHERE block_id IS NULL ORDER BY id LIMIT " SEAL_ROWS)
SQL(access_unsealed, seal_line,
    "SELECT id, at, actor, page, request_id, case_id, why, '' FROM access_log WHERE block_id IS NULL ORDER BY id LIMIT " SEAL_ROWS)
SQL(change_of_block, seal_line,
    "SELECT id, at, actor, entity, row_id, case_id, what, digest FROM change WHERE block_id = $1 ORDER BY id")
SQL(access_of_block, seal_line,
    "SELECT id, at, actor, page, request_id, case_id, why, '' FROM access_log WHERE block_id = $1 ORDER BY id")
SQL(change_into_block, none,
    "UPDATE change SET block_id = $1 WHERE block_id IS NULL AND id BETWEEN $2 AND $3")
SQL(access_into_block, none,
    "UPDATE access_log SET block_id = $1 WHERE block_id IS NULL AND id BETWEEN $2 AND $3")

#define BLOCK_LINE(X)                                                                                        \
        X(INT, id) X(TIME, sealed_at) X(TEXT, content_digest) X(TEXT, previous_digest) X(TEXT, digest)
ROW(block_line, BLOCK_LINE)
SQL(block_last, block_line,
    "SELECT id, sealed_at, content_digest, previous_digest, digest FROM audit_block ORDER BY id DESC LIMIT 1")
SQL(block_after, block_line,
    "SELECT id, sealed_at, content_digest, previous_digest, digest FROM audit_block WHERE id > $1 ORDER BY id LIMIT 500")
SQL(block_add, one_int,
    "INSERT INTO audit_block (sealed_at, first_change, last_change, first_access, last_access, content_digest, previous_digest,"
    " digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id")

struct seal_rows {
        struct seal_line *change, *access;
        size_t changes, accesses;
};

static void seal_feed(struct buf *b, const struct seal_line *l, size_t n)
{
        for (size_t i = 0; i < n; i++) {
                buf_int(b, l[i].id);
                buf_char(b, '|');
                buf_int(b, l[i].at.s);
                buf_char(b, '|');
                buf_int(b, l[i].actor);
                buf_char(b, '|');
                buf_put(b, l[i].subject);
                buf_char(b, '|');
                buf_int(b, l[i].row_id);
                buf_char(b, '|');
                buf_int(b, l[i].case_id);
                buf_char(b, '|');
                buf_put(b, l[i].what);
                buf_char(b, '|');
                buf_put(b, l[i].digest);
                buf_char(b, '\n');
        }
}

static struct str seal_content(struct arena *a, const struct seal_rows *r)
{
        struct buf b;
        buf_init(&b, a, 64u << 20);
        seal_feed(&b, r->change, r->changes);
        buf_lit(&b, "--\n");
        seal_feed(&b, r->access, r->accesses);
        must(!b.full);
        return digest_hex(a, buf_str(&b));
}

static struct str seal_digest(struct arena *a, struct moment at, struct str content, struct str previous)
{
        return digest_hex(a, str_join(a, str_from_int(a, at.s), S("|"), content, S("|"), previous));
}

static enum err seal_write(struct wtx *tx, const struct seal_rows *r)
{
        struct arena *a = wtx_arena(tx);
        struct block_line last = {.digest = S("start")};
        enum err e = db_row(rtx_of(tx), &sql_block_last, NO_ARGS, &last);
        if (e != OK && e != ERR_NOT_FOUND)
                return e;
        struct moment now = clock_now();
        struct str content = seal_content(a, r);
        int64_t c0 = r->changes ? r->change[0].id : 0, c1 = r->changes ? r->change[r->changes - 1].id : 0;
        int64_t a0 = r->accesses ? r->access[0].id : 0, a1 = r->accesses ? r->access[r->accesses - 1].id : 0;
        int64_t id;
        TRY(db_insert(tx, &sql_block_add,
                      ARGS(now, value_ref(c0), value_ref(c1), value_ref(a0), value_ref(a1), content,
                           last.digest, seal_digest(a, now, content, last.digest)),
                      &id));
        TRY(db_exec(tx, &sql_change_into_block, ARGS(id, c0, c1), NULL));
        return db_exec(tx, &sql_access_into_block, ARGS(id, a0, a1), NULL);
}

enum err audit_seal(struct wtx *tx, int64_t *sealed)
{
        struct seal_rows r;
        TRY(db_list(rtx_of(tx), &sql_change_unsealed, NO_ARGS, &r.change, &r.changes));
        TRY(db_list(rtx_of(tx), &sql_access_unsealed, NO_ARGS, &r.access, &r.accesses));
        *sealed = (int64_t)(r.changes + r.accesses);
        return *sealed ? seal_write(tx, &r) : OK;
}

JOB(audit_seal_job, 1)
(struct wtx *tx)
{
        int64_t sealed;
        return audit_seal(tx, &sealed);
}

/* ---- verification ---- */
#define CONTENT_LINE(X) X(INT, id) X(TEXT, digest) X(TEXT, salt) X(TEXT, content)
ROW(content_line, CONTENT_LINE)
SQL(change_contents, content_line,
    "SELECT c.id, c.digest, x.salt, x.content FROM change c JOIN change_content x ON x.change_id = c.id"
    " WHERE c.id > $1 ORDER BY c.id LIMIT 1000")
#define COUNT_LINE(X) X(INT, changes) X(INT, accesses) X(INT, unsealed)
ROW(count_line, COUNT_LINE)
SQL(audit_counts, count_line,
    "SELECT (SELECT COUNT(*) FROM change), (SELECT COUNT(*) FROM access_log),"
    " (SELECT COUNT(*) FROM change WHERE block_id IS NULL) + (SELECT COUNT(*) FROM access_log WHERE block_id IS NULL)")

static enum err verify_block(struct rtx *tx, const struct block_line *b, struct str previous, bool *intact,
                             size_t *rows)
{
        struct seal_rows r;
        TRY(db_list(tx, &sql_change_of_block, ARGS(b->id), &r.change, &r.changes));
        TRY(db_list(tx, &sql_access_of_block, ARGS(b->id), &r.access, &r.accesses));
        *rows = r.changes + r.accesses;
        struct arena *a = rtx_arena(tx);
        *intact = str_eq(seal_content(a, &r), b->content_digest) && str_eq(previous, b->previous_digest) &&
                  str_eq(seal_digest(a, b->sealed_at, b->content_digest, b->previous_digest), b->digest);
        return OK;
}

static enum err verify_chain(struct rtx *tx, struct audit_report *out)
{
        struct str previous = S("start");
        int64_t after = 0;
        for (;;) {
                struct block_line *b;
                size_t n;
                TRY(db_list(tx, &sql_block_after, ARGS(after), &b, &n));
                if (!n)
                        return OK;
                for (size_t i = 0; i < n; i++) {
                        bool intact;
                        size_t rows;
                        TRY(verify_block(tx, &b[i], previous, &intact, &rows));
                        if (!intact && !out->broken_block)
                                out->broken_block = b[i].id;
                        previous = out->digest = b[i].digest;
                        after = b[i].id;
                        out->blocks++;
                }
        }
}

static enum err verify_contents(struct rtx *tx, struct audit_report *out)
{
        struct arena *a = rtx_arena(tx);
        int64_t after = 0;
        for (;;) {
                struct content_line *c;
                size_t n;
                TRY(db_list(tx, &sql_change_contents, ARGS(after), &c, &n));
                if (!n)
                        return OK;
                for (size_t i = 0; i < n; i++)
                        if (!str_eq(digest_salted(a, c[i].salt, c[i].content), c[i].digest))
                                out->broken_content++;
                after = c[n - 1].id;
        }
}

enum err audit_verify(struct rtx *tx, struct audit_report *out)
{
        *out = (struct audit_report){0};
        struct count_line counts;
        TRY(db_row(tx, &sql_audit_counts, NO_ARGS, &counts));
        out->changes = counts.changes;
        out->accesses = counts.accesses;
        out->unsealed = counts.unsealed;
        TRY(verify_chain(tx, out));
        TRY(audit_tail(tx, &out->tail));
        return verify_contents(tx, out);
}

/* ---- in steps ---- */
#define STEP_ROWS 20000

SQL(change_contents_of_block, content_line,
    "SELECT c.id, c.digest, x.salt, x.content FROM change c JOIN change_content x ON x.change_id = c.id WHERE c.block_id = $1")
SQL(audit_unsealed, one_int,
    "SELECT (SELECT COUNT(*) FROM change WHERE block_id IS NULL) + (SELECT COUNT(*) FROM access_log WHERE block_id IS NULL)")

static enum err step_contents(struct rtx *tx, int64_t block, struct audit_step *s)
{
        struct content_line *c;
        size_t n;
        TRY(db_list(tx, &sql_change_contents_of_block, ARGS(block), &c, &n));
        for (size_t i = 0; i < n; i++)
                if (!str_eq(digest_salted(rtx_arena(tx), c[i].salt, c[i].content), c[i].digest))
                        s->broken_content++;
        return OK;
}

static enum err step_block(struct rtx *tx, const struct block_line *b, struct audit_step *s, size_t *rows)
{
        bool intact;
        TRY(verify_block(tx, b, s->previous, &intact, rows));
        TRY(step_contents(tx, b->id, s));
        if (!intact && !s->broken_block)
                s->broken_block = b->id;
        s->previous = b->digest;
        s->after = b->id;
        s->blocks++;
        return OK;
}

enum err audit_verify_step(struct rtx *tx, int64_t blocks, struct audit_step *s)
{
        size_t rows = 0;
        for (int64_t done = 0; done < blocks && rows < STEP_ROWS;) {
                struct block_line *b;
                size_t n, more;
                TRY(db_list(tx, &sql_block_after, ARGS(s->after), &b, &n));
                s->end = n == 0;
                if (s->end)
                        return OK;
                for (size_t i = 0; i < n && done < blocks && rows < STEP_ROWS; i++, done++, rows += more)
                        TRY(step_block(tx, &b[i], s, &more));
        }
        return OK;
}

enum err audit_last(struct rtx *tx, struct audit_last *out)
{
        struct block_line b = {0};
        struct one_int unsealed;
        enum err e = db_row(tx, &sql_block_last, NO_ARGS, &b);
        if (e != OK && e != ERR_NOT_FOUND)
                return e;
        TRY(db_row(tx, &sql_audit_unsealed, NO_ARGS, &unsealed));
        *out = (struct audit_last){b.id, e == OK ? b.sealed_at : MOMENT_NONE, b.digest, unsealed.n};
        return OK;
}
