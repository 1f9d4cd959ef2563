#include "domain/demo/demo_inner.h"

#include "domain/cases/case.h"

SQL(demo_accounts, one_int, "SELECT COUNT(*) FROM users")
SQL(demo_concept, one_int, "SELECT COALESCE(MAX(id), 0) FROM concept WHERE active = 1")

enum err demo_checked(struct demo *d, enum err e, const struct errs *errs)
{
        (void)d;
        if (e == ERR_INVALID && errs->n)
                panic("the demo office has invalid data");
        return e;
}

enum err demo_add(struct demo *d, const struct free_entity *e, struct record *r)
{
        struct errs errs;
        errs_init(&errs, d->a);
        return demo_checked(d, ent_insert(d->tx, e, r, &errs), &errs);
}

enum err demo_add_in(struct demo *d, const struct wgrant *g, const struct case_entity *e, struct record *r)
{
        struct errs errs;
        errs_init(&errs, d->a);
        return demo_checked(d, ent_insert_in(d->tx, g, e, r, &errs), &errs);
}

static enum err demo_run(struct demo *d)
{
        struct one_int n;
        TRY(db_row(rtx_of(d->tx), &sql_demo_accounts, NO_ARGS, &n));
        if (n.n)
                return ERR_CONFLICT;
        TRY(db_row(rtx_of(d->tx), &sql_demo_concept, NO_ARGS, &n));
        d->concept = n.n;
        TRY(demo_office(d));
        TRY(demo_site_ratings(d));
        TRY(demo_albers(d));
        TRY(demo_cases(d));
        TRY(demo_enquiries(d));
        TRY(demo_absences(d));
        TRY(case_access_refresh_all(d->tx));
        return demo_colleagues(d);
}

enum err demo_fill(struct db *db, struct arena *a)
{
        struct demo d = {.a = a, .today = clock_today()};
        TRY(db_begin_write(db, a, 0, &d.tx));
        enum err e = demo_run(&d);
        if (e == OK)
                return db_commit(d.tx);
        db_rollback(d.tx);
        return e;
}
