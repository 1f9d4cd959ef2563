/* What the chain alone cannot see: that its end was cut off, or that all of it is gone. */
#include "core/audit.h"
#include "db/catalog.h"

#define TAIL_LINE(X) X(INT, changes) X(INT, accesses) X(INT, blocks) X(INT, orphans)
ROW(tail_line, TAIL_LINE)
SQL(audit_ends, tail_line,
    "SELECT COALESCE((SELECT MAX(id) FROM change), 0), COALESCE((SELECT MAX(id) FROM access_log), 0),"
    " COALESCE((SELECT MAX(id) FROM audit_block), 0),"
    " (SELECT COUNT(*) FROM change c WHERE c.block_id > COALESCE((SELECT MAX(id) FROM audit_block), 0))"
    " + (SELECT COUNT(*) FROM access_log l WHERE l.block_id > COALESCE((SELECT MAX(id) FROM audit_block), 0))")
SQL(audit_block_digest, one_int, "SELECT id FROM audit_block WHERE digest = $1")

static enum err tail_add(struct rtx *tx, struct str table, int64_t last, struct audit_tail *out)
{
        int64_t given;
        TRY(catalog_last_id(tx, table, &given));
        int64_t missing = given > last ? given - last : 0;
        out->missing += missing;
        out->cut |= missing && (!last || !db_is_pgsql(rtx_db(tx)));
        return OK;
}

enum err audit_tail(struct rtx *tx, struct audit_tail *out)
{
        struct tail_line t;
        TRY(db_row(tx, &sql_audit_ends, NO_ARGS, &t));
        *out = (struct audit_tail){.orphans = t.orphans, .cut = t.orphans > 0};
        TRY(tail_add(tx, S("change"), t.changes, out));
        TRY(tail_add(tx, S("access_log"), t.accesses, out));
        return tail_add(tx, S("audit_block"), t.blocks, out);
}

enum err audit_find(struct rtx *tx, struct str digest, int64_t *block)
{
        struct one_int n = {0};
        enum err e = db_row(tx, &sql_audit_block_digest, ARGS(digest), &n);
        *block = n.n;
        return e == ERR_NOT_FOUND ? OK : e;
}
