/* Every call of a driver passes here, is counted, and fails when a test ordered it. Rolling back never fails. */
#include "db/db_inner.h"

void db_fault_set(struct db *db, int64_t n, enum err e)
{
        db->fault_in = n;
        db->fault = e;
}

static enum err fault_due(struct db *db)
{
        if (db->fault_in == 0 || --db->fault_in > 0)
                return OK;
        return db->fault;
}

enum err drv_begin(struct db *db, enum begin how)
{
        TRY(fault_due(db));
        return db->conn->d->begin(db->conn, how);
}

enum err drv_commit(struct db *db)
{
        TRY(fault_due(db));
        return db->conn->d->commit(db->conn);
}

void drv_rollback(struct db *db)
{
        db->conn->d->rollback(db->conn);
}

enum err drv_prepare(struct db *db, struct arena *a, struct str sql, struct prep **out)
{
        TRY(fault_due(db));
        return db->conn->d->prepare(db->conn, a, sql, out);
}

enum err drv_run(struct db *db, struct prep *p, struct arena *scratch, const struct value *v, size_t n)
{
        db->statements++;
        TRY(fault_due(db));
        return db->conn->d->run(db->conn, p, scratch, v, n);
}

enum err drv_step(struct db *db, struct prep *p, bool *row)
{
        TRY(fault_due(db));
        return db->conn->d->step(db->conn, p, row);
}

enum err drv_script(struct db *db, struct arena *scratch, struct str sql)
{
        TRY(fault_due(db));
        return db->conn->d->script(db->conn, scratch, sql);
}
